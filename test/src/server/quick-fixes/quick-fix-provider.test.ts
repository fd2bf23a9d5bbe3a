import { TextDocument } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { formatText } from '../../../../language/format/format-text.ts';
import { language } from '../../../syntax-of.ts';
import { type Editor, type EditorKind, openEditor } from '../editor.ts';

const folder = 'memory:/work';
const uri = `${folder}/shop.fbk`;
const other = `${folder}/payments.fbk`;
const PAYMENTS = 'context Payments { service payments { slo { latency p99 120ms }  command charge } }\n';
const TEXT = `context Ordering {
  upstream Payments
  service orders {
    command place {
      calls payments.charge with careful
      calls payments.charge with careful
    }
    allow dual-write because "long ago"
    command drop {
      // nothing yet
    }
    allow chatty-call because "long ago"
  }
}
policy careful { breaker { opens after 5 failures } }
`;
const kind: EditorKind = {
    capabilities: { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } },
    initializationOptions: { commands: ['firebreak.explainRule'] },
};

describe('quick fixes', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    async function start(text = TEXT, as: EditorKind = kind): Promise<void> {
        editor = await openEditor(
            new Map([
                [uri, text],
                [other, PAYMENTS],
            ]),
            [folder],
            as,
        );
        editor.open(uri, text);
        await editor.until(() => missingTimeouts() === 2);
    }

    const missingTimeouts = () => editor.problemsOf(uri).filter((code) => code === 'missing-timeout').length;

    /** What is offered on the first place of some words. */
    async function actionsOn(text: string, words: string, only?: string[]): Promise<CodeAction[]> {
        const range = rangeOf(text, words);
        const diagnostics = editor.diagnosticsOf(uri).filter(({ range: at }) => at.start.line === range.start.line);
        const params = { textDocument: { uri }, range, context: { diagnostics, ...(only ? { only } : {}) } };
        return (await editor.request('textDocument/codeAction', params).answer) as CodeAction[];
    }

    it('mend a finding in the text as it is, and it is gone', async () => {
        await start();
        const fix = named(await actionsOn(TEXT, 'calls payments'), 'Set a timeout');
        expect(fix).toMatchObject({ kind: 'quickfix', edit: { documentChanges: [{ textDocument: { uri } }] } });
        expect(fix.diagnostics?.map(({ code }) => code)).toEqual(['missing-timeout']);
        const mended = applied(TEXT, fix.edit);
        expect(mended).toMatch(/timeout \d+ms/);
        editor.type(uri, mended);
        await editor.until(() => missingTimeouts() === 1);
    });

    it('are preferred when they are safe, and mend all of a rule in a file at once', async () => {
        await start();
        const actions = await actionsOn(TEXT, 'allow dual-write');
        expect(named(actions, 'Remove the allowance of dual-write').isPreferred).toBe(true);
        const mended = applied(TEXT, named(actions, 'Fix all allow/unused in this file').edit);
        expect(mended).not.toContain('allow ');
        expect(mended.split('\n')).toHaveLength(TEXT.split('\n').length - 2);
    });

    it('are one source action for all that is safe in the file, and nothing else then', async () => {
        await start();
        const actions = await actionsOn(TEXT, 'context', ['source.fixAll']);
        expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.firebreak']);
        const mended = applied(TEXT, actions[0]?.edit);
        expect(mended).not.toContain('allow ');
        expect(mended).toContain('5 failures');
        expect(await actionsOn(TEXT, 'context', ['refactor'])).toEqual([]);
    });

    it('write down why a finding is allowed, with the cursor where the reason goes', async () => {
        await start();
        const action = named(await actionsOn(TEXT, 'calls payments'), 'Allow missing-timeout for');
        expect(withSnippet(TEXT, action.edit)).toBe(
            TEXT.replace('careful\n', 'careful { allow missing-timeout because "$1" }\n'),
        );
    });

    it('write an allowance into a block of several lines so that it is formatted', async () => {
        await start();
        const action = named(await actionsOn(TEXT, 'command place'), 'Allow distributed-transaction');
        expect(withSnippet(TEXT, action.edit)).toContain(
            'careful\n      allow distributed-transaction because "$1"\n    }\n    allow dual-write',
        );
    });

    it('leave texts formatted', async () => {
        await start();
        for (const words of ['calls payments', 'allow dual-write', 'context', 'command place']) {
            for (const { title, edit } of await actionsOn(TEXT, words)) {
                const mended = edit ? (withSnippet(TEXT, edit) ?? applied(TEXT, edit)) : TEXT;
                expect({ title, mended }).toEqual({ title, mended: formatText(language, mended) });
            }
        }
    });

    it('write an allowance for a plain editor, too, and it holds once it gives a reason', async () => {
        await start(TEXT, {});
        const action = named(await actionsOn(TEXT, 'calls payments'), 'Allow missing-timeout');
        editor.type(uri, applied(TEXT, action.edit).replace('because ""', 'because "it answers at once"'));
        await editor.until(() => missingTimeouts() === 1);
        expect(editor.problemsOf(uri).filter((code) => /^(?:syntax|check|link|allow\/no)/.test(code))).toEqual([]);
    });

    it('explain a rule where the editor has the command for it', async () => {
        await start();
        const action = named(await actionsOn(TEXT, 'calls payments'), 'Explain missing-timeout');
        expect(action.command).toMatchObject({ command: 'firebreak.explainRule', arguments: ['missing-timeout'] });
        editor.stop();
        await start(TEXT, {});
        expect((await actionsOn(TEXT, 'calls payments')).some(({ title }) => title.startsWith('Explain'))).toBe(false);
    });

    it('speak of the text as it stands while somebody types', async () => {
        await start();
        const shifted = `// a new first line\n${TEXT}`;
        editor.type(uri, shifted);
        const fix = named(await actionsOn(shifted, 'calls payments'), 'Set a timeout');
        expect(applied(shifted, fix.edit)).toMatch(/^\/\/ a new first line\ncontext Ordering \{/);
        const [change] = fix.edit?.documentChanges ?? [];
        expect(change && 'textDocument' in change && change.textDocument.version).toBeGreaterThan(1);
    });

    it('let the light bulb wait for the rules, and not the rules run for the light bulb', async () => {
        await start();
        const params = (text: string) => ({
            textDocument: { uri },
            range: rangeOf(text, 'calls payments'),
            context: { diagnostics: [], triggerKind: 2 },
        });
        const bulb = async (text: string) =>
            ((await editor.request('textDocument/codeAction', params(text)).answer) as CodeAction[]).filter(
                ({ title }) => /timeout/.test(title),
            ).length;
        expect(await bulb(TEXT)).toBeGreaterThan(0);
        const typed = `// a new first line\n${TEXT}`;
        editor.type(uri, typed);
        expect(await bulb(typed)).toBe(0);
        await editor.until(() => editor.diagnosticsOf(uri).some(({ range }) => range.start.line === 6));
        expect(await bulb(typed)).toBeGreaterThan(0);
    });

    it('come with no harm in a text that is cut off', async () => {
        await start();
        const cut = TEXT.slice(0, TEXT.indexOf('with careful') + 5);
        editor.type(uri, cut);
        for (const { edit } of await actionsOn(cut, 'calls payments')) {
            expect(applied(cut, edit).length).toBeGreaterThan(0);
        }
        expect(editor.errors).toEqual([]);
    });
});

