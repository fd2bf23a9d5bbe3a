import { CstUtils, type LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
    DocumentFormattingParams,
    DocumentOnTypeFormattingOptions,
    DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams,
    TextEdit,
} from 'vscode-languageserver';
import { formattingOf, type Replacement } from '../format/format-text.ts';
import type { FirebreakServices } from '../services.ts';

/**
 * Formats a document, some of its lines, or what has just been typed: the line that Enter finished, the block that `}`
 * closed. The layout is the same for all; the editor's tab size has no say. A text with syntax errors is left alone.
 */
export class FirebreakFormatter implements Formatter {
    private readonly services: FirebreakServices;

    constructor(services: FirebreakServices) {
        this.services = services;
    }

    get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
        return { firstTriggerCharacter: '\n', moreTriggerCharacter: ['}'] };
    }

    formatDocument(document: LangiumDocument, _params?: DocumentFormattingParams): TextEdit[] {
        return this.editsBetween(document, 0, Number.POSITIVE_INFINITY);
    }

    formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
        // A selection of whole lines ends at the start of the line behind them.
        const behind = range.end.character === 0 && range.end.line > range.start.line;
        return this.editsInLines(document, range.start.line, range.end.line - (behind ? 1 : 0));
    }

    formatDocumentOnType(document: LangiumDocument, { ch, position }: DocumentOnTypeFormattingParams): TextEdit[] {
        if (ch === '\n') {
            return position.line > 0 ? this.editsInLines(document, position.line - 1, position.line - 1) : [];
        }
        const offset = document.textDocument.offsetAt(position);
        const root = document.parseResult.value.$cstNode;
        const brace = root && CstUtils.findLeafNodeAtOffset(root, offset - 1);
        const block = brace?.text === '}' ? brace.container : undefined;
        return block ? this.editsInLines(document, block.range.start.line, position.line) : [];
    }

    /** Lines are counted from zero, `to` is the last one. */
    private editsInLines(document: LangiumDocument, from: number, to: number): TextEdit[] {
        const text = document.textDocument;
        const end = text.offsetAt({ line: to + 1, character: 0 });
        const lineEnd = /\r?\n?$/.exec(text.getText().slice(0, end))?.[0].length ?? 0;
        return this.editsBetween(document, text.offsetAt({ line: from, character: 0 }), end - lineEnd);
    }

    private editsBetween(document: LangiumDocument, start: number, end: number): TextEdit[] {
        const replacements = formattingOf(this.services, document) ?? [];
        return replacements
            .filter((replacement) => start <= replacement.start && replacement.end <= end)
            .map((replacement) => textEdit(document, replacement));
    }
}

function textEdit({ textDocument }: LangiumDocument, { start, end, text }: Replacement): TextEdit {
    return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText: text };
}
