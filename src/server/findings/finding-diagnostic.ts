import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { TextProblem } from '../../project/text-problem.ts';
import type { Finding, RelatedLocation, Severity } from '../../rules/finding.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    info: DiagnosticSeverity.Information,
};

/** Rules that find what nobody needs: the editor shows it paler. */
const FINDS_UNNEEDED: ReadonlySet<string> = new Set(['allow/unused', 'unused-service']);

/** What the editor shows as the origin of all that we say. */
const diagnosticSource = 'Firebreak';

/** A rule's finding as the editor takes it. */
export function findingToDiagnostic({ rule, severity, message, source, related }: Finding): Diagnostic {
    return {
        code: rule,
        source: diagnosticSource,
        severity: severities[severity],
        message,
        range: source.range,
        ...(FINDS_UNNEEDED.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
        relatedInformation: related.map(toRelatedInformation),
    };
}

/** A problem with a settings file as the editor takes it. */
export function problemToDiagnostic({ code, severity, message, range, related = [] }: TextProblem): Diagnostic {
    return {
        code,
        source: diagnosticSource,
        severity: severities[severity],
        message,
        range,
        relatedInformation: related.map(toRelatedInformation),
    };
}

function toRelatedInformation({ message, source: { uri, range } }: RelatedLocation) {
    return { message, location: { uri, range } };
}
