import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';
import { POLICY_LAYERS, type PolicyLayer, type PolicyOrigin, type Retry } from '../policy.ts';
import { type PolicyLayerBlock, policyLayers } from '../policy-cascade.ts';
import { triesOf } from './call-time.ts';
import type { WorkCall, WorkGraph } from './work-graph.ts';

/** One layer that repeats a call. */
export interface RetryingLayer {
    readonly retry: Retry;
    readonly origin: PolicyOrigin;
}

/** By how much a call can multiply requests. */
export interface RetryFactor {
    /** Most tries of one request; 1 where nothing is repeated or a budget holds repetitions down. */
    readonly factor: number;
    /** The layers that repeat without a budget: the application's, the mesh's, or both. */
    readonly layers: readonly RetryingLayer[];
}

/**
 * By how much a call multiplies requests when its callee fails. The proxies of a mesh repeat what an application
 * repeats itself, each without knowing of the other, so both factors count. A budget keeps repetitions to a share of
 * the first tries (Google SRE book, ch. 21), so what has one does not multiply.
 */
export function retryFactor(index: ModelIndex, call: Call): RetryFactor {
    const { retry } = call.effective;
    if (retry.said !== 'set') {
        return NO_RETRY;
    }
    const layers = policyLayers(call, index.policyScope);
    const found: RetryingLayer[] = [];
    for (const place of ['application', 'mesh'] as const) {
        const layer = strongestRetry(layers, call, place);
        if (layer && triesOf(layer.retry) > 1 && layer.retry.budget === undefined) {
            found.push(layer);
        }
    }
    return found.length === 0
        ? NO_RETRY
        : { factor: found.reduce((product, layer) => product * triesOf(layer.retry), 1), layers: found };
}

const NO_RETRY: RetryFactor = { factor: 1, layers: [] };

const PLACE_OF: Readonly<Record<PolicyLayer, 'application' | 'mesh'>> = {
    call: 'application',
    policy: 'application',
    caller: 'application',
    gateway: 'application',
    mesh: 'mesh',
    technology: 'mesh',
    system: 'application',
};

/** What the strongest layer of a place says, if it asks for repetition. What stands in the system's defaults holds where nobody else says anything. */
function strongestRetry(
    layers: readonly PolicyLayerBlock[],
    call: Call,
    place: 'application' | 'mesh',
): RetryingLayer | undefined {
    const { retry } = call.effective;
    for (const { layer, element, block } of layers) {
        const said = block.retry;
        const isOverruled = layer === 'system' && retry.said !== 'unknown' && isStronger(retry.origin.layer, 'system');
        if (PLACE_OF[layer] === place && said && said.said !== 'unknown' && !isOverruled) {
            return said.said === 'set'
                ? { retry: said.value, origin: { layer, element, ...(said.source ? { source: said.source } : {}) } }
                : undefined;
        }
    }
    return undefined;
}

function isStronger(a: PolicyLayer, b: PolicyLayer): boolean {
    return POLICY_LAYERS.indexOf(a) < POLICY_LAYERS.indexOf(b);
}

/** One step on a way. */
export interface RetryStep extends RetryFactor {
    readonly from: string;
    readonly made: WorkCall;
    /** The node that it leads to; see {@link WorkGraph}. */
    readonly to: string;
}

/** A way along which repetitions multiply. */
export interface RetryPath {
    /** The product of the factors: requests that reach the end for one at the start, when the end fails. */
    readonly factor: number;
    /** All calls from the first that repeats to the last that does, those between that repeat nothing included. */
    readonly steps: readonly RetryStep[];
}

/** Where repetitions multiply; made by {@link multipliedRetries}. */
export interface RetryAmplification {
    /** All calls that repeat, with where they lead, from the top downwards. */
    readonly repeating: readonly RetryStep[];
    /** The strongest way that ends with this call. */
    readonly pathEndingWith: (last: RetryStep) => RetryPath;
    /** Whether the ways through this call go on to one that repeats as well. */
    readonly goesOn: (step: RetryStep) => boolean;
}

/**
 * Follows the factors of {@link retryFactor} along all ways. Among equally strong ways the one that is come upon first
 * from the top. Ways do not go round cycles: a call within one is the end of its ways.
 */
export function multipliedRetries(index: ModelIndex, graph: WorkGraph): RetryAmplification {
    const into = new Map<string, Arrival>();
    const repeating: RetryStep[] = [];
    const repeatsFrom = new Set<string>();
    const topDown = graph.bottomUp.toReversed();
    const steps = new Map(topDown.map((node) => [node, stepsFrom(index, graph, node)] as const));
    const isWayOn = (from: string, to: string) => !graph.inOneCycle(from, to);
    for (const node of topDown) {
        const before = into.get(node);
        const factor = before?.factor ?? 1;
        const reach = (to: string, arrival: Arrival) => {
            if (isWayOn(node, to) && arrival.factor > (into.get(to)?.factor ?? 1)) {
                into.set(to, arrival);
            }
        };
        for (const step of steps.get(node) ?? []) {
            if (step.factor > 1) {
                repeating.push(step);
            }
            reach(step.to, { factor: factor * step.factor, step, ...(before ? { before } : {}) });
        }
        for (const work of graph.choices.get(node) ?? []) {
            if (before) {
                reach(work, before);
            }
        }
    }
    for (const node of graph.bottomUp) {
        const repeats =
            (steps.get(node) ?? []).some(
                ({ factor, to }) => factor > 1 || (isWayOn(node, to) && repeatsFrom.has(to)),
            ) || (graph.choices.get(node) ?? []).some((work) => isWayOn(node, work) && repeatsFrom.has(work));
        if (repeats) {
            repeatsFrom.add(node);
        }
    }
    return {
        repeating,
        goesOn: ({ from, to }) => isWayOn(from, to) && repeatsFrom.has(to),
        pathEndingWith: (last) => wayTo(last, into.get(last.from)),
    };
}

/** The strongest way into a node: its last step, and how that one's start was come by. */
interface Arrival {
    readonly factor: number;
    readonly step: RetryStep;
    readonly before?: Arrival;
}

function stepsFrom(index: ModelIndex, graph: WorkGraph, node: string): readonly RetryStep[] {
    return (graph.works.get(node)?.calls ?? []).flatMap((made) => {
        const repeated = retryFactor(index, made.call);
        return made.targets.map((target) => ({ from: node, made, to: target.node, ...repeated }));
    });
}

function wayTo(last: RetryStep, arrival: Arrival | undefined): RetryPath {
    const steps = [last];
    for (let at = arrival; at; at = at.before) {
        steps.push(at.step);
    }
    return { factor: (arrival?.factor ?? 1) * last.factor, steps: steps.reverse() };
}