function named(actions: readonly CodeAction[], title: string): CodeAction {
    const found = actions.find((action) => action.title.startsWith(title));
    if (!found) {
        throw new Error(`No "${title}" among: ${actions.map((action) => action.title).join(' | ')}`);
    }
    return found;
}

function rangeOf(text: string, words: string): Range {
    const document = TextDocument.create('', '', 0, text);
    const start = text.indexOf(words);
    return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

function applied(text: string, edit: WorkspaceEdit | undefined): string {
    const edits = edit?.documentChanges
        ? edit.documentChanges.flatMap((change) =>
              'edits' in change && change.textDocument.uri === uri ? change.edits.filter(isPlain) : [],
          )
        : (edit?.changes?.[uri] ?? []);
    return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

/** A text after an insertion whose cursor is marked: editors indent each further line as the one that it begins in. */
function withSnippet(text: string, edit: WorkspaceEdit | undefined): string | undefined {
    const [change] = edit?.documentChanges ?? [];
    const [inserted] = change && 'edits' in change ? change.edits : [];
    if (!inserted || !('snippet' in inserted)) {
        return undefined;
    }
    const { range, snippet } = inserted;
    const line = text.split('\n')[range.start.line]?.slice(0, range.start.character) ?? '';
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    const newText = snippet.value.replaceAll('\n', `\n${indent}`).replace(/\\([\\$}])/g, '$1');
    return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [{ range, newText }]);
}

function isPlain(edit: object): edit is TextEdit {
    return 'newText' in edit;
}
