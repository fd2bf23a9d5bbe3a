import { join } from 'node:path';
import { URI } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import { openGitRevision } from '../../../../src/project/git/git-revision.ts';
import {
    type ComparisonResult,
    compareWith,
    earlierTextReference,
    type PictureChange,
    readEarlierText,
} from '../../../../src/protocol/diagram/comparison.ts';
import { exportPicture } from '../../../../src/protocol/diagram/export.ts';
import { drawPicture, type PanelPicture } from '../../../../src/protocol/diagram/picture.ts';
import { listViews } from '../../../../src/protocol/diagram/views.ts';
import { parseMessage, type RequestMessage } from '../../../../src/protocol/message.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type TemporaryRepository, temporaryRepository } from '../../../temporary-repository.ts';
import { type Disk, type Editor, type EditorKind, openEditor } from '../editor.ts';

const BEFORE = `system Shop
context Ordering {
  service orders {
    replicas 2
    command place { calls Ordering.stock.take { timeout 1s } }
  }
  service stock { command take }
  service old { query read { calls stock.take { timeout 2s } } }
}
`;
const NOW = BEFORE.replace('replicas 2', 'replicas 3')
    .replace('{ timeout 1s }', '')
    .replace(/ {2}service old .*\n/, '  service fresh\n');

describe('comparing the open project with an earlier state', () => {
    let editor: Editor;
    let uri: string;
    afterEach(() => editor?.stop());

    async function start(folder: string, files: Readonly<Record<string, string>>, kind: EditorKind = {}) {
        const root = URI.file(folder).toString();
        const disk: Disk = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
        editor = await openEditor(disk, [root], { openRevision: openGitRevision, ...kind });
        uri = `${root}/shop.fbk`;
    }

    async function startInRepository(kind: EditorKind = {}): Promise<TemporaryRepository> {
        const repository = temporaryRepository({ 'shop.fbk': BEFORE });
        await start(repository.folder, { 'shop.fbk': NOW }, kind);
        return repository;
    }

    async function ask<Params, Result>(message: RequestMessage<Params, Result>, params: Params): Promise<Result> {
        return parseMessage(message.method, message.result, await editor.request(message.method, params).answer);
    }

    const compare = (name: string): Promise<ComparisonResult> =>
        ask(compareWith, { uri, with: { kind: 'revision', name } });
    const draw = (view: string, changes: object = {}): Promise<PanelPicture> =>
        ask(drawPicture, { uri, view, theme: 'light', folded: [], ...changes });
    const itemsOf = ({ changes }: PanelPicture): readonly PictureChange[] =>
        changes?.sections.flatMap(({ items }) => items) ?? [];

    it('says what differs from a revision, and offers a picture of it', async () => {
        await startInRepository();
        const { view, summary, notes } = await compare('main');
        expect({ view, notes }).toEqual({ view: 'changes:main', notes: [] });
        expect(summary).toMatch(/^1 added, 3 removed, 2 changed; 2 new findings/);
        const { views } = await ask(listViews, { uri });
        expect(views).toContainEqual({ name: 'changes:main', title: 'main', group: 'Changes since' });
        const picture = await draw(view);
        expect(picture).toMatchObject({ view, title: 'Shop · Changes from main to now', kind: 'graph' });
        const said = (id: string) => picture.elements.find((element) => element.id === id)?.description;
        expect(said('Ordering.fresh')).toMatch(/, added$/);
        expect(said('Ordering.old')).toMatch(/, removed$/);
        expect(said('Ordering.orders')).toMatch(/changed: replicas/);
    });

    it('lists changes and findings with their places, what is gone with the place that it had', async () => {
        await startInRepository();
        const picture = await draw((await compare('main')).view);
        const items = itemsOf(picture);
        expect(items.find(({ words }) => words.includes('fresh'))).toMatchObject({
            change: 'added',
            about: ['Ordering.fresh'],
            where: 'shop.fbk:8',
            source: { uri },
        });
        const changed = items.find(({ words }) => words === 'service `orders`');
        expect(changed?.details).toEqual(['replicas: 2 → 3']);
        const gone = items.find(({ words }) => words === 'service `old`');
        expect(gone).toMatchObject({ change: 'removed', where: 'shop.fbk:8' });
        expect(picture.changes?.findings).toContainEqual(
            expect.objectContaining({ outcome: 'new', rule: 'wobbly-interaction', where: 'shop.fbk:5' }),
        );

        const address = gone?.source?.uri ?? '';
        expect(address).toMatch(/^firebreak-earlier:.*shop\.fbk\?/);
        const reference = parseMessage('test', earlierTextReference, JSON.parse(URI.parse(address).query));
        expect((await ask(readEarlierText, reference)).text).toBe(BEFORE);
        const ghost = picture.elements.find(({ id }) => id === 'Ordering.old');
        expect(ghost?.source?.uri).toBe(address);
    });

    it('follows what is typed', async () => {
        await startInRepository();
        const { view } = await compare('main');
        editor.open(uri, `${NOW}service newest\n`);
        await expect
            .poll(async () => itemsOf(await draw(view)).map(({ words }) => words))
            .toContain('service `newest`');
        editor.type(uri, BEFORE);
        await expect.poll(async () => (await draw(view)).changes?.summary).toContain('the architecture is the same');
    });

    it('reads the earlier state again when a picture of it outlives the server', async () => {
        await startInRepository();
        const picture = await draw('changes:HEAD');
        expect(picture.title).toBe('Shop · Changes from HEAD to now');
        expect(itemsOf(picture).length).toBeGreaterThan(0);
    });

    it('draws folded contexts, and exports', async () => {
        await startInRepository();
        const { view } = await compare('main');
        const { elements } = await draw(view, { folded: ['Ordering'] });
        expect(elements.find(({ id }) => id === 'Ordering')).toMatchObject({
            folded: true,
            description: expect.stringMatching(/, changed inside$/),
        });
        for (const format of ['svg', 'mermaid'] as const) {
            const looks = { theme: 'light' as const, folded: [], findings: true, legend: true };
            expect((await ask(exportPicture, { uri, view, format, ...looks })).content).toContain('fresh');
        }
    });

    it('folds of a large system what did not change, until somebody opens it', async () => {
        const context = (name: string) =>
            `context ${name} {\n${Array.from({ length: 40 }, (_, i) => `  service ${name.toLowerCase()}${i}\n`).join('')}}\n`;
        const large = `${context('Calm')}${context('Busy')}`;
        const { folder } = temporaryRepository({ 'shop.fbk': large });
        await start(folder, { 'shop.fbk': large.replace('service busy3\n', 'service busy3 { replicas 2 }\n') });
        const { view } = await compare('HEAD');
        const isFolded = async (changes: object) =>
            (await draw(view, changes)).elements.flatMap(({ id, folded }) => (folded ? [id] : []));
        expect(await isFolded({})).toEqual(['Calm']);
        expect(await isFolded({ opened: ['Calm'] })).toEqual([]);
        expect(await isFolded({ folded: ['Busy'] })).toEqual(['Busy', 'Calm']);
    });

    it('compares with a folder, without git', async () => {
        const folder = temporaryFolder();
        const old = URI.file(join(folder, 'old')).toString();
        const root = URI.file(join(folder, 'now')).toString();
        uri = `${root}/shop.fbk`;
        editor = await openEditor(
            new Map([
                [`${root}/shop.fbk`, NOW],
                [`${old}/shop.fbk`, BEFORE],
            ]),
            [root],
        );
        const { view } = await ask(compareWith, { uri, with: { kind: 'folder', uri: old } });
        const picture = await draw(view);
        expect(picture.title).toBe('Shop · Changes from old to now');
        const gone = itemsOf(picture).find(({ words }) => words === 'service `old`');
        expect(gone?.source?.uri).toBe(`${old}/shop.fbk`);
        await expect(compare('main')).rejects.toThrow('Compare with a folder instead.');
        const missing = { kind: 'folder', uri: `${old}er` } as const;
        await expect(ask(compareWith, { uri, with: missing })).rejects.toThrow('There is no folder');
        const itself = { kind: 'folder', uri: root } as const;
        await expect(ask(compareWith, { uri, with: itself })).rejects.toThrow('the folder of the project itself');
    });

    it('says why a revision cannot be read', async () => {
        await startInRepository();
        await expect(compare('nowhere')).rejects.toThrow('The repository has no revision `nowhere`. Name a branch');
        await expect(compare('--all')).rejects.toThrow('has no revision `--all`');
        await expect(compare('')).rejects.toMatchObject({ code: -32602 });
        await expect(draw('changes:nowhere')).rejects.toThrow('no revision `nowhere`');
    });

    it('says that a folder is no repository', async () => {
        await start(temporaryFolder(), { 'shop.fbk': NOW });
        await expect(compare('HEAD')).rejects.toThrow('This is not inside a git repository.');
    });

    it('runs no git in a workspace that is not trusted', async () => {
        await startInRepository({ isTrusted: false });
        await expect(compare('HEAD')).rejects.toThrow('Trust the workspace');
    });

    it('says what of the earlier state could not be understood, or that there was nothing', async () => {
        const repository = await startInRepository();
        repository.commit({ 'shop.fbk': `${BEFORE}context ( {` });
        repository.commit({ 'shop.fbk': undefined, 'readme.md': 'x' });
        const { view, notes } = await compare('HEAD~1');
        expect(notes[0]).toMatch(/problems with the text of HEAD~1 .*not compared/);
        expect((await draw(view)).notes[0]).toBe(notes[0]);
        expect((await compare('HEAD')).notes).toEqual(['There are no models in HEAD, so everything is new.']);
    });

    it('gives up when nobody waits any more', async () => {
        await startInRepository();
        const { answer, cancel } = editor.request(compareWith.method, {
            uri,
            with: { kind: 'revision', name: 'main' },
        });
        cancel();
        await expect(answer).rejects.toMatchObject({ code: -32800 });
    });
});
