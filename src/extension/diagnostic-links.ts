import { type Diagnostic, Uri } from 'vscode';
import { CLIENT_COMMANDS } from '../protocol/client-commands.ts';

/** A finding whose rule id is a link to the page that explains it; those about the text itself stay as they are. */
export function withExplanation(diagnostic: Diagnostic): Diagnostic {
    const { code } = diagnostic;
    if (typeof code !== 'string' || !hasPage(code)) {
        return diagnostic;
    }
    const given = encodeURIComponent(JSON.stringify([code]));
    diagnostic.code = { value: code, target: Uri.parse(`command:${CLIENT_COMMANDS.explainRule}?${given}`) };
    return diagnostic;
}

/** Ids of what is wrong with a text have a slash in them; of those with pages only rules about teams and families do. */
function hasPage(code: string): boolean {
    return !code.includes('/') || /^(?:org|allow|constraint)\//.test(code);
}
