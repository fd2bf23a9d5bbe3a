import { extensions, FileSystemError, Uri, workspace } from 'vscode';
import { expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { report } from '../report.ts';
import { runTests } from '../run-tests.ts';
import { fileUri } from '../workspace-files.ts';
import { leavePanel } from './left-panel.ts';

/**
 * Runs the tests of what outlives files, folders and windows; called by the editor, and once more by the window that is
 * opened again at the end. Rejects when one fails.
 */
export async function run(): Promise<void> {
    if (await isOpenedAgain()) {
        await runTests(async () => {
            awaitExtension();
            await import('./window-opened-again.test.ts');
        });
        return;
    }
    await runTests(async () => {
        awaitExtension();
        await import('./changed-files.test.ts');
        await import('./two-folders.test.ts');
        await import('./virtual-folder.test.ts');
        await import('./server-crash.test.ts');
    });
    try {
        await leavePanel();
    } catch (error) {
        report({ kind: 'failed', title: 'leaving the window', error: String(error) });
        throw error;
    }
    await workspace.fs.writeFile(sign, new Uint8Array());
    void pages.screen.reload();
    // The window ends, and all that runs in it.
    await new Promise(() => undefined);
}

/** Stands beside the folders while the window is opened again. */
const sign = Uri.joinPath(fileUri(''), '..', 'opened-again');

async function isOpenedAgain(): Promise<boolean> {
    try {
        await workspace.fs.stat(sign);
        return true;
    } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') {
            return false;
        }
        throw error;
    }
}

/** Without the extension every test would wait for nothing. */
function awaitExtension(): void {
    before(async () => expectSoon(() => extensions.getExtension('firebreak.firebreak')?.isActive, true));
}
