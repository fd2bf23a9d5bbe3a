import { afterEach, describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { type Editor, type EditorKind, openEditor } from '../editor.ts';

const uri = 'memory:/work/shop.fbk';
const TEXT = `service orders {
  command place {
    calls payments.charge with careful { bulkhead 5 }
    calls stock with eager
    calls mails { timeout 1s }
    calls mails
  }
  command list { calls stock with careful }
}
service payments { command charge }
service stock
service mails
policy careful { timeout 300ms }
policy eager { timeout 200ms  retry 2 backoff 50ms }
`;
const kind: EditorKind = { capabilities: { workspace: { configuration: true } } };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe('inlay hints', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    async function start(text = TEXT, as: EditorKind = kind): Promise<void> {
        editor = await openEditor(new Map([[uri, text]]), ['memory:/work'], as);
        editor.open(uri, text);
        await editor.until(() => editor.problemsOf(uri).length > 0);
    }

    async function hints(range = WHOLE): Promise<InlayHint[]> {
        const params = { textDocument: { uri }, range };
        return (await editor.request('textDocument/inlayHint', params).answer) as InlayHint[];
    }

    /** The text with its hints in brackets. */
    async function shown(text = TEXT): Promise<string[]> {
        const found = await hints();
        return text.split('\n').map((line, number) =>
            found
                .filter(({ position }) => position.line === number)
                .sort((a, b) => b.position.character - a.position.character)
                .reduce((result, { position: { character }, label }) => {
                    const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
                    return `${result.slice(0, character)} [${words}]${result.slice(character)}`;
                }, line),
        );
    }

    it('show timeouts that are inherited and what retries come to', async () => {
        await start();
        expect((await shown()).slice(1, 8)).toEqual([
            '  command place {',
            '    calls payments.charge with careful [timeout 300ms] { bulkhead 5 }',
            '    calls stock with eager [waits 200ms × 3 + 100ms]',
            '    calls mails { timeout 1s }',
            '    calls mails',
            '  }',
            '  command list { calls stock with careful [timeout 300ms] }',
        ]);
    });

    it('show how long an operation can wait once nothing waits for ever', async () => {
        const text = TEXT.replace('    calls mails\n', '');
        await start(text);
        expect((await shown(text))[1]).toBe('  command place [waits up to 2s] {');
    });

    it('lead to where it is written, and say why', async () => {
        await start();
        const [first] = await hints();
        expect(first?.label).toEqual([
            {
                value: 'timeout 300ms',
                tooltip: '300 ms a try (careful)',
                location: { uri, range: expect.objectContaining({ start: { line: 12, character: 17 } }) },
            },
        ]);
    });

    it('are told for the part that is asked for', async () => {
        await start();
        const part = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
        expect(await hints(part)).toHaveLength(1);
    });

    it('stay with their lines while somebody types, and are right again soon after', async () => {
        const workspace = { configuration: true, inlayHint: { refreshSupport: true } };
        await start(TEXT, { capabilities: { workspace } });
        await editor.until(() => editor.refreshes.length > 0);
        const before = editor.refreshes.length;
        const typed = `policy extra { timeout 5s }\n// two\n${TEXT.replace('careful { bulkhead', 'extra { bulkhead')}`;
        editor.type(uri, typed);
        const [edited, beside] = (await shown(typed)).slice(4, 6);
        // What the edit changed has no hint until the model is made, and never that of another line.
        expect(edited).toMatch(/^ {4}calls payments\.charge with extra(?: \[timeout 5s\])? \{ bulkhead 5 \}$/);
        expect(beside).toBe('    calls stock with eager [waits 200ms × 3 + 100ms]');
        // The editor may be told to ask again for what was there before, too.
        await editor.until(async () => (await shown(typed))[4]?.includes('[timeout 5s]') === true);
        await editor.until(() => editor.refreshes.length > before);
    });

    it('are switched off one by one', async () => {
        await start(TEXT, { ...kind, settings: { inlayHints: { timeouts: false } } });
        expect((await hints()).map(({ position }) => position.line)).toEqual([3]);
        editor.changeSettings({ inlayHints: { timeouts: false, retries: false, waits: false } });
        await editor.until(() => true);
        expect(await hints()).toEqual([]);
    });
});
