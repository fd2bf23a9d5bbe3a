import { EmptyFileSystem, type LangiumDocument, TextDocument, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { FirebreakFormatter } from '../../../language/lsp/formatter.ts';
import { createFirebreakLspServices } from '../../../language/lsp/services.ts';

const { shared, firebreak } = createFirebreakLspServices(EmptyFileSystem);
const options = { tabSize: 8, insertSpaces: false };
const textDocument = { uri: 'file:///project/model.fbk' };

/** A text with one `|` where something is, as a document and the place. */
function open(marked: string): { document: LangiumDocument; position: { line: number; character: number } } {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(textDocument.uri));
    return { document, position: document.textDocument.positionAt(Math.max(offset, 0)) };
}

function formatter(): FirebreakFormatter {
    const service = firebreak.lsp.Formatter;
    if (!(service instanceof FirebreakFormatter)) {
        throw new Error('The language server has another formatter.');
    }
    return service;
}

function applied({ textDocument: { uri, languageId }, parseResult }: LangiumDocument, edits: TextEdit[]): string {
    const text = parseResult.value.$cstNode?.root.fullText ?? '';
    return TextDocument.applyEdits(TextDocument.create(uri, languageId, 0, text), edits);
}

function typed(marked: string, ch: string): string {
    const { document, position } = open(marked);
    return applied(document, formatter().formatDocumentOnType(document, { textDocument, options, ch, position }));
}

describe('formatting a document', () => {
    it('gives it the one layout, whatever the tab size of the editor', () => {
        const { document } = open('context A {\n\towner   B }\n');
        expect(applied(document, formatter().formatDocument(document))).toBe('context A {\n  owner B\n}\n');
    });

    it('changes nothing where nothing is to be changed, and nothing in a text with syntax errors', () => {
        expect(formatter().formatDocument(open('context A {\n  owner B\n}\n').document)).toEqual([]);
        expect(formatter().formatDocument(open('context A {\nowner\n}').document)).toEqual([]);
    });
});

describe('formatting some lines', () => {
    const TEXT = 'team   A\nteam   B\nteam   C\n\n\n\nteam   D\n';

    function formatLines(from: number, to: number, character: number): string {
        const { document } = open(TEXT);
        const range = { start: { line: from, character: 3 }, end: { line: to, character } };
        return applied(document, formatter().formatDocumentRange(document, { textDocument, options, range }));
    }

    it('changes these lines alone, each as a whole', () => {
        expect(formatLines(1, 1, 5)).toBe('team   A\nteam B\nteam   C\n\n\n\nteam   D\n');
    });

    it('does not count a line at whose start the selection ends', () => {
        expect(formatLines(1, 2, 0)).toBe('team   A\nteam B\nteam   C\n\n\n\nteam   D\n');
    });

    it('takes out blank lines within them', () => {
        expect(formatLines(2, 6, 3)).toBe('team   A\nteam   B\nteam C\n\nteam D\n');
    });
});

describe('formatting while typing', () => {
    it('formats the line that Enter finished, and leaves the new line to the cursor', () => {
        expect(typed('context A {\nowner   B   \n        |\n\n\nteam   C\n}', '\n')).toBe(
            'context A {\n  owner B\n        \n\n\nteam   C\n}',
        );
    });

    it('formats the block that a brace closed', () => {
        expect(typed('team   A\nsystem   B {\ndefaults {\ntimeout   2s\n}}|\nteam   C', '}')).toBe(
            'team   A\nsystem B {\n  defaults {\n    timeout 2s\n  }\n}\nteam   C',
        );
    });

    it('does nothing in the first line, in texts and in comments', () => {
        expect(typed('|team   A', '\n')).toBe('team   A');
        expect(typed('team   A "}|"', '}')).toBe('team   A "}"');
        expect(typed('team   A // }|', '}')).toBe('team   A // }');
    });

    it('does nothing as long as the text has syntax errors', () => {
        expect(typed('context   A {\nowner\n}|', '}')).toBe('context   A {\nowner\n}');
    });
});
