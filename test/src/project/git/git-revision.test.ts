import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileAccess } from '../../../../src/project/file-access.ts';
import { isRevision, openGitRevision } from '../../../../src/project/git/git-revision.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type TemporaryRepository, temporaryRepository } from '../../../temporary-repository.ts';

async function open({ folder }: Pick<TemporaryRepository, 'folder'>, revision = 'HEAD', below = '') {
    const opened = await openGitRevision(join(folder, below), revision);
    onTestFinished(() => opened.close());
    return opened;
}

function uriIn({ folder }: TemporaryRepository, path: string): URI {
    return URI.file(join(folder, path));
}

async function listed(access: FileAccess, folder: URI): Promise<readonly string[]> {
    const entries = await access.readFolder(folder);
    return entries.map(({ name, kind, link }) => `${name} ${kind}${link ? ' by link' : ''}`).sort();
}

describe('a git revision', () => {
    it('has the files of its commit, whatever became of them since', async () => {
        const repository = temporaryRepository({ 'a.fbk': 'service a\n', 'deep/er/b.fbk': 'größe 🚀\n' });
        repository.commit({ 'a.fbk': 'service other\n', 'deep/er/b.fbk': undefined, 'new.fbk': 'service c\n' });
        writeFileSync(join(repository.folder, 'uncommitted.fbk'), 'service d\n');
        const { access, root } = await open(repository, 'HEAD~1');
        expect(await access.readText(uriIn(repository, 'a.fbk'))).toBe('service a\n');
        expect(await access.readText(uriIn(repository, 'deep/er/b.fbk'))).toBe('größe 🚀\n');
        expect(await listed(access, root)).toEqual(['a.fbk file', 'deep folder']);
        expect(await access.status(uriIn(repository, 'a.fbk'))).toEqual({ kind: 'file', bytes: 10 });
        expect(await access.status(uriIn(repository, 'deep/er'))).toEqual({ kind: 'folder' });
        expect(await access.status(uriIn(repository, 'new.fbk'))).toEqual({ kind: 'missing' });
        expect(repository.git('status', '--porcelain')).toBe('?? uncommitted.fbk');
    });

    it('holds nothing that stands outside of the repository', async () => {
        const repository = temporaryRepository({ 'a.fbk': 'service a\n' });
        const { access } = await open(repository);
        expect(await access.status(uriIn(repository, '../a.fbk'))).toEqual({ kind: 'missing' });
        expect(await access.status(URI.file('/'))).toEqual({ kind: 'missing' });
        await expect(access.readText(uriIn(repository, 'none.fbk'))).rejects.toThrow('does not exist in this revision');
        await expect(access.readText(uriIn(repository, '.'))).rejects.toThrow('it is no file in this revision');
    });

    it('follows links within it, and no others', async () => {
        const repository = temporaryRepository({ 'models/a.fbk': 'service a\n' });
        const at = (path: string) => join(repository.folder, path);
        symlinkSync('models/a.fbk', at('file'));
        symlinkSync('models', at('folder'));
        symlinkSync('../models/../folder/a.fbk', at('models/round'));
        symlinkSync('nowhere', at('broken'));
        symlinkSync('loop', at('loop'));
        symlinkSync('/etc/hosts', at('outside'));
        symlinkSync('../../etc/hosts', at('above'));
        repository.commit({});
        const { access, root } = await open(repository);
        expect(await listed(access, root)).toEqual([
            'above other by link',
            'broken other by link',
            'file file by link',
            'folder folder by link',
            'loop other by link',
            'models folder',
            'outside other by link',
        ]);
        expect(await access.readText(uriIn(repository, 'folder/a.fbk'))).toBe('service a\n');
        expect(await access.readText(uriIn(repository, 'models/round'))).toBe('service a\n');
        expect((await access.realUri?.(uriIn(repository, 'folder/a.fbk')))?.path).toMatch(/models\/a\.fbk$/);
        await expect(access.readText(uriIn(repository, 'outside'))).rejects.toThrow('it is no file');
    });

    it('reads many files at once, large and empty ones and those with strange names', async () => {
        const names = ['a b.fbk', 'größe.fbk', '-x.fbk', '"quoted".fbk', 'new\nline.fbk', 'empty.fbk'];
        const content = (name: string) => (name === 'empty.fbk' ? '' : `${name}\n`.repeat(20_000));
        const repository = temporaryRepository(Object.fromEntries(names.map((name) => [name, content(name)])));
        const { access } = await open(repository);
        const texts = await Promise.all(names.map((name) => access.readText(uriIn(repository, name))));
        expect(texts.map((text, index) => text === content(names[index] ?? ''))).toEqual(names.map(() => true));
    });

    it('says what is no text', async () => {
        const repository = temporaryRepository({});
        writeFileSync(join(repository.folder, 'a.fbk'), new Uint8Array([0xff, 0xfe, 0x61, 0]));
        repository.commit({});
        const { access } = await open(repository);
        await expect(access.readText(uriIn(repository, 'a.fbk'))).rejects.toThrow('UTF-16');
    });

    it('knows the folder from which it was opened', async () => {
        const repository = temporaryRepository({ 'services/shop/a.fbk': 'service a\n' });
        const { folder, root } = await open(repository, 'main', 'services/shop');
        expect(folder.path.slice(root.path.length)).toMatch(/^\/services\/shop\/?$/);
    });

    it.each(['HEAD', 'main', 'v1', 'HEAD~1', ':/A state', 'main@{0}'])('may be called %s', async (name) => {
        const repository = temporaryRepository({ 'a.fbk': 'service a\n' });
        repository.commit({ 'a.fbk': 'service b\n' });
        repository.git('tag', 'v1');
        const { access } = await open(repository, name);
        expect((await access.status(uriIn(repository, 'a.fbk'))).kind).toBe('file');
        expect(await isRevision(repository.folder, name)).toBe(true);
    });

    it.each(['', 'none', '-x', '--all', 'HEAD~7', '--output=x', 'a\nb'])('cannot be called %j', async (name) => {
        const repository = temporaryRepository({ 'a.fbk': 'service a\n' });
        await expect(open(repository, name)).rejects.toThrow(`The repository has no revision \`${name}\`.`);
        expect(await isRevision(repository.folder, name)).toBe(false);
    });

    it('needs a repository', async () => {
        const folder = temporaryFolder();
        mkdirSync(join(folder, 'inner'));
        await expect(open({ folder }, 'HEAD', 'inner')).rejects.toThrow('This is not inside a git repository.');
        expect(await isRevision(folder, 'HEAD')).toBe(false);
    });

    it('fetches what a partial clone lacks, unless it shall reach no other machine', async () => {
        const origin = temporaryRepository({ 'a.fbk': 'service a\n' });
        origin.git('config', 'uploadpack.allowFilter', 'true');
        const clone = (folder = temporaryFolder()) => {
            const source = `file://${origin.folder}`;
            origin.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', source, folder);
            return folder;
        };
        const offline = clone();
        const apart = await openGitRevision(offline, 'HEAD', { offline: true });
        onTestFinished(() => apart.close());
        await expect(apart.access.readText(URI.file(join(offline, 'a.fbk')))).rejects.toThrow('partial clone');
        const folder = clone();
        const { access } = await open({ folder });
        expect(await access.readText(URI.file(join(folder, 'a.fbk')))).toBe('service a\n');
    });

    it('says what to do in a shallow clone', async () => {
        const origin = temporaryRepository({ 'a.fbk': 'service a\n' });
        origin.commit({});
        const clone = temporaryRepository({});
        clone.git('clone', '--quiet', '--depth', '1', `file://${origin.folder}`, 'shallow');
        const opening = open({ folder: join(clone.folder, 'shallow') }, 'HEAD~1');
        await expect(opening).rejects.toMatchObject({ hint: expect.stringContaining('git fetch --unshallow') });
    });

    it('runs nothing that the repository brings along: hooks, filters, monitors, aliases, pagers', async () => {
        const repository = temporaryRepository({
            'a.fbk': 'service a\n',
            '.gitattributes': '*.fbk diff=trap filter=trap\n',
        });
        const trap = join(repository.folder, 'trap.sh');
        writeFileSync(trap, `#!/bin/sh\ntouch '${join(repository.folder, 'sprung')}'\n`, { mode: 0o755 });
        mkdirSync(join(repository.folder, 'hooks'));
        for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
            symlinkSync(trap, join(repository.folder, 'hooks', hook));
        }
        const settings = {
            'core.fsmonitor': trap,
            'core.hooksPath': join(repository.folder, 'hooks'),
            'core.pager': trap,
            'core.editor': trap,
            'core.sshCommand': trap,
            'core.alternateRefsCommand': trap,
            'credential.helper': `!${trap}`,
            'diff.external': trap,
            'diff.trap.textconv': trap,
            'diff.trap.command': trap,
            'filter.trap.smudge': trap,
            'filter.trap.process': trap,
            'alias.rev-parse': `!${trap}`,
            'alias.cat-file': `!${trap}`,
        };
        for (const [name, value] of Object.entries(settings)) {
            repository.git('config', name, value);
        }
        const { access, root } = await open(repository);
        expect(await access.readText(uriIn(repository, 'a.fbk'))).toBe('service a\n');
        expect(await listed(access, root)).toEqual(['.gitattributes file', 'a.fbk file']);
        expect(await isRevision(repository.folder, ':a.fbk')).toBe(false);
        expect(await isRevision(repository.folder, 'HEAD@{upstream}')).toBe(false);
        expect(existsSync(join(repository.folder, 'sprung'))).toBe(false);
    });
});
