import {
    type CodeAction,
    CodeActionKind,
    commands,
    type Hover,
    type MarkdownString,
    Selection,
    workspace,
} from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import { closeWithoutSaving, fileUri, findingsOf, open, rangeOf } from './workspace-files.ts';

const file = 'shipping.fbk';
const rule = 'missing-timeout';

describe('what can be done about a finding', () => {
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
    });
    afterEach(closeWithoutSaving);

    it('is a quick fix, after which it is gone', async () => {
        const editor = await open(file);
        await expectSoon(() => findingsOf(file, rule).length, 1);
        const place = rangeOf(editor.document, 'calls');
        const actions = await commands.executeCommand<CodeAction[]>(
            'vscode.executeCodeActionProvider',
            editor.document.uri,
            place,
            CodeActionKind.QuickFix.value,
        );
        const fix = actions.find(({ title }) => /timeout/.test(title) && !/^(?:Allow|Explain)/.test(title));
        expectEqual(fix?.edit === undefined, false);
        await workspace.applyEdit(fix?.edit ?? (await Promise.reject(new Error('There is no fix.'))));
        await expectSoon(() => findingsOf(file, rule), []);
        await takePicture('mended');
    });

    it('is told in a hover, with the policy that holds', async () => {
        const editor = await open(file);
        const place = rangeOf(editor.document, 'calls').start;
        const hovers = await commands.executeCommand<Hover[]>(
            'vscode.executeHoverProvider',
            editor.document.uri,
            place,
        );
        const text = hovers
            .flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value))
            .join('\n');
        expectEqual(/Waits \*\*for ever\*\* if no answer comes/.test(text), true);
        editor.selection = new Selection(place, place);
        await commands.executeCommand('editor.action.showHover');
        await takePicture('hover');
    });

    it('is explained by the page of the rule', async () => {
        await commands.executeCommand('firebreak.explainRule', rule);
        // The page comes in its own time.
        await new Promise((resolve) => setTimeout(resolve, 2500));
        await takePicture('rule-page');
        const page = await workspace.openTextDocument(
            fileUri('').with({ scheme: 'firebreak-rule', authority: '', path: `/src/rules/${rule}.md` }),
        );
        expectEqual(page.lineAt(0).text, `# ${rule}`);
    });

    it('stands in the tree of findings', async () => {
        await open(file);
        await commands.executeCommand('firebreak.findings.focus');
        await takePicture('findings-tree');
    });
});
