import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { type LayoutEngine, LayoutTimeoutError } from '../layout/engine.ts';
import { orthogonal } from '../layout/polyline.ts';
import type { Box, Point, Size } from '../shapes/measured.ts';
import type { ContextMapView, MapRelation, SharedName } from './context-map-view.ts';
import { planPorts } from './fix-ports.ts';
import { type FixedPorts, type MeasuredMap, mapGraph, measureMap, routeOf } from './map-graph.ts';
import type { MeasuredCard } from './measure-card.ts';
import { type MeasuredMiddle, type MeasuredName, placeEnd } from './measure-ends.ts';
import { packLoose } from './pack-loose.ts';

/** A context map with its places. */
export interface PlacedContextMap extends Size {
    readonly kind: 'context-map';
    readonly view: ContextMapView;
    readonly cards: readonly PlacedCard[];
    readonly relations: readonly PlacedRelation[];
    readonly names: readonly PlacedName[];
}

/** A card with its place. */
export interface PlacedCard {
    readonly measured: MeasuredCard;
    readonly box: Box;
}

/** A relation with its places: the line runs from border to border, below the plates and chips. */
export interface PlacedRelation {
    readonly relation: MapRelation;
    readonly points: readonly Point[];
    readonly ends: readonly ReturnType<typeof placeEnd>[];
    readonly middle?: { readonly measured: MeasuredMiddle; readonly box: Box };
}

/** A shared name with its places. */
export interface PlacedName {
    readonly name: SharedName;
    readonly measured: MeasuredName;
    readonly box: Box;
    /** In the order of the name's ends, each from where the name comes from towards where it is used. */
    readonly lines: readonly { readonly points: readonly Point[]; readonly isCopy: boolean }[];
}

/** Milliseconds for one run of the engine, where it can be interrupted. */
const TIME_LIMIT = 10_000;

/** Gives places to a context map: once to learn how lines run best, once more with their ends at the right rows. */
export async function placeContextMap(view: ContextMapView, engine: LayoutEngine): Promise<PlacedContextMap> {
    const map = measureMap(view);
    const least = map.cards.map((card) => card.height);
    const first = await attempt(engine, mapGraph(map, least));
    if (typeof first === 'string') {
        return inRows(map, first);
    }
    const { ports, heights } = planPorts(map, first);
    const second = await attempt(engine, mapGraph(map, heights, ports));
    return typeof second === 'string' ? inRows(map, second) : readMap(map, ports, heights, packLoose(second));
}

/** The laid-out graph, or why there is none. */
async function attempt(engine: LayoutEngine, graph: ElkNode): Promise<ElkNode | 'took too long' | 'failed'> {
    try {
        return await engine.layout(graph, TIME_LIMIT);
    } catch (error) {
        // ELK itself fails on some odd graphs; a picture without lines is better than none.
        return error instanceof LayoutTimeoutError ? 'took too long' : 'failed';
    }
}

function readMap(map: MeasuredMap, ports: FixedPorts, heights: readonly number[], placed: ElkNode): PlacedContextMap {
    const { view } = map;
    const nodes = placed.children ?? [];
    const routes = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
    const origin = (i: number): Point => ({ x: Math.round(nodes[i]?.x ?? 0), y: Math.round(nodes[i]?.y ?? 0) });
    const cards = map.cards.map((measured, i): PlacedCard => {
        const { x, y } = origin(i);
        return { measured, box: { x, y, width: measured.width, height: heights[i] ?? measured.height } };
    });
    const indexOf = new Map(view.cards.map(({ id }, i) => [id, i]));
    /** The point of a card's border at which a port's line ends. */
    const border = (port: string, card: string): Border => {
        const i = indexOf.get(card) ?? 0;
        const { side, y } = ports.get(port) ?? { side: 'left', y: 0 };
        const at = origin(i);
        const width = map.cards[i]?.width ?? 0;
        return { side, point: { x: side === 'right' ? at.x + width : at.x, y: Math.round(at.y + y) } };
    };
    const relations = view.relations.map((relation, i): PlacedRelation => {
        const from = border(`r${i}/from`, relation.from);
        const to = border(`r${i}/to`, relation.to);
        const edge = routes.get(`r${i}`);
        const ends = map.ends[i];
        const room = edge?.labels?.[0];
        const measured = map.middles[i];
        return {
            relation,
            points: orthogonal([from.point, ...(edge ? routeOf(edge) : []), to.point]),
            ends: ends ? [placeEnd(ends.from, from.point, from.side), placeEnd(ends.to, to.point, to.side)] : [],
            ...(measured && room
                ? {
                      middle: {
                          measured,
                          box: {
                              x: Math.round(room.x ?? 0),
                              y: Math.round(room.y ?? 0),
                              width: measured.width,
                              height: measured.height,
                          },
                      },
                  }
                : {}),
        };
    });
    const names = view.names.map((name, i): PlacedName => {
        const measured = map.names[i] ?? { width: 0, height: 0, title: [], text: [] };
        const { x, y } = origin(map.cards.length + i);
        const lines = name.ends.map(({ card, entity, isCopy }, k) => {
            const edge = routes.get(`n${i}/${k}/line`);
            const route = edge ? routeOf(edge) : [];
            const end = atRow(border(`n${i}/${k}`, card), map.cards[indexOf.get(card) ?? 0], entity);
            return { points: orthogonal(k === 0 ? [end, ...route] : [...route, end]), isCopy };
        });
        return { name, measured, box: { x, y, width: measured.width, height: measured.height }, lines };
    });
    return {
        kind: 'context-map',
        view,
        cards,
        relations,
        names,
        width: Math.ceil(placed.width ?? 0),
        height: Math.ceil(placed.height ?? 0),
    };
}

/** Where the row of an entity begins, seen from the border of its card; the border itself where it has no row. */
function atRow({ side, point }: Border, card: MeasuredCard | undefined, entity: string): Point {
    const row = card?.entities.find((each) => each.entity.id === entity);
    if (!card || !row) {
        return point;
    }
    const inwards = side === 'left' ? row.box.x : row.box.x + row.box.width - card.width;
    return { x: point.x + inwards, y: point.y };
}

interface Border {
    readonly side: 'left' | 'right';
    readonly point: Point;
}

/** All cards in rows, without lines: for maps that cannot be laid out. */
function inRows(map: MeasuredMap, why: 'took too long' | 'failed'): PlacedContextMap {
    const bare = { ...map.view, relations: [], names: [] };
    const note = `The layout ${why}; relations are left out.`;
    const nodes = map.cards.map(({ width, height }, i): ElkNode => ({ id: `c${i}`, width, height }));
    const rows = packLoose({ id: 'map', children: nodes, edges: [] });
    const heights = map.cards.map(({ height }) => height);
    return readMap({ ...map, view: { ...bare, notes: [...bare.notes, note] } }, new Map(), heights, rows);
}
