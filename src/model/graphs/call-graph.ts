import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';
import { type CallHop, callHops, isRouter } from './call-hops.ts';
import { buildDigraph, type Digraph, type EdgeInput } from './digraph.ts';

/** What a call graph holds besides services. */
export interface CallGraphOptions {
    /** Externals are nodes; left out unless said. */
    readonly externals?: boolean;
    /** Clients are nodes; left out unless said. */
    readonly clients?: boolean;
    /** Services with the role `infrastructure` are nodes; there unless said otherwise. */
    readonly infrastructure?: boolean;
}

/**
 * The synchronous calls between services, gateways, BFFs and monoliths. Routers are collapsed: what calls a router
 * calls what the router leads to. Every node is there, whether anybody calls it or not.
 */
export function serviceCallGraph(index: ModelIndex, options: CallGraphOptions = {}): Digraph {
    const nodes = new Set(participants(index, options));
    const edges: EdgeInput[] = [];
    for (const call of index.model.calls) {
        if (nodes.has(call.source)) {
            for (const { target, relations } of callHops(index, call)) {
                if (nodes.has(target)) {
                    edges.push({ source: call.source, target, relations });
                }
            }
        }
    }
    return buildDigraph(nodes, edges);
}

/**
 * The same calls between operations. A node is an operation, or a service as such where its operations are not
 * modelled: it has none but message handlers, or it makes calls outside of them. (Externals and clients have none.)
 *
 * A call that names no operation may reach any: it has an edge to each query and command of the service, and to the
 * service as such if that is a node. Message handlers are never called; they only start calls. So each edge is one
 * hop from one service to another, and each is caused by a call.
 */
export function operationCallGraph(index: ModelIndex, options: CallGraphOptions = {}): Digraph {
    const nodes = new Set<string>();
    const entrances = new Map<string, readonly string[]>();
    for (const id of participants(index, options)) {
        const operations = index.operationsOf(id);
        const all = [...operations.map((operation) => operation.id), ...(actsOutsideOperations(index, id) ? [id] : [])];
        for (const node of all) {
            nodes.add(node);
        }
        entrances.set(
            id,
            all.filter((node) => index.operations.get(node)?.kind !== 'handler'),
        );
    }
    const edges: EdgeInput[] = [];
    for (const call of index.model.calls) {
        const source = callerNode(call, nodes);
        if (source === undefined) {
            continue;
        }
        for (const hop of callHops(index, call)) {
            for (const target of calledNodes(hop, nodes, entrances)) {
                edges.push({ source, target, relations: hop.relations });
            }
        }
    }
    return buildDigraph(nodes, edges);
}

function* participants(index: ModelIndex, options: CallGraphOptions): Generator<string> {
    for (const service of index.model.services) {
        const wanted = options.infrastructure !== false || service.role !== 'infrastructure';
        if (wanted && !isRouter(index, service.id)) {
            yield service.id;
        }
    }
    if (options.externals) {
        yield* index.externals.keys();
    }
    if (options.clients) {
        yield* index.clients.keys();
    }
}

/** Whether a node for the element itself is needed beside those of its operations. */
function actsOutsideOperations(index: ModelIndex, id: string): boolean {
    return (
        index.operationsOf(id).every((operation) => operation.kind === 'handler') ||
        index.callsFrom(id).some((call) => call.sourceOperation === undefined)
    );
}

function callerNode(call: Call, nodes: ReadonlySet<string>): string | undefined {
    const node = call.sourceOperation ?? call.source;
    return nodes.has(node) ? node : undefined;
}

function calledNodes(
    hop: CallHop,
    nodes: ReadonlySet<string>,
    entrances: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
    if (hop.targetOperation === undefined) {
        return entrances.get(hop.target) ?? [];
    }
    return nodes.has(hop.targetOperation) ? [hop.targetOperation] : [];
}
