import { afterEach, describe, expect, it } from 'vitest';
import { baselineText } from '../../../src/project/baseline-file.ts';
import { recordBaseline } from '../../../src/rules/baseline.ts';
import { RULES } from '../../../src/rules/registry.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { modelOf } from '../../model-of.ts';
import { type Disk, type Editor, openEditor, unreadable } from './editor.ts';

const folder = 'memory:/work';
const shop = `${folder}/shop.fbk`;
const billing = `${folder}/billing/billing.fbk`;

const callsNobody = 'client lost { calls nobody }\n';
const fine = 'client a { calls Stripe { timeout 1s } }\nexternal Stripe { slo { availability 99.9% } }\n';

describe('the language server', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    async function start(files: Record<string, string | typeof unreadable>, folders = [folder]): Promise<Editor> {
        const disk: Disk = new Map(Object.entries(files));
        editor = await openEditor(disk, folders);
        return editor;
    }

    it('reads through the editor and finds what is wrong in files that nobody opened', async () => {
        await start({ [shop]: fine, [billing]: callsNobody, [`${folder}/node_modules/x.fbk`]: callsNobody });
        await editor.expectProblems(billing, ['link/unknown']);
        expect(editor.problemsOf(shop)).not.toContain('link/unknown');
        expect(editor.problemsOf(`${folder}/node_modules/x.fbk`)).toEqual([]);
        expect(editor.errors).toEqual([]);
    });

    it('sees an unsaved text, and the file again when it is closed without saving', async () => {
        await start({ [shop]: fine });
        editor.open(shop, fine);
        editor.type(shop, callsNobody);
        await editor.expectProblems(shop, ['link/unknown']);
        editor.close(shop);
        await editor.until(() => !editor.problemsOf(shop).includes('link/unknown'));
    });

    it('forgets a file from elsewhere when it is closed', async () => {
        await start({ [shop]: fine });
        editor.open('memory:/elsewhere/single.fbk', callsNobody);
        await editor.expectProblems('memory:/elsewhere/single.fbk', ['link/unknown']);
        editor.close('memory:/elsewhere/single.fbk');
        await editor.expectProblems('memory:/elsewhere/single.fbk', []);
    });

    it('reads the other files when one cannot be read, and says which', async () => {
        await start({ [shop]: unreadable, [billing]: callsNobody });
        await editor.expectProblems(billing, ['link/unknown']);
        await editor.expectProblems(shop, ['file/unreadable']);
    });

    it('says nothing of a file that cannot be read while its text is open in the editor', async () => {
        await start({ [shop]: 'service a\0\n' });
        await editor.expectProblems(shop, ['file/not-text']);
        editor.open(shop, callsNobody);
        await editor.expectProblems(shop, ['link/unknown']);
        editor.close(shop);
        await editor.expectProblems(shop, ['file/not-text']);
    });

    it('is not confused by a byte order mark', async () => {
        await start({ [shop]: `\uFEFF${callsNobody}` });
        await editor.expectProblems(shop, ['link/unknown']);
    });

    it('takes in a folder that is added, and forgets it when it is taken out', async () => {
        const more = 'memory:/more';
        await start({ [shop]: fine, [`${more}/more.fbk`]: callsNobody });
        await editor.until(() => editor.status()?.files === 1);
        editor.addFolder(more);
        await editor.expectProblems(`${more}/more.fbk`, ['link/unknown']);
        editor.removeFolder(more);
        await editor.expectProblems(`${more}/more.fbk`, []);
    });

    it('cuts a folder off as a project of its own when it gets settings, and joins it again without', async () => {
        await start({ [shop]: 'external Stripe\n', [billing]: 'client a { calls Stripe { timeout 1s } }\n' });
        await editor.until(() => editor.status()?.busy === false);
        expect(editor.problemsOf(billing)).not.toContain('link/unknown');
        editor.writeOnDisk(`${folder}/billing/firebreak.json`, '{}');
        await editor.expectProblems(billing, ['link/unknown']);
        editor.writeOnDisk(`${folder}/billing/firebreak.json`, undefined);
        await editor.until(() => !editor.problemsOf(billing).includes('link/unknown'));
    });

    it('shows findings of rules with those of the text, and follows the settings', async () => {
        const settings = `${folder}/firebreak.json`;
        await start({
            [shop]: 'service a { calls b { breaker { opens after 5 failures  waits 30s } } }\nservice b\nclient c { calls nobody }\n',
        });
        await editor.until(() => editor.problemsOf(shop).includes('missing-timeout'));
        expect(editor.problemsOf(shop)).toContain('link/unknown');
        editor.writeOnDisk(settings, '{ "rules": { "missing-timeout": "off" } }');
        await editor.until(() => !editor.problemsOf(shop).includes('missing-timeout'));
        editor.writeOnDisk(settings, '{ "rules": { "missing-timout": "off" } }');
        await editor.expectProblems(settings, ['config/value']);
        await editor.until(() => editor.problemsOf(shop).includes('missing-timeout'));
    });

    it('leaves out what the settings ignore', async () => {
        const settings = `${folder}/firebreak.json`;
        await start({ [shop]: fine, [billing]: callsNobody, [settings]: '{ "ignore": ["billing"] }' });
        await editor.until(() => editor.status()?.busy === false);
        expect(editor.problemsOf(billing)).toEqual([]);
        editor.writeOnDisk(settings, '{}');
        await editor.expectProblems(billing, ['link/unknown']);
        editor.writeOnDisk(settings, '{ "ignore": ["**/billing.fbk"] }');
        await editor.expectProblems(billing, []);
    });

    it('takes settings that lie above the opened folder, and follows them', async () => {
        const config = `${folder}/firebreak.json`;
        const part = `${folder}/models/shop/shop.fbk`;
        const text = 'service a { calls b { breaker { opens after 5 failures } } }\nservice b\n';
        await start({ [part]: text, [config]: '{ "rules": { "missing-timeout": "warning" } }' }, [
            `${folder}/models/shop`,
        ]);
        const severities = () =>
            editor
                .diagnosticsOf(part)
                .filter(({ code }) => code === 'missing-timeout')
                .map(({ severity }) => severity);
        await editor.until(() => severities().join() === '2');
        editor.writeOnDisk(config, '{ "rules": { "missing-timeout": "error" } }');
        await editor.until(() => severities().join() === '1');
        editor.writeOnDisk(config, undefined);
        await editor.until(() => severities().join() === '1');
        expect(editor.errors).toEqual([]);
    });

    it('reads the rest of a project that begins above the opened folder, and keeps what is closed there', async () => {
        const own = `${folder}/models/shop/shop.fbk`;
        const other = `${folder}/models/bank/bank.fbk`;
        const files = {
            [own]: 'client a { calls Bank { timeout 1s } }\n',
            [other]: 'external Bank\nclient b { calls nobody }\n',
            [`${folder}/firebreak.json`]: '{}',
            [`${folder}/models/apart/firebreak.json`]: '{}',
            [`${folder}/models/apart/apart.fbk`]: callsNobody,
        };
        await start(files, [`${folder}/models/shop`]);
        await editor.expectProblems(other, ['link/unknown']);
        expect(editor.problemsOf(own)).not.toContain('link/unknown');
        expect(editor.problemsOf(`${folder}/models/apart/apart.fbk`)).toEqual([]);
        editor.open(other, 'external Bank\n');
        await editor.expectProblems(other, []);
        editor.close(other);
        await editor.expectProblems(other, ['link/unknown']);
        expect(editor.errors).toEqual([]);
    });

    it('joins a project whose settings come later, above the opened folder, and leaves it again', async () => {
        const own = `${folder}/models/shop/shop.fbk`;
        const other = `${folder}/models/bank/bank.fbk`;
        const files = { [own]: 'client a { calls Bank { timeout 1s } }\n', [other]: `external Bank\n${callsNobody}` };
        await start(files, [`${folder}/models/shop`]);
        await editor.until(() => editor.problemsOf(own).includes('link/unknown'));
        editor.writeOnDisk(`${folder}/firebreak.json`, '{}');
        await editor.until(() => !editor.problemsOf(own).includes('link/unknown'));
        await editor.expectProblems(other, ['link/unknown']);
        editor.writeOnDisk(`${folder}/firebreak.json`, undefined);
        await editor.until(() => editor.problemsOf(own).includes('link/unknown'));
        await editor.expectProblems(other, []);
    });

    it('joins a project with its neighbours when the folder with its settings is deleted', async () => {
        const inner = `${folder}/inner/inner.fbk`;
        await start({
            [shop]: 'client a { calls Bank { timeout 1s } }\n',
            [`${folder}/inner/firebreak.json`]: '{}',
            [inner]: 'external Bank\n',
        });
        await editor.until(() => editor.problemsOf(shop).includes('link/unknown'));
        editor.open(inner, 'external Bank\n');
        editor.deleteFolder(`${folder}/inner`);
        await editor.until(() => !editor.problemsOf(shop).includes('link/unknown'));
        editor.close(inner);
        await editor.until(() => editor.problemsOf(shop).includes('link/unknown'));
    });

    it('keeps the text that is open when its file changes or goes', async () => {
        await start({ [shop]: fine });
        editor.open(shop, 'client open { calls nobody }\n');
        await editor.expectProblems(shop, ['link/unknown']);
        editor.writeOnDisk(shop, `${fine}// more\n`);
        editor.writeOnDisk(shop, undefined);
        editor.writeOnDisk(billing, callsNobody);
        await editor.expectProblems(billing, ['link/unknown']);
        await editor.expectProblems(shop, ['link/unknown']);
        editor.close(shop);
        await editor.expectProblems(shop, []);
    });

    it('does not bring a deleted file back because somebody asks about it', async () => {
        await start({ [shop]: fine });
        await editor.until(() => editor.status()?.files === 1);
        const params = { textDocument: { uri: billing }, position: { line: 0, character: 8 } };
        await expect(editor.request('textDocument/documentHighlight', params).answer).rejects.toMatchObject({
            code: -32802,
        });
        editor.open(shop, callsNobody);
        await editor.expectProblems(shop, ['link/unknown']);
        expect(editor.status()?.files).toBe(1);
    });

    it('takes a switch of branches as one change', async () => {
        const names = Array.from({ length: 300 }, (_, number) => `${folder}/part${number}.fbk`);
        await start(Object.fromEntries(names.map((name, number) => [name, `service s${number}\n`])));
        await editor.until(() => editor.status()?.files === 300 && !editor.status()?.busy);
        let changes = 0;
        editor.onModelChanged(() => changes++);
        editor.switchFiles([
            ...names.slice(0, 100).map((name) => [name, undefined] as const),
            ...names.slice(100).map((name, number) => [name, `service t${number} { calls nobody }\n`] as const),
        ]);
        await editor.until(() => editor.status()?.files === 200 && editor.status()?.errors === 200);
        // Told when the texts are linked, and again when the rules have run.
        expect(changes).toBeLessThanOrEqual(2);
    });

    it('answers a request for what can be selected that is cancelled as one that is cancelled', async () => {
        await start({ [shop]: fine });
        editor.open(shop, fine);
        await editor.until(() => editor.status()?.busy === false);
        editor.type(shop, fine.repeat(200));
        const positions = [{ line: 0, character: 8 }];
        const request = editor.request('textDocument/selectionRange', { textDocument: { uri: shop }, positions });
        request.cancel();
        await expect(request.answer).rejects.toMatchObject({ code: -32800 });
    });

    it('follows a baseline that the command line writes anew', async () => {
        const text = 'service a { calls b { breaker { opens after 5 failures } } }\nservice b\n';
        const baseline = `${folder}/known.json`;
        await start({
            [shop]: text,
            [`${folder}/firebreak.json`]: '{ "baseline": "known.json" }',
            [baseline]: baselineText([]),
        });
        await editor.until(() => editor.problemsOf(shop).includes('missing-timeout'));
        editor.writeOnDisk(baseline, baselineText(recordBaseline(runRules(await modelOf(text)))));
        await editor.expectProblems(shop, []);
    });

    it('leaves out the findings that a baseline holds', async () => {
        const settings = `${folder}/firebreak.json`;
        const fragile = 'service orders { calls stock }\nservice stock\n';
        const rules = RULES.filter(({ meta }) => meta.id !== 'wobbly-interaction').map(({ meta }) => [meta.id, 'off']);
        const written = JSON.stringify({ rules: Object.fromEntries(rules), baseline: 'known.json' });
        await start({ [shop]: fragile, [settings]: written });
        await editor.expectProblems(shop, ['wobbly-interaction']);
        await editor.expectProblems(settings, ['config/baseline']);
        editor.writeOnDisk(`${folder}/known.json`, baselineText(recordBaseline(runRules(await modelOf(fragile)))));
        editor.open(shop, fragile);
        await editor.expectProblems(shop, []);
        await editor.expectProblems(settings, []);
        editor.type(shop, `${fragile}service carts { calls stock }\n`);
        await editor.expectProblems(shop, ['wobbly-interaction']);
    });

    it('answers who asks for a picture while somebody types without end', async () => {
        const many = Array.from({ length: 400 }, (_, number) => `service s${number} { calls s${number + 1} }\n`).join(
            '',
        );
        await start({ [shop]: `${many}service s400\n` });
        await editor.until(() => editor.status()?.busy === false);
        editor.open(billing, '');
        const person: { types: boolean } = { types: true };
        const typing = (async () => {
            for (let count = 0; person.types; count++) {
                editor.type(billing, `// ${count}\n`);
                await new Promise((resolve) => setTimeout(resolve, 4));
            }
        })();
        const views = await editor.request('firebreak/views', { uri: shop }).answer;
        person.types = false;
        await typing;
        expect(views).toMatchObject({ views: expect.arrayContaining([expect.objectContaining({ name: 'services' })]) });
    });

    it('tells how many files there are and how much it found', async () => {
        await start({ [shop]: fine, [billing]: callsNobody });
        await editor.until(() => editor.status()?.errors === 1 && !editor.status()?.busy);
        expect(editor.status()?.files).toBe(2);
    });

    it('answers a cancelled request with an error, not with a result', async () => {
        await start({ [shop]: fine });
        editor.open(shop, fine);
        await editor.until(() => editor.status()?.busy === false);
        editor.type(shop, fine.repeat(200));
        const request = editor.request('textDocument/references', {
            textDocument: { uri: shop },
            position: { line: 0, character: 8 },
            context: { includeDeclaration: true },
        });
        request.cancel();
        await expect(request.answer).rejects.toMatchObject({ code: -32800 });
    });
});
