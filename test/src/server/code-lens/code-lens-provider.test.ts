import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { type Editor, type EditorKind, openEditor } from '../editor.ts';

const uri = 'memory:/work/shop.fbk';
const TEXT = `context Ordering {
  upstream Payments
  service orders {
    store ordersDb
    command place { calls payments.charge with careful  writes ordersDb  publishes Placed }
  }
  event Placed
}
context Payments { service payments { command charge  on Placed } }
policy careful { timeout 300ms }
external Stripe
`;
const COMMANDS = ['firebreak.showPlaces', 'firebreak.openDiagramToSide'];
const kind: EditorKind = {
    capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
    initializationOptions: { commands: COMMANDS },
};

describe('code lenses', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    async function start(as: EditorKind = kind): Promise<void> {
        editor = await openEditor(new Map([[uri, TEXT]]), ['memory:/work'], as);
        editor.open(uri, TEXT);
        await editor.until(() => editor.problemsOf(uri).length > 3);
    }

    async function lenses(): Promise<CodeLens[]> {
        return (await editor.request('textDocument/codeLens', { textDocument: { uri } }).answer) as CodeLens[];
    }

    /** What stands above a line of the text. */
    async function above(line: number): Promise<string[]> {
        return (await lenses())
            .filter(({ range }) => range.start.line === line)
            .map(({ command }) => command?.title ?? '');
    }

    it('say who uses an element, what was found, and lead to the diagram', async () => {
        await start();
        expect(await above(2)).toEqual([
            'no callers',
            '1 callee',
            expect.stringMatching(/^\d findings?$/),
            'Open diagram',
        ]);
        expect(await above(3)).toEqual(['1 use']);
        expect(await above(6)).toEqual(['1 publisher', '1 receiver']);
        expect(await above(8)).toEqual(expect.arrayContaining(['1 caller', 'no callees', 'Open diagram']));
        expect(await above(9)).toEqual(['1 use']);
        expect(await above(10)).toEqual(['no callers']);
    });

    it('lead to the places that they count, and to the picture of the context', async () => {
        await start();
        const callees = (await lenses()).find(({ command }) => command?.title === '1 callee');
        expect(callees?.command).toMatchObject({
            command: 'firebreak.showPlaces',
            arguments: [uri, { line: 2 }, [{ uri, range: { start: { line: 4 } } }]],
        });
        const diagram = (await lenses()).find(({ command }) => command?.title === 'Open diagram');
        expect(diagram?.command?.arguments).toEqual([uri, 'services:Ordering']);
    });

    it('are words alone in an editor that has not our commands', async () => {
        await start({});
        expect(new Set((await lenses()).map(({ command }) => command?.command))).toEqual(new Set(['']));
        expect(await above(2)).not.toContain('Open diagram');
    });

    it('are switched off one by one, and the editor is told to ask again', async () => {
        await start({ ...kind, settings: { codeLens: { callers: false, openDiagram: false } } });
        expect(await above(2)).toEqual(['1 callee', expect.stringMatching(/finding/)]);
        const before = editor.refreshes.length;
        editor.changeSettings({
            codeLens: { callers: false, callees: false, findings: false, openDiagram: false, runExperiment: false },
        });
        await editor.until(() => editor.refreshes.length > before);
        expect(await lenses()).toEqual([]);
    });

    it('follow what others write', async () => {
        await start();
        const before = editor.refreshes.length;
        editor.type(uri, TEXT.replace('external Stripe', 'external Stripe\nclient App { calls Stripe }'));
        await editor.until(() => editor.refreshes.length > before);
        expect(await above(10)).toEqual(['1 caller']);
    });

    it('come for half-written texts, too', async () => {
        await start();
        for (let end = 0; end < TEXT.length; end += 41) {
            editor.type(uri, TEXT.slice(0, end));
            await lenses();
        }
        expect(editor.errors).toEqual([]);
    });
});
