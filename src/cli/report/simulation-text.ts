import { counterfactualLines, type ExperimentReport } from '../../experiments/experiment-report.ts';
import { measuredText, phasedText, runLine } from '../../experiments/wording.ts';
import { decimal, formatCount, formatMoment, formatShare } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type {
    ExperimentResult,
    JudgedExpectation,
    ShownFault,
    Verdict,
} from '../../simulation/experiment/experiment-result.ts';
import { latencyQuantile } from '../../simulation/record/latency-histogram.ts';
import type { RequestSeries } from '../../simulation/record/run-record.ts';
import type { Output } from '../terminal.ts';
import type { ReportContext } from './report-context.ts';
import { sparkline } from './sparkline.ts';
import { verdictCounts } from './verdict-counts.ts';
import { wrapText } from './wrap-text.ts';

/** Widest text on a terminal that does not say how wide it is. */
const COLUMNS = 100;
/** Servers that the table shows: the busiest. */
const MOST_SERVERS = 8;

/** Experiments for people, one below the other; of several, at last how many came to which verdict. */
export function simulationText(reports: readonly ExperimentReport[], { output }: ReportContext): string {
    const sum = reports.length > 1 ? [output.colours.bold(verdictCounts(reports))] : [];
    return `${[...reports.map((report) => experimentText(report, output)), ...sum].join('\n\n')}\n`;
}

function experimentText({ result, counterfactuals }: ExperimentReport, output: Output): string {
    const columns = Math.min(output.columns ?? COLUMNS, COLUMNS);
    const { bold, dim } = output.colours;
    const title = result.title === undefined ? '' : `  ${result.title}`;
    const sections: (readonly string[])[] = [
        [
            `${verdictText(result.verdict, output)}${bold(result.id)}${title}`,
            dim(indented(runLine(result), '  ', columns)),
        ],
        result.reasons.map((reason) => indented(reason, '  ', columns)),
        result.expectations.flatMap((each) => expectationLines(each, output, columns)),
        plots(result, output, columns),
        [...scenarioTable(result, output), ...serverTable(result, output)],
        section(
            result.verdict === 'fail' ? 'Why it failed' : 'What happened',
            explanationLines(result, columns),
            output,
        ),
        section(
            'What would have helped',
            counterfactualLines(counterfactuals).map((each) => indented(each, '  ', columns)),
            output,
        ),
        section(
            'To know',
            [...result.notes, ...result.assumptions].map((each) => indented(each, '  ', columns)),
            output,
        ),
    ];
    return sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n');
}

function section(title: string, lines: readonly string[], { colours }: Output): readonly string[] {
    return lines.length === 0 ? [] : [colours.bold(title), ...lines];
}

function verdictText(verdict: ExperimentResult['verdict'], { colours }: Output): string {
    switch (verdict) {
        case 'pass':
            return `${colours.green(colours.bold('PASS'))}  `;
        case 'fail':
            return `${colours.red(colours.bold('FAIL'))}  `;
        case 'inconclusive':
            return `${colours.yellow(colours.bold('INCONCLUSIVE'))}  `;
        case 'none':
            return '';
    }
}

function expectationLines(expectation: JudgedExpectation, { colours }: Output, columns: number): readonly string[] {
    const signs: Readonly<Record<Verdict, string>> = {
        pass: colours.green('✓'),
        fail: colours.red('✗'),
        inconclusive: colours.yellow('?'),
    };
    return [
        `  ${signs[expectation.verdict]} ${phasedText(expectation)}`,
        indented(measuredText(expectation), '      ', columns),
    ];
}

/** Width of a plot's name, the least of what stands behind it, and of all that stands between. */
const NAME = 16;
const SCALE = 12;
const BETWEEN = 5;
/** The least width of a plot. */
const LEAST_PLOT = 20;

/** What the first replication looked like, on one axis of time, with the faults below. */
function plots({ run, faults, duration }: ExperimentResult, { colours }: Output, columns: number): readonly string[] {
    const titles = faults.map(faultTitle);
    const most = Math.max(SCALE, columns - NAME - BETWEEN - LEAST_PLOT);
    const behind = Math.min(most, Math.max(SCALE, ...titles.map((title) => title.length)));
    const room = columns - NAME - BETWEEN - behind;
    const width = Math.max(LEAST_PLOT, Math.min(room, run.scenarios[0]?.requests.length ?? 0));
    const lines = run.scenarios.flatMap((scenario) => {
        const latency = p99Series(scenario);
        const errors = scenario.errors.map((count, at) => (count === 0 ? 0 : count / (scenario.requests[at] ?? count)));
        return [
            plot(`p99 ${scenario.id}`, latency, width, formatMeasure(Math.max(0, ...latency), 'ms')),
            plot('errors', errors, width, formatShare(Math.max(0, ...errors), 1), 1),
        ];
    });
    return lines.length === 0
        ? []
        : [...lines, ...faults.map((fault) => faultLine(fault, duration, { width, behind }, colours))];
}

