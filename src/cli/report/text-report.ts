import { counted } from '../../model/wording.ts';
import { visibleText } from '../../panel/visible-text.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import type { Finding, Severity } from '../../rules/finding.ts';
import { pageOf } from '../../rules/registry.ts';
import type { Output } from '../terminal.ts';
import type { ReportContext } from './report-context.ts';
import { sourceExcerpt } from './source-excerpt.ts';
import { wrapText } from './wrap-text.ts';

/** Columns of a report that no terminal limits; longer source lines are cut. */
const PLAIN_COLUMNS = 160;
/** So many related places, the hops of a long path, are all listed; of more, the first few. */
const RELATED_PLACES = { all: 10, few: 6 };

/**
 * Writes findings for a person, file by file:
 *
 * ```text
 * error[missing-timeout]: `orders` calls `stock` without a timeout
 *    --> shop.fbk:12:9
 *     |
 *  12 |   calls stock.reserve
 *     |         ^^^^^^^^^^^^^
 *     = help: firebreak explain missing-timeout
 * ```
 *
 * @param findings in the order of places
 */
export function textReport(findings: readonly Finding[], context: ReportContext): string {
    const files = groupByFile(findings);
    const explained = new Set<string>();
    const blocks = [...files].flatMap(([uri, inFile]) => {
        const reports = inFile.map((finding) => {
            const help = explained.has(finding.rule) ? [] : helpNotes(finding);
            explained.add(finding.rule);
            return findingBlock(finding, help, context);
        });
        return files.size > 1 ? [fileHeading(uri, inFile, context), ...reports] : reports;
    });
    return blocks.map((block) => `${block}\n`).join('\n');
}

function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
    const files = new Map<string, Finding[]>();
    for (const finding of findings) {
        const { uri } = finding.source;
        const inFile = files.get(uri);
        if (inFile) {
            inFile.push(finding);
        } else {
            files.set(uri, [finding]);
        }
    }
    return files;
}

function fileHeading(uri: string, findings: readonly Finding[], { fileName, output }: ReportContext): string {
    const { colours } = output;
    return `${colours.bold(colours.underline(fileName(uri)))}  ${colours.dim(countBySeverity(findings))}`;
}

function findingBlock(finding: Finding, help: readonly string[], context: ReportContext): string {
    const { colours, columns = PLAIN_COLUMNS } = context.output;
    const { range, uri } = finding.source;
    const gutter = Math.max(3, String(range.start.line + 1).length + 1);
    const mark = severityColour(finding.severity, context.output);
    const excerpt = sourceExcerpt(context.linesOf(uri), range, gutter, { colours, mark, columns });
    const notes = [...relatedNotes(finding, context), ...fixNotes(finding), ...help];
    return [
        title(finding, context),
        `${' '.repeat(gutter)}${colours.dim('-->')} ${place(finding.source, context)}`,
        ...excerpt,
        ...notes.map((note) => `${' '.repeat(gutter)} ${colours.dim('=')} ${note}`),
    ].join('\n');
}

function title({ severity, rule, message }: Finding, { output }: ReportContext): string {
    const mark = severityColour(severity, output);
    const label = severity === 'info' ? 'note' : severity;
    const text = `${label}[${rule}]: ${visibleText(message)}`;
    const wrapped = output.columns === undefined ? text : wrapText(text, output.columns, '  ');
    const head = `${label}[${rule}]`;
    return `${mark(output.colours.bold(head))}${output.colours.bold(wrapped.slice(head.length))}`;
}

function place({ uri, range: { start } }: Finding['source'], { fileName }: ReportContext): string {
    return `${fileName(uri)}:${start.line + 1}:${start.character + 1}`;
}

function relatedNotes({ related }: Finding, context: ReportContext): string[] {
    const notes = related
        .slice(0, related.length > RELATED_PLACES.all ? RELATED_PLACES.few : RELATED_PLACES.all)
        .map(({ source, message }) => `${place(source, context)}  ${visibleText(message)}`);
    const more = related.length - notes.length;
    return more > 0 ? [...notes, `${counted(more, 'more place')} (all with --format json)`] : notes;
}

function fixNotes({ fixes }: Finding): string[] {
    return fixes.map((fix) => `fix: ${visibleText(fix.title)}`);
}

/** Said once for each rule; a text's own problems have no page. */
function helpNotes({ rule }: Finding): string[] {
    const page = pageOf(rule);
    return page === undefined ? [] : [`help: firebreak explain ${page}`];
}

function severityColour(severity: Severity, { colours }: Output): (text: string) => string {
    const bySeverity = { error: colours.red, warning: colours.yellow, info: colours.blue };
    return bySeverity[severity];
}
