import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { URI, UriUtils } from 'langium';
import { describe, expect, it } from 'vitest';
import { type FileAccess, FileAccessError } from '../../../src/project/file-access.ts';
import { isTargeted, locateProjects, type Target } from '../../../src/project/locate-projects.ts';
import { nodeFileAccess } from '../../../src/project/node-file-access.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function target(path: string): Target {
    return { uri: URI.file(path), kind: statSync(path).isDirectory() ? 'folder' : 'file' };
}

async function locate(folder: string, ...paths: readonly string[]) {
    const projects = await locateProjects(
        nodeFileAccess,
        paths.map((path) => target(join(folder, path))),
    );
    return Object.fromEntries(
        projects.map(({ root, models }) => [
            relative(folder, root.fsPath) || '.',
            models.map((model) => relative(folder, model.fsPath)),
        ]),
    );
}

describe('locateProjects', () => {
    const files = {
        'firebreak.json': '{}',
        'main.fbk': '',
        'part/more.fbk': '',
        'inner/firebreak.json': '{}',
        'inner/own.fbk': '',
        'inner/deeper/own.fbk': '',
    };

    it('gives each model to the nearest folder above it that has a firebreak.json', async () => {
        expect(await locate(temporaryFolder(files), '.')).toEqual({
            '.': ['main.fbk', 'part/more.fbk'],
            inner: ['inner/deeper/own.fbk', 'inner/own.fbk'],
        });
    });

    it('takes the whole project of a file or of a folder inside it', async () => {
        const folder = temporaryFolder(files);
        const whole = { '.': ['main.fbk', 'part/more.fbk'] };
        expect(await locate(folder, 'main.fbk')).toEqual(whole);
        expect(await locate(folder, 'part')).toEqual(whole);
        expect(await locate(folder, 'inner/deeper')).toEqual({ inner: ['inner/deeper/own.fbk', 'inner/own.fbk'] });
    });

    it('takes the folder that was named, or holds the named file, where there is no firebreak.json', async () => {
        const folder = temporaryFolder({ 'a/x.fbk': '', 'a/b/y.fbk': '', 'c/z.fbk': '' });
        expect(await locate(folder, 'a')).toEqual({ a: ['a/b/y.fbk', 'a/x.fbk'] });
        expect(await locate(folder, 'a/b/y.fbk')).toEqual({ 'a/b': ['a/b/y.fbk'] });
        expect(await locate(folder, '.')).toEqual({ '.': ['a/b/y.fbk', 'a/x.fbk', 'c/z.fbk'] });
    });

    it('tells of a folder that nobody may look into', async () => {
        const folder = temporaryFolder({ 'secret/x.fbk': '' });
        const refuse = (uri: URI) => {
            if (uri.fsPath.startsWith(join(folder, 'secret'))) {
                throw new FileAccessError('unreadable', 'permission denied');
            }
        };
        const access: FileAccess = {
            ...nodeFileAccess,
            async status(uri) {
                refuse(UriUtils.dirname(uri));
                return nodeFileAccess.status(uri);
            },
            async readFolder(uri) {
                refuse(uri);
                return nodeFileAccess.readFolder(uri);
            },
        };
        const [project] = await locateProjects(access, [target(join(folder, 'secret'))]);
        expect(project?.unreadable.map(({ uri, reason }) => [relative(folder, uri.fsPath), reason])).toEqual([
            ['secret', 'permission denied'],
        ]);
    });

    it('counts no file twice when one path stands in another', async () => {
        const folder = temporaryFolder({ 'a/x.fbk': '', 'a/b/y.fbk': '' });
        expect(await locate(folder, 'a/b', 'a', 'a/x.fbk', 'a')).toEqual({ a: ['a/b/y.fbk', 'a/x.fbk'] });
    });

    it('gives the same projects whatever the order of the paths', async () => {
        const folder = temporaryFolder({ ...files, 'other/x.fbk': '' });
        expect(await locate(folder, 'inner', 'main.fbk')).toEqual(await locate(folder, 'main.fbk', 'inner'));
    });

    it('finds nothing in a folder without models', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'a/README.md': '' });
        expect(await locate(folder, 'a')).toEqual({});
    });
});

describe('isTargeted', () => {
    it('knows what stands in a folder from what only begins with its name', () => {
        const folder: Target = { uri: URI.file('/work/shop'), kind: 'folder' };
        expect(isTargeted([folder], URI.file('/work/shop/a/x.fbk'))).toBe(true);
        expect(isTargeted([folder], URI.file('/work/shop-old/x.fbk'))).toBe(false);
    });
});
