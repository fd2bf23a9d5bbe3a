import { commands, workspace } from 'vscode';
import { expectSoon } from '../expectations.ts';
import { type ExperimentLenses, experimentLenses } from '../experiment-lenses.ts';
import { pages } from '../pages.ts';
import { open, replaceText, writeOnDisk } from '../workspace-files.ts';

/** What a person left in the window that is opened again. */
export interface LeftWindow {
    readonly scale: string;
    readonly elements: readonly string[];
    /** The experiments that were run, newest first. */
    readonly runs: readonly string[];
}

const KEPT = 'lifecycle.json';
/** Milliseconds after which VS Code has kept the state of its window: in a browser its end leaves no time for that. */
const STATE_INTERVAL = 65_000;

const KIOSK = 'kiosk.fbk';
const KIOSK_TEXT = `client Visitor { calls till.buy }
service till { replicas 1  concurrency 1  command buy idempotent { takes 40ms } }
scenario Buy { Visitor calls till.buy  load 10/s }
experiment Calm { load Buy 2/s for 60s  expect { latency p50 of Buy below 200ms } }
`;

/**
 * Leaves a diagram that is not as diagrams begin, the results of an experiment below it, and a text that nobody saved;
 * keeps how it looked.
 */
export async function leavePanel(): Promise<void> {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await writeOnDisk(KIOSK, KIOSK_TEXT);
    const lenses = experimentLenses(KIOSK);
    await open(KIOSK);
    await expectSoon(lenses.titles, ['Run', 'Run with…']);
    const editor = await open('orders.fbk');
    await commands.executeCommand('firebreak.openDiagramToSide', editor.document.uri, 'services');
    await pages.diagramPanel.waitFor('Ordering.orders');
    await pages.diagramPanel.fold('Payments');
    await pages.diagramPanel.waitUntilGone('Payments.payments');
    await pages.diagramPanel.press('More');
    await pages.diagramPanel.press('Show policies');
    await pages.diagramPanel.press('Zoom in');
    await leaveResults(lenses);
    await replaceText(editor, 'service ', 'service unsaved\n  service ');
    await pages.diagramPanel.waitFor('Ordering.unsaved');
    // The panel keeps where it is a moment after the last move.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await keep({
        scale: await pages.diagramPanel.scale(),
        elements: await pages.diagramPanel.elements(),
        runs: await pages.resultsPanel.runs(),
    });
    await new Promise((resolve) => setTimeout(resolve, STATE_INTERVAL));
}

/** Runs an experiment twice and looks at a moment of the first run; the results stand below the diagram. */
async function leaveResults(lenses: ExperimentLenses): Promise<void> {
    for (const run of ['1: Calm, pass', '2: Calm, pass']) {
        await lenses.run('Calm');
        await pages.resultsPanel.waitForRun(run);
    }
    await commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await commands.executeCommand('workbench.action.moveEditorToBelowGroup');
    await pages.diagramPanel.waitFor('Ordering.orders');
    await pages.resultsPanel.choose('1: Calm, pass');
    await pages.resultsPanel.goTo(25);
    await pages.diagramPanel.waitForMoment('Calm at 0:25');
    await commands.executeCommand('workbench.action.focusFirstEditorGroup');
}

async function keep(left: LeftWindow): Promise<void> {
    await workspace.fs.writeFile(place(), new TextEncoder().encode(JSON.stringify(left)));
}

/** How the window looked when it was left. */
export async function readLeftWindow(): Promise<LeftWindow> {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(place())));
}

function place() {
    const [folder] = workspace.workspaceFolders ?? [];
    if (!folder) {
        throw new Error('No folder is open.');
    }
    return folder.uri.with({ path: folder.uri.path.replace(/[^/]*$/, KEPT) });
}
