import type { ModelIndex } from '../index-model.ts';
import { byCodeUnits } from '../order.ts';
import type { Fraction } from '../quantities.ts';
import type { ServiceLevelObjective } from '../service.ts';
import type { StoreAccess } from '../store.ts';
import { isHard } from './hard-dependency.ts';
import type { WorkGraph, WorkTarget } from './work-graph.ts';

/** One thing that has to be up, and the share of the time in which it is. */
export interface AvailabilityFactor {
    /** Id of the operation, service, external or store. */
    readonly element: string;
    readonly availability: Fraction;
    /**
     * `objective`: its `slo` promises it, for itself or for its service; `failures`: it is what its `fails` leaves
     * over, without what it needs in turn.
     */
    readonly from: 'objective' | 'failures';
    /** Ids of the calls that lead to it, and at last the access for a store; empty for the operation itself. */
    readonly relations: readonly string[];
}

/** What can be expected of an operation whose hard dependencies keep their promises, and no more. */
export interface ExpectedAvailability {
    /** The product of all factors; 1 when nothing is known. */
    readonly availability: Fraction;
    /** Each element once, sorted by it. */
    readonly factors: readonly AvailabilityFactor[];
    /** Ids of services, externals and stores that are needed, directly or through others, and of which nothing is known; sorted. */
    readonly unknown: readonly string[];
}

/**
 * The availability to expect of an operation (or route, or service as such): the product of what all different hard
 * dependencies promise (Treynor, Dahlin, Rau, Beyer: The Calculus of Service Availability, ACM Queue 15(2), 2017).
 *
 * - Hard is what the operation cannot answer without: calls that are not `optional`, have no fallback and use the
 *   reply, and stores that are no caches.
 * - A promise covers what stands behind it. What promises nothing is looked through: its own `fails` counts, and so do
 *   the promises of its hard dependencies. The operation's own objective does not count: it is what one compares with.
 * - Of several promises of one service the weakest counts, once.
 * - Of a call of a whole service, all works that may answer count. Dependencies fail independently; replicas and
 *   retries are taken to be in the promises.
 *
 * @param node a node of {@link WorkGraph}: a work, or the choice of a service
 */
export function expectedAvailability(index: ModelIndex, graph: WorkGraph, node: string): ExpectedAvailability {
    const factors = new Map<string, AvailabilityFactor>();
    const unknown = new Set<string>();
    const visited = new Set<string>([node]);
    const open: Visit[] = [{ node, relations: [] }];
    for (const visit of open) {
        for (const need of needsOf(index, graph, visit.node)) {
            if (need.known) {
                const { element, ...known } = need.known;
                if (known.availability < (factors.get(element)?.availability ?? Number.POSITIVE_INFINITY)) {
                    factors.set(element, { element, ...known, relations: [...wayTo(visit), ...need.relations] });
                }
            } else if (need.element !== undefined) {
                unknown.add(need.element);
            }
            if (need.onward !== undefined && !visited.has(need.onward)) {
                visited.add(need.onward);
                open.push({ node: need.onward, relations: need.relations, before: visit });
            }
        }
    }
    const sorted = [...factors.values()].sort((a, b) => byCodeUnits(a.element, b.element));
    return {
        availability: sorted.reduce((product, factor) => product * factor.availability, 1),
        factors: sorted,
        unknown: [...unknown].sort(byCodeUnits),
    };
}

/** The weakest of what can be expected of the queries, commands and routes of a service, or of itself as such. */
export function weakestAvailability(
    index: ModelIndex,
    graph: WorkGraph,
    service: string,
): (ExpectedAvailability & { readonly work: string }) | undefined {
    return graph
        .entrancesOf(service)
        .map((work) => ({ work, ...expectedAvailability(index, graph, work) }))
        .reduce<(ExpectedAvailability & { readonly work: string }) | undefined>(
            (weakest, one) => (weakest && weakest.availability <= one.availability ? weakest : one),
            undefined,
        );
}

/** A node that is looked through, and how it was come by. */
interface Visit {
    readonly node: string;
    readonly relations: readonly string[];
    readonly before?: Visit;
}

/** Something that a node needs. */
interface Need {
    readonly known?: Omit<AvailabilityFactor, 'relations'>;
    /** Of which nothing is known. */
    readonly element?: string;
    /** The node to look into, because nobody promises anything for it. */
    readonly onward?: string;
    readonly relations: readonly string[];
}

function wayTo(visit: Visit): readonly string[] {
    const steps: (readonly string[])[] = [];
    for (let at: Visit | undefined = visit; at; at = at.before) {
        steps.push(at.relations);
    }
    return steps.reverse().flat();
}

function* needsOf(index: ModelIndex, graph: WorkGraph, node: string): Generator<Need> {
    for (const work of graph.choices.get(node) ?? []) {
        yield { onward: work, relations: [] };
    }
    const work = graph.works.get(node);
    if (!work) {
        return;
    }
    const { fails } = index.operations.get(node) ?? {};
    if (fails !== undefined) {
        yield { known: { element: node, availability: 1 - fails, from: 'failures' }, relations: [] };
    }
    for (const { targets } of work.calls.filter(({ call }) => isHard(call))) {
        for (const target of targets) {
            yield needOfCall(index, target);
        }
    }
    for (const access of accessesOf(index, node)) {
        const store = index.stores.get(access.store);
        if (store?.kind === 'store') {
            yield { ...told(store, store.id), relations: [access.id] };
        }
    }
}

function needOfCall(index: ModelIndex, { node, element, relations }: WorkTarget): Need {
    const external = index.externals.get(element);
    if (external) {
        return { ...told(external, element), relations };
    }
    const availability =
        index.operations.get(node)?.slo?.availability ?? index.services.get(element)?.slo?.availability;
    return availability === undefined
        ? { element, onward: node, relations }
        : { known: { element, availability, from: 'objective' }, relations };
}

/** What is known of an external or a store, which have nothing behind them. */
function told(
    { slo, fails }: { readonly slo?: ServiceLevelObjective; readonly fails?: Fraction },
    element: string,
): Omit<Need, 'relations'> {
    if (slo?.availability !== undefined) {
        return { known: { element, availability: slo.availability, from: 'objective' } };
    }
    return fails === undefined ? { element } : { known: { element, availability: 1 - fails, from: 'failures' } };
}

function accessesOf(index: ModelIndex, node: string): readonly StoreAccess[] {
    return index.operations.has(node)
        ? index.accessesIn(node)
        : index.accessesFrom(node).filter((access) => access.sourceOperation === undefined);
}
