import type { Milliseconds } from '../../model/quantities.ts';
import { atLeast } from './growing.ts';

/**
 * Everything that is going to happen: a 4-ary heap ordered by time, then by the order in which it was asked for. Beside
 * it two first-in-first-out lanes, for what need not be sorted: what happens at once, and messages, which all take the
 * same time over the network. What is called off stays in its place and is known by its generation when it comes up.
 */
export interface EventQueue {
    /** The heap. */
    size: number;
    times: Float64Array;
    sequences: Float64Array;
    payloads: Int32Array;
    generations: Int32Array;
    nextSequence: number;
    readonly soon: Lane;
    readonly messages: Lane;
    /** Time of the event that came up last. */
    now: Milliseconds;
    /** The event that came up last. */
    payload: number;
    generation: number;
}

/** Events in the order in which they happen: a ring. */
export interface Lane {
    /** Time from asking to happening. */
    readonly delay: Milliseconds;
    head: number;
    count: number;
    times: Float64Array;
    sequences: Float64Array;
    payloads: Int32Array;
    generations: Int32Array;
}

const FIRST_CAPACITY = 256;

/** Bits of a payload that tell the kind of event; the others are the number of what it is about. */
export const KIND_BITS = 5;

/** Nothing to happen yet. */
export function createEventQueue(networkDelay: Milliseconds): EventQueue {
    return {
        size: 0,
        times: new Float64Array(FIRST_CAPACITY),
        sequences: new Float64Array(FIRST_CAPACITY),
        payloads: new Int32Array(FIRST_CAPACITY),
        generations: new Int32Array(FIRST_CAPACITY),
        nextSequence: 0,
        soon: createLane(0),
        messages: createLane(networkDelay),
        now: 0,
        payload: 0,
        generation: 0,
    };
}

function createLane(delay: Milliseconds): Lane {
    return {
        delay,
        head: 0,
        count: 0,
        times: new Float64Array(FIRST_CAPACITY),
        sequences: new Float64Array(FIRST_CAPACITY),
        payloads: new Int32Array(FIRST_CAPACITY),
        generations: new Int32Array(FIRST_CAPACITY),
    };
}

/** Asks for an event at some time. */
export function schedule(queue: EventQueue, time: Milliseconds, kind: number, about: number, generation: number): void {
    scheduleInTurn(queue, time, queue.nextSequence++, kind, about, generation);
}

/** Asks for an event whose turn among those of the same time was taken before. */
export function scheduleInTurn(
    queue: EventQueue,
    time: Milliseconds,
    sequence: number,
    kind: number,
    about: number,
    generation: number,
): void {
    if (queue.size === queue.times.length) {
        growHeap(queue);
    }
    const { times, sequences, payloads, generations } = queue;
    let at = queue.size++;
    while (at > 0) {
        const parent = (at - 1) >> 2;
        const other = times[parent] as number;
        if (other < time || (other === time && (sequences[parent] as number) < sequence)) {
            break;
        }
        times[at] = other;
        sequences[at] = sequences[parent] as number;
        payloads[at] = payloads[parent] as number;
        generations[at] = generations[parent] as number;
        at = parent;
    }
    times[at] = time;
    sequences[at] = sequence;
    payloads[at] = (about << KIND_BITS) | kind;
    generations[at] = generation;
}

/** Asks for an event that comes up next, after what was asked for in this way before. */
export function scheduleSoon(queue: EventQueue, kind: number, about: number, generation: number): void {
    enqueue(queue.soon, (about << KIND_BITS) | kind, generation);
}

/** Asks for the arrival of a message that is sent now. */
export function send(queue: EventQueue, kind: number, about: number, generation: number): void {
    const { messages } = queue;
    if (messages.delay === 0) {
        enqueue(queue.soon, (about << KIND_BITS) | kind, generation);
    } else {
        const at = enqueue(messages, (about << KIND_BITS) | kind, generation);
        messages.times[at] = queue.now + messages.delay;
        messages.sequences[at] = queue.nextSequence++;
    }
}

