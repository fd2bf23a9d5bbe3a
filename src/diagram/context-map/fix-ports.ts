import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { BETWEEN_PORTS, type FixedPorts, type MapPort, type MeasuredMap, mapPorts } from './map-graph.ts';
import type { MeasuredCard } from './measure-card.ts';

/** Where lines end at cards, and how high the cards have to be for it. */
export interface PortPlan {
    readonly ports: FixedPorts;
    readonly heights: readonly number[];
}

const MARGIN = 10;
/** Free room between a row at which a dotted line ends and the plates of relations. */
const BESIDE_ROW = 18;

/**
 * Takes sides and order of the ends from a first layout, leads those of shared names to the rows of their entities,
 * and spreads the others over what is left of the side.
 */
export function planPorts(map: MeasuredMap, placed: ElkNode): PortPlan {
    const ports = mapPorts(map);
    const fixed = new Map<string, { side: 'left' | 'right'; y: number }>();
    const heights = map.cards.map((card, i) => {
        const node = placed.children?.[i];
        const found = new Map((node?.ports ?? []).map((port) => [port.id, port]));
        const own = ports.filter((port) => port.card === card.card.id);
        const sideOf = (port: MapPort) => ((found.get(port.id)?.x ?? 0) > 0 ? 'right' : 'left');
        const order = (port: MapPort) => found.get(port.id)?.y ?? 0;
        const needed = (['left', 'right'] as const).map((side) => {
            const here = own.filter((port) => sideOf(port) === side).sort((a, b) => order(a) - order(b));
            return planSide(card, here, (id, y) => fixed.set(id, { side, y }));
        });
        return Math.max(card.height, ...needed);
    });
    return { ports: fixed, heights };
}

/** Gives the ends on one side of a card their heights; the result is the height that the card needs for them. */
function planSide(card: MeasuredCard, ports: readonly MapPort[], set: (id: string, y: number) => void): number {
    const atRows = ports.flatMap((port) => {
        const row = card.entities.find(({ entity }) => entity.id === port.entity);
        return row ? [{ port, y: Math.round(row.box.y + row.box.height / 2) }] : [];
    });
    for (const { port, y } of spreadOnRow(atRows)) {
        set(port.id, y);
    }
    const loose = ports.filter((port) => !atRows.some((each) => each.port === port));
    if (loose.length === 0) {
        return card.height;
    }
    const rows = atRows.map(({ y }) => y).sort((a, b) => a - b);
    const [firstRow] = rows;
    const lastRow = rows.at(-1);
    const needed = stackHeight(loose);
    if (firstRow === undefined || lastRow === undefined) {
        const height = Math.max(card.height, needed + 2 * MARGIN);
        stack(loose, (height - needed) / 2, set);
        return height;
    }
    // One end may fit above the rows, beside the title; the rest stand below them.
    const [first, ...rest] = loose;
    const fitsAbove = first !== undefined && MARGIN + first.height + BESIDE_ROW <= firstRow;
    const above = fitsAbove && ports.indexOf(first) < Math.min(...atRows.map(({ port }) => ports.indexOf(port)));
    if (above) {
        stack([first], MARGIN, set);
    }
    const below = above ? rest : loose;
    const top = lastRow + BESIDE_ROW;
    const height = Math.max(card.height, below.length === 0 ? 0 : top + stackHeight(below) + MARGIN);
    stack(below, top + (below.length === 0 ? 0 : (height - MARGIN - top - stackHeight(below)) / 2), set);
    return height;
}

/** Several lines may end at one row: they stand a few pixels apart. */
function spreadOnRow<T extends { readonly y: number }>(ends: readonly T[]): readonly T[] {
    return ends.map((end) => {
        const same = ends.filter(({ y }) => y === end.y);
        const place = same.indexOf(end) - (same.length - 1) / 2;
        return { ...end, y: end.y + Math.round(place * Math.min(8, 22 / same.length)) };
    });
}

function stackHeight(ports: readonly MapPort[]): number {
    return ports.reduce((sum, { height }) => sum + height, BETWEEN_PORTS * Math.max(0, ports.length - 1));
}

function stack(ports: readonly MapPort[], top: number, set: (id: string, y: number) => void): void {
    let y = Math.round(top);
    for (const { id, height } of ports) {
        set(id, y + height / 2);
        y += height + BETWEEN_PORTS;
    }
}
