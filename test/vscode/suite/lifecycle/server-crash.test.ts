import { commands } from 'vscode';
import { expectEqual } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, open, replaceText } from '../workspace-files.ts';

/** The part of Node that a test in its extension host has without importing it. */
interface NodeProcess {
    readonly pid: number;
    getBuiltinModule(name: 'node:child_process'): {
        execFileSync(file: string, args: readonly string[], options: { encoding: 'utf8' }): string;
    };
    kill(pid: number, signal: 'SIGKILL'): void;
}

const { process: node } = globalThis as { readonly process?: NodeProcess };

/** Kills the language server as a lack of memory would. */
function killServer({ pid, getBuiltinModule, kill }: NodeProcess): void {
    const processes = getBuiltinModule('node:child_process').execFileSync('ps', ['-eo', 'pid,ppid,args'], {
        encoding: 'utf8',
    });
    const server = processes
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .find(([, parent, ...args]) => parent === String(pid) && args.join(' ').includes('server/node.cjs'));
    kill(Number(server?.[0]), 'SIGKILL');
}

describe('a language server that is killed', () => {
    before(function () {
        if (node === undefined) {
            // A worker of a browser cannot be killed from here.
            this.skip();
        }
    });
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('takes no picture and no text with it, is said to be away, and comes back', async () => {
        const editor = await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'), 'services');
        await replaceText(editor, 'service ', 'service unsaved\n  service ');
        await pages.diagramPanel.waitFor('Ordering.unsaved');
        if (node) {
            killServer(node);
        }
        await pages.diagramPanel.waitForNotice('language server');
        expectEqual((await pages.diagramPanel.elements()).includes('Ordering.unsaved'), true);
        await takePicture('server-away');
        await pages.diagramPanel.waitUntilNoNotice();
        await replaceText(editor, 'service unsaved', 'service unsaved\n  service another');
        await pages.diagramPanel.waitFor('Ordering.another');
        await commands.executeCommand('workbench.action.focusFirstEditorGroup');
        await commands.executeCommand('workbench.action.files.revert');
        await pages.diagramPanel.waitUntilGone('Ordering.unsaved');
    });
});
