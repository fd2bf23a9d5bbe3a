import { commands, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri } from '../workspace-files.ts';
import { readLeftWindow } from './left-panel.ts';

describe('a window that is opened again', () => {
    it('has its panel as it was left: view, folds, toggles, place and scale', async () => {
        const left = await readLeftWindow();
        await pages.diagramPanel.waitFor('Ordering.unsaved');
        expectEqual(await pages.diagramPanel.elements(), left.elements);
        expectEqual(await pages.diagramPanel.scale(), left.scale);
        expectEqual(await pages.diagramPanel.isPressed('Policies'), false);
        await takePicture('opened-again');
    });

    it('has the text that nobody saved, and what belongs to it', async () => {
        const document = workspace.textDocuments.find(({ uri }) => uri.toString() === fileUri('orders.fbk').toString());
        expectEqual([document?.isDirty, document?.getText().includes('unsaved')], [true, true]);
    });

    it('has one panel, which commands still mean', async () => {
        await commands.executeCommand('firebreak.openDiagram', fileUri('orders.fbk'), 'context-map');
        await expectSoon(
            () =>
                window.tabGroups.all
                    .flatMap(({ tabs }) => tabs.map(({ label }) => label))
                    .filter((label) => !/\.fbk$/.test(label)),
            ['Context map'],
        );
    });
});
