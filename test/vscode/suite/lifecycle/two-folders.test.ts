import { commands, Selection, Uri, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, open, rangeOf } from '../workspace-files.ts';

/** A file of the second folder. */
function secondUri(name: string): Uri {
    return Uri.joinPath(fileUri(''), '..', 'second', name);
}

async function putCursorAt(uri: Uri, text: string): Promise<void> {
    const editor = await window.showTextDocument(
        await workspace.openTextDocument(uri),
        window.tabGroups.all[0]?.viewColumn,
    );
    const { start } = rangeOf(editor.document, text);
    editor.selection = new Selection(start, start);
}

describe('a workspace of two folders', () => {
    before(async () => {
        await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'), 'services');
        await pages.diagramPanel.waitFor('Payments.payments');
    });
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('has two projects, and a panel shows one of them', async () => {
        expectEqual((await pages.diagramPanel.elements()).includes('Ordering.drafts'), false);
        await commands.executeCommand('firebreak.openDiagramToSide', secondUri('other.fbk'));
        await pages.diagramPanel.waitFor('Ordering.drafts');
        await pages.diagramPanel.waitUntilGone('Payments.payments');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'));
        await pages.diagramPanel.waitFor('Payments.payments');
    });

    it('lets a panel follow the cursor in its own project only, where another one has the same names', async () => {
        await putCursorAt(fileUri('payments.fbk'), 'payments');
        await pages.diagramPanel.waitForSelected('Payments.payments');
        await putCursorAt(secondUri('other.fbk'), 'orders');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        expectEqual(await pages.diagramPanel.selected(), ['Payments.payments']);
        await putCursorAt(fileUri('orders.fbk'), 'orders');
        await pages.diagramPanel.waitForSelected('Ordering.orders');
    });

    it('opens the source where the file is shown already, or in the column of the texts, and takes no focus before', async () => {
        await putCursorAt(fileUri('orders.fbk'), 'orders');
        await pages.diagramPanel.click('Payments.payments');
        expectEqual(window.activeTextEditor?.document.uri.path.endsWith('payments.fbk') ?? false, false);
        await open('catalog.fbk');
        // The file is open behind another tab.
        await pages.diagramPanel.doubleClick('Payments.payments');
        await expectSoon(() => window.activeTextEditor?.document.uri.path.endsWith('payments.fbk'), true);
        expectEqual(window.activeTextEditor?.viewColumn, 1);
        expectEqual(
            window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'payments.fbk').length,
            1,
        );
        await pages.diagramPanel.waitForSelected('Payments.payments');
    });

    it('shows several panels, each with its own view, that follow the same cursor', async () => {
        await commands.executeCommand('firebreak.openAnotherDiagram', fileUri('orders.fbk'), 'services:Payments');
        const titles = () =>
            window.tabGroups.all
                .flatMap(({ tabs }) => tabs.map(({ label }) => label))
                .filter((label) => !/\.fbk$/.test(label))
                .sort();
        await expectSoon(titles, ['Payments', 'Services']);
        await takePicture('two-panels');
        await commands.executeCommand('workbench.action.closeActiveEditor');
    });
});
