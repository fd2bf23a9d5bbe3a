import { CancellationTokenSource, extensions, LanguageModelTextPart, lm, MarkdownString, workspace } from 'vscode';
import { createApplyingTool } from '../../../src/extension/language-model-tools/applying-tool.ts';
import { expectEqual, expectSoon } from './expectations.ts';
import { closeWithoutSaving, deleteOnDisk, fileUri, findingsOf, open } from './workspace-files.ts';

async function invoke(name: string, input: object): Promise<string> {
    const { content } = await lm.invokeTool(`firebreak_${name}`, { toolInvocationToken: undefined, input });
    return content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

async function refusal(name: string, input: object): Promise<string> {
    try {
        await invoke(name, input);
    } catch (error) {
        return String(error);
    }
    return 'It answered.';
}

describe('the tools for agents', () => {
    after(closeWithoutSaving);

    it('are all those of the manifest', async () => {
        const manifest: { contributes: { languageModelTools: { name: string }[] } } =
            extensions.getExtension('firebreak.firebreak')?.packageJSON;
        const names = manifest.contributes.languageModelTools.map(({ name }) => name).sort();
        expectEqual(names.length, 15);
        await expectSoon(
            () =>
                lm.tools
                    .map(({ name }) => name)
                    .filter((name) => name.startsWith('firebreak_'))
                    .sort(),
            names,
        );
    });

    it('answer about files that nobody opened', async () => {
        expectEqual(
            await invoke('find_interactions', { without: ['timeout'] }),
            '1 interaction\nShipping.parcels.send calls Payments.payments.charge — breaker: opens after 5 failures, waits 30 s [on the call] — shipping.fbk:3',
        );
        const impact = await invoke('assess_impact', { element: 'payments' });
        expectEqual(impact.includes('if it fails, 2 other elements are affected'), true);
    });

    it('try a text before it is saved', async () => {
        const texts = [{ file: 'new.fbk', text: 'service late { calls nobody }' }];
        const found = await invoke('check_architecture', { texts, onlyNew: true });
        expectEqual(found.includes('NEW error [link/'), true);
        await deleteOnDisk('new.fbk');
    });

    it('show pages that come with the extension, and draw', async () => {
        expectEqual((await invoke('explain_rule', { rule: 'missing-timeout' })).startsWith('# missing-timeout'), true);
        expectEqual((await invoke('language_guide', {})).startsWith('# The Firebreak language'), true);
        expectEqual((await invoke('draw_view', { view: 'services:Shipping' })).includes('flowchart'), true);
    });

    it('compare with what git keeps, or say why they cannot', async () => {
        if (typeof process === 'undefined') {
            const words = await refusal('compare_revision', { before: 'HEAD' });
            expectEqual(words.includes('not in a browser'), true);
            return;
        }
        const words = await invoke('compare_revision', { before: 'HEAD' });
        expectEqual(words.startsWith('From HEAD to the present texts: '), true);
        const unknown = await refusal('compare_revision', { before: 'no-such-revision' });
        expectEqual(unknown.includes('has no revision `no-such-revision`'), true);
    });

    it('say how to mend a wrong question', async () => {
        const words = await refusal('describe_element', { element: 'parcel' });
        expectEqual(words.includes('Did you mean "parcels"?'), true);
    });

    // In tests the editor agrees to every question by itself, without showing it.
    it('change the text in the editor, not on disk, once a person has agreed', async () => {
        const before = await textOf('shipping.fbk');
        const words = await invoke('apply_fixes', { rules: ['missing-timeout'], unsafe: true });
        expectEqual(words.startsWith('Mended 1 finding in 1 file.'), true);
        await open('shipping.fbk');
        await expectSoon(() => findingsOf('shipping.fbk', 'missing-timeout'), []);
        const onDisk = new TextDecoder().decode(await workspace.fs.readFile(fileUri('shipping.fbk')));
        expectEqual(onDisk, before);
    });

    it('show a person each change before it is made', async () => {
        const asked: string[] = [];
        const diff = '-a\n+b ``` c';
        const tool = createApplyingTool({
            async ask(method, params) {
                asked.push(`${method} ${JSON.stringify(params)}`);
                return { outcome: 'answered', text: diff };
            },
        });
        const { token } = new CancellationTokenSource();
        const invocation = { toolInvocationToken: undefined, input: { rules: ['missing-timeout'] } };
        const invokeIt = async () => {
            try {
                await tool.invoke(invocation, token);
                return 'done';
            } catch (error) {
                return String(error);
            }
        };
        expectEqual((await invokeIt()).includes('nobody was asked'), true);
        expectEqual(
            asked.some((each) => each.startsWith('firebreak/applyProposal')),
            false,
        );

        const prepared = await tool.prepareInvocation?.({ input: invocation.input }, token);
        const message = prepared?.confirmationMessages?.message;
        expectEqual(message instanceof MarkdownString && message.value, `\`\`\`\`diff\n${diff}\n\`\`\`\``);
        expectEqual(await invokeIt(), 'done');
        expectEqual(asked.at(-1)?.startsWith('firebreak/applyProposal'), true);
        expectEqual((await invokeIt()).includes('nobody was asked'), true);
    });
});

async function textOf(name: string): Promise<string> {
    return (await workspace.openTextDocument(fileUri(name))).getText();
}
