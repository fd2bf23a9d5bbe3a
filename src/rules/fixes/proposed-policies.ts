import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import { callTime } from '../../model/what-if/call-time.ts';
import { calleeP99, promisedP99 } from '../analysis/callee-latency.ts';
import { timeGiven } from '../analysis/time-given.ts';

/** Proposed where nothing is known of the callee's latency, in milliseconds. */
const DEFAULT_TIMEOUT: Milliseconds = 1000;

/** The circuit breaker that fixes write: five failures open it, as in Polly and Hystrix's samples; half a minute to recover. */
export const PROPOSED_BREAKER = 'breaker { opens after 5 failures  waits 30s }';

/** A timeout to write. */
export interface ProposedTimeout {
    readonly timeout: Milliseconds;
    /** Words to add to a title, with a space in front; empty where nothing is known. */
    readonly why: string;
}

/**
 * The timeout to propose for a call: its callee's p99 with some headroom where one is stated, else a second; no less
 * than what the callee itself waits for one of its calls, or it would give up while the work goes on; but never more
 * than four fifths of what the caller itself is given by its callers or promises as its p99.
 */
export function proposedTimeout(index: ModelIndex, call: Call, headroom: number): ProposedTimeout {
    const p99 = calleeP99(index, call);
    const usual = p99 === undefined ? DEFAULT_TIMEOUT : Math.ceil(p99 * headroom);
    const wanted = Math.max(usual, longestWaitOf(index, call));
    const given = timeLeft(index, call);
    if (wanted >= given) {
        return { timeout: within(given), why: ` (within the ${given} ms that the caller has)` };
    }
    if (wanted > usual) {
        return { timeout: wanted, why: ' (what the callee itself waits for)' };
    }
    return { timeout: wanted, why: p99 === undefined ? '' : ` (${headroom} times the callee’s p99)` };
}

/** The timeout to propose for all calls of a model at once: a second, or what the shortest of all timeouts and promises leaves. */
export function proposedCommonTimeout({ model }: ModelIndex): Milliseconds {
    const limits = [
        ...model.calls.map((call) => callTime(call.effective).perTry),
        ...[...model.services, ...model.operations].flatMap(({ slo }) => promisedP99(slo) ?? []),
    ];
    const given = limits.reduce((least, limit) => Math.min(least, limit), Number.POSITIVE_INFINITY);
    return DEFAULT_TIMEOUT >= given ? within(given) : DEFAULT_TIMEOUT;
}

/** The longest that what is called waits for one of its own calls, in milliseconds; those without end left out. */
function longestWaitOf(index: ModelIndex, { target, targetOperation }: Call): Milliseconds {
    return remembered(index, JSON.stringify(['to', target, targetOperation ?? null]), () =>
        longestWait(index, target, targetOperation),
    );
}

function longestWait(index: ModelIndex, target: string, targetOperation: string | undefined): Milliseconds {
    return index
        .callsFrom(target)
        .filter(({ sourceOperation }) => targetOperation === undefined || sourceOperation === targetOperation)
        .map(({ effective }) => callTime(effective).perTry)
        .filter(Number.isFinite)
        .reduce((longest, wait) => Math.max(longest, wait), 0);
}

/** The least that the caller's own callers wait for it, or that it promises, in milliseconds. */
function timeLeft(index: ModelIndex, { source, sourceOperation }: Call): Milliseconds {
    return remembered(index, JSON.stringify(['from', source, sourceOperation ?? null]), () =>
        leastTimeLeft(index, source, sourceOperation),
    );
}

function leastTimeLeft(index: ModelIndex, source: string, sourceOperation: string | undefined): Milliseconds {
    const operation = index.operations.get(sourceOperation ?? '');
    const callers = index
        .callsTo(source)
        .filter(({ targetOperation }) => targetOperation === undefined || targetOperation === sourceOperation);
    const promised = promisedP99(operation?.slo) ?? promisedP99(index.services.get(source)?.slo);
    return callers
        .map((caller) => timeGiven(index, caller))
        .reduce((least, one) => Math.min(least, one), promised ?? Number.POSITIVE_INFINITY);
}

/** What was found for a model, which never changes: many calls have the same caller or callee. */
const found = new WeakMap<ModelIndex, Map<string, Milliseconds>>();

function remembered(index: ModelIndex, key: string, find: () => Milliseconds): Milliseconds {
    const known = found.get(index) ?? new Map<string, Milliseconds>();
    found.set(index, known);
    const value = known.get(key) ?? find();
    known.set(key, value);
    return value;
}

function within(given: Milliseconds): Milliseconds {
    return Math.max(1, Math.floor(given * 0.8));
}
