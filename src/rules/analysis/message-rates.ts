import { condensation, topologicalOrder } from '../../model/graphs/condensation.ts';
import { buildDigraph } from '../../model/graphs/digraph.ts';
import { type Delivery, deliveries } from '../../model/graphs/message-graph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import type { PerSecond } from '../../model/quantities.ts';
import type { Load, Scenario } from '../../model/scenario.ts';
import { type WorkCall, type WorkGraph, workGraph } from '../../model/what-if/work-graph.ts';
import { groupBy } from './group-by.ts';
import { type Causes, scenarioStarts } from './scenario-starts.ts';

/** How often each piece of work is done while one scenario runs at its load. */
export interface ScenarioRates {
    readonly scenario: Scenario;
    /** At least so often a second, by id of the operation or handler; nothing where it is not known. */
    readonly ratePerWork: ReadonlyMap<string, PerSecond>;
}

/**
 * The rates that scenarios with a stated load cause for certain, over calls and messages, in the mean. What depends on a
 * choice that the model does not settle counts as nothing: alternatives without a share, calls per item, calls of whole services, several targets
 * behind a router, users who wait and think, retries, and what leads back to where it came from. To be had through
 * `RuleContext.derive`.
 */
export function scenarioRates(index: ModelIndex): readonly ScenarioRates[] {
    const loaded = index.model.scenarios.flatMap((scenario) => {
        const rate = scenario.load && rateOf(scenario.load);
        return rate === undefined ? [] : [{ scenario, rate }];
    });
    if (loaded.length === 0) {
        return [];
    }
    const flow = flowOf(index);
    return loaded.map(({ scenario, rate }) => ({
        scenario,
        ratePerWork: spread(flow, scenarioStarts(index, flow, scenario.steps), rate),
    }));
}

/** The average rate of a load; of a ramp, that at its end. */
function rateOf(load: Load): PerSecond | undefined {
    switch (load.shape) {
        case 'poisson':
        case 'constant':
            return load.rate;
        case 'ramp':
            return Math.max(load.from, load.to);
        case 'burst':
            return (load.requests * 1000) / load.every;
        case 'closed':
            return undefined;
    }
}

interface Flow extends Causes {
    /** All works, each before what it causes; those of a cycle in any order. */
    readonly topDown: readonly string[];
    readonly inOneCycle: (a: string, b: string) => boolean;
}

function flowOf(index: ModelIndex): Flow {
    const works = workGraph(index);
    const causes = new Map<string, { work: string; times: number }[]>();
    const cause = (work: string, caused: string, times: number) => {
        const list = causes.get(work) ?? [];
        causes.set(work, list);
        list.push({ work: caused, times });
    };
    for (const { id, calls } of works.works.values()) {
        for (const call of calls) {
            const target = certainTarget(works, call);
            if (target !== undefined) {
                cause(id, target, timesOf(call));
            }
        }
    }
    const handled = deliveries(index);
    for (const { publication, subscription } of handled) {
        const { sourceOperation: handler } = subscription;
        if (handler !== undefined) {
            cause(publication.sourceOperation ?? publication.source, handler, 1);
        }
    }
    return { works, causes, handlersOf: handlersByEvent(handled), ...order(causes) };
}

function certainTarget({ works }: WorkGraph, { targets }: WorkCall): string | undefined {
    const [only, ...others] = targets;
    return only && others.length === 0 && works.has(only.node) ? only.node : undefined;
}

function timesOf({ call: { times } }: WorkCall): number {
    return times.per === 'request' ? times.count : 0;
}

function handlersByEvent(handled: readonly Delivery[]): ReadonlyMap<string, readonly string[]> {
    const byEvent = groupBy(handled, ({ event }) => event ?? '');
    return new Map(
        [...byEvent].map(([event, list]) => [
            event,
            [...new Set(list.flatMap(({ subscription }) => subscription.sourceOperation ?? []))].sort(byCodeUnits),
        ]),
    );
}

function order(causes: Flow['causes']): Pick<Flow, 'topDown' | 'inOneCycle'> {
    const edges = [...causes].flatMap(([source, list]) =>
        list.map(({ work }) => ({ source, target: work, relations: [] })),
    );
    const condensed = condensation(buildDigraph(causes.keys(), edges));
    const { members } = condensed.components;
    const component = new Map<string, number>();
    for (const [number, ids] of members.entries()) {
        for (const id of ids) {
            component.set(id, number);
        }
    }
    return {
        topDown: (topologicalOrder(condensed.graph) ?? []).flatMap(
            (first) => members[component.get(first) ?? -1] ?? [],
        ),
        inOneCycle: (a, b) => component.get(a) === component.get(b),
    };
}

function spread(flow: Flow, starts: ReadonlyMap<string, number>, rate: PerSecond): ReadonlyMap<string, PerSecond> {
    const rates = new Map([...starts].map(([work, times]) => [work, times * rate]));
    for (const work of flow.topDown) {
        const own = rates.get(work) ?? 0;
        for (const { work: caused, times } of own > 0 ? (flow.causes.get(work) ?? []) : []) {
            if (!flow.inOneCycle(work, caused)) {
                rates.set(caused, (rates.get(caused) ?? 0) + own * times);
            }
        }
    }
    return rates;
}
