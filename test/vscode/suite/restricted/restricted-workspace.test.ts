import { commands, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { closeWithoutSaving, fileUri, open, problemsOf, replaceText } from '../workspace-files.ts';

describe('a workspace that nobody trusts', () => {
    it('is read and judged all the same', async () => {
        expectEqual(workspace.isTrusted, false);
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
        const editor = await open('orders.fbk');
        await replaceText(editor, 'payments.charge', 'payments.chrage');
        await expectSoon(() => problemsOf('orders.fbk').length, 1);
        await closeWithoutSaving();
    });

    it('has no git run in it, so nothing is compared with a revision', async () => {
        expectEqual(await commands.executeCommand('firebreak.compareWith', fileUri('orders.fbk'), 'HEAD'), undefined);
        const labels = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
        expectEqual(
            labels.filter((label) => label.includes('Changes')),
            [],
        );
        expectEqual(workspace.isTrusted, false);
    });
});
