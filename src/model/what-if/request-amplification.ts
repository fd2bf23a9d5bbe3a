import type { ModelIndex } from '../index-model.ts';
import { callCount } from './call-time.ts';
import { foldWorks, type WorkCall, type WorkGraph } from './work-graph.ts';

/** How many requests one request causes behind a node. */
export interface RequestAmplification {
    /** Requests to services and externals behind it; 0 for a leaf. Infinite where the product leaves all numbers. */
    readonly requests: number;
    /** There may be more: a call on the way is made once per item, with no upper bound. */
    readonly atLeast: boolean;
    /** Where most of them come from: the call, or for a choice the work. */
    readonly heaviest?: Heaviest;
}

/** The step of a node that causes the most requests. */
export interface Heaviest {
    /** The call that is made; nothing where a choice settles for one of its works. */
    readonly made?: WorkCall;
    /** The node that it leads to. */
    readonly node: string;
}

/**
 * The requests that one request causes, over all paths: the sum of what each call sends, times one and what that
 * causes in turn. Of several places where a call may end the worst counts. Round a cycle each call counts once.
 * Infrastructure (configuration, registry, telemetry) is not counted.
 */
export function requestsBehind(index: ModelIndex, graph: WorkGraph): ReadonlyMap<string, RequestAmplification> {
    const isCounted = (element: string) => index.services.get(element)?.role !== 'infrastructure';
    return foldWorks<RequestAmplification>(
        graph,
        ({ calls }, of) => {
            let requests = 0;
            let atLeast = false;
            let heaviest: { readonly step: Heaviest; readonly causes: number } | undefined;
            for (const made of calls) {
                const ends = made.targets
                    .filter(({ element }) => isCounted(element))
                    .map(({ node }) => ({ node, value: of(node) ?? LEAF }));
                const worst = worstOf(ends);
                if (worst) {
                    const count = callCount(made.call);
                    const causes = count.requests * (1 + worst.value.requests);
                    requests += causes;
                    atLeast ||= count.atLeast || worst.value.atLeast;
                    if (causes > (heaviest?.causes ?? 0)) {
                        heaviest = { step: { made, node: worst.node }, causes };
                    }
                }
            }
            return { requests, atLeast, ...(heaviest ? { heaviest: heaviest.step } : {}) };
        },
        (values) => {
            const worst = worstOf(values);
            return worst ? { ...worst.value, heaviest: { node: worst.node } } : LEAF;
        },
    );
}

const LEAF: RequestAmplification = { requests: 0, atLeast: false };

interface End {
    readonly node: string;
    readonly value: RequestAmplification;
}

function worstOf(ends: readonly End[]): End | undefined {
    return ends.reduce<End | undefined>(
        (worst, end) => (worst && worst.value.requests >= end.value.requests ? worst : end),
        undefined,
    );
}

/** One step of the way on which most requests are caused, from one work to the next. */
export interface HeavyStep {
    readonly from: string;
    readonly made: WorkCall;
    readonly to: string;
}

/** The way on which a node causes the most requests, choices left out. */
export function heaviestPath(values: ReadonlyMap<string, RequestAmplification>, start: string): readonly HeavyStep[] {
    const path: HeavyStep[] = [];
    const visited = new Set<string>();
    let from = start;
    let at: string | undefined = start;
    let made: WorkCall | undefined;
    while (at !== undefined && !visited.has(at)) {
        visited.add(at);
        const step: Heaviest | undefined = values.get(at)?.heaviest;
        const settles = step !== undefined && step.made === undefined;
        if (made && !settles) {
            path.push({ from, made, to: at });
            from = at;
            made = undefined;
        }
        if (step?.made) {
            from = at;
            made = step.made;
        }
        at = step?.node;
    }
    return path;
}
