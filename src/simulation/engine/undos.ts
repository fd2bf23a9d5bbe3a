import { atLeast, createSlots, freeSlot, type Slots, takeSlot } from './growing.ts';

/** What has been done for a request and may have to be undone: lists of calls, the last one first. */
export interface Undos {
    readonly slots: Slots;
    /** The call that undoes. */
    site: Int32Array;
    next: Int32Array;
}

const FIRST_CAPACITY = 64;

/** Nothing to undo. */
export function createUndos(): Undos {
    return {
        slots: createSlots(FIRST_CAPACITY),
        site: new Int32Array(FIRST_CAPACITY),
        next: new Int32Array(FIRST_CAPACITY),
    };
}

/** Puts a call in front of a list; the new list. */
export function pushUndo(undos: Undos, site: number, list: number): number {
    let undo = takeSlot(undos.slots);
    if (undo < 0) {
        const capacity = 2 * undos.site.length;
        undos.slots.next = atLeast(undos.slots.next, capacity);
        undos.site = atLeast(undos.site, capacity);
        undos.next = atLeast(undos.next, capacity);
        undo = takeSlot(undos.slots);
    }
    undos.site[undo] = site;
    undos.next[undo] = list;
    return undo;
}

/** Takes the first of a list away; the rest. */
export function dropUndo(undos: Undos, list: number): number {
    const rest = undos.next[list] as number;
    freeSlot(undos.slots, list);
    return rest;
}

/** Gives a whole list back. */
export function freeUndos(undos: Undos, list: number): void {
    let rest = list;
    while (rest >= 0) {
        rest = dropUndo(undos, rest);
    }
}
