import { URI } from 'langium';
import { type CodeAction, Range, TextEdit } from 'vscode-languageserver';
import { type FormattingOf, keepFormat } from '../../format/keep-format.ts';
import type { FirebreakServices } from '../../services.ts';

/** An action whose lines end as those of the texts do that it changes, and after which those are as formatted as before. */
export function fitted(services: FirebreakServices, action: CodeAction, formattingOf: FormattingOf): CodeAction {
    const changes = Object.entries(action.edit?.changes ?? {}).map(
        ([uri, edits]) => [uri, fittedTo(services, uri, edits, formattingOf)] as const,
    );
    return { ...action, edit: { changes: Object.fromEntries(changes) } };
}

function fittedTo(
    services: FirebreakServices,
    uri: string,
    edits: readonly TextEdit[],
    formattingOf: FormattingOf,
): TextEdit[] {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument;
    if (!document) {
        return [...edits];
    }
    const text = document.getText();
    const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
    const replacements = edits.map(({ range, newText }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        text: newText.replaceAll(/\r?\n/g, lineEnd),
    }));
    return keepFormat(services, text, replacements, formattingOf).map(({ start, end, text: written }) =>
        TextEdit.replace(Range.create(document.positionAt(start), document.positionAt(end)), written),
    );
}
