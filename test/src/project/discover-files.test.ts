import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { discoverFiles } from '../../../src/project/discover-files.ts';
import { type FileAccess, FileAccessError } from '../../../src/project/file-access.ts';
import { nodeFileAccess } from '../../../src/project/node-file-access.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function discover(folder: string) {
    const found = await discoverFiles(nodeFileAccess, URI.file(folder));
    const names = (uris: readonly URI[]) => uris.map((uri) => relative(folder, uri.fsPath));
    return {
        models: names(found.models),
        configs: names(found.configs),
        unreadable: names(found.unreadable.map(({ uri }) => uri)),
    };
}

describe('discoverFiles', () => {
    it('finds models and project files at any depth, sorted by path', async () => {
        const folder = temporaryFolder({
            'z.fbk': '',
            'a/firebreak.json': '{}',
            'a/b/c/deep.fbk': '',
            'a.fbk': '',
            'README.md': '',
            'a/other.json': '{}',
        });
        expect(await discover(folder)).toEqual({
            models: ['a.fbk', 'a/b/c/deep.fbk', 'z.fbk'],
            configs: ['a/firebreak.json'],
            unreadable: [],
        });
    });

    it('leaves out hidden folders and files and what tools install or build', async () => {
        const folder = temporaryFolder({
            'node_modules/x/x.fbk': '',
            '.git/x.fbk': '',
            '.cache/x.fbk': '',
            'dist/x.fbk': '',
            'src/build/x.fbk': '',
            '.hidden.fbk': '',
            'src/kept.fbk': '',
        });
        expect((await discover(folder)).models).toEqual(['src/kept.fbk']);
    });

    it('enters the folder that was asked for whatever its name is', async () => {
        const folder = temporaryFolder({ 'build/x.fbk': '' });
        expect((await discover(join(folder, 'build'))).models).toEqual(['x.fbk']);
    });

    it('follows links, but takes nothing twice and prefers what is no link', async () => {
        const folder = temporaryFolder({ 'project/z/real.fbk': '', 'elsewhere/linked.fbk': '', 'single.fbk': '' });
        symlinkSync(join(folder, 'project/z'), join(folder, 'project/a-link-to-z'));
        symlinkSync(join(folder, 'elsewhere'), join(folder, 'project/there'));
        symlinkSync(join(folder, 'elsewhere'), join(folder, 'project/there-again'));
        symlinkSync(join(folder, 'single.fbk'), join(folder, 'project/one.fbk'));
        symlinkSync(join(folder, 'single.fbk'), join(folder, 'project/two.fbk'));
        expect((await discover(join(folder, 'project'))).models).toEqual(['one.fbk', 'there/linked.fbk', 'z/real.fbk']);
    });

    it('ends where links lead back up', async () => {
        const folder = temporaryFolder({ 'outside.fbk': '', 'project/a/x.fbk': '' });
        symlinkSync('..', join(folder, 'project/a/up'));
        symlinkSync(folder, join(folder, 'project/a/out'));
        symlinkSync('self', join(folder, 'project/a/self'));
        expect(await discover(join(folder, 'project'))).toEqual({ models: ['a/x.fbk'], configs: [], unreadable: [] });
    });

    it('lists a broken link to a model, so that somebody notices', async () => {
        const folder = temporaryFolder();
        symlinkSync('nowhere.fbk', join(folder, 'broken.fbk'));
        symlinkSync('loop.fbk', join(folder, 'loop.fbk'));
        expect((await discover(folder)).models).toEqual(['broken.fbk', 'loop.fbk']);
    });

    it('names folders that it may not enter, and goes on', async () => {
        const folder = temporaryFolder({ 'closed/x.fbk': '', 'open/y.fbk': '' });
        const access: FileAccess = {
            ...nodeFileAccess,
            readFolder: (uri) =>
                uri.path.endsWith('/closed')
                    ? Promise.reject(new FileAccessError('unreadable', 'permission denied'))
                    : nodeFileAccess.readFolder(uri),
        };
        const { models, unreadable } = await discoverFiles(access, URI.file(folder));
        expect(models).toEqual([URI.file(join(folder, 'open/y.fbk'))]);
        expect(unreadable).toEqual([{ uri: URI.file(join(folder, 'closed')), reason: 'permission denied' }]);
    });

    it('does not enter linked folders where a file system cannot tell what they are', async () => {
        const folder = temporaryFolder({ 'project/x.fbk': '', 'elsewhere/linked.fbk': '' });
        symlinkSync(join(folder, 'elsewhere'), join(folder, 'project/there'));
        const { realUri: _, ...withoutIdentity } = nodeFileAccess;
        const { models } = await discoverFiles(withoutIdentity, URI.file(join(folder, 'project')));
        expect(models.map((uri) => relative(folder, uri.fsPath))).toEqual(['project/x.fbk']);
    });
});
