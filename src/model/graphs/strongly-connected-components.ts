import { type Digraph, edgesAt, idAt, outgoingOf } from './digraph.ts';

/** The strongly connected components of a graph: within one, every node leads to every other. */
export interface Components {
    /** Ids of the members, sorted; the components in the order of their first members. */
    readonly members: readonly (readonly string[])[];
    /** For each node index the position of its component in `members`. */
    readonly componentOf: readonly number[];
}

/**
 * Finds the strongly connected components in linear time (Tarjan, Depth-first search and linear graph algorithms,
 * SIAM J. Comput. 1(2), 1972), with an explicit stack in place of recursion.
 */
export function stronglyConnectedComponents(graph: Pick<Digraph, 'ids' | 'outgoing'>): Components {
    const size = graph.ids.length;
    const rootOf = tarjan(graph);
    // Nodes are walked in their order, so a component is numbered when its first member comes by.
    const componentOf: number[] = new Array<number>(size);
    const numberOfRoot = new Map<number, number>();
    const members: string[][] = [];
    for (let node = 0; node < size; node++) {
        const root = rootOf[node] ?? node;
        const number = numberOfRoot.get(root) ?? numberOfRoot.size;
        numberOfRoot.set(root, number);
        componentOf[node] = number;
        const list = members[number];
        if (list) {
            list.push(idAt(graph, node));
        } else {
            members.push([idAt(graph, node)]);
        }
    }
    return { members, componentOf };
}

/** The components that hold a cycle: of two nodes or more, or of one that leads to itself. */
export function cyclicComponents(graph: Digraph): readonly (readonly string[])[] {
    return stronglyConnectedComponents(graph).members.filter(
        ([first, second]) => second !== undefined || (first !== undefined && leadsToItself(graph, first)),
    );
}

function leadsToItself(graph: Digraph, id: string): boolean {
    return outgoingOf(graph, id).some((edge) => edge.target === edge.source);
}

const UNSEEN = -1;

/** For each node one node that stands for its component. */
function tarjan(graph: Pick<Digraph, 'ids' | 'outgoing'>): Int32Array {
    const size = graph.ids.length;
    const order = new Int32Array(size).fill(UNSEEN);
    const low = new Int32Array(size);
    const nextEdge = new Int32Array(size);
    const rootOf = new Int32Array(size).fill(UNSEEN);
    const open: number[] = [];
    const path: number[] = [];
    let visited = 0;

    const enter = (node: number) => {
        order[node] = low[node] = visited++;
        open.push(node);
        path.push(node);
    };
    const lower = (node: number, to: number) => {
        low[node] = Math.min(low[node] ?? to, to);
    };

    for (let start = 0; start < size; start++) {
        if (order[start] === UNSEEN) {
            enter(start);
        }
        for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
            const turn = nextEdge[node] ?? 0;
            nextEdge[node] = turn + 1;
            const edge = edgesAt(graph.outgoing, node)[turn];
            if (edge === undefined) {
                path.pop();
                const parent = path.at(-1);
                if (parent !== undefined) {
                    lower(parent, low[node] ?? 0);
                }
                if (low[node] === order[node]) {
                    closeComponent(open, node, rootOf);
                }
            } else if (order[edge.target] === UNSEEN) {
                enter(edge.target);
            } else if (rootOf[edge.target] === UNSEEN) {
                lower(node, order[edge.target] ?? 0);
            }
        }
    }
    return rootOf;
}

function closeComponent(open: number[], root: number, rootOf: Int32Array): void {
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
        rootOf[member] = root;
        if (member === root) {
            return;
        }
    }
}
