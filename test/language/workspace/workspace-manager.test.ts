import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, it } from 'vitest';
import { createFirebreakServices } from '../../../language/services.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** The models of a folder on disk that is opened, and those outside it that belong to its project; paths below the root. */
async function modelsOf(root: string, opened: string): Promise<string[]> {
    const { shared } = createFirebreakServices(NodeFileSystem);
    const uri = pathToFileURL(join(root, opened)).href;
    await shared.workspace.WorkspaceManager.initializeWorkspace([{ uri, name: 'opened' }]);
    const above = `${pathToFileURL(root).pathname}/`;
    return shared.workspace.LangiumDocuments.all
        .map((document) => document.uri.path.slice(above.length))
        .toArray()
        .sort();
}

describe('FirebreakWorkspaceManager', () => {
    it('is not led in circles by links', async () => {
        const root = temporaryFolder({ 'work/a.fbk': 'service a\n', 'work/deep/b.fbk': 'service b\n' });
        symlinkSync(join(root, 'work'), join(root, 'work/deep/again'));
        symlinkSync(join(root, 'nowhere'), join(root, 'work/dead.fbk'));
        expect(await modelsOf(root, 'work')).toEqual(['work/a.fbk', 'work/deep/b.fbk']);
    });

    it('reads the rest of a project that begins above, but no project within it', async () => {
        const root = temporaryFolder({
            'firebreak.json': '{}',
            'shop/a.fbk': 'service a\n',
            'bank/b.fbk': 'service b\n',
            'apart/firebreak.json': '{}',
            'apart/c.fbk': 'service c\n',
            'node_modules/d.fbk': 'service d\n',
        });
        expect(await modelsOf(root, 'shop')).toEqual(['bank/b.fbk', 'shop/a.fbk']);
        expect(await modelsOf(root, 'apart')).toEqual(['apart/c.fbk']);
    });

    it('reads five thousand files', { timeout: 120_000 }, async () => {
        const names = Array.from({ length: 5000 }, (_, number) => `part${number % 50}/m${number}.fbk`);
        const root = temporaryFolder(Object.fromEntries(names.map((name, at) => [name, `service s${at}\n`])));
        const { shared } = createFirebreakServices(NodeFileSystem);
        await shared.workspace.WorkspaceManager.initializeWorkspace([{ uri: pathToFileURL(root).href, name: 'all' }]);
        expect(shared.workspace.LangiumDocuments.all.count()).toBe(5000);
        const last = shared.workspace.LangiumDocuments.getDocument(URI.file(join(root, 'part49/m4999.fbk')));
        expect(last?.diagnostics).toEqual([]);
    });
});
