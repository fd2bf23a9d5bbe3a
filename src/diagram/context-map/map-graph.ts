import type { ElkExtendedEdge, ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Point } from '../shapes/measured.ts';
import type { ContextMapView } from './context-map-view.ts';
import { type MeasuredCard, measureMapCard } from './measure-card.ts';
import {
    type MeasuredEnd,
    type MeasuredMiddle,
    type MeasuredName,
    measureEnd,
    measureMiddle,
    measureName,
} from './measure-ends.ts';

/** Everything on a map, measured. */
export interface MeasuredMap {
    readonly view: ContextMapView;
    readonly cards: readonly MeasuredCard[];
    readonly names: readonly MeasuredName[];
    readonly ends: readonly { readonly from: MeasuredEnd; readonly to: MeasuredEnd }[];
    readonly middles: readonly (MeasuredMiddle | undefined)[];
}

/** Sets all text of a map. */
export function measureMap(view: ContextMapView): MeasuredMap {
    return {
        view,
        cards: view.cards.map(measureMapCard),
        names: view.names.map(measureName),
        ends: view.relations.map((relation) => ({
            from: measureEnd(relation, 'from'),
            to: measureEnd(relation, 'to'),
        })),
        middles: view.relations.map(measureMiddle),
    };
}

/** One end of a line at a card. */
export interface MapPort {
    readonly id: string;
    readonly card: string;
    readonly width: number;
    readonly height: number;
    /** The entity at whose row it wants to end. */
    readonly entity?: string;
}

/** The ends of all lines at cards: two for each relation, one for each use of a shared name. */
export function mapPorts({ view, ends }: MeasuredMap): readonly MapPort[] {
    return [
        ...view.relations.flatMap(({ from, to }, i): readonly MapPort[] => {
            const sizes = ends[i];
            return sizes
                ? [
                      { id: `r${i}/from`, card: from, width: sizes.from.width, height: sizes.from.height },
                      { id: `r${i}/to`, card: to, width: sizes.to.width, height: sizes.to.height },
                  ]
                : [];
        }),
        ...view.names.flatMap((name, i) =>
            name.ends.map(({ card, entity }, k): MapPort => ({ id: `n${i}/${k}`, card, entity, width: 0, height: 0 })),
        ),
    ];
}

/** Where the ports of a card are held: on which side, and their middle's distance from the card's top. */
export type FixedPorts = ReadonlyMap<string, { readonly side: 'left' | 'right'; readonly y: number }>;

/** Free room between the ends of two lines at a card. */
export const BETWEEN_PORTS = 12;

const OPTIONS: LayoutOptions = {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    'elk.aspectRatio': '1.7',
    'elk.spacing.nodeNode': '40',
    'elk.spacing.componentComponent': '48',
    'elk.spacing.edgeEdge': '16',
    'elk.spacing.edgeNode': '24',
    'elk.spacing.edgeLabel': '4',
    'elk.spacing.portPort': String(BETWEEN_PORTS),
    'elk.layered.spacing.nodeNodeBetweenLayers': '40',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '16',
    'elk.layered.spacing.edgeNodeBetweenLayers': '24',
};

/** Less room and less care where there are many lines. */
const DENSE: LayoutOptions = {
    'elk.spacing.edgeEdge': '12',
    'elk.spacing.edgeNode': '16',
    'elk.spacing.nodeNode': '28',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
    'elk.layered.spacing.edgeNodeBetweenLayers': '16',
    'elk.layered.thoroughness': '2',
};

/** Up to so many cards and lines they have plenty of room; up to so many the layout keeps lines straight at any price. */
const FEW = { roomy: 60, straight: 130 };

/** The map as ELK gets it. Without fixed ports ELK chooses on which side of a card each line ends, and in what order. */
export function mapGraph(map: MeasuredMap, heights: readonly number[], fixed?: FixedPorts): ElkNode {
    const { view, cards, names } = map;
    const ports = mapPorts(map);
    const count = cards.length + view.relations.length + names.length;
    const nodes = cards.map((card, i): ElkNode => {
        const { width } = card;
        const own = ports.filter((port) => port.card === card.card.id);
        return {
            id: `c${i}`,
            width,
            height: heights[i] ?? card.height,
            layoutOptions: fixed
                ? { 'elk.portConstraints': 'FIXED_POS' }
                : {
                      'elk.portConstraints': 'FREE',
                      'elk.nodeSize.constraints': 'PORTS MINIMUM_SIZE',
                      'elk.nodeSize.minimum': `(${width},${card.height})`,
                  },
            ports: own.map((port) => elkPort(port, width, fixed?.get(port.id))),
        };
    });
    const hubs = names.map(({ width, height }, i): ElkNode => ({ id: `n${i}`, width, height }));
    return {
        id: 'map',
        layoutOptions: {
            ...OPTIONS,
            ...(count <= FEW.roomy ? {} : DENSE),
            // The first run is asked for sides and order alone, which do not depend on the exact places.
            'elk.layered.nodePlacement.strategy': fixed ? placementFor(count) : 'SIMPLE',
        },
        children: [...nodes, ...hubs],
        edges: [...view.relations.map((_, i) => relationEdge(i, map.middles[i])), ...nameEdges(view)],
    };
}

function placementFor(count: number): string {
    return count <= FEW.straight ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF';
}

function elkPort(port: MapPort, width: number, at: { side: 'left' | 'right'; y: number } | undefined): ElkPort {
    const { id, width: w, height: h } = port;
    if (!at) {
        return { id, width: w, height: h };
    }
    return {
        id,
        width: w,
        height: h,
        x: at.side === 'right' ? width : -w,
        y: at.y - h / 2,
        layoutOptions: { 'elk.port.side': at.side === 'right' ? 'EAST' : 'WEST' },
    };
}

function relationEdge(i: number, middle: MeasuredMiddle | undefined): ElkExtendedEdge {
    const label = middle && {
        id: `r${i}/label`,
        text: '.',
        width: middle.width,
        height: middle.height,
        layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
    };
    return { id: `r${i}`, sources: [`r${i}/from`], targets: [`r${i}/to`], ...(label ? { labels: [label] } : {}) };
}

/** From where a name comes to its card, and on to all who use it. */
function nameEdges(view: ContextMapView): readonly ElkExtendedEdge[] {
    return view.names.flatMap((name, i) =>
        name.ends.map((_, k) =>
            k === 0
                ? { id: `n${i}/${k}/line`, sources: [`n${i}/${k}`], targets: [`n${i}`] }
                : { id: `n${i}/${k}/line`, sources: [`n${i}`], targets: [`n${i}/${k}`] },
        ),
    );
}

/** The points of a line that ELK has routed, from its source to its target. */
export function routeOf(edge: ElkExtendedEdge): readonly Point[] {
    return (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
        startPoint,
        ...bendPoints,
        endPoint,
    ]);
}
