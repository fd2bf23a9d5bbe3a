import type { Release } from '../../model/deployment.ts';
import { type Digraph, type DigraphEdge, type EdgeInput, idAt } from '../../model/graphs/digraph.ts';
import { messageGraph } from '../../model/graphs/message-graph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { type SharedStore, sharedStores } from './shared-stores.ts';
import { type SyncCycle, syncCycles } from './sync-cycles.ts';
import { syncServices } from './sync-graphs.ts';

/** The four signs by which a distributed monolith is known, as raw facts. */
export interface CouplingSigns {
    /** Ids of the services and monoliths that are judged; no gateways, BFFs, routers or infrastructure. Sorted. */
    readonly services: readonly string[];
    /** The release with the most of those services. */
    readonly largestTrain?: { readonly release: Release; readonly members: readonly string[] };
    /** Databases used directly by two or more services. */
    readonly sharedStores: readonly SharedStore[];
    /** Ids of the services on any of them, sorted. */
    readonly onSharedStores: readonly string[];
    /** Those in which a request can come back, of two services or more. */
    readonly cycles: readonly SyncCycle[];
    /** Ids of the services in any of them, sorted. */
    readonly inCycles: readonly string[];
    /** Pairs of services in different contexts of which one uses the other. */
    readonly crossings: { readonly synchronous: readonly EdgeInput[]; readonly asynchronous: number };
}

/** Gathers the signs. To be had through `RuleContext.derive`. */
export function couplingSigns(index: ModelIndex): CouplingSigns {
    const services = index.model.services
        .filter(({ kind, role }) => (kind === 'service' || kind === 'monolith') && role !== 'infrastructure')
        .map((service) => service.id);
    const judged = new Set(services);
    const shared = sharedStores(index).filter((store) => store.kind !== 'replica');
    const cycles = syncCycles(index).filter(({ returns, services: members }) => returns && members.length >= 2);
    const train = largestTrain(index, judged);
    const amongJudged = (ids: readonly string[]) => [...new Set(ids)].filter((id) => judged.has(id)).sort(byCodeUnits);
    return {
        services,
        ...(train ? { largestTrain: train } : {}),
        sharedStores: shared,
        onSharedStores: amongJudged(
            shared.flatMap(({ users }) => users.filter((user) => !user.throughReplica).map((user) => user.service)),
        ),
        cycles,
        inCycles: amongJudged(cycles.flatMap((cycle) => cycle.services)),
        crossings: {
            synchronous: crossingEdges(index, syncServices(index), judged),
            asynchronous: crossingEdges(index, messageGraph(index, { infrastructure: false }), judged).length,
        },
    };
}

function largestTrain(index: ModelIndex, judged: ReadonlySet<string>): CouplingSigns['largestTrain'] {
    const trains = index.model.releases
        .map((release) => ({ release, members: release.members.filter((member) => judged.has(member)) }))
        .filter(({ members }) => members.length >= 2);
    return trains.sort((a, b) => b.members.length - a.members.length)[0];
}

function crossingEdges(index: ModelIndex, graph: Digraph, judged: ReadonlySet<string>): readonly EdgeInput[] {
    return graph.edges
        .map((edge) => named(graph, edge))
        .filter(({ source, target }) => {
            const [from, to] = [index.contextOf(source), index.contextOf(target)];
            return judged.has(source) && judged.has(target) && from !== undefined && to !== undefined && from !== to;
        });
}

function named(graph: Digraph, { source, target, relations }: DigraphEdge): EdgeInput {
    return { source: idAt(graph, source), target: idAt(graph, target), relations };
}
