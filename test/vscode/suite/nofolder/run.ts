import { workspace } from 'vscode';
import { pages } from '../pages.ts';
import { report } from '../report.ts';
import { runTests } from '../run-tests.ts';

/**
 * Runs the tests of a window without a folder; called by the editor, and once more by the window in which the folder is
 * open at the end. Rejects when one fails.
 */
export async function run(): Promise<void> {
    if (workspace.workspaceFolders !== undefined) {
        await runTests(async () => {
            await import('./folder-opened.test.ts');
        });
        return;
    }
    await runTests(async () => {
        await import('./window-without-folder.test.ts');
    });
    try {
        await pages.notifications.press('the project is written', 'Open folder');
    } catch (error) {
        report({ kind: 'failed', title: 'opening the folder', error: String(error) });
        throw error;
    }
    // The window ends, and all that runs in it.
    await new Promise(() => undefined);
}
