import { workspace } from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

/** The id of the language in the manifest. */
export const languageId = 'firebreak';

/**
 * The documents that the language server sees: those of the workspace, single files, and unsaved ones. Left out are
 * the editor's copies of the same text (the old side of a comparison, a file's history), which would declare
 * everything twice.
 */
export function selectDocuments(): TextDocumentFilter[] {
    const schemes = new Set(['file', 'untitled']);
    for (const folder of workspace.workspaceFolders ?? []) {
        schemes.add(folder.uri.scheme);
    }
    return [...schemes].map((scheme) => ({ language: languageId, scheme }));
}
