import { nestSteps, type WrittenMessage, type WrittenStep } from '../../model/flow/written-steps.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { ScenarioStep } from '../../model/scenario.ts';
import type { WorkGraph } from '../../model/what-if/work-graph.ts';

/** Who makes whom work how often. */
export interface Causes {
    readonly works: WorkGraph;
    /** Times that one execution of a piece of work causes another. */
    readonly causes: ReadonlyMap<string, readonly { readonly work: string; readonly times: number }[]>;
    /** Handlers that receive an event, by its id. */
    readonly handlersOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * How often the works at which a scenario begins are done in one run of it, as a mean: what stands in a loop as often as
 * that says, once if it says nothing; a way of alternatives in the share of the cases that they say, else never. What a
 * body does anyway begins nothing; steps that tell it again, but more often, begin what is missing.
 */
export function scenarioStarts(
    index: ModelIndex,
    flow: Causes,
    steps: readonly ScenarioStep[],
): ReadonlyMap<string, number> {
    const elementOf = (id: string) => index.serviceOf(id) ?? id;
    const starts = new Map<string, number>();
    // What is followed does what its body says.
    const followed = new Set<string>();
    begin(nestSteps(steps, elementOf), undefined, 1);
    return starts;

    /**
     * Begins what somebody does for one request, beside what the body of that does.
     *
     * @param work the body; nothing where none is known
     * @param runs how often that is done in one run of the scenario
     */
    function begin(own: readonly WrittenStep[], work: string | undefined, runs: number): void {
        const written = new Map<string, number>();
        tell(own, 1);
        for (const [caused, times] of written) {
            const missing = times - timesIn(flow, work, caused);
            if (missing > 0) {
                starts.set(caused, (starts.get(caused) ?? 0) + runs * missing);
            }
        }

        function tell(list: readonly WrittenStep[], times: number): void {
            for (const step of list) {
                if (step.kind === 'message') {
                    tellMessage(step, times);
                } else if (step.block !== 'alt') {
                    tell(
                        step.branches.flatMap((branch) => branch.steps),
                        times * (step.times ?? 1),
                    );
                } else if (step.share !== undefined) {
                    tell(step.branches[0]?.steps ?? [], times * step.share);
                    tell(step.branches[1]?.steps ?? [], times * (1 - step.share));
                }
            }
        }

        function tellMessage({ step, causes }: WrittenMessage, times: number): void {
            if (work === undefined && followed.has(elementOf(step.from))) {
                return;
            }
            const reached = worksOf(flow, step);
            for (const each of reached) {
                written.set(each, (written.get(each) ?? 0) + times);
                for (const service of servicesBehind(flow, each, elementOf)) {
                    followed.add(service);
                }
            }
            begin(causes, reached[0], runs * times);
        }
    }
}

/** The works that a step sets off for certain: handlers of an event, the one operation that a call can mean. */
function worksOf({ works, handlersOf }: Causes, step: WrittenMessage['step']): readonly string[] {
    if (step.step === 'publishes') {
        return handlersOf.get(step.to) ?? [];
    }
    const entrances = works.works.has(step.to) ? [step.to] : works.entrancesOf(step.to);
    return entrances.length === 1 ? entrances : [];
}

function timesIn({ causes }: Causes, work: string | undefined, caused: string): number {
    const all = work === undefined ? [] : (causes.get(work) ?? []);
    return all.reduce((sum, each) => sum + (each.work === caused ? each.times : 0), 0);
}

function servicesBehind({ causes }: Causes, work: string, elementOf: (id: string) => string): ReadonlySet<string> {
    const reached = new Set([work]);
    for (const id of reached) {
        for (const { work: caused } of causes.get(id) ?? []) {
            reached.add(caused);
        }
    }
    return new Set([...reached].map(elementOf));
}
