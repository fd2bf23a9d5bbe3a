import { commands, window } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import { closeWithoutSaving, fileUri, open, replaceText } from './workspace-files.ts';

/** What the command says of its comparison; nothing when there is none. */
interface Compared {
    readonly view: string;
    readonly summary: string;
}

function compareWith(revision?: string): Thenable<Compared | undefined> {
    return commands.executeCommand('firebreak.compareWith', fileUri('orders.fbk'), revision);
}

/** Takes what the list of revisions offers first, as Enter does once it is there. */
async function compareWithFirst(): Promise<Compared | undefined> {
    let compared: { readonly result: Compared | undefined } | undefined;
    void compareWith().then((result) => {
        compared = { result };
    });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await takePicture('comparison-pick');
    await expectSoon(() => {
        void commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return compared !== undefined;
    }, true);
    return compared?.result;
}

function tabs(): string[] {
    return window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));
}

const isBrowser = typeof process === 'undefined';

describe('comparing the architecture', () => {
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('shows what changed since the last commit, or says why it cannot', async () => {
        const editor = await open('orders.fbk');
        await replaceText(editor, 'service ', 'service newcomer\n  service ');
        const compared = isBrowser ? await compareWith('HEAD') : await compareWithFirst();
        if (isBrowser) {
            // A browser runs no git; the person is told so.
            expectEqual(compared, undefined);
        } else {
            expectEqual(compared?.view, 'changes:HEAD');
            expectEqual(compared?.summary.startsWith('1 added;'), true);
            await expectSoon(() => tabs().includes('Changes from HEAD to now'), true);
            await takePicture('comparison');
            expectEqual(await compareWith('no-such-revision'), undefined);
        }
        await window.showTextDocument(editor.document);
        await closeWithoutSaving();
    });
});
