import { expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import {
    closeWithoutSaving,
    deleteOnDisk,
    findingsOf,
    open,
    problemsOf,
    replaceText,
    writeOnDisk,
} from './workspace-files.ts';

const rule = 'missing-timeout';
const found = ['Warning 4:33-4:46'];

describe('what the rules find', () => {
    after(closeWithoutSaving);

    it('shows for a file that nobody opened', async () => {
        await expectSoon(() => findingsOf('payments.fbk', rule), found);
    });

    it('goes when it is mended, before anything is saved, and comes back', async () => {
        const editor = await open('payments.fbk');
        await replaceText(editor, 'service payments {', 'service payments { defaults { timeout 1s }');
        await expectSoon(() => findingsOf('payments.fbk', rule), []);
        await replaceText(editor, ' defaults { timeout 1s }', '');
        await expectSoon(() => findingsOf('payments.fbk', rule), found);
        await takePicture('finding');
    });

    it('follows the settings of the project', async () => {
        await writeOnDisk('firebreak.json', JSON.stringify({ rules: { [rule]: 'off' } }));
        await expectSoon(() => findingsOf('payments.fbk', rule), []);
        await writeOnDisk('firebreak.json', JSON.stringify({ rules: { [rule]: 'error' } }));
        await expectSoon(() => findingsOf('payments.fbk', rule), ['Error 4:33-4:46']);
        await deleteOnDisk('firebreak.json');
        await expectSoon(() => findingsOf('payments.fbk', rule), found);
    });

    it('comes with what is wrong in the settings', async () => {
        await writeOnDisk('firebreak.json', '{ "ruels": {} }');
        await expectSoon(() => problemsOf('firebreak.json'), ['Error config/key 1:3-1:14']);
        await deleteOnDisk('firebreak.json');
        await expectSoon(() => problemsOf('firebreak.json'), []);
    });
});
