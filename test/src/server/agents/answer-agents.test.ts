import { TextDocument, URI } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { openGitRevision } from '../../../../src/project/git/git-revision.ts';
import { applyProposal, callTool, type ToolReply } from '../../../../src/protocol/agents/tools.ts';
import { parseMessage } from '../../../../src/protocol/message.ts';
import { temporaryRepository } from '../../../temporary-repository.ts';
import { type Disk, type Editor, type EditorKind, openEditor } from '../editor.ts';

const folder = 'memory:/work';
const shop = `${folder}/shop.fbk`;
const mails = `${folder}/mails.fbk`;
const SHOP = `service orders { command place { calls Stripe { breaker { opens after 5 failures } } } }
external Stripe { slo { latency p99 200ms } }
`;
const MAILS = 'service mails { command send { calls orders.place { timeout 1s } } }\n';

describe('what agents ask through the editor', () => {
    let editor: Editor;
    let disk: Disk;
    afterEach(() => editor.stop());

    async function start(files: Record<string, string> = { [shop]: SHOP, [mails]: MAILS }): Promise<void> {
        disk = new Map(Object.entries(files));
        editor = await openEditor(disk, [folder]);
    }

    async function call(name: string, input: object = {}, near?: string): Promise<ToolReply> {
        const params = { name, input, ...(near === undefined ? {} : { near }) };
        return parseMessage(callTool.method, callTool.result, await editor.request(callTool.method, params).answer);
    }

    it('is answered from closed files and from texts as the editor has them', async () => {
        await start();
        expect(await call('check_architecture', { rules: ['missing-timeout'], severity: 'error' })).toEqual({
            outcome: 'answered',
            text: expect.stringContaining('error [missing-timeout] shop.fbk:1 (orders.place)'),
        });
        editor.open(shop, SHOP.replace('breaker {', 'timeout 300ms  breaker {'));
        await expect
            .poll(async () => (await call('check_architecture', { rules: ['missing-timeout'] })).text)
            .toMatch(/^No findings/);
    });

    it('tells what is wrong with texts, settings and files', async () => {
        await start({
            [shop]: 'service orders {\n',
            [mails]: 'service mails { calls nobody }',
            [`${folder}/firebreak.json`]: '{ "ruels": {} }',
        });
        const { text } = await call('check_architecture');
        expect(text).toContain('syntax/open-block');
        expect(text).toContain('[link/');
        expect(text).toContain('config/key');
    });

    it('is tried on a text before it is saved', async () => {
        await start();
        const texts = [
            { file: 'mails.fbk', text: 'service mails { calls Stripe { breaker { opens after 5 failures } } }' },
        ];
        expect((await call('check_architecture', { texts, onlyNew: true })).text).toMatch(/NEW .*mails\.fbk/);
        expect((await call('describe_element', { element: 'mails.send' })).outcome).toBe('answered');
    });

    it('is drawn and explained', async () => {
        await start();
        expect((await call('draw_view', { format: 'svg' })).text).toContain('<svg');
        expect((await call('draw_view', { format: 'png' })).outcome).toBe('refused');
        expect((await call('assess_impact', { element: 'Stripe' })).text).toContain('2 other elements are affected');
    });

    it('is refused in words', async () => {
        await start();
        expect(await call('describe_element', { element: 'ordrs' })).toEqual({
            outcome: 'refused',
            text: expect.stringContaining('Did you mean "orders"?'),
        });
        expect((await call('format_disk')).text).toContain('There is no tool "format_disk"');
        editor.stop();
        await start({});
        expect((await call('describe_project')).text).toContain('There is no Firebreak model');
        const texts = [{ file: 'first.fbk', text: 'service orders { calls nobody }' }];
        expect((await call('check_architecture', { texts })).text).toMatch(/NEW error \[link\/.+ first\.fbk:1/);
    });

    it('is about the project of the active editor, where there are several', async () => {
        await start({
            [`${folder}/a/firebreak.json`]: '{}',
            [`${folder}/a/a.fbk`]: 'service alpha',
            [`${folder}/b/firebreak.json`]: '{}',
            [`${folder}/b/b.fbk`]: 'service beta',
        });
        expect((await call('find_elements')).text).toContain('There are 2 projects');
        expect((await call('find_elements', {}, `${folder}/b/b.fbk`)).text).toContain('service beta');
        expect((await call('find_elements', { project: 'a' }, `${folder}/b/b.fbk`)).text).toContain('service alpha');
    });

    describe('when it is compared with what git keeps', () => {
        const onDisk = async (kind: EditorKind = {}) => {
            const repository = temporaryRepository({ 'shop.fbk': 'service orders\n' });
            const root = URI.file(repository.folder).toString();
            editor = await openEditor(new Map([[`${root}/shop.fbk`, 'service orders\n']]), [root], {
                openRevision: openGitRevision,
                ...kind,
            });
            return `${root}/shop.fbk`;
        };

        it('is answered from the texts as the editor has them', async () => {
            const opened = await onDisk();
            editor.open(opened, 'service orders\nservice returns\n');
            await expect
                .poll(async () => (await call('compare_revision', { before: 'HEAD' })).text, { timeout: 20_000 })
                .toContain('+ service `returns` — shop.fbk:2');
        });

        it('is refused where git cannot or may not be run, with what to do', async () => {
            await start();
            expect(await call('compare_revision', { before: 'HEAD' })).toEqual({
                outcome: 'refused',
                text: expect.stringContaining('not in a browser'),
            });
            editor.stop();
            await onDisk({ isTrusted: false });
            expect(await call('compare_revision', { before: 'HEAD' })).toEqual({
                outcome: 'refused',
                text: expect.stringContaining('Ask the user to trust the workspace'),
            });
        });
    });

    describe('when a person has agreed to a proposal', () => {
        const input = { rules: ['missing-timeout'], severity: 'error', unsafe: true };

        async function apply(agreed: string): Promise<ToolReply> {
            const { answer } = editor.request(applyProposal.method, { input, agreed });
            return parseMessage(applyProposal.method, applyProposal.result, await answer);
        }

        it('is made in the editor, as it was shown', async () => {
            await start();
            const edits: WorkspaceEdit[] = [];
            editor.onEdit((edit) => edits.push(edit) > 0);
            const { text: agreed } = await call('propose_fixes', input);
            expect(edits).toEqual([]);
            expect(await apply(agreed)).toEqual({
                outcome: 'answered',
                text: 'Mended 1 finding in 1 file. The files are changed in the editor and not saved; it can be undone.',
            });
            const [edit] = edits;
            const mended = TextDocument.applyEdits(
                TextDocument.create(shop, 'firebreak', 0, SHOP),
                edit?.changes?.[shop] ?? [],
            );
            expect(mended).toMatch(/calls Stripe \{.*timeout \d+/);
            expect(disk.get(shop)).toBe(SHOP);
        });

        it('is not made when the texts are others by now, or the person was shown something else', async () => {
            await start();
            let edits = 0;
            editor.onEdit(() => ++edits > 0);
            const { text: agreed } = await call('propose_fixes', input);
            editor.open(
                shop,
                `${SHOP}service more { command work { calls Stripe { breaker { opens after 5 failures } } } }\n`,
            );
            await editor.until(() => editor.diagnosticsOf(shop).length > 0);
            await expect
                .poll(async () => (await call('find_elements', { words: 'more' })).text)
                .toContain('service more');
            expect(await apply(agreed)).toEqual({
                outcome: 'refused',
                text: expect.stringContaining('Nothing was changed'),
            });
            expect((await apply('something else')).outcome).toBe('refused');
            expect(edits).toBe(0);
        });

        it('says so when the editor refuses', async () => {
            await start();
            editor.onEdit(() => false);
            const { text: agreed } = await call('propose_fixes', input);
            expect(await apply(agreed)).toMatchObject({ outcome: 'refused', text: expect.stringContaining('refused') });
        });
    });
});
