import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commandIds } from '../../src/extension/command-ids.ts';
import { readTaskDefinition } from '../../src/extension/tasks/task-definition.ts';
import { CODE_LENSES, INLAY_HINTS } from '../../src/server/editor/editor-settings.ts';
import { sourceFiles } from './source-files.ts';

const { contributes } = manifest;
const offered: readonly string[] = contributes.commands.map(({ command }) => command);
/** The editor makes one for each view. */
const focusCommands = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => `${id}.focus`));

/** All texts in the manifest, however deep. */
function textsOf(value: unknown): string[] {
    if (typeof value === 'string') {
        return [value];
    }
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Commands of ours that a text leads to. */
function linkedCommands(text: string): string[] {
    return [...text.matchAll(/command:(firebreak\.[\w.]+)/g)].map(([, command = '']) => command);
}

describe('the commands of the manifest', () => {
    it('are those that the extension offers, each with a title in sentence case', () => {
        expect([...offered].sort()).toEqual(Object.values(commandIds).sort());
        for (const { title, category, command } of contributes.commands) {
            expect(title, command).toMatch(/^[A-Z][^A-Z]*$/);
            expect(category, command).toBe('Firebreak');
        }
    });

    it('are all that menus, keys and buttons name', () => {
        const named = [
            ...Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command)),
            ...contributes.keybindings.map(({ command }) => command),
        ];
        expect(named.filter((command) => !offered.includes(command))).toEqual([]);
    });

    it('are all that texts lead to and steps wait for', () => {
        const texts = textsOf([contributes.viewsWelcome, contributes.walkthroughs]);
        const awaited = texts.flatMap((text) =>
            text.startsWith('onCommand:') ? [text.slice('onCommand:'.length)] : [],
        );
        const named = [...texts.flatMap(linkedCommands), ...awaited.filter((id) => id.startsWith('firebreak.'))];
        expect(named.length).toBeGreaterThan(10);
        expect(named.filter((id) => !offered.includes(id) && !focusCommands.includes(id))).toEqual([]);
    });
});

describe('the settings of the manifest', () => {
    const sections = contributes.configuration;
    const settings = new Map<string, { readonly scope: string; readonly order: number; readonly text: string }>(
        sections.flatMap(({ properties }) =>
            Object.entries(properties).map(([name, { scope, order, markdownDescription: text }]) => [
                name,
                { scope, order, text },
            ]),
        ),
    );

    it('are those that the code reads, and no others', () => {
        const read = new Set([
            ...CODE_LENSES.map((name) => `firebreak.codeLens.${name}`),
            ...INLAY_HINTS.map((name) => `firebreak.inlayHints.${name}`),
            // Read by the client's library, whose id is the section.
            'firebreak.trace.server',
            ...sourceFiles(['src/extension']).flatMap(({ text }) =>
                [...text.matchAll(/getConfiguration\('(firebreak[\w.]*)'\)\s*\.get\(\s*'([\w.]+)'/g)].map(
                    ([, section, name]) => `${section}.${name}`,
                ),
            ),
        ]);
        expect([...settings.keys()].sort()).toEqual([...read].sort());
    });

    it('are read in no way that this test does not see', () => {
        const reads = sourceFiles(['src/extension']).flatMap(({ text }) => text.match(/getConfiguration\(/g) ?? []);
        const seen = sourceFiles(['src/extension']).flatMap(
            ({ text }) => text.match(/getConfiguration\('firebreak[\w.]*'\)\s*\.get\(\s*'[\w.]+'/g) ?? [],
        );
        expect(reads.length).toBe(seen.length);
    });

    it('say where they hold and what they do, in an order of their own', () => {
        for (const [name, { scope, text }] of settings) {
            expect(scope, name).toBe('window');
            expect(text, name).toMatch(/^[A-Z].*\.$/);
        }
        for (const { title, properties } of sections) {
            const orders = Object.values(properties).map(({ order }) => order);
            expect(orders, title).toEqual(orders.map((_, index) => index + 1));
        }
    });
});

describe('the files that the manifest names', () => {
    it('are there', () => {
        const files = textsOf([manifest.icon, contributes]).filter((text) =>
            /^(?:\.\/)?(?:src|docs|syntaxes)\/[\w./-]+\.(?:json|svg|png|webp|md)$/.test(text),
        );
        expect(files.length).toBeGreaterThan(10);
        expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([]);
    });
});

describe('the first steps', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

    it('each lead somewhere, end when that was done, and show how it looks', () => {
        for (const { id, description, completionEvents, media } of steps) {
            expect(description, id).toContain('](command:');
            expect(completionEvents.length, id).toBeGreaterThan(0);
            expect('altText' in media ? media.altText.length : media.markdown.length, id).toBeGreaterThan(20);
        }
    });
});

describe('the task that the manifest shows', () => {
    it('is one that the extension understands with what the manifest takes for granted', () => {
        const defaults = contributes.taskDefinitions.map(({ type, properties }) =>
            Object.fromEntries([
                ['type', type],
                ...Object.entries(properties).map(([name, property]) => [name, property.default]),
            ]),
        );
        expect(defaults.map(readTaskDefinition)).toEqual(defaults);
    });
});

describe('the workspaces in which the extension works', () => {
    it('are also those that nobody trusts and those that are no folders of the machine', () => {
        expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
        expect(manifest.capabilities.virtualWorkspaces).toBe(true);
    });

    it('have nothing run before they are trusted: what starts processes asks first', () => {
        const starters = sourceFiles(['src/extension', 'src/server', 'src/project']).filter(({ text }) =>
            /\b(?:ProcessExecution|ShellExecution|createTerminal|spawn|execFile|fork)\(/.test(text),
        );
        const outsideGit = starters.map(({ path }) => path).filter((path) => !path.startsWith('src/project/git/'));
        expect(outsideGit).toEqual(['src/extension/tasks/register-tasks.ts']);
        expect(readFileSync('src/extension/tasks/register-tasks.ts', 'utf8')).toContain('workspace.isTrusted');
        expect(readFileSync('src/server/comparison/answer-comparison.ts', 'utf8')).toContain('mayRunGit');
    });
});
