/** A copy of a typed array with room for so many values; the new ones are 0. */
export function atLeast<T extends Float64Array | Int32Array | Int8Array>(values: T, capacity: number): T {
    const grown: Float64Array | Int32Array | Int8Array =
        values instanceof Float64Array
            ? new Float64Array(capacity)
            : values instanceof Int32Array
              ? new Int32Array(capacity)
              : new Int8Array(capacity);
    grown.set(values);
    return grown as T;
}

/** Places in a set of typed arrays that are taken and given back; those given back last are taken first. */
export interface Slots {
    /** Places in use. */
    live: number;
    /** Places ever used. */
    used: number;
    /** The last place that was given back; -1: none. */
    free: number;
    /** For a free place the one given back before it. */
    next: Int32Array;
}

/** Room for so many at first. */
export function createSlots(capacity: number): Slots {
    return { live: 0, used: 0, free: -1, next: new Int32Array(capacity) };
}

/** Takes a place; -1 where all that there are are taken, and more have to be made. */
export function takeSlot(slots: Slots): number {
    const slot = slots.free;
    if (slot >= 0) {
        slots.free = slots.next[slot] as number;
        slots.live++;
        return slot;
    }
    if (slots.used === slots.next.length) {
        return -1;
    }
    slots.live++;
    return slots.used++;
}

/** Gives a place back. */
export function freeSlot(slots: Slots, slot: number): void {
    slots.next[slot] = slots.free;
    slots.free = slot;
    slots.live--;
}

/** Numbers, first in first out: a ring that grows. */
export interface IntRing {
    values: Int32Array;
    head: number;
    count: number;
}

/** An empty ring. */
export function createRing(): IntRing {
    return { values: new Int32Array(8), head: 0, count: 0 };
}

/** Puts a number at the end. */
export function pushRing(ring: IntRing, value: number): void {
    const { values, head, count } = ring;
    if (count === values.length) {
        const grown = new Int32Array(2 * count);
        grown.set(values.subarray(head));
        grown.set(values.subarray(0, head), count - head);
        ring.values = grown;
        ring.head = 0;
    }
    ring.values[(ring.head + count) & (ring.values.length - 1)] = value;
    ring.count = count + 1;
}

/** Takes the first number out; -1 where there is none. */
export function shiftRing(ring: IntRing): number {
    if (ring.count === 0) {
        return -1;
    }
    const value = ring.values[ring.head] as number;
    ring.head = (ring.head + 1) & (ring.values.length - 1);
    ring.count--;
    return value;
}
