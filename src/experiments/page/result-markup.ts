import { escapeText } from '../../diagram/render/xml.ts';
import { formatCount, formatMoment, formatShare } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type {
    ExperimentResult,
    Explanation,
    JudgedExpectation,
    ScenarioSummary,
    ServerSummary,
} from '../../simulation/experiment/experiment-result.ts';
import { runChart } from '../charts/run-chart.ts';
import type { Counterfactual } from '../counterfactuals.ts';
import type { ExperimentReport } from '../experiment-report.ts';
import { intervalText, phasedText, runLine, valueText } from '../wording.ts';
import { CHART_WIDTHS } from './chart-widths.ts';
import { chartsInWords } from './charts-in-words.ts';
import { fittingDrawings } from './fitting-drawings.ts';
import { card, together, withCode } from './marked-text.ts';
import { slowRequests } from './slow-requests.ts';

/** Servers in the table: the busiest. */
const MOST_SERVERS = 12;

/**
 * One experiment as HTML: verdict, what was expected, charts over time, why it failed, what would have held, and the
 * slowest requests. The markup has no style and no script of its own; see `pageStyle`.
 *
 * @param other another run that is shown beside it: its lines dotted, its values behind the others
 */
export function resultMarkup(
    { result, counterfactuals }: ExperimentReport,
    nameOf: (id: string) => string,
    other?: ExperimentResult,
): string {
    return [
        `<article class="experiment ${result.verdict}" data-id="${escapeText(result.id)}">`,
        header(result, other),
        '<div class="columns"><div class="charts">',
        charts(result, nameOf, other),
        notes(result, nameOf),
        tables(result, nameOf),
        '</div><div class="side">',
        explanation(result),
        remedies(counterfactuals),
        slowRequests(result.run, nameOf),
        '</div></div></article>',
    ].join('\n');
}

function charts(result: ExperimentResult, nameOf: (id: string) => string, other: ExperimentResult | undefined): string {
    const others = other?.run;
    return fittingDrawings(
        'chart',
        CHART_WIDTHS,
        (width) => runChart(result, width, nameOf, others),
        'role="region" aria-label="Charts over time" tabindex="0"',
    );
}

const SIGNS: Readonly<Record<ExperimentResult['verdict'], string>> = {
    fail: '<path d="M5.6 1h4.8L15 5.6v4.8L10.4 15H5.6L1 10.4V5.6z"/><path class="sign" d="M5.5 5.5l5 5m0-5l-5 5"/>',
    pass: '<circle cx="8" cy="8" r="7"/><path class="sign" d="M4.8 8.3l2.2 2.2 4.2-4.6"/>',
    inconclusive: '<path d="M8 1.2l7 12.6H1z"/><path class="sign" d="M8 5.6v4M8 11.6v.2"/>',
    none: '<circle cx="8" cy="8" r="7"/><path class="sign" d="M8 7.2v4M8 4.8v.2"/>',
};

const WORDS: Readonly<Record<ExperimentResult['verdict'], string>> = {
    pass: 'PASS',
    fail: 'FAIL',
    inconclusive: 'INCONCLUSIVE',
    none: '',
};

function sign(verdict: ExperimentResult['verdict'], size: number): string {
    return `<svg class="verdict-sign ${verdict}" width="${size}" height="${size}" viewBox="0 0 16 16" role="img" aria-label="${WORDS[verdict] || 'run'}">${SIGNS[verdict]}</svg>`;
}

function header(result: ExperimentResult, other: ExperimentResult | undefined): string {
    const title = result.title === undefined ? '' : ` · ${escapeText(result.title)}`;
    return [
        `<header>${sign(result.verdict, 34)}<div>`,
        `<h2><span class="word">${WORDS[result.verdict]}</span> ${escapeText(result.id)}${title}</h2>`,
        `<p>${escapeText(runLine(result))}</p>`,
        ...result.reasons.map((reason) => `<p class="reason">${escapeText(reason)}</p>`),
        other === undefined ? '' : `<p>Beside it, dotted: ${escapeText(`${other.id}, ${runLine(other)}`)}</p>`,
        '</div><ul class="expectations">',
        ...result.expectations.map((each) => expectation(each, other)),
        '</ul></header>',
    ].join('');
}

