import { element, number } from '../../diagram/render/xml.ts';
import type { ExperimentResult, JudgedExpectation } from '../../simulation/experiment/experiment-result.ts';
import type { RunRecord } from '../../simulation/record/run-record.ts';
import { TITLE_ABOVE, timeAxis } from './axes.ts';
import { breakerLanes } from './breaker-lanes.ts';
import { type ChartFrame, chartFrame, type DrawnChart } from './chart-frame.ts';
import { errorChart } from './error-chart.ts';
import { faultBands, faultHeads } from './fault-bands.ts';
import { latencyChart } from './latency-chart.ts';
import { queueCharts } from './queue-charts.ts';
import { type SeriesBeside, timePoints } from './time-points.ts';

/** Room between two charts. */
const GAP = 44;
const NARROW_GAP = 32;
/** Scenarios that have charts of their own: those with the most requests. */
const MOST_SCENARIOS = 3;
/** Room above the first chart for half a line of text. */
const TOP = 12;

/**
 * Draws the first replication of an experiment: latency and errors of its scenarios, breakers and queues, one below
 * the other on one axis of time, with the faults as bands through all of them.
 *
 * @param width pixels
 * @param nameOf how an element is called for people
 * @param other another run, whose latency and errors are dotted lines
 * @returns an SVG element without a style sheet (see `chartStyle`), which says where its axis of time stands: `data-left`
 * to `data-right`, for lines from `data-top` to `data-bottom`
 */
export function runChart(
    result: ExperimentResult,
    width: number,
    nameOf: (id: string) => string,
    other?: RunRecord,
): string {
    const frame = chartFrame(width, result.duration);
    // Several charts may stand in one page, where ids are unique.
    const pattern = `hatch-${result.id}-${width}`;
    const heads = faultHeads(result.faults, frame);
    const charts = [...scenarioCharts(result, frame, nameOf, other), ...systemCharts(result, frame, nameOf)].filter(
        ({ height }) => height > 0,
    );
    const top = heads.height;
    const above = frame.isNarrow ? TITLE_ABOVE : 0;
    let y = top + TOP + 8;
    const placed = charts.map(({ markup, height }) => {
        const at = y + above;
        y = at + height + (frame.isNarrow ? NARROW_GAP : GAP);
        return element('g', { transform: `translate(0 ${number(at)})` }, markup);
    });
    const bottom = y - (frame.isNarrow ? NARROW_GAP : GAP) + 16;
    const axis = timeAxis(frame);
    const height = bottom + axis.height;
    return element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            class: 'run-chart',
            viewBox: `0 0 ${number(width)} ${number(height)}`,
            width,
            height,
            role: 'img',
            'aria-label': spoken(result),
            'data-left': frame.left,
            'data-right': frame.right,
            'data-top': top,
            'data-bottom': bottom,
        },
        hatch(pattern),
        faultBands(result.faults, frame, top, bottom, pattern),
        heads.markup,
        ...placed,
        element('g', { transform: `translate(0 ${number(bottom)})` }, axis.markup),
    );
}

/** The pattern of faults without effect. */
function hatch(id: string): string {
    return element(
        'defs',
        {},
        element(
            'pattern',
            { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
            element('path', { class: 'hatch', d: 'M0 0V6' }),
        ),
    );
}

function scenarioCharts(
    { run, expectations, scenarios }: ExperimentResult,
    frame: ChartFrame,
    nameOf: (id: string) => string,
    other: RunRecord | undefined,
) {
    const points = timePoints(run);
    const busiest = new Set(
        scenarios
            .toSorted((a, b) => b.requests - a.requests)
            .slice(0, MOST_SCENARIOS)
            .map(({ id }) => id),
    );
    return run.scenarios
        .filter(({ id }, at) => busiest.has(id) && run.scenarios.findIndex((other) => other.id === id) === at)
        .flatMap((series): DrawnChart[] => {
            const limits = expectations.filter((each) => isLimitOf(each, series.id));
            const name = nameOf(series.id);
            const beside = besideOf(series.id, other);
            return [
                latencyChart(series, points, frame, limits, name, beside),
                errorChart(series, points, frame, name, beside),
            ];
        });
}

function besideOf(scenario: string, other: RunRecord | undefined): SeriesBeside | undefined {
    const series = other?.scenarios.find(({ id }) => id === scenario);
    return other && series && { series, points: timePoints(other) };
}

function isLimitOf({ metric, phase, of }: JudgedExpectation, scenario: string): boolean {
    return metric === 'latency' && phase === 'expect' && (of === undefined || of === scenario);
}

function systemCharts({ run }: ExperimentResult, frame: ChartFrame, nameOf: (id: string) => string): DrawnChart[] {
    return [breakerLanes(run, frame, nameOf), queueCharts(run, timePoints(run), frame, nameOf)];
}

function spoken({ id, faults, scenarios }: ExperimentResult): string {
    const what = scenarios.map((scenario) => scenario.id).join(', ');
    const broken = faults.length === 0 ? '' : `; faults: ${faults.map(({ title }) => title).join(', ')}`;
    return `Latency and errors of ${what} during ${id}${broken}`;
}
