import type { GlyphName } from '../glyphs.ts';
import type { LabelSize } from '../layout/layout-graph.ts';
import { glyphMark, textLine } from '../shapes/marks.ts';
import type { Box } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { PillItem, PolicyPill, ViewEdge } from '../views/view-graph.ts';
import { badgeSize, drawBadge } from './badge.ts';
import { CHANGE_SIGN, drawChangeSign } from './change-sign.ts';
import { element } from './xml.ts';

/** One thing on a line: how much room it takes and how it is drawn there. */
export interface EdgeLabel {
    readonly size: LabelSize;
    /** `ground` is the class of what the line lies on, so that a label can cover it. */
    draw(box: Box, ground: string): string;
}

const LABEL_WIDTH = 160;
const PILL = { height: 24, padding: 8, glyph: 15, value: 3, gap: 9 };

/** What stands on a line, in order from its source: what became of it, number of calls, route or event, policies, findings, note. */
export function edgeLabels(edge: ViewEdge): readonly EdgeLabel[] {
    const { label, sign, pill, findings, note, lifted, change } = edge;
    return [
        ...(change ? [{ size: CHANGE_SIGN, draw: (box: Box) => drawChangeSign(change, box) }] : []),
        ...(lifted?.bubble === undefined ? [] : [bubbleLabel(lifted.bubble)]),
        ...(sign === undefined ? [] : [signLabel(sign)]),
        ...(label === undefined ? [] : [textLabel(label)]),
        ...(pill ? [pillLabel(pill)] : []),
        ...(findings ? [{ size: badgeSize(findings), draw: (box: Box) => drawBadge(findings, box) }] : []),
        ...(note === undefined ? [] : [textLabel(note)]),
    ];
}

function textLabel(text: string): EdgeLabel {
    const lines = wrapText(text, TYPE.label, LABEL_WIDTH - 8);
    const width = Math.ceil(widestLine(lines, TYPE.label)) + 8;
    const height = TYPE.label.line * lines.length + 1;
    return {
        size: { width, height },
        draw: (box, ground) =>
            element('rect', { class: `ground ${ground}`.trim(), ...box, rx: 3 }) +
            lines
                .map((line, i) =>
                    textLine(line, TYPE.label, 'q', { x: box.x + 4, y: box.y + 12 + TYPE.label.line * i }),
                )
                .join(''),
    };
}

const SIGN = 18;

/** A sign of its own on the line. */
function signLabel(sign: GlyphName): EdgeLabel {
    return {
        size: { width: SIGN, height: SIGN },
        draw: (box, ground) =>
            element('rect', { class: `ground ${ground}`.trim(), ...box, rx: 3 }) +
            glyphMark(sign, { x: box.x + 1, y: box.y + 1 }, 16),
    };
}

const BUBBLE = 22;

/** The number of calls that a line stands for. */
function bubbleLabel(text: string): EdgeLabel {
    const width = Math.max(BUBBLE, Math.ceil(textWidth(text, TYPE.number)) + 12);
    return { size: { width, height: BUBBLE }, draw: (box) => drawBubble(text, box) };
}

/** Markup of the round sign that says how many calls run in a line. */
export function drawBubble(text: string, box: Box): string {
    const outline = { ...box, rx: box.height / 2 };
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4 };
    return element('rect', { class: 'bubble', ...outline }) + textLine(text, TYPE.number, 'm', at);
}

/** A pill of policies. */
export function pillLabel(pill: PolicyPill): EdgeLabel {
    const widths = pill.items.map(itemWidth);
    const content = widths.reduce((sum, width) => sum + width, PILL.gap * (widths.length - 1));
    return {
        size: { width: Math.ceil(content + 2 * PILL.padding), height: PILL.height },
        draw: (box) => drawPill(pill, widths, box),
    };
}

function itemWidth(item: PillItem): number {
    return PILL.glyph + (item.value === undefined ? 0 : PILL.value + textWidth(item.value, TYPE.value));
}

function drawPill(pill: PolicyPill, widths: readonly number[], box: Box): string {
    const state = pill.missing ? ' missing' : pill.inherited ? ' inherited' : '';
    let x = box.x + PILL.padding;
    const items = pill.items.map((item, i) => {
        const left = x;
        x += (widths[i] ?? 0) + PILL.gap;
        const missing = pill.missing && item.value === 'none';
        const sign = glyphMark(item.glyph, { x: left, y: box.y + 4.5 }, PILL.glyph, missing ? 'missing' : 'i');
        const at = { x: left + PILL.glyph + PILL.value, y: box.y + 16 };
        const classes = missing ? 'missing-text' : '';
        return sign + (item.value === undefined ? '' : textLine(item.value, TYPE.value, classes, at));
    });
    const outline = {
        x: box.x + 0.5,
        y: box.y + 0.5,
        width: box.width - 1,
        height: box.height - 1,
        rx: (box.height - 1) / 2,
    };
    return element('g', { class: 'policies' }, element('rect', { class: `pill${state}`, ...outline }), ...items);
}
