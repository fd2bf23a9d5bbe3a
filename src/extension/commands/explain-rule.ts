import {
    commands,
    type Disposable,
    EventEmitter,
    type TextDocumentContentProvider,
    Uri,
    window,
    workspace,
} from 'vscode';
import { findRulePage, type ListedRule, listRules } from '../../protocol/findings/findings.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';

/** The scheme of the pages that explain rules; they are read from the extension's own folder. */
const SCHEME = 'firebreak-rule';

/** Makes the pages of the rules readable for the editor. */
export function provideRulePages(extension: Uri): Disposable {
    const provider: TextDocumentContentProvider = {
        onDidChange: new EventEmitter<Uri>().event,
        async provideTextDocumentContent({ path }) {
            if (!/^\/src\/rules\/(?:[a-z-]+\/)?[a-z-]+\.md$/.test(path)) {
                throw new Error(`${path} is no page of a rule.`);
            }
            return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, path)));
        },
    };
    return workspace.registerTextDocumentContentProvider(SCHEME, provider);
}

/**
 * Shows the page of a rule beside the editor.
 *
 * @param rule id of a rule or of a finding; a person is asked for one when it is none
 */
export async function explainRule(server: LanguageServer, rule: unknown): Promise<void> {
    if (typeof rule !== 'string' || rule === '') {
        await showRules(server);
        return;
    }
    const { page } = await ask(server, findRulePage, { rule });
    if (page === undefined) {
        void window.showInformationMessage(`Firebreak: there is no rule called ${rule}.`);
        return;
    }
    await commands.executeCommand('markdown.showPreviewToSide', Uri.from({ scheme: SCHEME, path: `/${page}` }));
}

/** Lists all rules to choose from, and shows the page of the one that is chosen. */
export async function showRules(server: LanguageServer): Promise<void> {
    const { rules } = await ask(server, listRules, {});
    const chosen = await window.showQuickPick(
        rules.map((rule) => ({ label: rule.id, description: describe(rule), detail: rule.summary })),
        { title: 'Firebreak: rules', placeHolder: 'Which rule?', matchOnDescription: true, matchOnDetail: true },
    );
    if (chosen) {
        await explainRule(server, chosen.label);
    }
}

function describe({ category, severity, fixable }: ListedRule): string {
    return [category, severity, ...(fixable ? ['can mend'] : [])].join(' · ');
}
