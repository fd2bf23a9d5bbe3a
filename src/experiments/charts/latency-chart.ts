import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { formatMoment } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { JudgedExpectation } from '../../simulation/experiment/experiment-result.ts';
import type { RequestSeries } from '../../simulation/record/run-record.ts';
import { axisLines, chartTitle, emptyNote, NOTHING_ENDED, shortName } from './axes.ts';
import { type ChartFrame, type DrawnChart, xOf } from './chart-frame.ts';
import { durationScale } from './duration-scale.ts';
import { line, pointsOf } from './lines.ts';
import { quantileLine, type SeriesBeside, type TimePoints } from './time-points.ts';

const HEIGHT = 168;
/** Least distance of two names at the right end. */
const NAME_LINE = 14;

const PERCENTILES = [
    { name: 'p50', share: 0.5, className: 'series p50' },
    { name: 'p95', share: 0.95, className: 'series p95' },
    { name: 'p99', share: 0.99, className: 'series p99' },
] as const;

/**
 * How long requests took, as percentiles over time, with the limits that were set and the moment at which one broke.
 *
 * @param limits expectations about the latency of this scenario
 * @param name how the scenario is called
 * @param beside the same in another run: its p99 is dotted
 */
export function latencyChart(
    series: RequestSeries,
    points: TimePoints,
    frame: ChartFrame,
    limits: readonly JudgedExpectation[],
    name: string,
    beside?: SeriesBeside,
): DrawnChart {
    const lines = PERCENTILES.map((each) => ({ ...each, values: quantileLine(series, points, each.share) }));
    const other = beside ? quantileLine(beside.series, beside.points, 0.99) : [];
    const bounds = limits.flatMap(({ bound }) => bound ?? []);
    const largest = Math.max(
        ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)),
        ...other.map((value) => value ?? 0),
        ...bounds,
    );
    const { top, ticks, tickText } = durationScale(largest, 4);
    const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
    const drawn = lines.map(({ values, className, name: percentile }) => {
        const places = pointsOf(values, points, frame, y);
        return {
            markup: line(places, className),
            percentile,
            end: places.findLast((place) => place.y !== undefined)?.y,
        };
    });
    const markup = [
        chartTitle('Latency', name, frame),
        axisLines(
            frame,
            ticks.map((value) => ({ y: y(value), text: tickText(value) })),
        ),
        ...limits.map((limit) => limitLine(limit, frame, y)),
        drawn.every(({ end }) => end === undefined) ? emptyNote(frame, HEIGHT, NOTHING_ENDED) : '',
        beside ? line(pointsOf(other, beside.points, frame, y), 'series p99 other') : '',
        ...drawn.map((each) => each.markup),
        lineNames(
            [
                ...drawn.map(({ percentile, end }) => ({ name: percentile, className: `name-${percentile}`, end })),
                ...(frame.isNarrow ? [] : limits).map((limit) => ({
                    name: limitName(limit),
                    className: 'limit-text',
                    end: limit.bound === undefined ? undefined : y(limit.bound),
                })),
            ],
            frame,
        ),
        ...(frame.isNarrow ? limits : []).map((limit) => limitNameInside(limit, frame, y)),
        ...limits.map((limit) => breakMark(limit, frame, y)),
    ];
    return { markup: markup.join(''), height: HEIGHT };
}

function limitLine({ bound }: JudgedExpectation, frame: ChartFrame, y: (value: number) => number): string {
    if (bound === undefined) {
        return '';
    }
    const at = Math.round(y(bound)) + 0.5;
    return element('path', { class: 'limit', d: `M${frame.left} ${at}H${frame.right}` });
}

/** What a limit is called: `p99 < 500 ms`. */
function limitName({ bound = 0, quantile, unit }: JudgedExpectation): string {
    return `${percentileName(quantile)} < ${formatMeasure(bound, unit)}`;
}

/** The name of a limit within the chart, where there is no room beside it. */
function limitNameInside(limit: JudgedExpectation, { right }: ChartFrame, y: (value: number) => number): string {
    if (limit.bound === undefined) {
        return '';
    }
    const at = y(limit.bound);
    const place = { x: right - 2, y: at < 16 ? at + 13 : at - 5 };
    return element('text', { class: `${TYPE.number.name} limit-text e halo`, ...place }, escapeText(limitName(limit)));
}

function percentileName(quantile: number | undefined): string {
    return quantile === undefined ? 'mean' : `p${number(quantile * 100)}`;
}

/** The moment at which a limit was broken: a sign on the limit, with what was measured where there is room. */
function breakMark(limit: JudgedExpectation, frame: ChartFrame, y: (value: number) => number): string {
    if (limit.at === undefined || limit.bound === undefined || limit.verdict !== 'fail') {
        return '';
    }
    const [x, at] = [xOf(frame, limit.at), y(limit.bound)];
    const words = `${percentileName(limit.quantile)} ${formatMeasure(limit.measured ?? 0, limit.unit)}`;
    const width = textWidth(words, TYPE.value) + 20;
    const left = x + 12 + width > frame.right ? x - 12 - width : x + 12;
    const middle = Math.max(12, at);
    const pill = [
        element('rect', { class: 'pill', x: left, y: middle - 11, width, height: 22, rx: 11 }),
        element('text', { class: `${TYPE.value.name} m`, x: left + width / 2, y: middle + 4 }, escapeText(words)),
    ];
    return element(
        'g',
        { class: 'broke' },
        element('title', {}, escapeText(`${limitName(limit)} broke at ${formatMoment(limit.at)}: ${words}`)),
        element('circle', { class: 'broke-sign', cx: x, cy: at, r: 7 }),
        element('path', { class: 'broke-cross', d: `M${number(x - 2.5)} ${number(at - 2.5)}l5 5m0 -5l-5 5` }),
        ...(frame.isNarrow ? [] : pill),
    );
}

/** What lines are called, at their right ends, apart from each other. */
function lineNames(
    lines: readonly { readonly name: string; readonly className: string; readonly end: number | undefined }[],
    { width, right }: ChartFrame,
): string {
    const named = lines
        .flatMap(({ end, ...each }) => (end === undefined ? [] : [{ ...each, y: end + 4 }]))
        .sort((a, b) => b.y - a.y);
    let below = HEIGHT + 8;
    return named
        .map(({ name, className, y }) => {
            const place = Math.min(y, below);
            below = place - NAME_LINE;
            return element(
                'text',
                { class: `${TYPE.number.name} ${className}`, x: right + 8, y: place },
                escapeText(shortName(name, width - right - 8)),
            );
        })
        .join('');
}
