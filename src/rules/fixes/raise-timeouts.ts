import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { formatDuration, type Milliseconds } from '../../model/quantities.ts';
import { type CallTime, callTime } from '../../model/what-if/call-time.ts';
import { choiceOf, type WorkGraph } from '../../model/what-if/work-graph.ts';
import { type WaitOptions, worstCaseWait } from '../../model/what-if/worst-case-wait.ts';
import { promisedP99 } from '../analysis/callee-latency.ts';
import { timeGiven } from '../analysis/time-given.ts';
import type { Fix } from '../finding.ts';
import { durationText } from './policy-text.ts';
import { setCallPolicies } from './set-call-policy.ts';

/** The calls of a model, as {@link raiseTimeouts} needs them. */
export interface CallChains {
    readonly index: ModelIndex;
    readonly graph: WorkGraph;
    /** From `callsInto`. */
    readonly callsInto: ReadonlyMap<string, readonly Call[]>;
    /** Calls that a caller has to wait for. */
    readonly counts: (call: Call) => boolean;
}

/**
 * A fix that gives calls more time, and their callers as much more as they then need, up to where requests come in.
 * None where that cannot be written at the calls themselves (routes), ends in a circle or a promise of a latency, or
 * would change more than ten calls.
 */
export function raiseTimeouts(
    { index, graph, callsInto, counts }: CallChains,
    wanted: readonly { readonly call: Call; readonly timeout: Milliseconds }[],
): readonly Fix[] {
    const raised = new Map<Call, Milliseconds>();
    const timeOf: WaitOptions['timeOf'] = (call) => timeWith(call, raised.get(call));
    const waitOf = (call: Call) => (raised.has(call) ? timeOf(call).perTry : timeGiven(index, call));
    const open = [...wanted];
    for (const { call, timeout } of open) {
        if ((raised.get(call) ?? 0) >= timeout) {
            continue;
        }
        // In a circle the need grows without end.
        if (open.length > MOST_STEPS || raised.size >= MOST_CALLS || !canWait(index, call, timeout)) {
            return [];
        }
        raised.set(call, timeout);
        const work = graph.works.get(call.sourceOperation ?? call.source);
        if (!work) {
            continue;
        }
        const { total } = worstCaseWait(index, work, { counts, timeOf });
        const callers = [...(callsInto.get(work.id) ?? []), ...(callsInto.get(choiceOf(work.service)) ?? [])];
        const tooShort = callers.filter((caller) => waitOf(caller) < Math.max(total, timeout));
        open.push(...tooShort.map((caller) => ({ call: caller, timeout: Math.ceil(Math.max(total, timeout)) })));
    }
    const [first] = wanted;
    const more = raised.size > 1 ? `, and those above as needed (${raised.size} calls)` : '';
    return setCallPolicies(
        Array.from(raised, ([call, timeout]) => ({
            call,
            statements: { timeout: `timeout ${durationText(timeout)}` },
        })),
        `Raise the timeout to ${formatDuration(first?.timeout ?? 0)}${more}`,
    );
}

const MOST_CALLS = 10;
const MOST_STEPS = 50;

function timeWith(call: Call, timeout: Milliseconds | undefined): CallTime {
    const { timeout: property } = call.effective;
    return timeout === undefined || property.said !== 'set'
        ? callTime(call.effective)
        : callTime({ ...call.effective, timeout: { ...property, value: timeout } });
}

/** Whether a caller may wait that long: no deadline or promise of its own is shorter. */
function canWait(index: ModelIndex, call: Call, timeout: Milliseconds): boolean {
    const { deadline } = call.effective;
    const promised =
        promisedP99(index.operations.get(call.sourceOperation ?? '')?.slo) ??
        promisedP99(index.services.get(call.source)?.slo) ??
        Number.POSITIVE_INFINITY;
    return call.route === undefined && (deadline.said !== 'set' || deadline.value >= timeout) && promised >= timeout;
}
