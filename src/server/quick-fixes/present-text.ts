import { URI } from 'langium';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import type { PresentText } from './fresh-edits.ts';

/** A text as the editor has it, or as it was read where no editor is open on it. */
export function presentText(shared: FirebreakLspSharedServices, uri: string): PresentText | undefined {
    const open = shared.workspace.TextDocuments.get(URI.parse(uri));
    if (open) {
        return { text: open.getText(), version: open.version };
    }
    const closed = shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    return closed && { text: closed.textDocument.getText(), version: undefined };
}
