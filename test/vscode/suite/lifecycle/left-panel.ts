import { commands, workspace } from 'vscode';
import { pages } from '../pages.ts';
import { open, replaceText } from '../workspace-files.ts';

/** What a person left in the window that is opened again. */
export interface LeftWindow {
    readonly scale: string;
    readonly elements: readonly string[];
}

const KEPT = 'lifecycle.json';
/** Milliseconds after which VS Code has kept the state of its window: in a browser its end leaves no time for that. */
const STATE_INTERVAL = 65_000;

/** Leaves a panel that is not as panels begin, and a text that nobody saved; keeps how it looked. */
export async function leavePanel(): Promise<void> {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const editor = await open('orders.fbk');
    await commands.executeCommand('firebreak.openDiagramToSide', editor.document.uri, 'services');
    await pages.diagramPanel.waitFor('Ordering.orders');
    await pages.diagramPanel.fold('Payments');
    await pages.diagramPanel.waitUntilGone('Payments.payments');
    await pages.diagramPanel.press('More');
    await pages.diagramPanel.press('Show policies');
    await pages.diagramPanel.press('Zoom in');
    await replaceText(editor, 'service ', 'service unsaved\n  service ');
    await pages.diagramPanel.waitFor('Ordering.unsaved');
    // The panel keeps where it is a moment after the last move.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await keep({ scale: await pages.diagramPanel.scale(), elements: await pages.diagramPanel.elements() });
    await new Promise((resolve) => setTimeout(resolve, STATE_INTERVAL));
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
