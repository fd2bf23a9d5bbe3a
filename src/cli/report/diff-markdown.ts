import { CHANGE_KINDS, type ChangeKind } from '../../model/diff/model-diff.ts';
import { counted } from '../../model/wording.ts';
import { codeText, escapeHtml, escapeText } from '../../panel/markdown-text.ts';
import {
    type DiffItem,
    type DiffSection,
    diffSections,
    type PolicyGroup,
} from '../../project/comparison/diff-sections.ts';
import { diffSummary } from '../../project/comparison/diff-summary.ts';
import { type Finding, SEVERITIES } from '../../rules/finding.ts';
import { pageOf } from '../../rules/registry.ts';
import type { DiffContext, DiffInput } from './diff-input.ts';
import type { ReportContext } from './report-context.ts';

/** GitHub takes comments of up to 65,536 characters; the end of the report must fit as well. */
const MOST_CHARACTERS = 60_000;
/** A table with more rows is folded. */
const FEW_ROWS = 12;
const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '−', changed: '±' };

/**
 * Writes the differences as a comment for a pull request: what they did to the findings first, then a table for each
 * context. A hidden mark in the first line lets a script find and replace the comment it wrote before. What would be
 * too long for a comment is left out, and the report says so.
 */
export function diffMarkdown(input: DiffInput, context: DiffContext): string {
    const { sections, policies } = diffSections(input);
    const { fresh, grown, gone, accepted } = input.findings;
    const head = [
        '<!-- firebreak-diff -->',
        `### Architecture: ${escapeText(diffSummary(input))}`,
        '',
        `From ${escapeText(input.titles[0])} to ${escapeText(input.titles[1])}.`,
        '',
    ];
    const blocks = [
        findingTable('New findings', worstFirst(fresh), context.after, false, grown),
        ...sections.map((section) => sectionTable(section, context)),
        policyTable(policies),
        findingTable('Gone', gone, context.before, true),
        findingTable('Accepted', accepted, context.after, true),
    ].filter((block) => block.rows.length > 0);
    return [...head, ...fitting(blocks), ...explanation(fresh)].join('\n');
}

/** A table under a heading, perhaps folded. */
interface Block {
    /** As the model has it. */
    readonly title: string;
    readonly header: readonly string[];
    readonly rows: readonly string[];
    readonly folded: boolean;
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
    return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function fitting(blocks: readonly Block[]): readonly string[] {
    let room = MOST_CHARACTERS;
    let left = 0;
    const lines = blocks.flatMap((block) => {
        const rows: string[] = [];
        for (const row of block.rows) {
            room -= row.length + 1;
            if (room < 0) {
                break;
            }
            rows.push(row);
        }
        left += block.rows.length - rows.length;
        return rows.length > 0 ? table({ ...block, rows }) : [];
    });
    return left > 0
        ? [...lines, `${counted(left, 'more line')} left out here: see the output of \`firebreak diff\`.`, '']
        : lines;
}

function table({ title, header, rows, folded }: Block): readonly string[] {
    const lines = [`| ${header.join(' | ')} |`, `| ${header.map(() => '---').join(' | ')} |`, ...rows];
    return folded
        ? [`<details><summary><b>${escapeHtml(title)}</b></summary>`, '', ...lines, '', '</details>', '']
        : [`#### ${escapeText(title)}`, '', ...lines, ''];
}

function sectionTable({ title, items }: DiffSection, context: DiffContext): Block {
    const counts = CHANGE_KINDS.flatMap((kind) => {
        const count = items.filter(({ change }) => change === kind).length;
        return count > 0 ? [`${count} ${kind}`] : [];
    });
    return {
        title: `${title}: ${counts.join(', ')}`,
        header: ['', 'what', 'how', 'where'],
        rows: items.map((item) => itemRow(item, context)),
        folded: items.length > FEW_ROWS,
    };
}

function itemRow({ change, words, details, place, side }: DiffItem, context: DiffContext): string {
    return row(SIGNS[change], cell(words), details.map(cell).join('<br>'), placeCell(place, context[side]));
}

function policyTable(groups: readonly PolicyGroup[]): Block {
    return {
        title: 'Policies that hold for calls',
        header: ['policy', 'calls'],
        rows: groups.map(({ words, calls }) => {
            const first = calls.slice(0, 3).map(cell).join('<br>');
            return row(cell(words), calls.length > 3 ? `${first}<br>and ${calls.length - 3} more` : first);
        }),
        folded: groups.length > FEW_ROWS,
    };
}

function findingTable(
    title: string,
    findings: readonly Finding[],
    context: ReportContext,
    folded: boolean,
    grown: ReadonlySet<Finding> = new Set(),
): Block {
    return {
        title: `${title}: ${findings.length}`,
        header: ['severity', 'rule', 'finding', 'where'],
        rows: findings.map((finding) => {
            const { severity, rule, message, source } = finding;
            const word = severity === 'info' ? 'note' : severity;
            return row(
                grown.has(finding) ? `${word}, grown` : word,
                cell(rule),
                cell(message),
                placeCell(source, context),
            );
        }),
        folded,
    };
}

function explanation(fresh: readonly Finding[]): readonly string[] {
    return fresh.some(({ rule }) => pageOf(rule) !== undefined)
        ? ['`firebreak explain <rule>` says why a rule exists, and how to mend what it finds.', '']
        : [];
}

function placeCell({ uri, range }: DiffItem['place'], { fileName }: ReportContext): string {
    return inCell(codeText(`${fileName(uri)}:${range.start.line + 1}`));
}

function row(...cells: readonly string[]): string {
    return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
    return inCell(escapeText(text));
}

/** A bar in code would end the cell all the same. */
function inCell(markdown: string): string {
    return markdown.replace(/(?<!\\)\|/g, '\\|');
}
