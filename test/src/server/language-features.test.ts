import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
    CodeAction,
    CompletionItem,
    CompletionList,
    DocumentSymbol,
    SelectionRange,
    WorkspaceEdit,
    WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { type Disk, type Editor, openEditor } from './editor.ts';

const FOLDER = 'file:///work/shop';
const ORDERS = `${FOLDER}/orders.fbk`;
const PAYMENTS = `${FOLDER}/payments.fbk`;
const SETTINGS = `${FOLDER}/firebreak.json`;

const ORDERS_TEXT =
    'context Ordering {\n  service orders {\n    calls \n  }\n}\nconstraint cards { only tag pci may call Payments.payments }\n';
const PAYMENTS_TEXT =
    'context Payments {\n  service payments {\n    /** Takes the money. */\n    command charge\n  }\n}\n';

let editor: Editor;

beforeEach(async () => {
    const disk: Disk = new Map([
        [ORDERS, ORDERS_TEXT],
        [PAYMENTS, PAYMENTS_TEXT],
        [SETTINGS, '{ "rules": { "constraint/cards": "warning" } }'],
    ]);
    editor = await openEditor(disk, [FOLDER]);
    editor.open(ORDERS, ORDERS_TEXT);
    await editor.until(() => editor.problemsOf(ORDERS).length > 0);
});

afterEach(() => editor.stop());

async function ask<T>(method: string, params: unknown): Promise<T> {
    return (await editor.request(method, params).answer) as T;
}

const at = (uri: string, line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });

describe('the language server', () => {
    it('completes a call in a half-written text, and tells about an item when it is looked at', async () => {
        const { items } = await ask<CompletionList>('textDocument/completion', at(ORDERS, 2, 10));
        expect(items.map(({ label }) => label)).toEqual(['charge', 'payments']);
        const resolved = await ask<CompletionItem>('completionItem/resolve', items[0]);
        expect(resolved.documentation).toMatchObject({ value: '`Payments.payments.charge`\n\nTakes the money.' });
    });

    it('completes the rules that can be allowed, and the constraints of the project', async () => {
        editor.type(ORDERS, 'constraint cards { only tag pci may call x }\nservice a {\n  allow \n}\n');
        const { items } = await ask<CompletionList>('textDocument/completion', at(ORDERS, 2, 8));
        const labels = items.map(({ label }) => label);
        expect(labels).toEqual(expect.arrayContaining(['shared-database', 'constraint/cards']));
        expect(labels).not.toContain('because');
    });

    it('renames across files, the project’s settings included', async () => {
        const service = await ask<WorkspaceEdit>('textDocument/rename', { ...at(ORDERS, 5, 51), newName: 'tills' });
        expect(Object.keys(service.changes ?? {}).sort()).toEqual([ORDERS, PAYMENTS]);
        const constraint = await ask<WorkspaceEdit>('textDocument/rename', { ...at(ORDERS, 5, 12), newName: 'pci' });
        expect(constraint.changes?.[SETTINGS]).toEqual([
            { range: { start: { line: 0, character: 25 }, end: { line: 0, character: 30 } }, newText: 'pci' },
        ]);
        const refused = ask('textDocument/rename', { ...at(ORDERS, 5, 51), newName: 'not a name' });
        await expect(refused).rejects.toThrow('`not a name` is no name');
    });

    it('gives the outline and finds symbols', async () => {
        const outline = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: ORDERS } });
        expect(outline.map(({ name, children }) => [name, children?.map((it) => it.name)])).toEqual([
            ['Ordering', ['orders']],
            ['cards', []],
        ]);
        const symbols = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'chrg' });
        expect(symbols.map(({ name, containerName }) => `${containerName}.${name}`)).toEqual([
            'Payments.payments.charge',
        ]);
    });

    it('says and does what Langium has no service for', async () => {
        expect(editor.capabilities.selectionRangeProvider).toBe(true);
        const params = { textDocument: { uri: ORDERS }, positions: [{ line: 1, character: 12 }] };
        const [selection] = await ask<SelectionRange[]>('textDocument/selectionRange', params);
        expect(selection?.range).toEqual({ start: { line: 1, character: 10 }, end: { line: 1, character: 16 } });
    });

    it('waits with selections until it has read the project, and has none for a text that it does not know', async () => {
        const early = await openEditor(new Map([[PAYMENTS, PAYMENTS_TEXT]]), [FOLDER]);
        const select = (uri: string) =>
            early.request('textDocument/selectionRange', {
                textDocument: { uri },
                positions: [{ line: 1, character: 12 }],
            }).answer;
        const [known, unknown] = await Promise.all([select(PAYMENTS), select(ORDERS)]);
        expect(known).toMatchObject([
            { range: { start: { line: 1, character: 10 }, end: { line: 1, character: 18 } } },
        ]);
        expect(unknown).toEqual([]);
        early.stop();
    });

    it('offers to create what is missing', async () => {
        editor.type(ORDERS, 'service orders { calls nobody }\n');
        await editor.expectProblems(ORDERS, ['link/unknown']);
        const range = { start: { line: 0, character: 24 }, end: { line: 0, character: 24 } };
        const diagnostics = [
            {
                range: { start: { line: 0, character: 23 }, end: { line: 0, character: 29 } },
                message: '',
                code: 'link/unknown',
            },
        ];
        const actions = await ask<CodeAction[]>('textDocument/codeAction', {
            textDocument: { uri: ORDERS },
            range,
            context: { diagnostics },
        });
        expect(actions.map(({ title }) => title)).toEqual(
            expect.arrayContaining(['Create service `nobody`', 'Create external `nobody`']),
        );
    });
});
