import { TextDocument } from 'langium';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { AtCursor } from './cursor.ts';

/** The texts of a project after an edit, by name. */
export function edited({ documents }: AtCursor, edit: WorkspaceEdit | undefined): Record<string, string> {
    return Object.fromEntries(
        [...documents].map(([name, { textDocument, uri }]) => {
            const edits = edit?.changes?.[uri.toString()] ?? [];
            const text = TextDocument.create(textDocument.uri, 'firebreak', 0, textDocument.getText());
            return [name, TextDocument.applyEdits(text, edits)];
        }),
    );
}
