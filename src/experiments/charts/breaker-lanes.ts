import { element, escapeText } from '../../diagram/render/xml.ts';
import { textWidth } from '../../diagram/text/measure.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';
import { addTo } from '../../model/multimap.ts';
import type { BreakerChange, BreakerLane, RunRecord } from '../../simulation/record/run-record.ts';
import { chartTitle, shortName } from './axes.ts';
import { type ChartFrame, type DrawnChart, xOf } from './chart-frame.ts';

/** Height of one lane, and of the box in it. */
const LANE = 22;
const BOX = 16;
const GROUP_GAP = 10;
const HEAD = 20;
/** Room for a name above its lanes, in a narrow frame. */
const NAME_ABOVE = 16;
/** Lanes in one chart: those that moved most; the others are counted. */
const MOST_LANES = 12;

/** The state of each breaker that ever opened, over time: a line while closed, boxes while open and half open. */
export function breakerLanes({ breakers }: RunRecord, frame: ChartFrame, nameOf: (id: string) => string): DrawnChart {
    const moved = breakers.filter(({ changes }) => changes.length > 0);
    if (moved.length === 0) {
        return { markup: '', height: 0 };
    }
    const kept = new Set(moved.toSorted((a, b) => b.changes.length - a.changes.length).slice(0, MOST_LANES));
    const groups = new Map<string, BreakerLane[]>();
    for (const lane of moved.filter((each) => kept.has(each))) {
        addTo(groups, lane.call, lane);
    }
    let y = HEAD;
    const drawn: string[] = [chartTitle('Breakers', '', frame), legend(frame)];
    for (const lanes of groups.values()) {
        drawn.push(groupName(lanes, y, frame, nameOf));
        y += frame.isNarrow ? NAME_ABOVE : 0;
        for (const lane of lanes) {
            drawn.push(laneOf(lane, y + LANE / 2, frame));
            y += LANE;
        }
        y += GROUP_GAP;
    }
    const hidden = moved.length - kept.size;
    if (hidden > 0) {
        const words = `and ${hidden} more that moved less`;
        drawn.push(element('text', { class: `${TYPE.label.name} q`, x: frame.left, y: y + 8 }, words));
        y += LANE;
    }
    return { markup: drawn.join(''), height: y };
}

function groupName(
    lanes: readonly BreakerLane[],
    y: number,
    { isNarrow, left, width }: ChartFrame,
    nameOf: (id: string) => string,
): string {
    const [first] = lanes;
    if (!first) {
        return '';
    }
    const [source, target] = [nameOf(first.source), nameOf(first.target)];
    if (isNarrow) {
        const words = shortName(`${source} → ${target}`, width);
        return element('text', { class: `${TYPE.label.name} q halo`, x: 0, y: y + 10 }, escapeText(words));
    }
    const words =
        lanes.length > 1
            ? [shortName(`${source} →`, left - 32), shortName(target, left - 32)]
            : [shortName(`${source} → ${target}`, left - 32)];
    return words
        .map((line, at) =>
            element(
                'text',
                { class: `${TYPE.label.name} q`, x: 0, y: y + LANE / 2 + 4 + at * TYPE.label.line },
                escapeText(line),
            ),
        )
        .join('');
}

function laneOf({ instance, changes }: BreakerLane, middle: number, frame: ChartFrame): string {
    const at = Math.round(middle) + 0.5;
    const stretches = changes.map((change, index) => ({ ...change, until: changes[index + 1]?.at ?? frame.duration }));
    const number = instance === 0 ? '' : String(instance);
    return element(
        'g',
        { class: 'lane' },
        element('text', { class: `${TYPE.label.name} q e`, x: frame.left - 8, y: at + 4 }, number),
        element('path', { class: 'closed', d: `M${frame.left} ${at}H${frame.right}` }),
        ...stretches.filter(({ to }) => to !== 'closed').map((stretch) => box(stretch, at, frame)),
    );
}

function box({ at, until, to }: BreakerChange & { readonly until: number }, middle: number, frame: ChartFrame): string {
    const x = xOf(frame, at);
    const width = Math.max(2, xOf(frame, until) - x);
    const word = to === 'open' && width > textWidth('open', TYPE.label) + 8;
    return (
        element('rect', { class: to, x, y: middle - BOX / 2, width, height: BOX, rx: Math.min(3, width / 2) }) +
        (word
            ? element('text', { class: `${TYPE.label.name} open-text m`, x: x + width / 2, y: middle + 4 }, 'open')
            : '')
    );
}

function legend({ left, isNarrow }: ChartFrame): string {
    const entries = ['closed', 'open', 'half-open'] as const;
    let x = isNarrow ? 0 : left;
    return entries
        .map((state) => {
            const sample =
                state === 'closed'
                    ? element('path', { class: 'closed', d: `M${x} .5h16` })
                    : element('rect', { class: state, x, y: -6, width: state === 'open' ? 16 : 8, height: 12, rx: 3 });
            const after = x + (state === 'half-open' ? 14 : 22);
            x = after + textWidth(state, TYPE.label) + 16;
            return sample + element('text', { class: `${TYPE.label.name} q halo`, x: after, y: 4 }, state);
        })
        .join('');
}