/** Puts an event at the end of a lane; its place there. What happens at once needs neither time nor sequence. */
function enqueue(lane: Lane, payload: number, generation: number): number {
    if (lane.count === lane.payloads.length) {
        growLane(lane);
    }
    const at = (lane.head + lane.count++) & (lane.payloads.length - 1);
    lane.payloads[at] = payload;
    lane.generations[at] = generation;
    return at;
}

/** Brings up the next event that happens no later than a time; tells whether there is one. */
export function nextEvent(queue: EventQueue, until: Milliseconds): boolean {
    const { soon, messages } = queue;
    if (soon.count > 0) {
        const at = soon.head;
        queue.payload = soon.payloads[at] as number;
        queue.generation = soon.generations[at] as number;
        soon.head = (at + 1) & (soon.payloads.length - 1);
        soon.count--;
        return true;
    }
    if (messages.count > 0) {
        const at = messages.head;
        const time = messages.times[at] as number;
        if (queue.size === 0 || comesBefore(queue, time, messages.sequences[at] as number)) {
            if (time > until) {
                return false;
            }
            queue.now = time;
            queue.payload = messages.payloads[at] as number;
            queue.generation = messages.generations[at] as number;
            messages.head = (at + 1) & (messages.payloads.length - 1);
            messages.count--;
            return true;
        }
    }
    if (queue.size === 0 || (queue.times[0] as number) > until) {
        return false;
    }
    queue.now = queue.times[0] as number;
    queue.payload = queue.payloads[0] as number;
    queue.generation = queue.generations[0] as number;
    removeFirst(queue);
    return true;
}

/** Whether something comes before the first of the heap. */
function comesBefore({ times, sequences }: EventQueue, time: Milliseconds, sequence: number): boolean {
    const first = times[0] as number;
    return time < first || (time === first && sequence < (sequences[0] as number));
}

/** Fills the place of the first of the heap: with the last one, sunk to where it belongs. */
function removeFirst(queue: EventQueue): void {
    const { times, sequences, payloads, generations } = queue;
    const size = --queue.size;
    const time = times[size] as number;
    const sequence = sequences[size] as number;
    let at = 0;
    for (;;) {
        let least = 4 * at + 1;
        if (least >= size) {
            break;
        }
        let leastTime = times[least] as number;
        const end = Math.min(least + 4, size);
        for (let child = least + 1; child < end; child++) {
            const other = times[child] as number;
            if (
                other < leastTime ||
                (other === leastTime && (sequences[child] as number) < (sequences[least] as number))
            ) {
                least = child;
                leastTime = other;
            }
        }
        if (time < leastTime || (time === leastTime && sequence < (sequences[least] as number))) {
            break;
        }
        times[at] = leastTime;
        sequences[at] = sequences[least] as number;
        payloads[at] = payloads[least] as number;
        generations[at] = generations[least] as number;
        at = least;
    }
    times[at] = time;
    sequences[at] = sequence;
    payloads[at] = payloads[size] as number;
    generations[at] = generations[size] as number;
}

function growHeap(queue: EventQueue): void {
    const capacity = 2 * queue.times.length;
    queue.times = atLeast(queue.times, capacity);
    queue.sequences = atLeast(queue.sequences, capacity);
    queue.payloads = atLeast(queue.payloads, capacity);
    queue.generations = atLeast(queue.generations, capacity);
}

/** Doubles a full lane, its head at the beginning. */
function growLane(lane: Lane): void {
    const { head } = lane;
    lane.times = unrolled(lane.times, head);
    lane.sequences = unrolled(lane.sequences, head);
    lane.payloads = unrolled(lane.payloads, head);
    lane.generations = unrolled(lane.generations, head);
    lane.head = 0;
}

function unrolled<T extends Float64Array | Int32Array>(values: T, head: number): T {
    const result = atLeast(values, 2 * values.length);
    result.set(values.subarray(head));
    result.set(values.subarray(0, head), values.length - head);
    return result;
}
