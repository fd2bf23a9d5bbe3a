import { readFile, stat } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../.build/package-extension.ts';
import { loadingOrder, readModule, type WrittenModule } from '../../src/extension/module-worker/link-modules.ts';
import { RULES } from '../../src/rules/registry.ts';
import { rulePage } from '../../src/rules/rule.ts';
import { zipEntries } from './zip-entries.ts';

/** The pages of all rules and of the families of findings. */
function pagesOfRules(): string[] {
    const pages = new Set([...RULES.map(({ meta }) => rulePage(meta.id)), rulePage('allow'), rulePage('constraint')]);
    return [...pages].map((page) => `extension/${page}`).sort();
}

const LARGEST = 3 * 2 ** 20;

describe('the packaged extension', () => {
    let vsix: string;
    beforeAll(async () => {
        vsix = await packageExtension();
    });

    it('says of each package in it where its source is, with the whole text of its licence', async () => {
        const notices = await readFile('dist/THIRD_PARTY_NOTICES.txt', 'utf8');
        const sections = notices.split(/^(?=\S+ \d[\w.-]* \([\w.-]+\)\n)/m).slice(1);
        expect(sections.length).toBeGreaterThan(40);
        const addresses = sections.map((section) => section.split('\n')[1]);
        expect(addresses.filter((address) => !/^https:\/\/[\w.-]+\/\S+$/.test(address ?? ''))).toEqual([]);
        // The MPL asks for the address of its text, no more.
        const short = sections.filter((section) => section.length < 600).map((section) => section.split('\n')[0]);
        expect(short).toEqual([expect.stringMatching(/^@resvg\/resvg-wasm \S+ \(MPL-2\.0\)$/)]);
    });

    it('holds what the editor reads, and nothing else', async () => {
        const entries = await zipEntries(vsix);
        const pages = entries.filter((entry) => entry.startsWith('extension/src/rules/'));
        expect(pages).toEqual(pagesOfRules());
        // Parts that the server and the command share, or load when they want them.
        const parts = entries.filter((entry) => /^extension\/dist\/server\/[a-z-]+-[0-9A-Z]{8}\.js$/.test(entry));
        expect(parts.length).toBeGreaterThan(2);
        expect(entries.filter((entry) => !pages.includes(entry) && !parts.includes(entry))).toEqual([
            '[Content_Types].xml',
            'extension.vsixmanifest',
            'extension/LICENSE.txt',
            'extension/changelog.md',
            'extension/dist/THIRD_PARTY_NOTICES.txt',
            'extension/dist/export/inter-400.ttf',
            'extension/dist/export/inter-500.ttf',
            'extension/dist/export/inter-600.ttf',
            'extension/dist/extension/browser.cjs',
            'extension/dist/extension/node.cjs',
            'extension/dist/server/browser.js',
            'extension/dist/server/command.js',
            'extension/dist/server/layout-worker.cjs',
            'extension/dist/server/node.js',
            'extension/dist/server/simulation-worker.cjs',
            'extension/dist/webview/codicon.ttf',
            'extension/dist/webview/diagram-dark.svg',
            'extension/dist/webview/diagram-light.svg',
            'extension/dist/webview/panel.css',
            'extension/dist/webview/panel.js',
            'extension/dist/webview/results.js',
            'extension/docs/firebreak.schema.json',
            'extension/docs/language.md',
            'extension/examples/event-driven/firebreak.json',
            'extension/examples/event-driven/messaging.fbk',
            'extension/examples/event-driven/system.fbk',
            'extension/examples/mended/shop/firebreak.json',
            'extension/examples/mended/shop/shop.fbk',
            'extension/examples/minimal/firebreak.json',
            'extension/examples/minimal/system.fbk',
            'extension/examples/strangler/firebreak.json',
            'extension/examples/strangler/migration.fbk',
            'extension/examples/strangler/system.fbk',
            'extension/package.json',
            'extension/readme.md',
            'extension/src/extension/findings-tree/firebreak.svg',
            'extension/src/extension/icons/extension.png',
            'extension/src/extension/icons/extension.svg',
            'extension/src/extension/icons/file-dark.svg',
            'extension/src/extension/icons/file-light.svg',
            ...['compare', 'diagram', 'experiment', 'findings', 'pipeline', 'quick-fix', 'write'].flatMap((step) =>
                (['experiment', 'pipeline'].includes(step) ? ['.md'] : ['-dark.webp', '-light.webp']).map(
                    (end) => `extension/src/extension/walkthrough/${step}${end}`,
                ),
            ),
            'extension/syntaxes/firebreak.tmLanguage.json',
            'extension/syntaxes/language-configuration.json',
        ]);
    });

    it('has a server for browsers that asks for nothing of Node', async () => {
        const modules = new Map<string, WrittenModule>();
        const names = ['browser.js'];
        for (let name = names.pop(); name !== undefined; name = names.pop()) {
            const module = readModule(await readFile(`out/extension/dist/server/${name}`, 'utf8'));
            modules.set(name, module);
            names.push(...[...module.imports, ...module.later].filter((next) => !modules.has(next)));
        }
        expect(loadingOrder(modules)).toContain('browser.js');
        const nodes = new RegExp(`(?:from|import)\\s*"(?:node:[\\w/]+|${builtinModules.join('|')})"`);
        const asking = [...modules].filter(([, { text }]) => nodes.test(text)).map(([name]) => name);
        expect(asking).toEqual([]);
    });

    it('has a page that leads nowhere that is not there', async () => {
        const page = await readFile('out/extension/README.md', 'utf8');
        expect(page).toMatch(/^# Firebreak\n/);
        const links = [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, link = '']) => link);
        expect(links.filter((link) => !link.startsWith('https:'))).toEqual([]);
    });

    it('is small enough to be installed over any line', async () => {
        expect((await stat(vsix)).size).toBeLessThanOrEqual(LARGEST);
    });
});
