import { type ExtensionContext, Uri, window, workspace } from 'vscode';

const KEY = 'firebreak.openAfterReload';

/** Remembers a file, to be shown by the window that opens its folder: an extension does not outlive its window. */
export async function openAfterReload(context: ExtensionContext, file: Uri): Promise<void> {
    await context.globalState.update(KEY, file.toString());
}

/** Shows the file that another window remembered, if it is one of this workspace. */
export async function showRemembered(context: ExtensionContext): Promise<void> {
    const remembered = context.globalState.get<unknown>(KEY);
    if (typeof remembered !== 'string') {
        return;
    }
    const file = Uri.parse(remembered);
    if (workspace.getWorkspaceFolder(file)) {
        await context.globalState.update(KEY, undefined);
        await window.showTextDocument(file, { preview: false });
    }
}
