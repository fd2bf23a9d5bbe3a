import { commands } from 'vscode';
import { expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import { closeWithoutSaving, open, problemsOf, rangeOf, replaceText, showRange } from './workspace-files.ts';

describe('problems', () => {
    afterEach(closeWithoutSaving);

    it('show for a file that nobody opened', async () => {
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });

    it('come at the exact place while typing, and go when mended', async () => {
        const editor = await open('orders.fbk');
        await expectSoon(() => problemsOf('orders.fbk'), []);
        await replaceText(editor, 'payments.charge', 'payments.chrage');
        const place = showRange(rangeOf(editor.document, 'payments.chrage'));
        await expectSoon(() => problemsOf('orders.fbk'), [`Error link/unknown ${place}`]);
        await takePicture('problem');
        await replaceText(editor, 'payments.chrage', 'payments.charge');
        await expectSoon(() => problemsOf('orders.fbk'), []);
    });

    it('say that a sentence is not finished', async () => {
        const editor = await open('payments.fbk');
        await replaceText(editor, 'writes ledger', 'writes');
        await expectSoon(() => problemsOf('payments.fbk').length, 1);
        await replaceText(editor, 'writes', 'writes ledger');
        await expectSoon(() => problemsOf('payments.fbk'), []);
    });

    it('come in one file when a name goes in another, and go with the edit when it is thrown away', async () => {
        const editor = await open('payments.fbk');
        await replaceText(editor, 'command charge', 'command collect');
        await expectSoon(() => problemsOf('orders.fbk'), ['Error link/unknown 4:44-4:59']);
        await closeWithoutSaving();
        await expectSoon(() => problemsOf('orders.fbk'), []);
    });

    it('are found again by a restarted server', async () => {
        await commands.executeCommand('firebreak.restartLanguageServer');
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });
});
