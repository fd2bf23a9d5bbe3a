import { atLeast, createSlots, freeSlot, type Slots, takeSlot } from './growing.ts';

/** How far a call is. */
export const CALL = {
    free: 0,
    /** About to try, or waiting before the next try. */
    between: 1,
    /** In the queue of its bulkhead. */
    queued: 2,
    /** Sent; its answer is awaited. */
    sent: 3,
    /** Waiting for the call that stands in for it. */
    fallback: 4,
    /** Over; whoever called is told next. */
    over: 5,
} as const;

/** Calls that have not ended, with the try that is going on: one place in these arrays for each. */
export interface OpenCalls {
    readonly slots: Slots;
    /** Goes up with each try, so that what belongs to an earlier one is known to be out of date. */
    generation: Int32Array;
    /** Goes up when the call ends. */
    life: Int32Array;
    state: Int8Array;
    site: Int32Array;
    /** Thread that waits; -1: nobody does. */
    thread: Int32Array;
    /** Call that this one stands in for; -1: none. */
    insteadOf: Int32Array;
    /** Request that makes it; -1 where it goes on without one. */
    frame: Int32Array;
    nextOfFrame: Int32Array;
    previousOfFrame: Int32Array;
    /** Replica that calls, among those of its server, and which of its lives this is. */
    instance: Int32Array;
    depth: Int32Array;
    /** Tries so far. */
    tries: Int32Array;
    /** When the try began. */
    triedAt: Float64Array;
    /** When the whole call has to have ended, by the true time; infinite: whenever. */
    until: Float64Array;
    /** Deadline that the caller was given, by the clock of whoever set it. */
    handedOn: Float64Array;
    /** Request that was sent, to be told when it is given up; and the host that was chosen for it, -1: none yet. */
    sent: Int32Array;
    sentGeneration: Int32Array;
    host: Int32Array;
    failure: Int32Array;
    seen: Int32Array;
    trace: Int32Array;
    /** Span above it, and that of the try or wait that is going on. */
    span: Int32Array;
    trySpan: Int32Array;
}

const FIRST_CAPACITY = 256;

/** No calls yet. */
export function createOpenCalls(): OpenCalls {
    const ints = () => new Int32Array(FIRST_CAPACITY);
    const doubles = () => new Float64Array(FIRST_CAPACITY);
    return {
        slots: createSlots(FIRST_CAPACITY),
        generation: ints(),
        life: ints(),
        state: new Int8Array(FIRST_CAPACITY),
        site: ints(),
        thread: ints(),
        insteadOf: ints(),
        frame: ints(),
        nextOfFrame: ints(),
        previousOfFrame: ints(),
        instance: ints(),
        depth: ints(),
        tries: ints(),
        triedAt: doubles(),
        until: doubles(),
        handedOn: doubles(),
        sent: ints(),
        sentGeneration: ints(),
        host: ints(),
        failure: ints(),
        seen: ints(),
        trace: ints(),
        span: ints(),
        trySpan: ints(),
    };
}

/** A place for a call that begins. Whoever takes it says the rest. */
export function takeCall(calls: OpenCalls, site: number): number {
    let call = takeSlot(calls.slots);
    if (call < 0) {
        grow(calls);
        call = takeSlot(calls.slots);
    }
    calls.state[call] = CALL.between;
    calls.site[call] = site;
    calls.insteadOf[call] = -1;
    calls.frame[call] = -1;
    calls.tries[call] = 0;
    calls.until[call] = Number.POSITIVE_INFINITY;
    calls.sent[call] = -1;
    calls.host[call] = -1;
    calls.failure[call] = 0;
    calls.seen[call] = 0;
    calls.trySpan[call] = -1;
    return call;
}

/** Gives the place of a call back; everything that still mentions it is out of date. */
export function freeCall(calls: OpenCalls, call: number): void {
    calls.generation[call] = (calls.generation[call] as number) + 1;
    calls.life[call] = (calls.life[call] as number) + 1;
    calls.state[call] = CALL.free;
    freeSlot(calls.slots, call);
}

function grow(calls: OpenCalls): void {
    const capacity = 2 * calls.state.length;
    calls.slots.next = atLeast(calls.slots.next, capacity);
    calls.generation = atLeast(calls.generation, capacity);
    calls.life = atLeast(calls.life, capacity);
    calls.state = atLeast(calls.state, capacity);
    calls.site = atLeast(calls.site, capacity);
    calls.thread = atLeast(calls.thread, capacity);
    calls.insteadOf = atLeast(calls.insteadOf, capacity);
    calls.frame = atLeast(calls.frame, capacity);
    calls.nextOfFrame = atLeast(calls.nextOfFrame, capacity);
    calls.previousOfFrame = atLeast(calls.previousOfFrame, capacity);
    calls.instance = atLeast(calls.instance, capacity);
    calls.depth = atLeast(calls.depth, capacity);
    calls.tries = atLeast(calls.tries, capacity);
    calls.triedAt = atLeast(calls.triedAt, capacity);
    calls.until = atLeast(calls.until, capacity);
    calls.handedOn = atLeast(calls.handedOn, capacity);
    calls.sent = atLeast(calls.sent, capacity);
    calls.sentGeneration = atLeast(calls.sentGeneration, capacity);
    calls.host = atLeast(calls.host, capacity);
    calls.failure = atLeast(calls.failure, capacity);
    calls.seen = atLeast(calls.seen, capacity);
    calls.trace = atLeast(calls.trace, capacity);
    calls.span = atLeast(calls.span, capacity);
    calls.trySpan = atLeast(calls.trySpan, capacity);
}
