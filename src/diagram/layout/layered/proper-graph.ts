import { type Columns, endsOf, roomHeight } from './columns.ts';
import type { LayeredGraph, LayeredNode } from './layered-graph.ts';

/** A node, or the place where a long line passes a column. The columns of a proper graph are lists of these. */
export interface Vertex {
    readonly column: number;
    /** Absent where a line passes. */
    readonly node?: LayeredNode;
    /** Height of the room across the flow. */
    readonly height: number;
    /** How far labels on its lines stick out of the room. */
    labelsAbove: number;
    labelsBelow: number;
    /** Place in the column, from 0. */
    order: number;
    /** Upper edge of the room. */
    v: number;
    /** Pieces that end at its start border, and those that begin at its end border. */
    readonly before: Piece[];
    readonly after: Piece[];
    /** Both ends of lines that turn back to the column they come from. */
    readonly turns: Turn[];
}

/** The end of a piece: the vertex, and how far below the upper edge of its room. */
export interface End {
    readonly vertex: Vertex;
    offset: number;
    /** The offset must not change. */
    readonly fixed: boolean;
    /** Height of a label that stands on the piece at this end, or 0. */
    readonly label: number;
    /** Height that has to be free around the end: of its label, or of one further on. */
    readonly spacing: number;
}

/** The part of a line between two columns that follow each other. */
export interface Piece {
    readonly line: number;
    readonly from: End;
    readonly to: End;
    readonly weight: number;
}

/** A line between two nodes of one column, or from a node to itself: it leaves and arrives at their end borders. */
export interface Turn {
    readonly line: number;
    readonly from: End;
    readonly to: End;
}

/** A graph in which each piece of a line joins two columns that follow each other. */
export interface ProperGraph {
    readonly columns: readonly (readonly Vertex[])[];
    /** By number of the node. */
    readonly vertices: readonly Vertex[];
    /** By number of the line, from its earlier end to its later one; nothing for lines that turn. */
    readonly chains: readonly (readonly Piece[])[];
    readonly turns: readonly (Turn | undefined)[];
}

/** Divides lines at the columns that they pass. */
export function properGraph(graph: LayeredGraph, { columns, backwards }: Columns): ProperGraph {
    const lists: Vertex[][] = Array.from({ length: columns.reduce((most, c) => Math.max(most, c + 1), 0) }, () => []);
    const vertices = graph.nodes.map((node, i) => addVertex(columns[i] ?? 0, node));
    const turns: (Turn | undefined)[] = [];
    const chains = graph.lines.map((line, i): readonly Piece[] => {
        const { earlier, later } = endsOf(line, backwards[i] ?? false);
        const [first, last] = [vertices[earlier], vertices[later]];
        if (!first || !last) {
            return [];
        }
        const reversed = backwards[i] ?? false;
        const label = line.label?.dv ?? 0;
        const atFirst = (line.labelAt === 'from') !== reversed ? label : 0;
        const portAt = (end: 'earlier' | 'later') => ((end === 'earlier') !== reversed ? line.fromPort : line.toPort);
        const start = endAt(first, portAt('earlier'), atFirst, line.spacing);
        const end = endAt(last, portAt('later'), label - atFirst, line.spacing);
        if (first.column === last.column) {
            const turn = { line: i, from: start, to: end };
            first.turns.push(turn);
            if (last !== first) {
                last.turns.push(turn);
            }
            turns[i] = turn;
            return [];
        }
        const pieces: Piece[] = [];
        let from = start;
        for (let column = first.column + 1; column <= last.column; column++) {
            const to = column === last.column ? end : endAt(addVertex(column), 0, 0);
            const piece = { line: i, from, to, weight: line.weight };
            from.vertex.after.push(piece);
            to.vertex.before.push(piece);
            pieces.push(piece);
            from = endAt(to.vertex, 0, 0);
        }
        return pieces;
    });
    return { columns: lists, vertices, chains, turns };

    function addVertex(column: number, node?: LayeredNode): Vertex {
        const list = lists[column] ?? [];
        const vertex: Vertex = {
            column,
            ...(node ? { node } : {}),
            height: node ? roomHeight(node) : 0,
            labelsAbove: 0,
            labelsBelow: 0,
            order: list.length,
            v: 0,
            before: [],
            after: [],
            turns: [],
        };
        list.push(vertex);
        return vertex;
    }
}

function endAt(vertex: Vertex, port: number | undefined, label: number, spacing = 0): End {
    const size = vertex.node?.size;
    const offset = size ? size.before.v + (port ?? size.dv / 2) : 0;
    return { vertex, offset, fixed: port !== undefined || !size, label, spacing: Math.max(label, spacing) };
}

/** Puts the vertices of a column in the order of their numbers. */
export function sortColumn(column: readonly Vertex[]): void {
    (column as Vertex[]).sort((a, b) => a.order - b.order);
}
