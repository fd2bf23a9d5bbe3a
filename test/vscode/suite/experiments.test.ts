import { commands, window } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { experimentLenses } from './experiment-lenses.ts';
import { hasPages, pages } from './pages.ts';
import { takePicture } from './report.ts';
import { deleteOnDisk, open, replaceText, writeOnDisk } from './workspace-files.ts';

const file = 'experiments/kiosk.fbk';

/** A shop whose one worker is far too slow, and one that is not. */
const model = `client Kiosk { calls till.buy }
service till { replicas 1  concurrency 1  command buy idempotent { takes 40ms } }
scenario Buy { Kiosk calls till.buy  load 10/s }
experiment Calm { load Buy 2/s for 60s  expect { latency p50 of Buy below 200ms } }
experiment Crowd {
  load Buy 30/s for 60s
  steady { latency p99 of Buy below 50ms }
  at 20s delay Kiosk to till by 10ms for 10s
  expect { latency p99 of Buy below 50ms }
}
`;

/** Takes longer than anybody waits. */
const patience = 'experiment Patience { load Buy 20/s for 24h  expect { latency p50 of Buy below 200ms } }';

const lenses = experimentLenses(file);

/** Throws away what was not saved of the models. */
async function revert(): Promise<void> {
    await open(file);
    await commands.executeCommand('workbench.action.files.revert');
}

async function closeResults(): Promise<void> {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    await window.tabGroups.close(tabs.filter(({ label }) => label === 'Experiment results'));
}

describe('experiments', () => {
    before(async () => {
        await writeOnDisk(file, model);
        await open(file);
    });
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
        await commands.executeCommand('workbench.view.explorer');
        await deleteOnDisk('experiments');
    });

    it('have lenses that run them', async () => {
        // The lenses are asked for anew when the model is there.
        await expectSoon(lenses.titles, ['Run', 'Run', 'Run with…', 'Run with…']);
    });

    if (!hasPages) {
        return;
    }

    it('are run from the list of tests, and their results are shown', async () => {
        await commands.executeCommand('firebreak.showExperimentResults');
        await commands.executeCommand('workbench.view.testing.focus');
        await pages.testExplorer.waitFor('kiosk.fbk');
        await commands.executeCommand('testing.runAll');
        expectEqual(await pages.resultsPanel.verdictOf('Crowd'), 'FAIL');
        expectEqual(await pages.resultsPanel.expectations(), [
            'FAIL steady: latency p99 of Buy below 50 ms',
            'FAIL latency p99 of Buy below 50 ms',
        ]);
        expectEqual(await pages.resultsPanel.charts(), ['Latency', 'Errors', 'Waiting']);
        expectEqual(await pages.resultsPanel.runs(), ['2: Crowd, fail', '1: Calm, pass']);
        expectEqual(await pages.resultsPanel.violations(), []);
        await takePicture('experiment');
    });

    it('are shown beside each other in the same charts', async () => {
        const { resultsPanel } = pages;
        await resultsPanel.compareWith('1: Calm, pass');
        await resultsPanel.waitForSummary('Beside it, dotted: Calm');
        await takePicture('experiment-compared');
    });

    it('are replayed in the diagram, until another run is chosen or the results are closed', async () => {
        const { diagramPanel, resultsPanel } = pages;
        await commands.executeCommand('workbench.action.closeSidebar');
        await commands.executeCommand('workbench.action.closePanel');
        await resultsPanel.press('Open diagram');
        await diagramPanel.waitFor('till');
        await resultsPanel.goTo(25);
        await diagramPanel.waitForMoment('Crowd at 0:25');
        expectEqual(await diagramPanel.marked('full'), ['till']);
        expectEqual((await diagramPanel.marked('load-4')).length, 1);
        await takePicture('experiment-replayed');
        await resultsPanel.press('Play');
        await resultsPanel.press('Pause');
        await diagramPanel.waitForMoment(`Crowd at ${await resultsPanel.moment()}`);
        await resultsPanel.goTo(57);
        await resultsPanel.press('Play');
        await diagramPanel.waitForMoment('Crowd at 1:00');
        await resultsPanel.waitForButton('Play');
        await resultsPanel.choose('1: Calm, pass');
        await diagramPanel.waitUntilNoMoment();
        await resultsPanel.goTo(3);
        await diagramPanel.waitForMoment('Calm at 0:03');
        await closeResults();
        await diagramPanel.waitUntilNoMoment();
        expectEqual(await diagramPanel.marked('full'), []);
    });

    it('are run as somebody wants to', async () => {
        const { quickInput, resultsPanel } = pages;
        await quickInput.runCommand('Firebreak: Run experiment with…');
        await quickInput.answer('Seed', '7');
        await quickInput.answer('Replications', '3');
        await quickInput.choose('Calm');
        await resultsPanel.waitForSummary('seed 7, 3 replications');
        await resultsPanel.waitForRun('3: Calm, pass');
    });

    it('say at their line why they cannot be run', async () => {
        const editor = await open(file);
        await replaceText(editor, 'Kiosk to till', 'Kiosk to nobody');
        await lenses.run('Crowd');
        await pages.editor.waitForTestMessage('There are errors in its text', 8);
        await takePicture('experiment-unreadable');
        await revert();
    });

    it('are stopped, however long they would take, and others are run after that', async () => {
        const { resultsPanel } = pages;
        const editor = await open(file);
        await replaceText(editor, 'experiment Crowd', `${patience}\nexperiment Crowd`);
        const stopped = lenses.run('Patience');
        await resultsPanel.waitForButton('Stop');
        await takePicture('experiment-under-way');
        await resultsPanel.press('Stop');
        await stopped;
        await resultsPanel.waitUntilNothingRuns();
        await revert();
        await lenses.run('Calm');
        await resultsPanel.waitForRun('6: Calm, pass');
    });

    it('are forgotten by a language server that is started again, which is said', async () => {
        const { resultsPanel } = pages;
        await commands.executeCommand('firebreak.restartLanguageServer');
        await resultsPanel.compareInVain('2: Crowd, fail');
        await resultsPanel.waitForProblem('One of the runs is forgotten');
        await takePicture('experiment-forgotten');
        expectEqual([await resultsPanel.beside(), await resultsPanel.dottedLines()], ['Compare with …', 0]);
    });
});
