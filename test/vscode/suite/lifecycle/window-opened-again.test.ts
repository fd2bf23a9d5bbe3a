import { commands, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { experimentLenses } from '../experiment-lenses.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, open } from '../workspace-files.ts';
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

    it('has the results of experiments: the runs, the one that was looked at, and its moment, also in the diagram', async () => {
        const left = await readLeftWindow();
        const { diagramPanel, resultsPanel } = pages;
        expectEqual(await resultsPanel.verdictOf('Calm'), 'PASS');
        expectEqual(await resultsPanel.runs(), left.runs);
        expectEqual([await resultsPanel.run(), await resultsPanel.moment()], ['1: Calm, pass', '0:25']);
        await diagramPanel.waitForMoment('Calm at 0:25');
    });

    it('counts its runs on, and says which can be compared no more', async () => {
        const lenses = experimentLenses('kiosk.fbk');
        await open('kiosk.fbk');
        await expectSoon(lenses.titles, ['Run', 'Run with…']);
        await lenses.run('Calm');
        await pages.resultsPanel.waitForRun('3: Calm, pass');
        await pages.resultsPanel.compareInVain('1: Calm, pass');
        await pages.resultsPanel.waitForProblem('One of the runs is forgotten');
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
            ['Context map', 'Experiment results'],
        );
    });
});
