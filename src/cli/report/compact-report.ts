import { visibleText } from '../../panel/visible-text.ts';
import type { Finding } from '../../rules/finding.ts';
import { baselineNotes } from './baseline-notes.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { summaryReport } from './summary-report.ts';

/**
 * Writes one line for each finding, as compilers do and as editors read it, and then how many there are:
 *
 * ```text
 * shop.fbk:12:9: error[missing-timeout]: `orders` calls `stock` without a timeout
 * ```
 *
 * Lines and columns count from one. No line is wrapped, on terminals neither: who reads them would lose the rest.
 */
export function compactReport(input: ReportInput, context: ReportContext): string {
    const { findings, projects } = input;
    const lines = findings.map((finding) => `${findingLine(finding, context)}\n`);
    const notes = baselineNotes(input).map((note) => `${note}\n`);
    return [...lines, summaryReport(findings, projects, context.output), ...notes].join('');
}

function findingLine({ severity, rule, message, source }: Finding, { fileName, output }: ReportContext): string {
    const { red, yellow, blue } = output.colours;
    const colour = { error: red, warning: yellow, info: blue }[severity];
    const { line, character } = source.range.start;
    const label = `${severity === 'info' ? 'note' : severity}[${rule}]`;
    return `${fileName(source.uri)}:${line + 1}:${character + 1}: ${colour(label)}: ${visibleText(message)}`;
}
