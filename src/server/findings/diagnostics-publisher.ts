import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { isUnreadableCode } from '../../project/text-problem.ts';
import { isSameDiagnostic, isSameList } from './same-diagnostic.ts';

/** How much was found, by severity. Hints do not count. */
export interface DiagnosticCounts {
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    /** Files that could not be read or understood whole, so that findings may be missing. */
    readonly unreadable: number;
}

/** Where diagnostics come from: reading a file, its text, or the rules over the whole model. */
export type DiagnosticSource = (typeof sourceNames)[number];

/** In the order in which they are shown. */
const sourceNames = ['file', 'text', 'rules'] as const;

/**
 * Joins what is wrong with the text of a file with what the rules found in it, since the editor knows only one list
 * for each file.
 */
export interface DiagnosticsPublisher {
    /** Replaces what one source says about one file; an empty list takes it back. */
    replace(source: DiagnosticSource, uri: string, diagnostics: readonly Diagnostic[]): void;
    /** Replaces all that one source says: files that `byUri` does not name have nothing from it any more. */
    replaceAll(source: DiagnosticSource, byUri: ReadonlyMap<string, readonly Diagnostic[]>): void;
    /** Counts all that is published now. */
    counts(): DiagnosticCounts;
}

/** Makes a publisher that hands each changed list to `send`. */
export function createDiagnosticsPublisher(send: (params: PublishDiagnosticsParams) => void): DiagnosticsPublisher {
    const sources: Readonly<Record<DiagnosticSource, Map<string, readonly Diagnostic[]>>> = {
        file: new Map(),
        text: new Map(),
        rules: new Map(),
    };
    const merged = (uri: string) => sourceNames.flatMap((name) => sources[name].get(uri) ?? []);

    // Sent again even when equal: the editor moved the old squiggles along with the edit that led here.
    function replace(source: DiagnosticSource, uri: string, diagnostics: readonly Diagnostic[]): void {
        if (diagnostics.length === 0 && !sources[source].has(uri)) {
            return;
        }
        if (diagnostics.length === 0) {
            sources[source].delete(uri);
        } else {
            sources[source].set(uri, diagnostics);
        }
        send({ uri, diagnostics: merged(uri) });
    }

    return {
        replace,
        replaceAll(source, byUri) {
            for (const uri of [...sources[source].keys()]) {
                if (!byUri.has(uri)) {
                    replace(source, uri, []);
                }
            }
            for (const [uri, diagnostics] of byUri) {
                const before = sources[source].get(uri) ?? [];
                if (!isSameList(before, diagnostics, isSameDiagnostic)) {
                    replace(source, uri, diagnostics);
                }
            }
        },
        counts() {
            const all = sourceNames.flatMap((name) => [...sources[name].values()].flat());
            const unreadable = sourceNames.flatMap((name) =>
                [...sources[name]].filter(([, list]) => list.some(isUnreadable)).map(([uri]) => uri),
            );
            const ofSeverity = (severity: DiagnosticSeverity) =>
                all.filter((each) => (each.severity ?? DiagnosticSeverity.Error) === severity).length;
            return {
                errors: ofSeverity(DiagnosticSeverity.Error),
                warnings: ofSeverity(DiagnosticSeverity.Warning),
                notes: ofSeverity(DiagnosticSeverity.Information),
                unreadable: new Set(unreadable).size,
            };
        },
    };
}

function isUnreadable({ code, severity }: Diagnostic): boolean {
    return severity === DiagnosticSeverity.Error && isUnreadableCode(String(code));
}
