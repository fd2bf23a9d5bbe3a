import type { ChangeKind } from '../../model/diff/model-diff.ts';
import { capitalised, counted } from '../../model/wording.ts';
import { visibleText } from '../../panel/visible-text.ts';
import { type DiffItem, diffSections, type PolicyGroup } from '../../project/comparison/diff-sections.ts';
import { diffSummary } from '../../project/comparison/diff-summary.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Output } from '../terminal.ts';
import type { DiffContext, DiffInput } from './diff-input.ts';
import type { ReportContext } from './report-context.ts';
import { textReport } from './text-report.ts';

const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '-', changed: '~' };
/** So many calls of a group are named. */
const NAMED_CALLS = 5;

/**
 * Writes the differences for a person, context by context, then what they did to the findings:
 *
 * ```text
 * Ordering
 *   ~ service `orders`  shop.fbk:72
 *       replicas: 2 … 10 at 70 % cpu → 3
 *   + `orders.place` calls `refunds.start` over grpc  shop.fbk:88
 *       timeout 300 ms; breaker opens after 5 failures
 * ```
 */
export function diffText(input: DiffInput, context: DiffContext): string {
    const { colours } = context.output;
    const { sections, policies } = diffSections(input);
    const { fresh, grown, gone, accepted } = input.findings;
    const unheard = fresh.filter((finding) => !grown.has(finding));
    const blocks = [
        `Changes from ${input.titles[0]} to ${input.titles[1]}\n`,
        ...sections.map(
            ({ title, items }) =>
                `${colours.bold(visibleText(title))}\n${items.map((item) => itemText(item, context)).join('')}`,
        ),
        ...(policies.length > 0
            ? [
                  `${colours.bold('Policies that hold for calls')}\n${policies.map((group) => groupText(group, context.output)).join('')}`,
              ]
            : []),
        ...(unheard.length > 0
            ? [`${colours.bold(counted(unheard.length, 'new finding'))}\n\n${textReport(unheard, context.after)}`]
            : []),
        ...findingList(`${counted(grown.size, 'finding')} grown`, [...grown], context.after, '~', context.output),
        ...findingList(`${counted(gone.length, 'finding')} gone`, gone, context.before, '-', context.output),
        ...findingList(`${counted(accepted.length, 'finding')} accepted`, accepted, context.after, ' ', context.output),
        `${colours.bold(`${capitalised(diffSummary(input))}.`)}\n`,
    ];
    return blocks.join('\n');
}

function itemText({ change, words, place, side, details }: DiffItem, context: DiffContext): string {
    const { colours } = context.output;
    const colour = { added: colours.green, removed: colours.red, changed: colours.yellow }[change];
    const head = `  ${colour(`${SIGNS[change]} ${visibleText(words)}`)}  ${colours.dim(placeText(place, context[side]))}\n`;
    return head + details.map((detail) => `      ${visibleText(detail)}\n`).join('');
}

function groupText({ words, calls }: PolicyGroup, { colours }: Output): string {
    const named = calls.slice(0, NAMED_CALLS).map(visibleText);
    const more = calls.length > named.length ? [`and ${calls.length - named.length} more`] : [];
    const lines = [...named, ...more].map((line) => `      ${line}\n`);
    return `  ${colours.yellow(`~ ${visibleText(words)}`)}\n${lines.join('')}`;
}

function findingList(
    title: string,
    findings: readonly Finding[],
    context: ReportContext,
    sign: string,
    { colours }: Output,
): readonly string[] {
    if (findings.length === 0) {
        return [];
    }
    const lines = findings.map(
        ({ severity, rule, message, source }) =>
            `  ${sign} ${severity === 'info' ? 'note' : severity}[${rule}]: ${visibleText(message)}  ${colours.dim(placeText(source, context))}\n`,
    );
    return [`${colours.bold(title)}\n${lines.join('')}`];
}

function placeText({ uri, range: { start } }: DiffItem['place'], { fileName }: ReportContext): string {
    return `${fileName(uri)}:${start.line + 1}`;
}
