import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';
import type { Step } from '../service.ts';
import { compareSources } from '../source.ts';
import { choiceOf, type WorkGraph } from '../what-if/work-graph.ts';
import type { FlowWork, Unfollowed } from './flow.ts';

/** The steps of one piece of work, as they stand in the model. */
export interface Body {
    readonly steps: readonly Step[];
    /** All of its calls are made at the same time: a route with several targets. */
    readonly together: boolean;
    /** Only one of its calls is made: a router's. */
    readonly oneOf: boolean;
}

const NO_BODY: Body = { steps: [], together: false, oneOf: false };

/** Which work answers a request: the operation that is named, or the only one that there is. */
export function answeringWork(
    index: ModelIndex,
    graph: WorkGraph,
    target: string,
    operation: string | undefined,
): Pick<FlowWork, 'node' | 'unfollowed'> {
    if (operation !== undefined) {
        return { node: operation };
    }
    if (!index.services.has(target) || index.services.get(target)?.kind === 'router') {
        return { node: target };
    }
    const [only, ...others] = graph.entrancesOf(target);
    if (others.length > 0 || graph.choices.has(choiceOf(target))) {
        return { unfollowed: 'choice' satisfies Unfollowed };
    }
    return only === undefined ? {} : { node: only };
}

/** What an operation, a route, a router, or a service as such does, in order. */
export function bodyOfWork(index: ModelIndex, node: string): Body {
    const operation = index.operations.get(node);
    if (operation) {
        return { ...NO_BODY, steps: operation.steps };
    }
    const route = index.routes.get(node);
    if (route) {
        return { ...NO_BODY, steps: route.calls.map((id) => ({ kind: 'call', id })), together: route.calls.length > 1 };
    }
    if (!index.services.has(node)) {
        return NO_BODY;
    }
    const loose = [
        ...index.callsFrom(node).map((call) => ({ kind: 'call' as const, relation: call })),
        ...index.accessesFrom(node).map((access) => ({ kind: 'store-access' as const, relation: access })),
        ...index.publicationsFrom(node).map((publication) => ({ kind: 'publication' as const, relation: publication })),
    ].filter(({ relation }) => relation.sourceOperation === undefined && !isRouted(relation));
    loose.sort((a, b) => compareSources(a.relation.location, b.relation.location));
    const isRouter = index.services.get(node)?.kind === 'router';
    return {
        steps: loose.map(({ kind, relation }) => ({ kind, id: relation.id })),
        together: false,
        oneOf: isRouter && loose.length > 1,
    };
}

function isRouted(relation: object): boolean {
    return (relation as Partial<Call>).route !== undefined;
}

/**
 * The time that a piece of work takes by itself; what is said of an operation goes before what is said of its service.
 * A router only passes on: of one that says nothing, the time is zero.
 */
export function ownTime(index: ModelIndex, element: string, node: string | undefined): Pick<FlowWork, 'takes'> {
    const takes =
        (node === undefined ? undefined : index.operations.get(node)?.takes) ??
        index.services.get(element)?.takes ??
        index.externals.get(element)?.takes;
    if (takes === undefined && index.services.get(element)?.kind === 'router') {
        return { takes: { by: 'constant', value: 0 } };
    }
    return takes === undefined ? {} : { takes };
}
