import { counted } from '../../model/wording.ts';
import { codeText, escapeText } from '../../panel/markdown-text.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import { type Finding, SEVERITIES, type Severity } from '../../rules/finding.ts';
import { pageOf } from '../../rules/registry.ts';
import { baselineNotes } from './baseline-notes.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';

/** GitHub takes comments of up to 65,536 characters; the end of the report must fit as well. */
const MOST_CHARACTERS = 60_000;

const HEADINGS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };

/**
 * Writes findings as a comment for a pull request, worst first. A hidden mark in the first line lets a script find
 * and replace the comment it wrote before. A report that would be too long for a comment says how much was left out.
 */
export function markdownReport(input: ReportInput, context: ReportContext): string {
    const { findings } = input;
    const lines = ['<!-- firebreak -->', `### Firebreak: ${countBySeverity(findings)}`, ''];
    let room = MOST_CHARACTERS;
    let left = findings.length;
    for (const severity of SEVERITIES) {
        const alike = findings.filter((finding) => finding.severity === severity);
        const shown: string[] = [];
        for (const item of alike.map((finding) => findingItem(finding, context))) {
            room -= item.length + 1;
            if (room < 0) {
                break;
            }
            shown.push(item);
        }
        left -= shown.length;
        if (shown.length > 0) {
            lines.push(`#### ${HEADINGS[severity]}`, '', ...shown, '');
        }
    }
    if (left > 0) {
        lines.push(`${counted(left, 'more finding')} left out here: see the output of \`firebreak check\`.`, '');
    }
    return [...lines, ...notes(input)].join('\n');
}

function notes(input: ReportInput): string[] {
    const known = baselineNotes(input).map((note) => (note.startsWith('  ') ? `- ${escapeText(note.trim())}` : note));
    const explained = input.findings.some(({ rule }) => pageOf(rule) !== undefined);
    const help = explained ? '`firebreak explain <rule>` says why a rule exists, and how to mend what it finds.' : '';
    return [known.join('\n'), help].filter((paragraph) => paragraph !== '').flatMap((paragraph) => [paragraph, '']);
}

function findingItem({ rule, message, source, related, fixes }: Finding, { fileName }: ReportContext): string {
    const place = (at: Finding['source']) => codeText(`${fileName(at.uri)}:${at.range.start.line + 1}`);
    const details = [
        ...related.map((other) => `  - ${place(other.source)} ${escapeText(other.message)}`),
        ...fixes.map(({ title }) => `  - _fix:_ ${escapeText(title)}`),
    ];
    const folded =
        details.length > 0
            ? [
                  '',
                  `  <details><summary>${counted(details.length, 'detail')}</summary>`,
                  '',
                  ...details,
                  '',
                  '  </details>',
              ]
            : [];
    return [`- **${escapeText(rule)}** ${place(source)}  `, `  ${escapeText(message)}`, ...folded].join('\n');
}
