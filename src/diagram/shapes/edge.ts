import { element } from '../render/xml.ts';
import { TYPE } from '../text/type-styles.ts';
import type { ViewNode } from '../views/view-graph.ts';
import { type CardForm, drawText, drawTile, measureCard, textOrigin } from './card-text.ts';
import { dockReach, dockStores, dockWidth, drawDocked } from './docked.ts';
import { glyphMark } from './marks.ts';
import type { Hanging, MeasuredNode, Point, Shape, Size } from './measured.ts';

const POINT = 14;
const NOTCH = 10;
const ROUTER_POINT = 18;
const CORNER = 8;

const GATEWAY: CardForm = {
    minWidth: 184,
    maxWidth: 240,
    height: 64,
    textX: 64,
    right: 24,
    titleStyle: TYPE.elementTitle,
    subtitleStyle: TYPE.technology,
    baselines: [37, 29, 47],
};
const BFF: CardForm = { ...GATEWAY, textX: 54 };
const ROUTER: CardForm = {
    ...GATEWAY,
    minWidth: 120,
    maxWidth: 200,
    height: 44,
    textX: 52,
    right: 24,
    titleStyle: TYPE.contextTitle,
    subtitleStyle: TYPE.label,
    baselines: [26.5, 20, 34],
};

/** An API gateway: a chevron that points the way requests go. */
export const gatewayShape: Shape = {
    measure: (node, least, hanging) => measureEdge(GATEWAY, node, least, hanging),
    draw: (measured, at) => {
        const { left, right, top, bottom, middle } = frame(measured, at);
        const outline = `M${left} ${top}H${right - POINT}L${right} ${middle}L${right - POINT} ${bottom}H${left}L${
            left + NOTCH
        } ${middle}Z`;
        return drawOn(GATEWAY, measured, at, outline, 22);
    },
    inset: (measured, side, offset) => {
        const fromMiddle = Math.abs(offset - measured.height / 2) / (measured.height / 2);
        return side === 'left' ? NOTCH * (1 - fromMiddle) : side === 'right' ? POINT * fromMiddle : 0;
    },
};

/** A backend for one kind of client: a chevron without a notch. */
export const bffShape: Shape = {
    measure: (node, least, hanging) => measureEdge(BFF, node, least, hanging),
    draw: (measured, at) => {
        const { left, right, top, bottom, middle } = frame(measured, at);
        const outline = `M${left + CORNER} ${top}H${right - POINT}L${right} ${middle}L${right - POINT} ${bottom}H${
            left + CORNER
        }A${CORNER} ${CORNER} 0 0 1 ${left} ${bottom - CORNER}V${top + CORNER}A${CORNER} ${CORNER} 0 0 1 ${
            left + CORNER
        } ${top}Z`;
        return drawOn(BFF, measured, at, outline, 12);
    },
    inset: (measured, side, offset) =>
        side === 'right' ? (POINT * Math.abs(offset - measured.height / 2)) / (measured.height / 2) : 0,
};

/** A load balancer or ingress that only passes requests on: pointed at both ends. */
export const routerShape: Shape = {
    measure: (node, least, hanging) => measureEdge(ROUTER, node, least, hanging),
    draw: (measured, at) => {
        const { left, right, top, bottom, middle } = frame(measured, at);
        const outline = `M${left + ROUTER_POINT} ${top}H${right - ROUTER_POINT}L${right} ${middle}L${
            right - ROUTER_POINT
        } ${bottom}H${left + ROUTER_POINT}L${left} ${middle}Z`;
        const sign = glyphMark('router', { x: at.x + 24, y: middle - 9.5 }, 18);
        return (
            drawDocked(measured.docked, at) +
            element('path', { class: 'card', d: outline }) +
            sign +
            drawText(measured, ROUTER, textOrigin(measured, at))
        );
    },
    inset: (measured, side, offset) =>
        side === 'left' || side === 'right'
            ? (ROUTER_POINT * Math.abs(offset - measured.height / 2)) / (measured.height / 2)
            : Math.max(0, (measured.height / 2) * (1 - Math.min(offset, measured.width - offset) / ROUTER_POINT)),
};

/** Size and text of an edge element with its docked stores, whose stubs begin under its points. */
function measureEdge(form: CardForm, node: ViewNode, least: Size, hanging: Hanging): MeasuredNode {
    const wide = { ...least, width: Math.max(least.width, dockWidth(node.docked, form.maxWidth, hanging)) };
    const card = measureCard(form, node, wide, hanging);
    const dock = { width: card.width, height: card.height, strips: 0 };
    const docked = dockStores(node.docked, dock, hanging).map((store) => {
        const [from, to] = store.stub;
        return hanging === 'beside' ? { ...store, stub: [{ ...from, x: from.x - ROUTER_POINT }, to] as const } : store;
    });
    return { ...card, ...dockReach(docked, dock), docked };
}

function drawOn(form: CardForm, measured: MeasuredNode, at: Point, outline: string, tileX: number): string {
    const tile = { x: at.x + tileX, y: at.y + Math.floor((measured.height - 32) / 2) };
    return (
        drawDocked(measured.docked, at) +
        element('path', { class: 'card', d: outline }) +
        drawTile(measured.node, tile) +
        drawText(measured, form, textOrigin(measured, at))
    );
}

function frame(measured: MeasuredNode, at: Point): Record<'left' | 'right' | 'top' | 'bottom' | 'middle', number> {
    return {
        left: at.x + 0.5,
        right: at.x + measured.width - 0.5,
        top: at.y + 0.5,
        bottom: at.y + measured.height - 0.5,
        middle: at.y + measured.height / 2,
    };
}
