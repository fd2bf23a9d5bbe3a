import type { ModelIndex } from '../index-model.ts';
import { type ExpectedAvailability, expectedAvailability } from './availability.ts';
import { type BlastRadius, blastRadius } from './blast-radius.ts';
import { type HeavyStep, heaviestPath, type RequestAmplification, requestsBehind } from './request-amplification.ts';
import { multipliedRetries, type RetryPath } from './retry-amplification.ts';
import { choiceOf, type WorkGraph, workGraph } from './work-graph.ts';
import { type WorstCaseWait, worstCaseWait } from './worst-case-wait.ts';

/** What can be worked out about one piece of work. */
export interface WorkImpact {
    /** Id of the operation or route, or of the service as such. */
    readonly id: string;
    readonly availability: ExpectedAvailability;
    readonly wait: WorstCaseWait;
    readonly requests: RequestAmplification;
    /** The way on which most of the requests are caused. */
    readonly heaviest: readonly HeavyStep[];
}

/** All that can be worked out about one element without running it. */
export interface Impact {
    readonly element: string;
    readonly blast: BlastRadius;
    /** The strongest way on which retries multiply before they reach it. */
    readonly retries?: RetryPath;
    /** The operation itself, or all works of a service; none for what does no work of its own. */
    readonly works: readonly WorkImpact[];
}

/** The kinds of elements about which something can be worked out. */
export const IMPACT_KINDS: ReadonlySet<string> = new Set([
    'service',
    'monolith',
    'gateway',
    'bff',
    'router',
    'query',
    'command',
    'handler',
    'external',
    'store',
    'cache',
    'broker',
    'topic',
    'queue',
]);

/**
 * Works out what an element needs, causes and brings down with it.
 *
 * @param element id of an element of one of {@link IMPACT_KINDS}
 */
export function impactOf(index: ModelIndex, element: string): Impact {
    const graph = workGraph(index);
    const requests = requestsBehind(index, graph);
    const retries = strongestInto(index, graph, element);
    return {
        element,
        blast: blastRadius(index, graph, element),
        ...(retries ? { retries } : {}),
        works: Array.from(graph.works.values())
            .filter(({ id, service }) => id === element || service === element)
            .map((work) => ({
                id: work.id,
                availability: expectedAvailability(index, graph, work.id),
                wait: worstCaseWait(index, work),
                requests: requests.get(work.id) ?? { requests: 0, atLeast: false },
                heaviest: heaviestPath(requests, work.id),
            })),
    };
}

function strongestInto(index: ModelIndex, graph: WorkGraph, element: string): RetryPath | undefined {
    const { repeating, pathEndingWith } = multipliedRetries(index, graph);
    const isInto = (node: string) =>
        node === element || node === choiceOf(element) || graph.works.get(node)?.service === element;
    let strongest: RetryPath | undefined;
    for (const step of repeating) {
        const path = isInto(step.to) ? pathEndingWith(step) : undefined;
        if (path && path.factor > (strongest?.factor ?? 1)) {
            strongest = path;
        }
    }
    return strongest;
}
