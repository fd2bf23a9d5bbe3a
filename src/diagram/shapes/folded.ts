import { drawMark, hueClass } from '../render/mark.ts';
import { element, number } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine, widestLine, wrapText } from '../text/wrap.ts';
import type { ViewGroup } from '../views/view-graph.ts';
import { glyphMark, textLine } from './marks.ts';
import type { MeasuredNode, Point, Shape } from './measured.ts';

const WIDTH = 240;
const HEIGHT = 112;
const TITLE_X = 42;
const BROKER_TITLE_X = 46;
const TITLE_LINE = 22;
/** Room right of the title for the sign that unfolds. */
const BESIDE_TITLE = 40;
const STRIPS = [2, 1] as const;
const STRIP = 5;
const COUNT_GAP = 14;

/** A folded frame: a large card with a mark, who owns it and what is in it; two strips below say that there is more. */
export const foldedShape: Shape = {
    measure(node, least, hanging) {
        const title = wrapText(node.title, TYPE.section, WIDTH - BROKER_TITLE_X - BESIDE_TITLE);
        const textHeight = HEIGHT + TITLE_LINE * (title.length - 1);
        return {
            node,
            title,
            subtitle: [],
            width: Math.max(
                WIDTH,
                least.width,
                Math.ceil(widestLine(title, TYPE.section)) + BROKER_TITLE_X + BESIDE_TITLE,
            ),
            height: Math.max(textHeight, least.height),
            textHeight,
            above: 0,
            below: STRIP * STRIPS.length,
            right: 0,
            docked: [],
            hanging,
        };
    },
    draw(measured, at) {
        const { node, width, height } = measured;
        const frame = `frame${node.hue === undefined ? '' : ` ${hueClass(node.hue)}`}`;
        return [
            ...STRIPS.map((i) => strip(frame, measured, at, i)),
            element('rect', {
                class: frame,
                x: at.x + 0.5,
                y: at.y + 0.5,
                width: width - 1,
                height: height - 1,
                rx: 12,
            }),
            node.folded ? content(node.folded, measured, at) : '',
        ].join('');
    },
    inset: (_, side) => (side === 'bottom' ? -STRIP * STRIPS.length : 0),
};

function strip(frame: string, { width, height }: MeasuredNode, at: Point, i: number): string {
    const inset = 6 + STRIP * i;
    const left = at.x + inset;
    const right = at.x + width - inset;
    const top = at.y + height + STRIP * i - 9.5;
    const d = `M${number(left)} ${top}v3a6 6 0 0 0 6 6H${number(right - 6)}a6 6 0 0 0 6-6v-3`;
    return element('path', { class: frame, d });
}

function content(group: ViewGroup, { title, width }: MeasuredNode, at: Point): string {
    const below = at.y + TITLE_LINE * (title.length - 1);
    const hue = group.hue === undefined ? '' : ` ${hueClass(group.hue)}`;
    const ink = group.hue === undefined ? '' : `hue-title${hue}`;
    return [
        sign(group, at),
        ...title.map((line, i) =>
            textLine(line, TYPE.section, ink, {
                x: at.x + (group.kind === 'broker' ? BROKER_TITLE_X : TITLE_X),
                y: at.y + 31 + TITLE_LINE * i,
            }),
        ),
        glyphMark('folded', { x: at.x + width - 32, y: at.y + 18 }, 16),
        ownerLine(group, { x: at.x + 18, y: below }),
        element('path', {
            class: `inner-rule${hue}`,
            d: `M${at.x + 16} ${below + 70.5}H${number(at.x + width - 16)}`,
        }),
        counts(group, { x: at.x + 18, y: below }),
    ].join('');
}

function sign(group: ViewGroup, at: Point): string {
    if (group.hue !== undefined) {
        return drawMark(group.hue, { x: at.x + 24, y: at.y + 25.5 }, 7);
    }
    if (group.kind === 'broker') {
        const tile = element('rect', { class: 'tile', x: at.x + 12.5, y: at.y + 13.5, width: 23, height: 23, rx: 6 });
        return group.mark === undefined
            ? tile + glyphMark('topic', { x: at.x + 16, y: at.y + 17 }, 16, 'tg')
            : tile + textLine(group.mark, TYPE.storeTitle, 'tm m', { x: at.x + 24, y: at.y + 29 });
    }
    return glyphMark(group.kind === 'team' ? 'team' : 'unit', { x: at.x + 15, y: at.y + 16 }, 18);
}

/** The team that is responsible; without one, what kind of frame it is. */
function ownerLine(group: ViewGroup, { x, y }: Point): string {
    if (group.owner === undefined) {
        return textLine(group.kind, TYPE.technology, 'q', { x, y: y + 57 });
    }
    const owner = singleLine(group.owner, TYPE.technology, WIDTH - TITLE_X - 16);
    return glyphMark('team', { x, y: y + 46 }, 13) + textLine(owner, TYPE.technology, 'q', { x: x + 24, y: y + 57 });
}

function counts(group: ViewGroup, { x, y }: Point): string {
    let left = x;
    return group.counts
        .map(({ glyph, count }) => {
            const at = left;
            left += 17 + textWidth(String(count), TYPE.value) + COUNT_GAP;
            return (
                glyphMark(glyph, { x: at, y: y + 81 }, 13) +
                textLine(String(count), TYPE.value, '', { x: at + 17, y: y + 92 })
            );
        })
        .join('');
}
