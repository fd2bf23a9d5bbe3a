import { commands, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';

const { fileDialog, notifications, quickInput } = pages;

describe('a window without a folder', () => {
    it('says what is missing where there is no model', async () => {
        await commands.executeCommand('firebreak.openDiagram');
        await notifications.waitFor('there is no model (.fbk) in this workspace to draw');
        await commands.executeCommand('firebreak.runExperiment');
        await notifications.waitFor('there is no experiment in this workspace');
        await notifications.clear();
    });

    it('asks for a folder for a new project, and offers to open it', async () => {
        await quickInput.runCommand('Firebreak: New project…');
        await quickInput.choose('Minimal');
        await quickInput.answer('What is the system called?', 'Note book');
        const folder = await fileDialog.takeWorkspace();
        await expectSoon(() => window.activeTextEditor?.document.uri.path, `${folder}/system.fbk`);
        expectEqual(workspace.workspaceFolders, undefined);
        await notifications.waitFor('the project is written');
        await takePicture('new-project-written');
    });
});