function plot(name: string, series: readonly number[], width: number, most: string, top?: number): string {
    return `  ${cut(name, NAME).padEnd(NAME)} ${sparkline(series, width, top)}  up to ${most}`;
}

function p99Series({ latency }: RequestSeries): readonly number[] {
    return latency.map((histogram) => latencyQuantile(histogram, 0.99) ?? 0);
}

function faultTitle({ at, title }: ShownFault): string {
    return `${formatMoment(at)} ${title}`;
}

function cut(words: string, width: number): string {
    return words.length > width ? `${words.slice(0, width - 1)}…` : words;
}

function faultLine(
    fault: ShownFault,
    duration: number,
    { width, behind }: { readonly width: number; readonly behind: number },
    colours: Output['colours'],
): string {
    const columnOf = (time: number) => Math.min(width, Math.max(0, Math.round((time / duration) * width)));
    const from = Math.min(columnOf(fault.at), width - 1);
    const length = Math.max(1, columnOf(fault.until) - from);
    const bar = (fault.withoutEffect === undefined ? '━' : '╌').repeat(length);
    return `  ${' '.repeat(NAME)} ${' '.repeat(from)}${colours.dim(bar)}${' '.repeat(width - from - length)}  ${cut(faultTitle(fault), behind)}`;
}

function scenarioTable({ scenarios }: ExperimentResult, { colours }: Output): readonly string[] {
    const rows = scenarios.map(({ id, requests, errors, latency }) => [
        id,
        formatCount(requests),
        requests === 0 ? '-' : formatMeasure(errors / requests, 'share'),
        ...[latency.mean, latency.p50, latency.p90, latency.p99, latency.max].map((each) => formatMeasure(each, 'ms')),
    ]);
    return table(['Scenario', 'requests', 'errors', 'mean', 'p50', 'p90', 'p99', 'longest'], rows, colours);
}

function serverTable({ servers, run }: ExperimentResult, { colours }: Output): readonly string[] {
    const busiest = servers
        .filter(({ utilisation, queue }) => utilisation > 0 || queue.max > 0)
        .toSorted((a, b) => b.utilisation - a.utilisation || b.queue.max - a.queue.max)
        .slice(0, MOST_SERVERS);
    if (busiest.length === 0 || run.servers.length === 0) {
        return [];
    }
    const rows = busiest.map(({ id, utilisation, queue }) => [
        id,
        formatShare(utilisation, 1),
        queue.mean < 100 ? decimal(queue.mean, 1) : formatCount(queue.mean),
        formatCount(queue.max),
    ]);
    return ['', ...table(['Server', 'in use', 'waiting', 'at most'], rows, colours)];
}

/** Columns under their heads, the first to the left and numbers to the right. */
function table(
    heads: readonly string[],
    rows: readonly (readonly string[])[],
    colours: Output['colours'],
): readonly string[] {
    const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
    const line = (cells: readonly string[]) =>
        `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 2))).join('')}`;
    return [colours.dim(line(heads)), ...rows.map(line)];
}

function explanationLines({ explanation }: ExperimentResult, columns: number): readonly string[] {
    return explanation.flatMap(({ at, text, detail }) => [
        indented(text, REASON, columns).replace(
            REASON,
            `  ${(at === undefined ? '' : formatMoment(at)).padStart(6)}  `,
        ),
        ...(detail === undefined ? [] : [indented(detail, REASON, columns)]),
    ]);
}

/** Room for the moment of a reason. */
const REASON = ' '.repeat(10);

/** A text in lines that all begin at the same column. */
function indented(text: string, indent: string, columns: number): string {
    return indent + wrapText(text, columns - indent.length, '').replaceAll('\n', `\n${indent}`);
}

/** How far the work is, for the line of progress. */
export function progressText(done: number, count: number, share: number, columns: number): string {
    const width = Math.max(10, Math.min(40, columns - 40));
    const filled = Math.round(share * width);
    const name = count > 1 ? ` experiment ${done + 1} of ${count}` : '';
    return `Simulating${name} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${formatShare(share, 0)}`;
}
