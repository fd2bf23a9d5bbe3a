import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import { codeAction } from './action.ts';

/** Offers to write what a check says instead of what stands there: "did you mean", full names, units, quotes. */
export function replaceWord({ uri }: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
    const replacements = replacementsOf(diagnostic);
    return replacements.flatMap((replacement) => {
        const edit = { uri: uri.toString(), edit: TextEdit.replace(diagnostic.range, replacement) };
        const mended = { diagnostic, isPreferred: replacements.length === 1 };
        return codeAction(`Replace with \`${replacement}\``, CodeActionKind.QuickFix, [edit], mended) ?? [];
    });
}

function replacementsOf({ data }: Diagnostic): readonly string[] {
    const known: unknown = data;
    const found: unknown =
        typeof known === 'object' && known !== null && 'replacements' in known ? known.replacements : [];
    return Array.isArray(found) ? found.filter((it): it is string => typeof it === 'string') : [];
}
