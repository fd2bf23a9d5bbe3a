import { URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, WorkspaceFolder, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

/** The folders that are open in the editor now. */
export interface WorkspaceFolders {
    /** Whether a file or folder lies in one of them. */
    contains(uri: URI): boolean;
}

/** Loads the files of a folder that is added to the open workspace, and drops those of one that is taken out. */
export function followWorkspaceFolders(connection: Connection, shared: LangiumSharedServices): WorkspaceFolders {
    let folders: readonly WorkspaceFolder[] = [];
    let isSupported = false;
    const contains = (uri: URI) => folders.some((folder) => UriUtils.contains(folder.uri, uri));
    const change = ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        folders = [...folders.filter((folder) => !gone.has(folder.uri)), ...added];
        // A folder inside another open one stays part of the workspace.
        const unreachable = toUris(removed).filter((uri) => !contains(uri));
        void update(shared, toUris(added), unreachable);
    };
    shared.lsp.LanguageServer.onInitialize((params) => {
        folders = params.workspaceFolders ?? [];
        isSupported = params.capabilities.workspace?.workspaceFolders === true;
    });
    shared.lsp.LanguageServer.onInitialized(() => {
        if (isSupported) {
            connection.workspace.onDidChangeWorkspaceFolders(change);
        }
    });
    return { contains };
}

async function update(shared: LangiumSharedServices, added: URI[], removed: URI[]): Promise<void> {
    await shared.workspace.WorkspaceManager.ready;
    await shared.workspace.WorkspaceLock.write((token) =>
        shared.workspace.DocumentBuilder.update(added, removed, token),
    );
}

function toUris(folders: readonly WorkspaceFolder[]): URI[] {
    return folders.map((folder) => URI.parse(folder.uri));
}
