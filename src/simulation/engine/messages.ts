import { atLeast, createSlots, freeSlot, type Slots, takeSlot } from './growing.ts';

/** Messages on their way to a broker and kept by it, and the deliveries of each. */
export interface Messages {
    readonly slots: Slots;
    /** The route of a message, the line of a delivery. */
    to: Int32Array;
    /** Server that publishes. */
    server: Int32Array;
    /** Thread that waits for the broker; -1: none. */
    thread: Int32Array;
    threadGeneration: Int32Array;
    depth: Int32Array;
    /** Deliveries so far. */
    tries: Int32Array;
    trace: Int32Array;
    span: Int32Array;
    /** Of a message: its deliveries that have not ended, and those of them that wait. */
    open: Int32Array;
    waits: Int32Array;
    /** Of a delivery: its message, the consumer that handles it, and its turn among those that wait. */
    of: Int32Array;
    consumer: Int32Array;
    turn: Float64Array;
}

const FIRST_CAPACITY = 64;

/** No messages yet. */
export function createMessages(): Messages {
    const ints = () => new Int32Array(FIRST_CAPACITY);
    return {
        slots: createSlots(FIRST_CAPACITY),
        to: ints(),
        server: ints(),
        thread: ints(),
        threadGeneration: ints(),
        depth: ints(),
        tries: ints(),
        trace: ints(),
        span: ints(),
        open: ints(),
        waits: ints(),
        of: ints(),
        consumer: ints(),
        turn: new Float64Array(FIRST_CAPACITY),
    };
}

/** A place for a message that nobody waits for. */
export function takeMessage(messages: Messages, to: number, depth: number): number {
    let message = takeSlot(messages.slots);
    if (message < 0) {
        grow(messages);
        message = takeSlot(messages.slots);
    }
    messages.to[message] = to;
    messages.server[message] = -1;
    messages.thread[message] = -1;
    messages.threadGeneration[message] = 0;
    messages.depth[message] = depth;
    messages.tries[message] = 0;
    messages.trace[message] = -1;
    messages.span[message] = -1;
    messages.open[message] = 0;
    messages.waits[message] = 0;
    messages.of[message] = -1;
    messages.consumer[message] = -1;
    messages.turn[message] = 0;
    return message;
}

/** Gives the place of a message back. */
export function freeMessage(messages: Messages, message: number): void {
    freeSlot(messages.slots, message);
}

function grow(messages: Messages): void {
    const capacity = 2 * messages.to.length;
    messages.slots.next = atLeast(messages.slots.next, capacity);
    messages.to = atLeast(messages.to, capacity);
    messages.server = atLeast(messages.server, capacity);
    messages.thread = atLeast(messages.thread, capacity);
    messages.threadGeneration = atLeast(messages.threadGeneration, capacity);
    messages.depth = atLeast(messages.depth, capacity);
    messages.tries = atLeast(messages.tries, capacity);
    messages.trace = atLeast(messages.trace, capacity);
    messages.span = atLeast(messages.span, capacity);
    messages.open = atLeast(messages.open, capacity);
    messages.waits = atLeast(messages.waits, capacity);
    messages.of = atLeast(messages.of, capacity);
    messages.consumer = atLeast(messages.consumer, capacity);
    messages.turn = atLeast(messages.turn, capacity);
}
