import { drawMark } from '../../diagram/render/mark.ts';
import { element, escapeText, number } from '../../diagram/render/xml.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { formatCount } from '../../model/quantities.ts';
import type { RunRecord } from '../../simulation/record/run-record.ts';
import { chartTitle, nameLines, shortName } from './axes.ts';
import type { ChartFrame, DrawnChart } from './chart-frame.ts';
import { area, line, pointsOf } from './lines.ts';
import { peakLine, type TimePoints } from './time-points.ts';

const HEIGHT = 36;
const GAP = 16;
/** The same where names stand above. */
const NARROW_GAP = 28;
/** Room for the first of them, under the name of the chart. */
const NAME_ABOVE = 8;
/** Room for the mark of a hue before its name. */
const MARK = 14;
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
    const [gap, first] = frame.isNarrow ? [NARROW_GAP, NAME_ABOVE] : [GAP, 0];
    const charts = waiting.map(({ id, series, most }, at) => {
        const values = peakLine(series, points);
        const places = pointsOf(values, points, frame, (value) => HEIGHT - (value / most) * HEIGHT);
        const top = first + at * (HEIGHT + gap);
        return element(
            'g',
            { transform: `translate(0 ${number(top)})`, class: `queue h${at}` },
            element('path', { class: 'hair', d: `M${frame.left} ${HEIGHT + 0.5}H${frame.right}` }),
            element('text', { class: `${TYPE.label.name} q e`, x: frame.left - 8, y: 8 }, formatCount(most)),
            element('text', { class: `${TYPE.label.name} q e`, x: frame.left - 8, y: HEIGHT + 4 }, '0'),
            area(places, HEIGHT, 'queue-area'),
            line(places, 'queue-line'),
            queueName(nameOf(id), at, frame),
        );
    });
    const height = first + waiting.length * HEIGHT + Math.max(0, waiting.length - 1) * gap;
    return { markup: waiting.length === 0 ? '' : chartTitle('Waiting', 'in queue', frame) + charts.join(''), height };
}

/** Whose queue it is, with the mark of its hue: at the right end of its line, or in a narrow frame above it. */
function queueName(name: string, hue: number, { isNarrow, left, right, width }: ChartFrame): string {
    const x = isNarrow ? left + MARK : right + 8 + MARK;
    const room = width - x - 4;
    const lines = isNarrow ? [shortName(name, room)] : nameLines(name, room, 2);
    const bottom = isNarrow ? -4 : HEIGHT + 4;
    const first = bottom - (lines.length - 1) * TYPE.label.line;
    return (
        drawMark(hue, { x: x - MARK + 5, y: first - 4 }, 4) +
        lines
            .map((words, row) =>
                element(
                    'text',
                    { class: `${TYPE.label.name} queue-name`, x, y: first + row * TYPE.label.line },
                    escapeText(words),
                ),
            )
            .join('')
    );
}
