import { bodyOfWork, ownTime } from '../../model/flow/works.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Fraction } from '../../model/quantities.ts';
import { saidValue } from '../../model/said.ts';
import type { WorkTime } from '../../model/service.ts';
import { leastReplicas, type PlanDraft } from './plan-draft.ts';
import { bodySteps } from './planned-body.ts';
import type { PlannedWork } from './simulation-plan.ts';

/** What is done for a request to a node of the model: an operation, route, service as such, external, store, client. */
export function plannedWork(draft: PlanDraft, node: string): PlannedWork {
    return {
        ...workFacts(draft, elementOf(draft.index, node), node),
        steps: bodySteps(draft, bodyOfWork(draft.index, node)),
    };
}

/**
 * A piece of work without its steps.
 *
 * @param node the operation, route, external …, or the element itself where nobody says which
 */
export function workFacts(draft: PlanDraft, element: string, node: string): Omit<PlannedWork, 'steps'> {
    const takes = timeOf(draft, element, node);
    return {
        id: node,
        server: draft.serverOf(element),
        ...(takes ? { takes } : {}),
        fails: failsOf(draft.index, element, node),
        ...routeLimits(draft, node),
    };
}

/** Id of the element that does a node's work. */
export function elementOf(index: ModelIndex, node: string): string {
    return index.serviceOf(node) ?? index.routes.get(node)?.source ?? node;
}

function timeOf({ index, assumptions }: PlanDraft, element: string, node: string): WorkTime | undefined {
    const takes = ownTime(index, element, node).takes ?? index.stores.get(element)?.takes;
    if (!takes) {
        if (!index.clients.has(element)) {
            assumptions.assume('no-time', index.routes.has(node) ? element : node);
        }
        return undefined;
    }
    const [only, ...more] = takes.by === 'quantiles' ? takes.quantiles : [];
    if (only && more.length === 0) {
        assumptions.assume('single-quantile', node);
        return { by: 'constant', value: only.value };
    }
    return takes;
}

function failsOf(index: ModelIndex, element: string, node: string): Fraction {
    const said =
        index.operations.get(node)?.fails ??
        index.services.get(element)?.fails ??
        index.externals.get(element)?.fails ??
        index.stores.get(element)?.fails;
    return said ?? 0;
}

/** What a route lets in: its own limit, or the gateway's where that holds for each route. */
function routeLimits(draft: PlanDraft, node: string): Pick<PlannedWork, 'limit' | 'userLimit'> {
    const { index, assumptions } = draft;
    const route = index.routes.get(node);
    if (!route) {
        return {};
    }
    const own = saidValue(route.edge.limits);
    switch (own?.per) {
        case undefined: {
            const gateways = saidValue(index.services.get(route.source)?.edge.limits ?? { said: 'unknown' });
            return own ? { limit: own.rate } : gateways?.per === 'route' ? { limit: gateways.rate } : {};
        }
        case 'route':
            return { limit: own.rate };
        case 'instance':
            return { limit: own.rate * leastReplicas(draft, route.source) };
        case 'user':
            return { userLimit: own.rate };
        default:
            assumptions.assume('limit-for-each', node);
            return {};
    }
}
