import { type QuickPickItem, window } from 'vscode';
import { type FixList, fixAll, listFixes } from '../../protocol/findings/findings.ts';
import { ask } from '../ask.ts';
import { inWords } from '../in-words.ts';
import type { LanguageServer } from '../language-server.ts';

interface Choice extends QuickPickItem {
    readonly rules: readonly string[];
    readonly unsafe: boolean;
}

/** Offers what can be mended in the whole workspace, rule by rule, and mends what is chosen; nothing is saved. */
export async function fixAllFindings(server: LanguageServer): Promise<void> {
    const offered = choices(await ask(server, listFixes, {}));
    if (offered.length === 0) {
        void window.showInformationMessage('Firebreak: there is nothing that it could mend by itself.');
        return;
    }
    const choice = await window.showQuickPick(offered, {
        title: 'Firebreak: fix all',
        placeHolder: 'What shall be mended? It can be undone.',
        matchOnDescription: true,
    });
    if (!choice) {
        return;
    }
    const { mended, files, refused } = await ask(server, fixAll, { rules: [...choice.rules], unsafe: choice.unsafe });
    if (refused) {
        void window.showWarningMessage('Firebreak: the editor refused the change, since a file is another by now.');
    } else {
        void window.showInformationMessage(
            `Firebreak: ${inWords(mended, 'finding', 'findings')} mended in ${inWords(files, 'file', 'files')}.`,
        );
    }
}

function choices({ rules }: FixList): Choice[] {
    const safe = rules.filter((each) => each.safe > 0);
    const all = safe.reduce((sum, each) => sum + each.safe, 0);
    return [
        ...(safe.length > 1
            ? [
                  {
                      label: '$(check-all) All that is safe',
                      description: `${inWords(all, 'finding', 'findings')} of ${safe.length} rules`,
                      rules: safe.map(({ rule }) => rule),
                      unsafe: false,
                  },
              ]
            : []),
        ...rules.map(({ rule, safe: count, all: most }) => ({
            label: rule,
            description:
                count === most
                    ? inWords(most, 'finding', 'findings')
                    : `${inWords(most, 'finding', 'findings')}, changes what the model says`,
            rules: [rule],
            unsafe: count < most,
        })),
    ];
}
