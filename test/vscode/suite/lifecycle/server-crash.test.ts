import { commands } from 'vscode';
import { expectEqual } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, open, replaceText } from '../workspace-files.ts';
import { canActAsOthers, killServer } from './act-as-others.ts';
import { closeTexts } from './close-texts.ts';

describe('a language server that is killed', () => {
    before(function () {
        if (!canActAsOthers) {
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
        killServer();
        await pages.diagramPanel.waitForNotice('language server');
        expectEqual((await pages.diagramPanel.elements()).includes('Ordering.unsaved'), true);
        await takePicture('server-away');
        await pages.diagramPanel.waitUntilNoNotice();
        await replaceText(editor, 'service unsaved', 'service unsaved\n  service another');
        await pages.diagramPanel.waitFor('Ordering.another');
        await closeTexts();
        await pages.diagramPanel.waitUntilGone('Ordering.unsaved');
    });
});
