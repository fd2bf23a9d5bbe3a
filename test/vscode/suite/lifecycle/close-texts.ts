import { commands, TabInputText, window, workspace } from 'vscode';

/** Closes all texts and throws away what was not saved; panels stay, and the column of the texts beside them. */
export async function closeTexts(): Promise<void> {
    for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
        await window.showTextDocument(document, { viewColumn: 1 });
        await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await workspace.getConfiguration('workbench.editor').update('closeEmptyGroups', false);
    const tabs = window.tabGroups.all.flatMap(({ tabs: all }) => all);
    await window.tabGroups.close(tabs.filter(({ input }) => input instanceof TabInputText));
    await commands.executeCommand('workbench.action.focusFirstEditorGroup');
}
