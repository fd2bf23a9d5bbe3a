import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-types';

/** What the editor shows as the origin of a problem. */
const DIAGNOSTIC_SOURCE = 'firebreak';

/** What a diagnostic carries for those who mend it. */
export interface DiagnosticData {
    /** What to write instead of the text in the diagnostic's range. */
    readonly replacements?: readonly string[];
}

/** An error of a text. */
export function errorAt(range: Range, code: string, message: string, data?: DiagnosticData): Diagnostic {
    return {
        severity: DiagnosticSeverity.Error,
        range,
        code,
        message,
        source: DIAGNOSTIC_SOURCE,
        ...(data ? { data } : {}),
    };
}
