import { stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../.build/package-extension.ts';
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
            'extension/dist/webview/codicon.ttf',
            'extension/dist/webview/diagram-dark.svg',
            'extension/dist/webview/diagram-light.svg',
            'extension/dist/webview/panel.css',
            'extension/dist/webview/panel.js',
            'extension/docs/firebreak.schema.json',
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
            'extension/syntaxes/firebreak.tmLanguage.json',
            'extension/syntaxes/language-configuration.json',
        ]);
    });

    it('is small enough to be installed over any line', async () => {
        expect((await stat(vsix)).size).toBeLessThanOrEqual(LARGEST);
    });
});
