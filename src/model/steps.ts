/** Does all steps of some work at once. */
export function finish<T>(work: Generator<undefined, T>): T {
    for (;;) {
        const { done, value } = work.next();
        if (done) {
            return value;
        }
    }
}

/** So many things are drawn in one step. */
const STEP = 40;

/** Makes something of each item, in steps. */
export function* mapInSteps<T, U>(items: readonly T[], make: (item: T, index: number) => U): Generator<undefined, U[]> {
    const made: U[] = [];
    for (const [index, item] of items.entries()) {
        if (made.push(make(item, index)) % STEP === 0) {
            yield;
        }
    }
    return made;
}
