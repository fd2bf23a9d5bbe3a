import { element, number } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { ViewNode } from '../views/view-graph.ts';
import { type CardForm, drawText, measureText, stepped, textOrigin } from './card-text.ts';
import { textLine } from './marks.ts';
import {
    type Box,
    type Hanging,
    type MeasuredNode,
    type Point,
    type Shape,
    type Size,
    straightSides,
} from './measured.ts';

const TOPIC: CardForm = {
    minWidth: 128,
    maxWidth: 200,
    height: 40,
    textX: 14,
    right: 20,
    titleStyle: TYPE.storeTitle,
    subtitleStyle: TYPE.label,
    baselines: [24.5, 20, 35],
};
const TWO_LINES = 44;
const QUEUE: CardForm = { ...TOPIC, right: 32 };
const ROUND = 6;
const DEAD_LETTER = { x: 28, gap: 8, height: 20, line: 15, besideWidth: 140 };

/** A topic: a pipe, open at its right end. */
export const topicShape: Shape = {
    measure: (node, least, hanging) => measureChannel(TOPIC, node, least, hanging),
    draw(measured, at) {
        const { width, height } = measured;
        const left = at.x + ROUND;
        const right = number(at.x + width - ROUND);
        const top = at.y + 0.5;
        const bottom = at.y + height - 0.5;
        const arc = `A${ROUND - 0.5} ${number((height - 1) / 2)} 0 0 1`;
        return [
            drawDeadLetter(measured, at),
            element('path', {
                class: 'card',
                d: `M${left} ${top}H${right}${arc} ${right} ${bottom}H${left}${arc} ${left} ${top}Z`,
            }),
            element('path', {
                class: 'card sunken',
                d: `M${right} ${top}${arc} ${right} ${bottom}${arc} ${right} ${top}Z`,
            }),
            drawText(measured, TOPIC, textOrigin(measured, at)),
        ].join('');
    },
    inset(measured, side, offset) {
        if (side !== 'left' && side !== 'right') {
            return 0;
        }
        const fromMiddle = Math.abs(offset - measured.height / 2) / (measured.height / 2);
        return ROUND * (1 - Math.sqrt(Math.max(0, 1 - fromMiddle ** 2)));
    },
};

/** A queue: open at its left side, three messages waiting at its right. */
export const queueShape: Shape = {
    measure: (node, least, hanging) => measureChannel(QUEUE, node, least, hanging),
    draw(measured, at) {
        const { width, height } = measured;
        const left = at.x + 0.5;
        const right = at.x + width - 0.5;
        const top = at.y + 0.5;
        const bottom = at.y + height - 0.5;
        const bars = [8, 14, 20].map((inset) => `M${at.x + width - inset} ${at.y + 7}V${at.y + height - 7}`).join('');
        return [
            drawDeadLetter(measured, at),
            element('path', { class: 'card', d: `M${left} ${top}H${right}V${bottom}H${left}` }),
            element('path', { class: 'open-side', d: `M${left} ${top}V${bottom}` }),
            element('path', { class: 'bars', d: bars }),
            drawText(measured, QUEUE, textOrigin(measured, at)),
        ].join('');
    },
    inset: straightSides,
};

function measureChannel(form: CardForm, node: ViewNode, least: Size, hanging: Hanging): MeasuredNode {
    const text = measureText(node, form);
    const letter = hanging === 'beside' ? 0 : textWidth(node.deadLetter ?? '', TYPE.label) + DEAD_LETTER.x + 22;
    const width = Math.max(least.width, text.width, stepped(letter, form.minWidth, form.maxWidth));
    const textHeight = node.subtitle === undefined ? text.textHeight : text.textHeight + TWO_LINES - form.height;
    const height = Math.max(textHeight, least.height);
    const body = { node, ...text, width, textHeight, height, above: 0, below: 0, right: 0, docked: [], hanging };
    const box = deadLetterBox(body);
    return {
        ...body,
        below: box && hanging === 'below' ? box.y + box.height - height : 0,
        right: box && hanging === 'beside' ? box.x + box.width - width : 0,
    };
}

function deadLetterLines({ node, width, hanging }: MeasuredNode): readonly string[] {
    const room = hanging === 'below' ? width - DEAD_LETTER.x - 22 : DEAD_LETTER.besideWidth - 16;
    return node.deadLetter === undefined ? [] : wrapText(node.deadLetter, TYPE.label, room);
}

/** Where the channel for what cannot be handled is named, relative to the body. */
function deadLetterBox(measured: MeasuredNode): Box | undefined {
    const lines = deadLetterLines(measured);
    if (lines.length === 0) {
        return undefined;
    }
    const height = DEAD_LETTER.height + DEAD_LETTER.line * (lines.length - 1);
    return measured.hanging === 'below'
        ? { x: DEAD_LETTER.x, y: measured.height + DEAD_LETTER.gap, width: measured.width - DEAD_LETTER.x - 6, height }
        : {
              x: measured.width + 12,
              y: 0,
              width: Math.ceil(widestLine(lines, TYPE.label)) + 16,
              height,
          };
}

/** A stub with a box that names the channel for what cannot be handled. */
function drawDeadLetter(measured: MeasuredNode, at: Point): string {
    const box = deadLetterBox(measured);
    if (!box) {
        return '';
    }
    const { x, y } = { x: at.x + box.x, y: at.y + box.y };
    const stub =
        measured.hanging === 'below'
            ? `M${at.x + 18.5} ${at.y + measured.height}V${y + 10.5}H${x}`
            : `M${at.x + measured.width} ${y + 10.5}H${x}`;
    return element(
        'g',
        {},
        element('path', { class: 'stub dead', d: stub }),
        element('rect', {
            class: 'card ground',
            x: x + 0.5,
            y: y + 0.5,
            width: box.width - 1,
            height: box.height - 1,
            rx: 4,
        }),
        ...deadLetterLines(measured).map((line, i) =>
            textLine(line, TYPE.label, 'q', { x: x + 8, y: y + 14 + DEAD_LETTER.line * i }),
        ),
    );
}
