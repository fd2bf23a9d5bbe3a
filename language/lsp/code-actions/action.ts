import type { CodeAction, CodeActionKind, Diagnostic, TextEdit } from 'vscode-languageserver';
import type { PlacedEdit } from './insertions.ts';

/** Makes a code action of edits in any number of files; undefined if one of them could not be made. */
export function codeAction(
    title: string,
    kind: CodeActionKind,
    edits: readonly (PlacedEdit | undefined)[],
    mended?: { readonly diagnostic: Diagnostic; readonly isPreferred: boolean },
): CodeAction | undefined {
    const changes = new Map<string, TextEdit[]>();
    for (const placed of edits) {
        if (!placed) {
            return undefined;
        }
        changes.set(placed.uri, [...(changes.get(placed.uri) ?? []), placed.edit]);
    }
    return {
        title,
        kind,
        edit: { changes: Object.fromEntries(changes) },
        ...(mended ? { diagnostics: [mended.diagnostic], isPreferred: mended.isPreferred } : {}),
    };
}
