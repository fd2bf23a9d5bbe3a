import { type CodeLens, commands } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { hasPages, pages } from './pages.ts';
import { takePicture } from './report.ts';
import { deleteOnDisk, fileUri, open, writeOnDisk } from './workspace-files.ts';

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

let lenses: readonly CodeLens[] = [];

/** Titles of the lenses that run experiments, as the editor last gave them; asks for them again. */
function experimentLenses(): readonly string[] {
    void commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', fileUri(file)).then((given) => {
        lenses = given;
    });
    return lenses
        .flatMap(({ command }) => (command?.command.includes('runExperiment') ? command.title : []))
        .toSorted();
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
        await expectSoon(experimentLenses, ['Run', 'Run', 'Run with…', 'Run with…']);
    });

    it('are run from the list of tests, and their results are shown', async function () {
        if (!hasPages) {
            this.skip();
        }
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
});
