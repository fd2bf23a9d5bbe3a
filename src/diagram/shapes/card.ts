import { element, number } from '../render/xml.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine } from '../text/wrap.ts';
import type { ViewNode } from '../views/view-graph.ts';
import { type CardForm, drawText, drawTile, measureText, stepped, textOrigin } from './card-text.ts';
import { dockReach, dockStores, dockWidth, drawDocked } from './docked.ts';
import { textLine } from './marks.ts';
import type { Hanging, MeasuredNode, Point, Shape, Size } from './measured.ts';

const FORM: CardForm = {
    minWidth: 160,
    maxWidth: 248,
    height: 56,
    textX: 56,
    right: 12,
    titleStyle: TYPE.elementTitle,
    subtitleStyle: TYPE.technology,
    baselines: [33, 26, 43],
};
/** Members of a mesh keep clear of the proxies on their sides. */
const BESIDE_PROXY = 8;
const MEMBER: CardForm = {
    ...FORM,
    minWidth: FORM.minWidth + 2 * BESIDE_PROXY,
    maxWidth: FORM.maxWidth + 2 * BESIDE_PROXY,
    textX: FORM.textX + BESIDE_PROXY,
    right: FORM.right + BESIDE_PROXY,
};
const STRIP = 4;
const DETAIL_LINE = 18;
const CUT = 8;

/** A service: a card with rounded corners, its replicas a deck below it, its private stores docked under that. */
export const serviceShape: Shape = {
    measure: measureService,
    draw: (measured, at) =>
        drawStrips(measured, at) +
        element('rect', { class: 'card', ...crisp(measured, at), rx: 8 }) +
        drawContent(measured, at),
    inset: (measured, side) => (side === 'bottom' ? -stripCount(measured.node) * STRIP : 0),
};

/** An infrastructure service: a sunken card with cut corners. */
export const infrastructureShape: Shape = {
    measure: measureService,
    draw: (measured, at) =>
        drawStrips(measured, at) +
        element('path', { class: 'card sunken', d: cutRectangle(measured, at) }) +
        drawContent(measured, at),
    inset: (measured, side, offset) => {
        const length = side === 'left' || side === 'right' ? measured.height : measured.width;
        const strips = side === 'bottom' ? stripCount(measured.node) * STRIP : 0;
        return strips > 0 ? -strips : Math.max(0, CUT - Math.min(offset, length - offset));
    },
};

/** Size and text of a card with detail lines, strips and docked stores. */
function measureService(node: ViewNode, least: Size, hanging: Hanging): MeasuredNode {
    const text = measureText(node, formOf(node));
    const width = Math.max(
        least.width,
        text.width,
        stepped(widestLine(node.details, TYPE.label) + 24, FORM.minWidth, FORM.maxWidth),
        dockWidth(node.docked, FORM.maxWidth, hanging),
    );
    const textHeight = text.textHeight + 24 * node.details.length;
    const height = Math.max(textHeight, least.height);
    const dock = { width, height, strips: stripCount(node) * STRIP };
    const docked = dockStores(node.docked, dock, hanging);
    return { node, ...text, width, textHeight, height, above: 0, ...dockReach(docked, dock), docked, hanging };
}

function formOf(node: ViewNode): CardForm {
    return node.proxy === undefined ? FORM : MEMBER;
}

/** Strips of the deck: none for one replica, one for two, two for more. */
function stripCount(node: ViewNode): number {
    return Math.min(2, Math.max(0, (node.replicas?.max ?? 1) - 1));
}

function drawStrips(measured: MeasuredNode, at: Point): string {
    const bottom = at.y + measured.height;
    return Array.from({ length: stripCount(measured.node) }, (_, i) => i + 1)
        .reverse()
        .map((i) => {
            const left = at.x + 4 * i + 4;
            const right = at.x + measured.width - 4 * i - 4;
            const top = bottom + STRIP * i - 8;
            return element('path', {
                class: 'card',
                d: `M${number(left)} ${top}v4a4 4 0 0 0 4 4H${number(right - 4)}a4 4 0 0 0 4-4v-4`,
            });
        })
        .join('');
}

function drawContent(measured: MeasuredNode, at: Point): string {
    const { node } = measured;
    const form = formOf(node);
    const text = textOrigin(measured, at);
    const details = measured.textHeight - 24 * node.details.length;
    const hairline =
        node.details.length === 0
            ? ''
            : element('path', {
                  class: 'hair',
                  d: `M${at.x + 12} ${text.y + details - 2 + 0.5}H${number(at.x + measured.width - 12)}`,
              });
    const lines = node.details.map((line, i) =>
        textLine(line, TYPE.label, 'q', { x: at.x + 12, y: text.y + details + 15 + DETAIL_LINE * i }),
    );
    return (
        drawTile(node, { x: at.x + form.textX - 44, y: text.y + 12 }) +
        drawText(measured, form, text) +
        hairline +
        lines.join('') +
        drawDocked(measured.docked, at)
    );
}

/** A box whose lines of one pixel fall on pixels. */
function crisp(measured: MeasuredNode, at: Point): Record<'x' | 'y' | 'width' | 'height', number> {
    return { x: at.x + 0.5, y: at.y + 0.5, width: measured.width - 1, height: measured.height - 1 };
}

function cutRectangle(measured: MeasuredNode, at: Point): string {
    const left = at.x + 0.5;
    const top = at.y + 0.5;
    const right = at.x + measured.width - 0.5;
    const bottom = at.y + measured.height - 0.5;
    return `M${left + CUT} ${top}H${right - CUT}L${right} ${top + CUT}V${bottom - CUT}L${right - CUT} ${bottom}H${
        left + CUT
    }L${left} ${bottom - CUT}V${top + CUT}Z`;
}