function expectation(each: JudgedExpectation, other: ExperimentResult | undefined): string {
    const measured = escapeText(together(valueText(each)));
    const value = measured === '' ? '' : `<span class="value">${measured}</span>`;
    const beside = other?.expectations.find(({ phase, text }) => phase === each.phase && text === each.text);
    const before = beside === undefined ? '' : `beside it ${valueText(beside)}`;
    const moment = each.at === undefined ? '' : `broke at ${formatMoment(each.at)}`;
    const interval = intervalText(each);
    const told = [`${value}${interval === '' ? '' : ` ${escapeText(together(interval))}`}`.trim()];
    const more = [before, moment, each.detail ?? ''].map((part) => withCode(together(part)));
    return [
        `<li class="${each.verdict}">${sign(each.verdict, 16)}<div>`,
        `<strong>${escapeText(together(phasedText(each)))}</strong>`,
        `<p>${[...told, ...more].filter((part) => part !== '').join(' · ')}</p>`,
        '</div></li>',
    ].join('');
}

function explanation({ explanation: reasons, verdict }: ExperimentResult): string {
    const title = verdict === 'fail' ? 'Why it failed' : 'What happened';
    return reasons.length === 0 ? '' : card(title, `<ol class="reasons">${reasons.map(reason).join('')}</ol>`);
}

function reason({ at, text, detail }: Explanation): string {
    const when = at === undefined ? '' : `<time>${formatMoment(at)}</time>`;
    const more = detail === undefined ? '' : `<p>${escapeText(detail)}</p>`;
    return `<li>${when}<div><strong>${escapeText(text)}</strong>${more}</div></li>`;
}

function remedies(tried: readonly Counterfactual[]): string {
    if (tried.length === 0) {
        return '';
    }
    const held = tried.filter(({ verdict }) => verdict === 'pass');
    const title = held.length > 0 ? 'This would have held' : 'What was tried, and is not enough';
    return card(title, `<ul class="remedies">${(held.length > 0 ? held : tried).map(remedy).join('')}</ul>`);
}

function remedy({ changes, verdict }: Counterfactual): string {
    const words = verdict === 'none' ? '' : WORDS[verdict];
    const what = changes.map(withCode).join('<br>');
    return `<li class="${verdict}"><span>${what}</span><strong>${words}</strong></li>`;
}

function notes(result: ExperimentResult, nameOf: (id: string) => string): string {
    const { notes: said, assumptions } = result;
    const list = (all: readonly string[]) => `<ul>${all.map((each) => `<li>${withCode(each)}</li>`).join('')}</ul>`;
    return [
        said.length === 0 ? '' : `<div class="notes">${list(said)}</div>`,
        folded('The charts in words', list(chartsInWords(result, nameOf))),
        assumptions.length === 0 ? '' : folded('What was taken for granted', list(assumptions)),
    ].join('');
}

function folded(title: string, content: string): string {
    return `<details class="notes"><summary>${title}</summary>${content}</details>`;
}

function tables({ scenarios, servers }: ExperimentResult, nameOf: (id: string) => string): string {
    const busiest = servers
        .filter(({ utilisation, queue }) => utilisation > 0 || queue.max > 0)
        .toSorted((a, b) => b.utilisation - a.utilisation || b.queue.max - a.queue.max)
        .slice(0, MOST_SERVERS);
    return [
        table(
            ['Scenario', 'Requests', 'Errors', 'Mean', 'p50', 'p90', 'p99', 'Longest'],
            scenarios.map((each) => [nameOf(each.id), ...scenarioCells(each)]),
        ),
        busiest.length === 0
            ? ''
            : table(
                  ['Server', 'In use', 'Waiting, mean', 'at most'],
                  busiest.map((each) => [nameOf(each.id), ...serverCells(each)]),
              ),
    ].join('');
}

function scenarioCells({ requests, errors, latency }: ScenarioSummary): readonly string[] {
    return [
        formatCount(requests),
        requests === 0 ? '–' : formatMeasure(errors / requests, 'share'),
        ...[latency.mean, latency.p50, latency.p90, latency.p99, latency.max].map((each) =>
            requests === 0 ? '–' : formatMeasure(each, 'ms'),
        ),
    ];
}

function serverCells({ utilisation, queue }: ServerSummary): readonly string[] {
    return [
        formatShare(utilisation, 1),
        queue.mean < 100 ? formatMeasure(queue.mean, 'count') : formatCount(queue.mean),
        formatCount(queue.max),
    ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
    const head = heads.map((each) => `<th scope="col">${escapeText(each)}</th>`).join('');
    const body = rows.map((row) => {
        const [first = '', ...cells] = row;
        return `<tr><th scope="row">${escapeText(first)}</th>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`;
    });
    return `<div class="table" role="region" aria-label="${escapeText(heads[0] ?? '')}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
