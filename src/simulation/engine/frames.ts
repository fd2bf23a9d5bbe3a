import { atLeast, createSlots, type Slots, takeSlot } from './growing.ts';

/** Where a request is on its way. */
export const FRAME = {
    free: 0,
    /** Sent, not yet at the server. */
    travelling: 1,
    /** In the queue of a replica. */
    waiting: 2,
    /** Its own work is being done. */
    working: 3,
    /** Its steps are being done. */
    stepping: 4,
    /** What was done is being undone. */
    undoing: 5,
    /** Its answer is on the way. */
    answered: 6,
    /** Given up where it cannot be taken out at once. */
    cancelled: 7,
} as const;

/** Who a request answers to. */
export const ORIGIN = { load: 0, call: 1, delivery: 2 } as const;

/** Requests under way, each with the work that is done for it: one place in these arrays for each. */
export interface Frames {
    readonly slots: Slots;
    /** Goes up when the request ends, so that events about it are known to be out of date. */
    generation: Int32Array;
    state: Int8Array;
    work: Int32Array;
    /** Number of the replica among those of all servers; -1 before it is chosen. */
    replica: Int32Array;
    origin: Int8Array;
    /** Number of the load, open call or delivery that it answers to. */
    asker: Int32Array;
    /** Of a call the try that it answers to, of a load the number of the request. */
    askerGeneration: Int32Array;
    /** Of a load the user who sends it; see users.ts. */
    user: Int32Array;
    /** Calls and messages above it. */
    depth: Int32Array;
    /** When it came to its server. */
    start: Float64Array;
    /** Deadline that was handed on, by the clock of whoever set it; infinite: none. */
    deadline: Float64Array;
    /** Why it failed and where; 0: it has not. See failure.ts. */
    failure: Int32Array;
    /** What the failure looks like to whoever asked: conditions of retries. */
    seen: Int32Array;
    /** First of its threads, of its open calls and of what may have to be undone; -1: none. */
    firstThread: Int32Array;
    firstCall: Int32Array;
    firstUndo: Int32Array;
    /** Number of the trace that it belongs to, and of its span there; -1: it is not traced. */
    trace: Int32Array;
    span: Int32Array;
}

const FIRST_CAPACITY = 256;

/** No requests yet. */
export function createFrames(): Frames {
    const ints = () => new Int32Array(FIRST_CAPACITY);
    return {
        slots: createSlots(FIRST_CAPACITY),
        generation: ints(),
        state: new Int8Array(FIRST_CAPACITY),
        work: ints(),
        replica: ints(),
        origin: new Int8Array(FIRST_CAPACITY),
        asker: ints(),
        askerGeneration: ints(),
        user: ints(),
        depth: ints(),
        start: new Float64Array(FIRST_CAPACITY),
        deadline: new Float64Array(FIRST_CAPACITY),
        failure: ints(),
        seen: ints(),
        firstThread: ints(),
        firstCall: ints(),
        firstUndo: ints(),
        trace: ints(),
        span: ints(),
    };
}

/** A place for a request that sets out now. Whoever takes it says what is asked and by whom. */
export function takeFrame(frames: Frames, work: number): number {
    let frame = takeSlot(frames.slots);
    if (frame < 0) {
        grow(frames);
        frame = takeSlot(frames.slots);
    }
    frames.state[frame] = FRAME.travelling;
    frames.work[frame] = work;
    frames.replica[frame] = -1;
    frames.failure[frame] = 0;
    frames.seen[frame] = 0;
    frames.firstThread[frame] = -1;
    frames.firstCall[frame] = -1;
    frames.firstUndo[frame] = -1;
    return frame;
}

function grow(frames: Frames): void {
    const capacity = 2 * frames.state.length;
    frames.slots.next = atLeast(frames.slots.next, capacity);
    frames.generation = atLeast(frames.generation, capacity);
    frames.state = atLeast(frames.state, capacity);
    frames.work = atLeast(frames.work, capacity);
    frames.replica = atLeast(frames.replica, capacity);
    frames.origin = atLeast(frames.origin, capacity);
    frames.asker = atLeast(frames.asker, capacity);
    frames.askerGeneration = atLeast(frames.askerGeneration, capacity);
    frames.user = atLeast(frames.user, capacity);
    frames.depth = atLeast(frames.depth, capacity);
    frames.start = atLeast(frames.start, capacity);
    frames.deadline = atLeast(frames.deadline, capacity);
    frames.failure = atLeast(frames.failure, capacity);
    frames.seen = atLeast(frames.seen, capacity);
    frames.firstThread = atLeast(frames.firstThread, capacity);
    frames.firstCall = atLeast(frames.firstCall, capacity);
    frames.firstUndo = atLeast(frames.firstUndo, capacity);
    frames.trace = atLeast(frames.trace, capacity);
    frames.span = atLeast(frames.span, capacity);
}
