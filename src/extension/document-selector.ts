import { Disposable, type TextDocument, workspace } from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

/** The id of the language in the manifest. */
export const languageId = 'firebreak';

/**
 * The documents that the language server sees: those of the workspace, single files, and unsaved ones. Left out are
 * the editor's copies of the same text (the old side of a comparison, a file's history), which would declare
 * everything twice.
 */
export function selectDocuments(): TextDocumentFilter[] {
    return Array.from(selectedSchemes(), (scheme) => ({ language: languageId, scheme }));
}

/** Tells each time when there are documents of a kind that was not selected before. */
export function onNewDocumentKind(tell: () => void): Disposable {
    let known = selectedSchemes();
    const look = () => {
        const now = selectedSchemes();
        if ([...now].some((scheme) => !known.has(scheme))) {
            known = now;
            tell();
        }
    };
    return Disposable.from(
        workspace.onDidChangeWorkspaceFolders(look),
        workspace.onDidOpenTextDocument((document) => isFileOfModel(document) && look()),
    );
}

function selectedSchemes(): ReadonlySet<string> {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
    const files = workspace.textDocuments.filter(isFileOfModel).map(({ uri }) => uri.scheme);
    return new Set(['file', 'untitled', ...folders, ...files]);
}

/** Copies are of file systems that cannot be written. */
function isFileOfModel({ languageId: id, uri }: TextDocument): boolean {
    return id === languageId && workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
