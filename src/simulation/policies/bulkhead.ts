import type { Bulkhead } from '../../model/policy.ts';

/** How a call that comes to a bulkhead fares. */
export type Admission = 'enters' | 'waits' | 'refused';

/** Nobody waits. */
export const NOBODY = -1;

const FIRST_CAPACITY = 16;

/**
 * So many calls at a time; so many more wait in order of arrival, and all others are refused (Nygard, Release It!).
 * Calls are known by a number from 0. One for each instance of the caller and target.
 */
export class CallBulkhead {
    readonly #places: number;
    readonly #queue: number;
    /** Ring of those that wait; {@link NOBODY} where one has gone. */
    #ring: Int32Array;
    #head = 0;
    #length = 0;
    #inside = 0;
    #waiting = 0;

    constructor({ concurrent, queue = 0 }: Bulkhead) {
        this.#places = concurrent;
        this.#queue = queue;
        this.#ring = new Int32Array(FIRST_CAPACITY);
    }

    /** Calls that have a place. */
    get inside(): number {
        return this.#inside;
    }

    /** Calls that wait for one. */
    get waiting(): number {
        return this.#waiting;
    }

    /** A call comes. */
    enter(call: number): Admission {
        if (this.#inside < this.#places) {
            this.#inside++;
            return 'enters';
        }
        if (this.#waiting >= this.#queue) {
            return 'refused';
        }
        if (this.#length === this.#ring.length) {
            this.#makeRoom();
        }
        this.#ring[(this.#head + this.#length) % this.#ring.length] = call;
        this.#length++;
        this.#waiting++;
        return 'waits';
    }

    /** A call that had a place has ended: who has waited longest takes it and is named; {@link NOBODY} if none has. */
    leave(): number {
        while (this.#length > 0) {
            const next = this.#ring[this.#head] ?? NOBODY;
            this.#head = (this.#head + 1) % this.#ring.length;
            this.#length--;
            if (next !== NOBODY) {
                this.#waiting--;
                return next;
            }
        }
        this.#inside--;
        return NOBODY;
    }

    /** A call that waits has given up. Whether it did wait. */
    giveUp(call: number): boolean {
        for (let place = 0; place < this.#length; place++) {
            const at = (this.#head + place) % this.#ring.length;
            if (this.#ring[at] === call) {
                this.#ring[at] = NOBODY;
                this.#waiting--;
                return true;
            }
        }
        return false;
    }

    /** Closes the gaps of those that have gone; a ring without gaps is made twice as large. */
    #makeRoom(): void {
        const larger = this.#waiting > this.#ring.length / 2 ? this.#ring.length * 2 : this.#ring.length;
        const ring = new Int32Array(larger);
        let kept = 0;
        for (let place = 0; place < this.#length; place++) {
            const call = this.#ring[(this.#head + place) % this.#ring.length] ?? NOBODY;
            if (call !== NOBODY) {
                ring[kept] = call;
                kept++;
            }
        }
        this.#ring = ring;
        this.#head = 0;
        this.#length = kept;
    }
}
