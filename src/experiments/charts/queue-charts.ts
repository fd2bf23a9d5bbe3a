import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { formatCount } from '../../model/quantities.ts';
import type { RunRecord } from '../../simulation/record/run-record.ts';
import { chartTitle, nameLines } from './axes.ts';
import type { ChartFrame, DrawnChart } from './chart-frame.ts';
import { area, line, pointsOf } from './lines.ts';
import { peakLine, type TimePoints } from './time-points.ts';

const HEIGHT = 36;
const GAP = 16;
/** Queues in one chart: the longest; hues end behind eight. */
const MOST = 5;

/** How many requests or messages wait, one small chart for each place where any do. */
export function queueCharts(
    record: RunRecord,
    points: TimePoints,
    frame: ChartFrame,
    nameOf: (id: string) => string,
): DrawnChart {
    const waiting = [
        ...record.servers.map(({ id, mostWaiting }) => ({ id, series: mostWaiting })),
        ...record.channels.map(({ id, mostWaiting }) => ({ id, series: mostWaiting })),
    ]
        .map((each) => ({ ...each, most: Math.max(0, ...each.series) }))
        .filter(({ most }) => most > 0)
        .toSorted((a, b) => b.most - a.most)
        .slice(0, MOST);
    const charts = waiting.map(({ id, series, most }, at) => {
        const values = peakLine(series, points);
        const places = pointsOf(values, points, frame, (value) => HEIGHT - (value / most) * HEIGHT);
        const top = at * (HEIGHT + GAP);
        const name = nameLines(nameOf(id), frame.width - frame.right - 12, 2);
        return element(
            'g',
            { transform: `translate(0 ${number(top)})`, class: `queue h${at}` },
            element('path', { class: 'hair', d: `M${frame.left} ${HEIGHT + 0.5}H${frame.right}` }),
            element('text', { class: `${TYPE.label.name} q e`, x: frame.left - 8, y: 8 }, formatCount(most)),
            element('text', { class: `${TYPE.label.name} q e`, x: frame.left - 8, y: HEIGHT + 4 }, '0'),
            area(places, HEIGHT, 'queue-area'),
            line(places, 'queue-line'),
            ...name.map((words, row) =>
                element(
                    'text',
                    {
                        class: `${TYPE.label.name} queue-name`,
                        x: frame.right + 8,
                        y: HEIGHT + 4 - (name.length - 1 - row) * TYPE.label.line,
                    },
                    escapeText(words),
                ),
            ),
        );
    });
    const height = waiting.length * HEIGHT + Math.max(0, waiting.length - 1) * GAP;
    return { markup: waiting.length === 0 ? '' : chartTitle('Waiting', 'in queue') + charts.join(''), height };
}
