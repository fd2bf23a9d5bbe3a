import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import type { AgentWorkspace } from '../../../../src/agents/project/agent-workspace.ts';
import { compareRevision } from '../../../../src/agents/tools/compare-revision.ts';
import { createDiskWorkspace } from '../../../../src/cli/mcp/disk-workspace.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type TemporaryRepository, temporaryRepository } from '../../../temporary-repository.ts';
import { ask, memoryWorkspace, refusal } from '../memory-workspace.ts';

const FIRST = 'system Shop\nservice orders { command place { calls payments { timeout 1s } } }\nservice payments\n';
const SECOND = 'system Shop\nservice orders { command place { calls payments } }\nservice payments\nservice mails\n';

function workspaceOf(folder: string): AgentWorkspace {
    return createDiskWorkspace(
        async () => [URI.file(folder)],
        () => '2026-11-23',
        memoryWorkspace(),
    );
}

/** A model of two commits, the later one tagged, and a change that is not committed. */
function shop(): TemporaryRepository {
    const repository = temporaryRepository({ 'shop.fbk': FIRST });
    repository.commit({ 'shop.fbk': SECOND });
    repository.git('tag', 'v2');
    writeFileSync(join(repository.folder, 'shop.fbk'), `${SECOND}service returns\n`);
    return repository;
}

describe('compare_revision', () => {
    it('tells what became of the architecture since a revision, and of the findings', async () => {
        const { folder } = shop();
        const { text, data } = await ask(compareRevision, { before: 'HEAD~1' }, workspaceOf(folder));
        expect(text).toMatch(/^From HEAD~1 to the present texts: 2 added, 1 changed; 1 new finding/);
        expect(text).toContain('+ service `mails` — shop.fbk:4');
        expect(text).toContain('+ service `returns` — shop.fbk:5');
        expect(text).toContain('timeout: 1 s → not said');
        expect(data).toMatchObject({ before: 'HEAD~1', after: 'the present texts', notes: [], changesInAll: 3 });
        expect(data['newFindings']).toContainEqual(
            expect.objectContaining({ rule: 'wobbly-interaction', file: 'shop.fbk', line: 2 }),
        );
    });

    it('compares two revisions, and a revision with texts that are not saved', async () => {
        const workspace = workspaceOf(shop().folder);
        const both = await ask(compareRevision, { before: 'main~1', after: 'v2' }, workspace);
        expect(both.text).toContain('From main~1 to v2: 1 added, 1 changed;');
        expect(both.text).not.toContain('returns');
        const texts = [{ file: 'shop.fbk', text: FIRST }];
        const drafted = await ask(compareRevision, { before: 'main~1', texts }, workspace);
        expect(drafted.text).toBe('From main~1 to the given texts: the architecture is the same; no new findings.');
        expect(await refusal(compareRevision, { before: 'main', after: 'v2', texts }, workspace)).toContain(
            'either "after" or "texts"',
        );
    });

    it('shows a part of many changes, and how to go on', async () => {
        const { folder } = temporaryRepository({ 'shop.fbk': 'service a\n' });
        const many = Array.from({ length: 20 }, (_, i) => `service s${i}`).join('\n');
        writeFileSync(join(folder, 'shop.fbk'), `service a\n${many}\n`);
        const { text, data } = await ask(
            compareRevision,
            { before: 'HEAD', limit: 5, offset: 10 },
            workspaceOf(folder),
        );
        expect(data['changes']).toHaveLength(5);
        expect(data['changesInAll']).toBe(20);
        expect(text).toContain('… and 5 more: ask with offset 15');
    });

    it('says what it could not compare', async () => {
        const { folder, commit } = temporaryRepository({ 'shop.fbk': 'service a {\n' });
        commit({ 'shop.fbk': undefined, 'read.me': '' });
        writeFileSync(join(folder, 'shop.fbk'), 'service a\n');
        const broken = await ask(compareRevision, { before: 'HEAD~1' }, workspaceOf(folder));
        expect(broken.text).toContain('Note: There are problems with HEAD~1 (1 error); what could not be understood');
        expect(broken.text).toMatch(/The first: shop\.fbk:\d: /);
        const none = await ask(compareRevision, { before: 'HEAD' }, workspaceOf(folder));
        expect(none.text).toContain('Note: There are no models in HEAD, so everything is new.');
    });

    it('finds the project below the top of a repository', async () => {
        const { folder } = temporaryRepository({
            'a/firebreak.json': '{}',
            'a/a.fbk': 'service a',
            'b.fbk': 'service b',
        });
        writeFileSync(join(folder, 'a/a.fbk'), 'service a\nservice c');
        const { data } = await ask(compareRevision, { before: 'HEAD' }, workspaceOf(join(folder, 'a')));
        expect(data['changes']).toEqual([
            expect.objectContaining({ id: 'c', change: 'added', file: 'a.fbk', line: 2 }),
        ]);
    });

    it('says why there is nothing to compare with, and what to ask instead', async () => {
        const workspace = workspaceOf(shop().folder);
        expect(await refusal(compareRevision, { before: 'mian' }, workspace)).toBe(
            'The repository has no revision `mian`. Name a branch, a tag or a commit; `git branch --all` lists the branches.',
        );
        for (const before of ['--output=/tmp/x', '-n', 'a\nb', 'a\0b', '$(id)']) {
            expect(await refusal(compareRevision, { before }, workspace)).toContain('has no revision');
        }
        expect(await refusal(compareRevision, { before: 'main:../other' }, workspace)).toContain(
            'Name the revision alone',
        );
        expect(await refusal(compareRevision, {}, workspace)).toContain('before');
        const bare = temporaryFolder({ 'shop.fbk': FIRST });
        expect(await refusal(compareRevision, { before: 'HEAD' }, workspaceOf(bare))).toContain(
            'This is not inside a git repository.',
        );
        const young = shop();
        mkdirSync(join(young.folder, 'young'));
        writeFileSync(join(young.folder, 'young/a.fbk'), FIRST);
        expect(await refusal(compareRevision, { before: 'v2' }, workspaceOf(join(young.folder, 'young')))).toBe(
            "The project's folder does not exist in v2.",
        );
    });

    it('reads nothing above the folder that may be read, though the project was larger then', async () => {
        const { folder, commit } = temporaryRepository({
            'firebreak.json': '{}',
            'secret.fbk': 'service secret',
            'a/a.fbk': 'service a',
        });
        commit({ 'firebreak.json': undefined });
        const said = await refusal(compareRevision, { before: 'HEAD~1' }, workspaceOf(join(folder, 'a')));
        expect(said).toContain('was a part of the project in');
        expect(said).not.toContain('secret');
    });
});
