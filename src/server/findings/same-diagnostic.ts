import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver';

/**
 * Whether an editor would show two diagnostics alike. After each run of the rules all of a project are compared with
 * those before, so nothing is written out or put together for it.
 */
export function isSameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
    return (
        a.message === b.message &&
        a.code === b.code &&
        a.severity === b.severity &&
        a.source === b.source &&
        isSameRange(a.range, b.range) &&
        isSameList(a.tags ?? [], b.tags ?? [], Object.is) &&
        isSameList(a.relatedInformation ?? [], b.relatedInformation ?? [], isSameRelated) &&
        a.codeDescription?.href === b.codeDescription?.href &&
        (a.data === b.data || JSON.stringify(a.data) === JSON.stringify(b.data))
    );
}

/** Whether two lists hold the same in the same order. */
export function isSameList<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
    return (
        before.length === after.length &&
        before.every((item, index) => {
            const other = after[index];
            return other !== undefined && isSame(item, other);
        })
    );
}

function isSameRelated(a: DiagnosticRelatedInformation, b: DiagnosticRelatedInformation): boolean {
    return (
        a.message === b.message && a.location.uri === b.location.uri && isSameRange(a.location.range, b.location.range)
    );
}

function isSameRange(a: Range, b: Range): boolean {
    return (
        a.start.line === b.start.line &&
        a.start.character === b.start.character &&
        a.end.line === b.end.line &&
        a.end.character === b.end.character
    );
}
