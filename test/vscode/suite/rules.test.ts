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
const file = 'shipping.fbk';
const found = ['Error 3:20-3:41'];

describe('what the rules find', () => {
    after(closeWithoutSaving);

    it('shows for a file that nobody opened', async () => {
        await expectSoon(() => findingsOf(file, rule), found);
    });

    it('goes when it is mended, before anything is saved, and comes back', async () => {
        const editor = await open(file);
        await replaceText(editor, '{ breaker', '{ timeout 1s  breaker');
        await expectSoon(() => findingsOf(file, rule), []);
        await replaceText(editor, '{ timeout 1s  breaker', '{ breaker');
        await expectSoon(() => findingsOf(file, rule), found);
        await takePicture('finding');
    });

    it('follows the settings of the project', async () => {
        await writeOnDisk('firebreak.json', JSON.stringify({ rules: { [rule]: 'off' } }));
        await expectSoon(() => findingsOf(file, rule), []);
        await writeOnDisk('firebreak.json', JSON.stringify({ rules: { [rule]: 'warning' } }));
        await expectSoon(() => findingsOf(file, rule), ['Warning 3:20-3:41']);
        await deleteOnDisk('firebreak.json');
        await expectSoon(() => findingsOf(file, rule), found);
    });

    it('comes with what is wrong in the settings', async () => {
        await writeOnDisk('firebreak.json', '{ "ruels": {} }');
        await expectSoon(() => problemsOf('firebreak.json'), ['Error config/key 1:3-1:10']);
        await deleteOnDisk('firebreak.json');
        await expectSoon(() => problemsOf('firebreak.json'), []);
    });
});
