import { workspace } from 'vscode';
import { expectSoon } from './expectations.ts';
import { deleteOnDisk, fileUri, problemsOf, writeOnDisk } from './workspace-files.ts';

describe('files that come and go on disk', () => {
    after(async () => {
        await deleteOnDisk('added.fbk');
        await deleteOnDisk('added');
    });

    it('are read, and forgotten', async () => {
        await writeOnDisk('added.fbk', 'client a { calls nobody }\n');
        await expectSoon(() => problemsOf('added.fbk'), ['Error link/unknown 1:18-1:24']);
        await deleteOnDisk('added.fbk');
        await expectSoon(() => problemsOf('added.fbk'), []);
    });

    it('are read again when another program changed them', async () => {
        const original = new TextDecoder().decode(await workspace.fs.readFile(fileUri('catalog.fbk')));
        await writeOnDisk('catalog.fbk', original.replace('query', 'store productsDb : Redis\n    query'));
        await expectSoon(() => problemsOf('catalog.fbk'), []);
        await writeOnDisk('catalog.fbk', original);
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });

    it('are forgotten with the folder that held them', async () => {
        await writeOnDisk('added/deep/more.fbk', 'client more { calls nobody }\n');
        await expectSoon(() => problemsOf('added/deep/more.fbk'), ['Error link/unknown 1:21-1:27']);
        await deleteOnDisk('added');
        await expectSoon(() => problemsOf('added/deep/more.fbk'), []);
    });
});
