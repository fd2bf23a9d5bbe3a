import type { Body } from '../render/body.ts';
import { hueClass } from '../render/mark.ts';
import { element, number } from '../render/xml.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import { TYPE } from '../text/type-styles.ts';
import { drawHeadOf } from './draw-head.ts';
import { drawMessage, drawSelf, drawText, drawWait } from './draw-messages.ts';
import { LATER_WORDS } from './place-sequence.ts';
import type { Activation, PlacedFrame, PlacedSequence } from './placed-sequence.ts';
import { sequenceLegend } from './sequence-legend.ts';
import { type SequenceView, sequenceItems } from './sequence-view.ts';

/**
 * Frames, lifelines, activations, then messages and what stands beside them, and the heads in a group of their own, so
 * that a panel can keep it in sight. Heads carry their element in `data-id`, messages their relations in `data-edges`,
 * activations the operation in `data-operation`.
 */
export function sequenceBody(placed: PlacedSequence): Body {
    const { view, later, width } = placed;
    return {
        width,
        height: placed.height,
        markup: [
            ...placed.frames.map(drawFrame),
            later === undefined ? '' : drawLater(later, width),
            ...placed.participants.map(({ x, box, bottom }) =>
                element('path', {
                    class: 'lifeline',
                    d: `M${number(x)} ${number(box.y + box.height)}V${number(bottom)}`,
                }),
            ),
            ...placed.frames.map(drawFrameTexts),
            ...placed.activations.map(drawActivation),
            ...placed.lines.map(drawMessage),
            ...placed.selves.map(drawSelf),
            ...placed.waits.map(drawWait),
            element('g', { class: 'heads' }, ...placed.participants.map(drawHeadOf)),
        ].join(''),
        legend: sequenceLegend(view),
        description: describe(view),
    };
}

function drawActivation({ operation, hue, box }: Activation): string {
    return element('rect', {
        class: hue === undefined ? 'activation' : `activation ${hueClass(hue)}`,
        ...(operation === undefined ? {} : { 'data-operation': operation }),
        x: box.x,
        y: box.y,
        width: box.width,
        height: box.height,
        rx: 3,
    });
}

function drawFrame({ box, dividers, isNested }: PlacedFrame): string {
    const right = box.x + box.width;
    return (
        element('rect', {
            class: isNested ? 'fragment nested' : 'fragment',
            x: box.x + 0.5,
            y: box.y + 0.5,
            width: box.width - 1,
            height: box.height - 1,
            rx: 8,
        }) +
        dividers.map(({ y }) => element('path', { class: 'divider', d: `M${box.x} ${number(y)}H${right}` })).join('')
    );
}

/** The tab in the upper left corner with one corner cut, and the words of the frame, which lie over lifelines. */
function drawFrameTexts({ fragment, tab, tabText, guard, dividers }: PlacedFrame): string {
    const [left, top] = [tab.x + 0.5, tab.y + 0.5];
    const [right, bottom] = [tab.x + tab.width, tab.y + tab.height + 0.5];
    const texts = [...(guard ? [guard] : []), ...dividers.flatMap(({ text }) => text ?? [])];
    return [
        element('path', {
            class: 'tab',
            d: `M${left} ${bottom}V${top + 8}a8 8 0 0 1 8-8H${right}l-10 ${bottom - top}z`,
        }),
        fragment.glyph ? glyphMark(fragment.glyph, { x: tab.x + 9, y: tab.y + 4 }, 14) : '',
        drawText(tabText, ''),
        ...texts.map(({ box }) =>
            element('rect', {
                class: 'ground on-sunken',
                x: box.x - 2,
                y: box.y,
                width: box.width + 4,
                height: box.height,
            }),
        ),
        guard ? drawText(guard, 'q') : '',
        ...dividers.map(({ text, glyph }, i) => {
            const sign = fragment.sections[i + 1]?.glyph;
            return (glyph && sign ? glyphMark(sign, glyph, 16, 'i') : '') + (text ? drawText(text, '') : '');
        }),
    ].join('');
}

/** Markup of the rule above what messages cause later. */
export function drawLater(y: number, width: number): string {
    return (
        element('path', { class: 'divider later', d: `M0 ${number(y + 0.5)}H${number(width)}` }) +
        element('rect', { class: 'pill', x: 0.5, y: y - 10.5, width: LATER_WORDS - 1, height: 22, rx: 11 }) +
        textLine('later, on its own', TYPE.number, 'm', { x: LATER_WORDS / 2, y: y + 4.5 })
    );
}

/** Most messages that a description tells one by one. */
const MOST_TOLD = 40;

function describe({ participants, items, later }: SequenceView): string {
    const messages = [...sequenceItems(items), ...sequenceItems(later)].flatMap((item) =>
        item.kind === 'call' || item.kind === 'message' ? [item.description] : [],
    );
    const told = messages.slice(0, MOST_TOLD).join('; ');
    const rest = messages.length > MOST_TOLD ? `; and ${messages.length - MOST_TOLD} more` : '';
    const taking = participants.length === 1 ? '1 participant' : `${participants.length} participants`;
    return `${taking}. ${messages.length === 0 ? 'No messages' : `${told}${rest}`}.`;
}
