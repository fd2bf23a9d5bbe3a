import { atLeast, createSlots, freeSlot, type Slots, takeSlot } from './growing.ts';

/**
 * What goes through the steps of a request; the branches of steps that happen at once have one each, steps that repeat
 * one for all their rounds.
 */
export interface Threads {
    readonly slots: Slots;
    generation: Int32Array;
    frame: Int32Array;
    /** Place in the program of the step that is being done. */
    at: Int32Array;
    /** Repetitions of the step that are still to come. */
    left: Int32Array;
    /** Calls or branches that the step waits for. */
    pending: Int32Array;
    /** First failure of the step. */
    failure: Int32Array;
    seen: Int32Array;
    /** Thread that waits for this one; -1: none. */
    parent: Int32Array;
    /** The first of those that have waited for it, and the next of the same parent; -1: none. */
    firstChild: Int32Array;
    nextSibling: Int32Array;
    /** The next thread of the same request. */
    nextOfFrame: Int32Array;
}

const FIRST_CAPACITY = 256;

/** No threads yet. */
export function createThreads(): Threads {
    const ints = () => new Int32Array(FIRST_CAPACITY);
    return {
        slots: createSlots(FIRST_CAPACITY),
        generation: ints(),
        frame: ints(),
        at: ints(),
        left: ints(),
        pending: ints(),
        failure: ints(),
        seen: ints(),
        parent: ints(),
        firstChild: ints(),
        nextSibling: ints(),
        nextOfFrame: ints(),
    };
}

/** A thread that starts at a place in the program. */
export function takeThread(threads: Threads, frame: number, at: number, parent: number, nextOfFrame: number): number {
    let thread = takeSlot(threads.slots);
    if (thread < 0) {
        grow(threads);
        thread = takeSlot(threads.slots);
    }
    threads.frame[thread] = frame;
    begin(threads, thread, at);
    threads.parent[thread] = parent;
    threads.firstChild[thread] = -1;
    threads.nextSibling[thread] = -1;
    threads.nextOfFrame[thread] = nextOfFrame;
    return thread;
}

function begin(threads: Threads, thread: number, at: number): void {
    threads.at[thread] = at;
    threads.left[thread] = 0;
    threads.pending[thread] = 0;
    threads.failure[thread] = 0;
    threads.seen[thread] = 0;
}

/** Lets a thread that has ended start at another place; everything that still mentions it is out of date. */
export function restartThread(threads: Threads, thread: number, at: number): void {
    threads.generation[thread] = (threads.generation[thread] as number) + 1;
    begin(threads, thread, at);
}

/** Gives a thread and those after it in its request back. */
export function freeThreads(threads: Threads, first: number): void {
    let thread = first;
    while (thread >= 0) {
        const next = threads.nextOfFrame[thread] as number;
        threads.generation[thread] = (threads.generation[thread] as number) + 1;
        freeSlot(threads.slots, thread);
        thread = next;
    }
}

function grow(threads: Threads): void {
    const capacity = 2 * threads.frame.length;
    threads.slots.next = atLeast(threads.slots.next, capacity);
    threads.generation = atLeast(threads.generation, capacity);
    threads.frame = atLeast(threads.frame, capacity);
    threads.at = atLeast(threads.at, capacity);
    threads.left = atLeast(threads.left, capacity);
    threads.pending = atLeast(threads.pending, capacity);
    threads.failure = atLeast(threads.failure, capacity);
    threads.seen = atLeast(threads.seen, capacity);
    threads.parent = atLeast(threads.parent, capacity);
    threads.firstChild = atLeast(threads.firstChild, capacity);
    threads.nextSibling = atLeast(threads.nextSibling, capacity);
    threads.nextOfFrame = atLeast(threads.nextOfFrame, capacity);
}
