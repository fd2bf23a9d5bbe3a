import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';
import type { Milliseconds } from '../quantities.ts';
import { type CallTime, callCount, callTime } from './call-time.ts';
import type { Work } from './work-graph.ts';

/** How long a piece of work can have to wait for others. */
export interface WorstCaseWait {
    /** All stages together, those without end left out. */
    readonly total: Milliseconds;
    /** What is waited for, one stage behind the other. */
    readonly stages: readonly Stage[];
    /** Calls that may wait for ever. */
    readonly endless: readonly Call[];
    /** A call is made once per item with no bound, so it may be longer still. */
    readonly atLeast: boolean;
}

/** One call, or several at the same time. */
export interface Stage {
    /** The wait for the slowest. */
    readonly wait: Milliseconds;
    /** Slowest first; then as they are made. */
    readonly calls: readonly StageCall[];
}

/** One call of a stage. */
export interface StageCall {
    readonly call: Call;
    /** For one request. */
    readonly time: CallTime;
    /** For all requests of the call, one behind the other unless they are made in parallel. */
    readonly wait: Milliseconds;
    /** Requests one behind the other. */
    readonly requests: number;
}

/** What to look at otherwise than the model says. */
export interface WaitOptions {
    /** Which calls to count; all unless said. */
    readonly counts?: (call: Call) => boolean;
    /** How long a call can take; by its effective policy unless said. */
    readonly timeOf?: (call: Call) => CallTime;
}

/**
 * The longest that a piece of work waits for its calls, when each runs into its timeout at every try: calls run in
 * order, except that neighbours which are `in parallel`, and the targets of one route, are waited for together.
 * The work's own time and that of stores is not in it.
 *
 */
export function worstCaseWait(
    index: ModelIndex,
    work: Work,
    { counts = () => true, timeOf = (call) => callTime(call.effective) }: WaitOptions = {},
): WorstCaseWait {
    const stages: Stage[] = [];
    const endless: Call[] = [];
    let atLeast = false;
    for (const group of inStages(index, work)) {
        const calls: StageCall[] = [];
        for (const call of group.filter(counts)) {
            const time = timeOf(call);
            const { requests, atLeast: unbounded } = callCount(call);
            const turns = call.parallel ? 1 : requests;
            if (Number.isFinite(time.total)) {
                calls.push({ call, time, wait: time.total * turns, requests: turns });
                atLeast ||= unbounded && !call.parallel;
            } else {
                endless.push(call);
            }
        }
        calls.sort((a, b) => b.wait - a.wait);
        if (calls[0]) {
            stages.push({ wait: calls[0].wait, calls });
        }
    }
    return { total: stages.reduce((sum, { wait }) => sum + wait, 0), stages, endless, atLeast };
}

/** Calls that run at the same time stand together; other work between them parts them. */
function inStages(index: ModelIndex, work: Work): readonly (readonly Call[])[] {
    const calls = work.calls.map(({ call }) => call);
    if (index.routes.has(work.id)) {
        return [calls];
    }
    const positions = new Map(
        (index.operations.get(work.id)?.steps ?? []).map((step, position) => [step.id, position] as const),
    );
    const groups: Call[][] = [];
    let before: Call | undefined;
    for (const call of calls) {
        const together =
            before?.parallel === true &&
            call.parallel &&
            (positions.get(call.id) ?? 0) - (positions.get(before.id) ?? 0) <= 1;
        const group = together ? groups.at(-1) : undefined;
        if (group) {
            group.push(call);
        } else {
            groups.push([call]);
        }
        before = call;
    }
    return groups;
}
