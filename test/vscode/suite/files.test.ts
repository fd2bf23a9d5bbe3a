import { workspace } from 'vscode';
import { expectSoon } from './expectations.ts';
import { fileUri, problemsOf } from './workspace-files.ts';

const model = new TextEncoder().encode('context Added { client a { calls none1 } }\n');

describe('files that come and go on disk', () => {
    after(async () =>
        workspace.fs.delete(fileUri('added'), { recursive: true, useTrash: false }).then(undefined, () => undefined),
    );

    it('are read, and forgotten', async () => {
        await workspace.fs.writeFile(fileUri('added.fbk'), new TextEncoder().encode('client a { calls nobody }\n'));
        await expectSoon(() => problemsOf('added.fbk'), ['Error link/unknown 1:18-1:24']);
        await workspace.fs.delete(fileUri('added.fbk'));
        await expectSoon(() => problemsOf('added.fbk'), []);
    });

    it('are read again when another program changed them', async () => {
        const original = await workspace.fs.readFile(fileUri('catalog.fbk'));
        const mended = new TextDecoder().decode(original).replace('query', 'store productsDb : Redis\n    query');
        await workspace.fs.writeFile(fileUri('catalog.fbk'), new TextEncoder().encode(mended));
        await expectSoon(() => problemsOf('catalog.fbk'), []);
        await workspace.fs.writeFile(fileUri('catalog.fbk'), original);
        await expectSoon(() => problemsOf('catalog.fbk'), ['Error link/unknown 3:26-3:36']);
    });

    it('are forgotten with the folder that held them', async () => {
        await workspace.fs.writeFile(fileUri('added/deep/more.fbk'), model);
        await expectSoon(() => problemsOf('added/deep/more.fbk').length, 1);
        await workspace.fs.delete(fileUri('added'), { recursive: true, useTrash: false });
        await expectSoon(() => problemsOf('added/deep/more.fbk'), []);
    });
});
