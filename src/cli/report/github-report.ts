import { visibleText } from '../../panel/visible-text.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import type { Finding, Severity } from '../../rules/finding.ts';
import { baselineNotes } from './baseline-notes.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Writes findings as workflow commands, which GitHub Actions shows beside the lines of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). Columns are only given for what
 * stands on one line: GitHub refuses them otherwise.
 */
export function githubReport(input: ReportInput, context: ReportContext): string {
    const commands = input.findings.map((finding) => command(finding, context));
    return [...commands, `Firebreak: ${countBySeverity(input.findings)}.`, ...baselineNotes(input), ''].join('\n');
}

function command(finding: Finding, { fileName }: ReportContext): string {
    const { severity, rule, source } = finding;
    const { start, end } = source.range;
    const isOneLine = start.line === end.line;
    const properties = {
        file: fileName(source.uri),
        line: start.line + 1,
        endLine: end.line + 1,
        // Both columns count from one and are part of the range.
        ...(isOneLine ? { col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) } : {}),
        title: rule,
    };
    const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(message(finding, fileName))}`;
}

function message({ message: text, related, fixes }: Finding, fileName: ReportContext['fileName']): string {
    const places = related.map(
        ({ source, message: what }) => `  ${fileName(source.uri)}:${source.range.start.line + 1}  ${visibleText(what)}`,
    );
    return [visibleText(text), ...places, ...fixes.map(({ title }) => `fix: ${visibleText(title)}`)].join('\n');
}

function escapeData(text: string): string {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
