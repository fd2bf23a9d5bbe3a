import {
    buildDigraph,
    type Digraph,
    type DigraphEdge,
    type EdgeInput,
    idAt,
    outgoingOf,
} from '../../model/graphs/digraph.ts';
import { cyclicComponents, stronglyConnectedComponents } from '../../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { groupBy } from './group-by.ts';
import { oncePerModel } from './once-per-model.ts';
import { syncOperations, syncServices } from './sync-graphs.ts';

/** Services that call one another in a circle. */
export interface SyncCycle {
    /** Ids, sorted; one that calls itself stands alone. */
    readonly services: readonly string[];
    /**
     * The calls that run in the circle: between operations (or services whose operations are not modelled) where one
     * leads back to itself, else between services.
     */
    readonly edges: readonly EdgeInput[];
    /** A request can really come back to where it was; else only the services, through different operations, do. */
    readonly returns: boolean;
}

/**
 * The circles of synchronous calls, in the order of their first services. Where operations are modelled they decide:
 * the services of which an operation leads back to itself are one circle (two that have a service in common are told
 * as one); services that call one another by operations of which none does are a circle of the milder kind.
 */
export const syncCycles: (index: ModelIndex) => readonly SyncCycle[] = oncePerModel((index) => {
    const returning = returningCycles(index);
    const inReturning = new Set(returning.flatMap((cycle) => cycle.services));
    const services = syncServices(index);
    const milder = cyclicComponents(services)
        .filter((members) => !members.some((member) => inReturning.has(member)))
        .map((members) => ({ services: members, edges: edgesWithin(services, members), returns: false }));
    return [...returning, ...milder].sort((a, b) => byCodeUnits(a.services[0] ?? '', b.services[0] ?? ''));
});

function returningCycles(index: ModelIndex): readonly SyncCycle[] {
    const graph = syncOperations(index);
    const parts = cyclicComponents(graph).map((members) => ({
        services: [...new Set(members.map((node) => index.serviceOf(node) ?? node))],
        edges: edgesWithin(graph, members),
    }));
    return joinOverlapping(parts).map((group) => ({
        services: [...new Set(group.flatMap(({ services }) => services))].sort(byCodeUnits),
        edges: group.flatMap(({ edges }) => edges),
        returns: true,
    }));
}

/** Groups of parts that hang together by services they have in common. */
function joinOverlapping<Part extends { readonly services: readonly string[] }>(
    parts: readonly Part[],
): readonly (readonly Part[])[] {
    const links = buildDigraph(
        [],
        parts.flatMap(({ services }) =>
            services.flatMap((service) => [link(services[0], service), link(service, services[0])]),
        ),
    );
    const { componentOf } = stronglyConnectedComponents(links);
    const groups = groupBy(parts, ({ services }) => componentOf[links.indexOf.get(services[0] ?? '') ?? -1]);
    return [...groups.values()];
}

function link(source = '', target = ''): EdgeInput {
    return { source, target, relations: [] };
}

function edgesWithin(graph: Digraph, members: readonly string[]): readonly EdgeInput[] {
    const inside = new Set(members);
    return members
        .flatMap((member) => outgoingOf(graph, member))
        .map((edge) => named(graph, edge))
        .filter(({ target }) => inside.has(target));
}

function named(graph: Digraph, { source, target, relations }: DigraphEdge): EdgeInput {
    return { source: idAt(graph, source), target: idAt(graph, target), relations };
}
