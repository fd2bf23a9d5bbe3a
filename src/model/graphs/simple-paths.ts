import { type Digraph, type DigraphEdge, type GraphPath, pathOfEdges } from './digraph.ts';
import { shortestEdges } from './shortest-path.ts';

/** Bounds of a search for paths. */
export interface PathBounds {
    /** Most edges on a path; any number unless said. */
    readonly maxLength?: number;
    /** Most paths. */
    readonly maxPaths: number;
}

/** What a bounded search for paths found. */
export interface PathsFound {
    /** Shortest first, equally long ones in the order of their ids. */
    readonly paths: readonly GraphPath[];
    /** No path within `maxLength` is missing. */
    readonly complete: boolean;
}

/**
 * The simple paths (no node twice) from one node to another, shortest first, so that a bound on their number cuts
 * off the longest. Each further path costs at most one breadth-first search per node of the one before it (Yen,
 * Finding the k shortest loopless paths, Management Science 17(11), 1971; with Lawler's partition).
 */
export function simplePaths(graph: Digraph, from: string, to: string, bounds: PathBounds): PathsFound {
    const start = graph.indexOf.get(from);
    const end = graph.indexOf.get(to);
    const first = start === undefined || end === undefined ? undefined : shortestEdges(graph, start, end);
    if (start === undefined || end === undefined || first === undefined) {
        return { paths: [], complete: true };
    }
    const maxLength = bounds.maxLength ?? Number.POSITIVE_INFINITY;
    const candidates: Candidate[] = [];
    const propose = (candidate: Candidate) => {
        if (candidate.edges.length <= maxLength) {
            insertSorted(candidates, candidate);
        }
    };
    propose({ edges: first, fixed: 0, barred: [] });
    const paths: GraphPath[] = [];
    while (paths.length < bounds.maxPaths) {
        const best = candidates.pop();
        if (best === undefined) {
            return { paths, complete: true };
        }
        paths.push(pathOfEdges(graph, start, best.edges));
        for (const next of alternatives(graph, start, end, best)) {
            propose(next);
        }
    }
    return { paths, complete: candidates.length === 0 };
}

/** The best path of a class: all paths that begin with its `fixed` first edges and go on by none of `barred`. */
interface Candidate {
    readonly edges: readonly DigraphEdge[];
    readonly fixed: number;
    readonly barred: readonly DigraphEdge[];
}

/** Divides the rest of a path's class by the place where a path leaves it; the best of each part. */
function* alternatives(graph: Digraph, start: number, end: number, path: Candidate): Generator<Candidate> {
    const used = new Set<number>();
    let node = start;
    for (const [i, edge] of path.edges.entries()) {
        if (i >= path.fixed) {
            const barred = i === path.fixed ? [...path.barred, edge] : [edge];
            const rest = shortestEdges(graph, node, end, {
                node: (other) => used.has(other),
                edge: (other) => barred.includes(other),
            });
            if (rest) {
                yield { edges: [...path.edges.slice(0, i), ...rest], fixed: i, barred };
            }
        }
        used.add(node);
        node = edge.target;
    }
}

/** Shorter before longer, then in the order of the nodes on the way. */
function compareCandidates(a: Candidate, b: Candidate): number {
    if (a.edges.length !== b.edges.length) {
        return a.edges.length - b.edges.length;
    }
    for (const [i, edge] of a.edges.entries()) {
        const other = b.edges[i];
        if (other && other.target !== edge.target) {
            return edge.target - other.target;
        }
    }
    return 0;
}

/** Puts a candidate where it belongs, the best last, so that taking the best is cheap. */
function insertSorted(candidates: Candidate[], candidate: Candidate): void {
    let low = 0;
    let high = candidates.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const other = candidates[middle];
        if (other && compareCandidates(other, candidate) > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    candidates.splice(low, 0, candidate);
}
