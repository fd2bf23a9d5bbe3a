import { commands, languages, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, findingsOf, open, problemsOf, rangeOf, replaceText, showRange } from '../workspace-files.ts';
import { canActAsOthers, killServer } from './act-as-others.ts';
import { closeTexts } from './close-texts.ts';
import { type FragileWorkers, makeWorkersFragile } from './fragile-workers.ts';

describe('a language server that is killed', () => {
    before(function () {
        if (!canActAsOthers) {
            // There it is a worker, see below.
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
        // It may be back within a moment.
        const said = pages.diagramPanel.waitForNotice('language server');
        killServer();
        await said;
        expectEqual((await pages.diagramPanel.elements()).includes('Ordering.unsaved'), true);
        await takePicture('server-away');
        await pages.diagramPanel.waitUntilNoNotice();
        await replaceText(editor, 'service unsaved', 'service unsaved\n  service another');
        await pages.diagramPanel.waitFor('Ordering.another');
        await closeTexts();
        await pages.diagramPanel.waitUntilGone('Ordering.unsaved');
    });

    it('finds the same again, also when it goes down while it answers', async () => {
        const editor = await open('orders.fbk');
        const before = allProblems();
        expectEqual(before.length > 0, true);
        const asked = commands.executeCommand(
            'vscode.executeReferenceProvider',
            editor.document.uri,
            rangeOf(editor.document, 'orders').start,
        );
        killServer();
        await asked.then(undefined, () => {});
        await replaceText(editor, 'service ', 'service lost { calls nobodyAtAll }\n  service ');
        await expectSoon(() => problemsOf('orders.fbk').some((problem) => problem.includes('link/unknown')), true);
        await closeTexts();
        await expectSoon(allProblems, before);
    });
});

describe('a language server in a worker of a browser', () => {
    let workers: FragileWorkers | undefined;

    before(function () {
        if (canActAsOthers) {
            this.skip();
        }
        workers = makeWorkersFragile();
    });
    after(async () => {
        workers?.dispose();
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('finds the same again when a person starts it anew', async () => {
        // Rules run last.
        await expectSoon(() => findingsOf('shipping.fbk', 'missing-timeout').length, 1);
        const before = allProblems();
        await commands.executeCommand('firebreak.restartLanguageServer');
        expectEqual(workers?.count(), 1);
        await followsTyping();
        await expectSoon(allProblems, before);
    });

    it('is back after an error that it does not catch, with the same findings', async () => {
        const before = allProblems();
        await pages.notifications.clear();
        workers?.failNewest();
        await expectSoon(() => workers?.count(), 2);
        const said = 'The Firebreak language server stopped and was started again.';
        await pages.notifications.waitFor(said);
        // Nothing else is said about it.
        expectEqual(await pages.notifications.all(), [said]);
        await pages.notifications.clear();
        await followsTyping();
        await expectSoon(allProblems, before);
    });
});

/** Waits until a mistake that is typed is found; leaves the text as it was. */
async function followsTyping(): Promise<void> {
    const editor = await open('orders.fbk');
    await replaceText(editor, 'service ', 'service lost { calls nobodyAtAll }\n  service ');
    await expectSoon(() => problemsOf('orders.fbk').some((problem) => problem.includes('link/unknown')), true);
    await closeTexts();
}

/** All that the editor shows as wrong in the models of the workspace; texts of folders that were closed stay for a while. */
function allProblems(): string[] {
    return languages
        .getDiagnostics()
        .filter(([uri]) => uri.path.endsWith('.fbk') && workspace.getWorkspaceFolder(uri) !== undefined)
        .flatMap(([uri, problems]) =>
            problems.map(({ message, range }) => `${uri.path} ${showRange(range)} ${message}`),
        )
        .sort();
}
