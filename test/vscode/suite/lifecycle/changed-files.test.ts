import { commands, FileType, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { deleteOnDisk, fileUri, findingsOf, open, problemsOf, replaceText, writeOnDisk } from '../workspace-files.ts';
import { canActAsOthers, deleteAsOthersDo } from './act-as-others.ts';
import { closeTexts } from './close-texts.ts';

async function renameFile(from: string, to: string): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.renameFile(fileUri(from), fileUri(to));
    expectEqual(await workspace.applyEdit(edit), true);
}

/** All models of the first folder, with their texts. */
async function modelsOnDisk(): Promise<Map<string, Uint8Array>> {
    const entries = await workspace.fs.readDirectory(fileUri(''));
    const names = entries.filter(([name, type]) => type === FileType.File && name.endsWith('.fbk'));
    return new Map(
        await Promise.all(
            names.map(async ([name]) => [name, await workspace.fs.readFile(fileUri(name))] as [string, Uint8Array]),
        ),
    );
}

describe('files that change under an open panel', () => {
    let original = new Map<string, Uint8Array>();

    before(async () => {
        original = await modelsOnDisk();
        await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'));
        await pages.diagramPanel.waitFor('Ordering.orders');
    });
    afterEach(async () => {
        await closeTexts();
        for (const [name, bytes] of original) {
            await workspace.fs.writeFile(fileUri(name), bytes);
        }
    });
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('may be renamed, while another text is not saved: the panel goes on, and nothing is lost', async () => {
        const editor = await open('payments.fbk');
        await replaceText(editor, 'service ', 'service refunds\n  service ');
        await pages.diagramPanel.waitFor('Payments.refunds');
        await renameFile('orders.fbk', 'ordering.fbk');
        await replaceText(editor, 'service refunds', 'service refunds\n  service vouchers');
        await pages.diagramPanel.waitFor('Payments.vouchers');
        await pages.diagramPanel.waitFor('Ordering.orders');
        expectEqual([editor.document.isDirty, problemsOf('ordering.fbk'), problemsOf('orders.fbk')], [true, [], []]);
        await renameFile('ordering.fbk', 'orders.fbk');
        await pages.diagramPanel.waitFor('Ordering.orders');
        await window.showTextDocument(editor.document);
        await commands.executeCommand('undo');
        await commands.executeCommand('undo');
        await pages.diagramPanel.waitUntilGone('Payments.refunds');
        await expectSoon(() => editor.document.isDirty, false);
    });

    it('may be deleted while they are open with edits: the text stays, and counts, until it is reverted', async function () {
        if (!canActAsOthers) {
            this.skip();
        }
        const editor = await open('shipping.fbk');
        await replaceText(editor, 'service ', 'service labels\n  service ');
        await pages.diagramPanel.waitFor('Shipping.labels');
        deleteAsOthersDo('shipping.fbk');
        await writeOnDisk('added.fbk', 'context Later { service last }\n');
        await pages.diagramPanel.waitFor('Later.last');
        expectEqual([editor.document.isDirty, editor.document.getText().includes('labels')], [true, true]);
        await pages.diagramPanel.waitFor('Shipping.labels');
        await workspace.fs.writeFile(fileUri('shipping.fbk'), original.get('shipping.fbk') ?? new Uint8Array());
        await window.showTextDocument(editor.document, { viewColumn: 1 });
        await commands.executeCommand('workbench.action.files.revert');
        await pages.diagramPanel.waitUntilGone('Shipping.labels');
        await deleteOnDisk('added.fbk');
        await pages.diagramPanel.waitUntilGone('Later.last');
    });

    it('may be reverted: the picture and the findings are those of the disk again', async () => {
        const editor = await open('shipping.fbk');
        await replaceText(editor, '{ breaker', '{ timeout 1s  breaker');
        await expectSoon(() => findingsOf('shipping.fbk', 'missing-timeout'), []);
        await commands.executeCommand('workbench.action.files.revert');
        await expectSoon(() => findingsOf('shipping.fbk', 'missing-timeout').length, 1);
    });

    it('may all be others at once, as after switching branches, and be back again', async () => {
        await closeTexts();
        const edit = new Map([
            [
                'orders.fbk',
                'context Sales {\n  service quotes\n  service deals { command close { calls quotes } }\n}\n',
            ],
            ['payments.fbk', undefined],
            ['shipping.fbk', undefined],
            ['catalog.fbk', undefined],
        ]);
        await Promise.all(
            [...edit].map(([name, text]) => (text === undefined ? deleteOnDisk(name) : writeOnDisk(name, text))),
        );
        await pages.diagramPanel.waitFor('Sales.deals');
        await pages.diagramPanel.waitUntilGone('Ordering.orders');
        await pages.diagramPanel.waitUntilGone('Payments.payments');
        await Promise.all([...original].map(([name, bytes]) => workspace.fs.writeFile(fileUri(name), bytes)));
        await pages.diagramPanel.waitFor('Ordering.orders');
        await pages.diagramPanel.waitUntilGone('Sales.deals');
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });

    it('may lose what a panel is about: it keeps the picture, says so, and has it again', async () => {
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'), 'services:Payments');
        await pages.diagramPanel.waitUntilGone('Catalog.products');
        await deleteOnDisk('payments.fbk');
        await pages.diagramPanel.waitForNotice('services:Payments');
        await takePicture('view-gone');
        expectEqual((await pages.diagramPanel.elements()).includes('Payments.payments'), true);
        await workspace.fs.writeFile(fileUri('payments.fbk'), original.get('payments.fbk') ?? new Uint8Array());
        await pages.diagramPanel.waitUntilNoNotice();
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'), 'services');
        await pages.diagramPanel.waitFor('Catalog.products');
    });

    it('may all be gone: the panel says so, and shows what comes instead', async () => {
        await Promise.all([...original.keys()].map(deleteOnDisk));
        await pages.diagramPanel.waitForNotice('no model');
        await takePicture('models-gone');
        await writeOnDisk('fresh.fbk', 'service fresh\n');
        await pages.diagramPanel.waitFor('fresh');
        await deleteOnDisk('fresh.fbk');
    });

    it('may be moved into another folder, with which the panel goes', async () => {
        await pages.diagramPanel.waitFor('Ordering.orders');
        await workspace.fs.createDirectory(fileUri('inner'));
        await writeOnDisk('inner/firebreak.json', '{}');
        await writeOnDisk('inner/alone.fbk', 'service alone\n');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('inner/alone.fbk'));
        await pages.diagramPanel.waitFor('alone');
        await renameFile('inner', 'outer');
        await writeOnDisk('outer/alone.fbk', 'service alone\nservice together\n');
        await pages.diagramPanel.waitFor('together');
        await deleteOnDisk('outer');
        await commands.executeCommand('firebreak.openDiagramToSide', Uri.joinPath(fileUri(''), 'orders.fbk'));
        await pages.diagramPanel.waitFor('Ordering.orders');
    });
});
