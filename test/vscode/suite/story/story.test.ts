import { window } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';

describe('the story of a project', function () {
    // Each chapter begins where the one before ended.
    this.bail(true);
    this.timeout(60_000);

    it('begins with a template', async () => {
        await pages.quickInput.runCommand('Firebreak: New project…');
        expectEqual((await pages.quickInput.labels()).slice(0, 2), ['Minimal', 'Web shop']);
        await takePicture('story-template');
        await pages.quickInput.choose('Minimal');
        await pages.quickInput.answer('What is the system called?', 'Note book');
        await takePicture('story-place');
        await pages.quickInput.choose('workspace');
        await pages.editor.waitFor('system.fbk');
        await expectSoon(() => window.activeTextEditor?.document.lineAt(1).text, 'system NoteBook "Note book" {');
        await takePicture('story-project');
    });
});
