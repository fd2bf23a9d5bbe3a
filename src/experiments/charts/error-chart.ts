import { formatShare } from '../../model/quantities.ts';
import type { RequestSeries } from '../../simulation/record/run-record.ts';
import { axisLines, chartTitle, emptyNote, NOTHING_ENDED } from './axes.ts';
import { type ChartFrame, type DrawnChart, valueScale } from './chart-frame.ts';
import { area, line, pointsOf } from './lines.ts';
import { errorLine, type SeriesBeside, type TimePoints } from './time-points.ts';

const HEIGHT = 80;
/** A scale never ends below this share, or a single error would look like a catastrophe. */
const LEAST_TOP = 0.01;

/**
 * The share of requests that failed, over time.
 *
 * @param beside the same in another run, dotted
 */
export function errorChart(
    series: RequestSeries,
    points: TimePoints,
    frame: ChartFrame,
    name: string,
    beside?: SeriesBeside,
): DrawnChart {
    const shares = errorLine(series, points);
    const other = beside ? errorLine(beside.series, beside.points) : [];
    const largest = Math.max(LEAST_TOP, ...[...shares, ...other].map((share) => share ?? 0));
    const { top, ticks } = largest > 0.5 ? { top: 1, ticks: [0, 0.5, 1] } : valueScale(largest, 2);
    const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
    const places = pointsOf(shares, points, frame, y);
    const markup = [
        chartTitle('Errors', name, frame),
        axisLines(
            frame,
            ticks.map((value) => ({ y: y(value), text: value === 0 ? '0' : formatShare(value, 2) })),
        ),
        shares.every((share) => share === undefined) ? emptyNote(frame, HEIGHT, NOTHING_ENDED) : '',
        area(places, HEIGHT, 'error-area'),
        line(places, 'series errors'),
        beside ? line(pointsOf(other, beside.points, frame, y), 'series errors other') : '',
    ];
    return { markup: markup.join(''), height: HEIGHT };
}
