import { type Finding, SEVERITIES } from '../../rules/finding.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';

/**
 * Writes findings for programs. Positions are zero-based, in UTF-16 code units, as in the Language Server Protocol;
 * `element` is `null` where a finding is about a text and no element of the model. The order of keys is fixed;
 * `baseline` is there only where a project has one.
 */
export function jsonReport(
    { findings, known, gone }: Pick<ReportInput, 'findings' | 'known' | 'gone'>,
    { fileName }: Pick<ReportContext, 'fileName'>,
): string {
    const report = {
        version: 1,
        findings: findings.map((finding) => ({
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message,
            file: fileName(finding.source.uri),
            range: rangeOf(finding.source),
            element: finding.element || null,
            related: finding.related.map(({ message, source, element }) => ({
                message,
                file: fileName(source.uri),
                range: rangeOf(source),
                element: element || null,
            })),
            fixes: finding.fixes.map(({ title }) => ({ title })),
            help: finding.help,
        })),
        summary: Object.fromEntries(
            SEVERITIES.map((severity) => [severity, findings.filter((each) => each.severity === severity).length]),
        ),
        ...(gone ? { baseline: { known: known.length, gone } } : {}),
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Copied, so that the order of keys is ours. */
function rangeOf({ range: { start, end } }: Finding['source']) {
    return {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
    };
}
