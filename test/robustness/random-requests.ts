import { TextDocument } from 'langium';
import type { CallHierarchyItem, CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import type { Choices } from '../arbitraries/seeded-choices.ts';
import type { Editor } from '../src/server/connect-editor.ts';

/** What is asked about, by method and parameters. */
export type Question = readonly [method: string, params: object];

/** Asks the editor's server something, and what follows from the answer. */
export type Ask = (question: Question) => Promise<unknown>;

type Request = (uri: string, text: string, choices: Choices, ask: Ask) => Promise<unknown>;

const VIEWS = ['landscape', 'services', 'findings', 'contexts', 'deployment', 'observability', 'nothing like that'];

const REQUESTS: readonly Request[] = [
    async (uri, text, choices, ask) => {
        const list = (await ask(at('textDocument/completion', uri, text, choices))) as CompletionList | null;
        const items: readonly CompletionItem[] = list?.items ?? [];
        return items.length > 0 ? ask(['completionItem/resolve', choices.oneOf(items)]) : undefined;
    },
    (uri, text, choices, ask) => ask(at('textDocument/hover', uri, text, choices)),
    (uri, text, choices, ask) => ask(at('textDocument/hover', uri, text, choices)),
    (uri, text, choices, ask) => ask(at('textDocument/definition', uri, text, choices)),
    (uri, text, choices, ask) => ask(at('textDocument/documentHighlight', uri, text, choices)),
    (uri, text, choices, ask) => ask(at('textDocument/prepareRename', uri, text, choices)),
    (uri, text, choices, ask) => ask(at('textDocument/rename', uri, text, choices, { newName: 'renamed' })),
    (uri, text, choices, ask) =>
        ask(at('textDocument/references', uri, text, choices, { context: { includeDeclaration: true } })),
    (uri, text, choices, ask) =>
        ask([
            'textDocument/codeAction',
            { textDocument: { uri }, range: range(uri, text, choices), context: { diagnostics: [] } },
        ]),
    (uri, text, choices, ask) =>
        ask(['textDocument/inlayHint', { textDocument: { uri }, range: range(uri, text, choices) }]),
    (uri, _text, _choices, ask) => ask(['textDocument/codeLens', { textDocument: { uri } }]),
    (uri, _text, _choices, ask) => ask(['textDocument/documentSymbol', { textDocument: { uri } }]),
    (uri, _text, _choices, ask) => ask(['textDocument/foldingRange', { textDocument: { uri } }]),
    (uri, _text, _choices, ask) => ask(['textDocument/documentLink', { textDocument: { uri } }]),
    (uri, _text, _choices, ask) => ask(['textDocument/semanticTokens/full', { textDocument: { uri } }]),
    (uri, text, choices, ask) =>
        ask(['textDocument/selectionRange', { textDocument: { uri }, positions: [position(uri, text, choices)] }]),
    (uri, _text, _choices, ask) => ask(['textDocument/formatting', { textDocument: { uri }, options: TABS }]),
    (uri, text, choices, ask) =>
        ask([
            'textDocument/rangeFormatting',
            { textDocument: { uri }, range: range(uri, text, choices), options: TABS },
        ]),
    (uri, text, choices, ask) =>
        ask(at('textDocument/onTypeFormatting', uri, text, choices, { ch: '}', options: TABS })),
    (_uri, _text, choices, ask) => ask(['workspace/symbol', { query: choices.oneOf(['', 's', 'pay', 'Orders.']) }]),
    async (uri, text, choices, ask) => {
        const items = (await ask(at('textDocument/prepareCallHierarchy', uri, text, choices))) as
            | CallHierarchyItem[]
            | null;
        for (const item of items ?? []) {
            await ask(['callHierarchy/incomingCalls', { item }]);
            await ask(['callHierarchy/outgoingCalls', { item }]);
        }
    },
    async (uri, _text, choices, ask) => {
        const offered = (await ask(['firebreak/views', { uri }])) as { views: { name: string }[] } | undefined;
        const names = [...(offered?.views ?? []).map(({ name }) => name), ...VIEWS];
        const params = { uri, view: choices.oneOf(names), theme: choices.oneOf(['light', 'dark']), folded: [] };
        return choices.once(4)
            ? ask([
                  'firebreak/exportPicture',
                  { ...params, findings: true, legend: true, format: choices.oneOf(['svg', 'mermaid', 'dot', 'json']) },
              ])
            : ask(['firebreak/picture', params]);
    },
    async (uri, text, choices, ask) => {
        const place = { uri, position: position(uri, text, choices) };
        const { ids } = ((await ask(['firebreak/elementsAt', place])) ?? { ids: [] }) as { ids: string[] };
        return ids.length > 0 ? ask(['firebreak/elementDetails', { uri, ids }]) : undefined;
    },
    (_uri, _text, _choices, ask) => ask(['firebreak/findings', {}]),
    (_uri, _text, _choices, ask) => ask(['firebreak/fixes', {}]),
];

const TABS = { tabSize: 2, insertSpaces: true };

/** Asks something that an editor asks, somewhere in a text. */
export async function askAtRandom(uri: string, text: string, choices: Choices, ask: Ask): Promise<void> {
    await choices.oneOf(REQUESTS)(uri, text, choices, ask);
}

/** Asks each thing once. */
export async function askEverything(uri: string, text: string, choices: Choices, ask: Ask): Promise<void> {
    for (const request of REQUESTS) {
        await request(uri, text, choices, ask);
    }
}

/** What an editor shows of a text once nothing is going on, without what depends on what was shown before. */
export async function shownOf(editor: Editor, uri: string): Promise<object> {
    const whole = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
    const ask = (method: string, more: object = {}) =>
        editor.request(method, { textDocument: { uri }, ...more }).answer;
    return {
        diagnostics: inOrder(editor.diagnosticsOf(uri)),
        lenses: await ask('textDocument/codeLens'),
        hints: await ask('textDocument/inlayHint', { range: whole }),
        outline: await ask('textDocument/documentSymbol'),
        colours: await ask('textDocument/semanticTokens/full').then((tokens) => (tokens as { data: number[] }).data),
    };
}

function inOrder(items: readonly unknown[]): string[] {
    return items.map((item) => JSON.stringify(item)).sort();
}

function at(method: string, uri: string, text: string, choices: Choices, more: object = {}): Question {
    return [method, { textDocument: { uri }, position: position(uri, text, choices), ...more }];
}

function position(uri: string, text: string, choices: Choices) {
    return document(uri, text).positionAt(choices.below(text.length + 1));
}

function range(uri: string, text: string, choices: Choices) {
    const offsets = [choices.below(text.length + 1), choices.below(text.length + 1)].sort((a, b) => a - b);
    const [start = 0, end = 0] = offsets;
    return { start: document(uri, text).positionAt(start), end: document(uri, text).positionAt(end) };
}

function document(uri: string, text: string): TextDocument {
    return TextDocument.create(uri, 'firebreak', 0, text);
}
