import { commands, window, workspace } from 'vscode';
import { expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';

describe('the folder of a new project, once it is opened', () => {
    it('has the model in front, all of it checked, and a diagram', async () => {
        await pages.editor.waitFor('system.fbk');
        const folder = workspace.workspaceFolders?.[0]?.uri.path;
        await expectSoon(() => window.activeTextEditor?.document.uri.path, `${folder}/system.fbk`);
        await expectSoon(
            () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
            ['system.fbk'],
        );
        await commands.executeCommand('firebreak.openDiagramToSide');
        await pages.diagramPanel.waitFor('Notebook.search');
        // It ends when the message about it is put away.
        void commands.executeCommand('firebreak.checkProject');
        await pages.notifications.waitFor('0 errors, 0 warnings, 0 notes.');
        await takePicture('new-project-opened');
    });
});
