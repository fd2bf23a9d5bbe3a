import { commands, window } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { hasPages, pages } from './pages.ts';
import { takePicture } from './report.ts';
import { open } from './workspace-files.ts';

/** Titles of all tabs of panels. */
function panelTitles(): string[] {
    return window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map(({ label }) => label))
        .filter((label) => !/\.fbk$/.test(label));
}

/** The line of the editor in front on which its cursor stands. */
function lineOfCursor(): string | undefined {
    const editor = window.activeTextEditor;
    return editor?.document.lineAt(editor.selection.active).text.trim();
}

describe('the diagram panel', () => {
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('opens beside the editor and shows the services', async () => {
        await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide');
        // The page sets the title when it shows a picture.
        await expectSoon(panelTitles, ['Services']);
        expectEqual(window.tabGroups.all.length, 2);
        await takePicture('diagram');
    });

    it('opens the source of what is pressed twice', async function () {
        if (!hasPages) {
            this.skip();
        }
        await pages.diagramPanel.doubleClick('Payments.payments');
        await expectSoon(lineOfCursor, 'service payments {');
        await takePicture('diagram-selected');
    });
});
