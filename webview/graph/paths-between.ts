import type { PictureEdge } from '../../src/protocol/diagram/picture.ts';
import type { PictureGraph } from './picture-graph.ts';

/** What lies on the ways from one thing to another. */
export interface PathsBetween {
    readonly elements: ReadonlySet<string>;
    readonly edges: ReadonlySet<string>;
}

/** All that lies on a way between two elements along the direction of the lines, in either direction. */
export function pathsBetween(graph: PictureGraph, a: string, b: string): PathsBetween {
    const there = oneWay(graph, a, b);
    const back = oneWay(graph, b, a);
    return { elements: union(there.elements, back.elements), edges: union(there.edges, back.edges) };
}

/** An edge is on a way when its start can be reached and the end can be reached from its end. */
function oneWay(graph: PictureGraph, from: string, to: string): PathsBetween {
    const ahead = reach(
        from,
        (id) => graph.outgoing(id),
        (edge) => edge.to,
    );
    const behind = reach(
        to,
        (id) => graph.incoming(id),
        (edge) => edge.from,
    );
    if (!ahead.has(to)) {
        return { elements: new Set(), edges: new Set() };
    }
    const edges = [...graph.edges.values()].filter((edge) => ahead.has(edge.from) && behind.has(edge.to));
    return {
        elements: new Set([...ahead].filter((id) => behind.has(id))),
        edges: new Set(edges.map((edge) => edge.id)),
    };
}

function reach(
    start: string,
    edgesOf: (id: string) => readonly PictureEdge[],
    next: (edge: PictureEdge) => string,
): ReadonlySet<string> {
    const reached = new Set([start]);
    // A set yields what is added while it is being walked.
    for (const id of reached) {
        for (const edge of edgesOf(id)) {
            reached.add(next(edge));
        }
    }
    return reached;
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...a, ...b]);
}
