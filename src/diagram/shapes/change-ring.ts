import { drawChangeRing, drawChangeSign, ringBox, signBox } from '../render/change-sign.ts';
import { element, number } from '../render/xml.ts';
import type { ChangeMark, ShapeKind } from '../views/view-graph.ts';
import type { Box, MeasuredNode } from './measured.ts';
import { SHAPES } from './shapes.ts';

/** From an outline to the middle of the ring around it. */
const GAP = 2.5;
/** Height of the ends of drums and pipes, as they are drawn. */
const ROUND = { drum: 5, pipe: 6 };
/** How far the points of gateways and routers stand out. */
const POINT = { gateway: 14, router: 18 };

/** Markup of what became of a node and of the stores under it: rings around what is new or other, and signs. */
export function drawChanges(measured: MeasuredNode, box: Box): string {
    const { node } = measured;
    const own = node.change
        ? ringOf(node.change, measured, box) +
          drawChangeSign(node.change, signBox(signed(measured, box), hasBadge(node)))
        : '';
    const docked = measured.docked.map(({ store, box: place }) => {
        const at = { ...place, x: box.x + place.x, y: box.y + place.y };
        return store.change
            ? drumRing(store.change, at) + drawChangeSign(store.change, signBox(at, hasBadge(store)))
            : '';
    });
    return own + docked.join('');
}

function hasBadge({ findings }: { readonly findings?: unknown }): boolean {
    return findings !== undefined;
}

/** The box between the upper corners of the outline: those of a block are on its upper face, points stand out. */
function signed({ node, above }: MeasuredNode, box: Box): Box {
    switch (node.shape) {
        case 'monolith':
            return { ...box, y: box.y - above, width: box.width + above };
        case 'gateway':
        case 'bff':
            return { ...box, width: box.width - POINT.gateway };
        case 'router':
            return { ...box, x: box.x + POINT.router, width: box.width - 2 * POINT.router };
        case 'client':
            return { ...box, x: box.x + CLIENT_CORNER, width: box.width - 2 * CLIENT_CORNER };
        default:
            return box;
    }
}

/** So far inside its box the round end of a client has a corner, as it were. */
const CLIENT_CORNER = 8;

function ringOf(change: ChangeMark, measured: MeasuredNode, body: Box): string {
    if (change === 'removed') {
        return '';
    }
    const box = ringBox(withStrips(measured, body), GAP);
    const path = PATHS[measured.node.shape];
    if (path) {
        return element('path', { class: `change-ring ${change}`, d: path(box) });
    }
    return measured.node.shape === 'store' || measured.node.shape === 'cache'
        ? drumRing(change, body)
        : drawChangeRing(change, box, RADII[measured.node.shape] ?? 10);
}

/** Replicas and what is folded stand out below the body; the ring goes around them too. */
function withStrips(measured: MeasuredNode, body: Box): Box {
    const below = Math.max(0, -SHAPES[measured.node.shape].inset(measured, 'bottom', body.width / 2));
    const box = { ...body, height: body.height + below };
    return measured.node.shape === 'monolith'
        ? { ...box, y: box.y - measured.above, width: box.width + measured.above, height: box.height + measured.above }
        : box;
}

const RADII: Readonly<Partial<Record<ShapeKind, number>>> = {
    client: 24,
    external: 2,
    monolith: 2,
    queue: 2,
    folded: 14,
};

const PATHS: Readonly<Partial<Record<ShapeKind, (box: Box) => string>>> = {
    gateway: ({ x, y, width, height }) =>
        `M${at(x - 1, y)}H${number(x + width - POINT.gateway)}L${at(x + width + 0.5, y + height / 2)}L${at(x + width - POINT.gateway, y + height)}H${number(x - 1)}L${at(x + POINT.gateway - 1, y + height / 2)}Z`,
    bff: ({ x, y, width, height }) =>
        `M${at(x + 10, y)}H${number(x + width - POINT.gateway)}L${at(x + width + 0.5, y + height / 2)}L${at(x + width - POINT.gateway, y + height)}H${number(x + 10)}a10 10 0 0 1-10-10V${number(y + 10)}a10 10 0 0 1 10-10Z`,
    router: ({ x, y, width, height }) =>
        `M${at(x + POINT.router, y)}H${number(x + width - POINT.router)}L${at(x + width + 0.5, y + height / 2)}L${at(x + width - POINT.router, y + height)}H${number(x + POINT.router)}L${at(x - 0.5, y + height / 2)}Z`,
    topic: ({ x, y, width, height }) => {
        const arc = `A${ROUND.pipe} ${number(height / 2)} 0 0 1`;
        const right = number(x + width - ROUND.pipe);
        return `M${at(x + ROUND.pipe, y)}H${right}${arc} ${right} ${number(y + height)}H${number(x + ROUND.pipe)}${arc} ${at(x + ROUND.pipe, y)}Z`;
    },
};

function drumRing(change: ChangeMark, body: Box): string {
    if (change === 'removed') {
        return '';
    }
    const { x, y, width, height } = ringBox(body, GAP);
    const arc = `A${number(width / 2)} ${ROUND.drum} 0 0 1`;
    const [left, right] = [number(x), number(x + width)];
    const [top, bottom] = [number(y + ROUND.drum), number(y + height - ROUND.drum)];
    const d = `M${left} ${top}${arc} ${right} ${top}V${bottom}${arc} ${left} ${bottom}Z`;
    return element('path', { class: `change-ring ${change}`, d });
}

function at(x: number, y: number): string {
    return `${number(x)} ${number(y)}`;
}
