/** A queue as one would write it first: an array that is kept sorted as a binary heap of closures, an object an event. */
interface Planned {
    readonly at: number;
    readonly order: number;
    readonly happen: () => void;
}

function isBefore(a: Planned, b: Planned): boolean {
    return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/**
 * Runs M/M/1 with closures: the reference that the engine is measured against. Arrival, begin of the service and
 * departure of each request are events, and each leads to the next by a promise-free callback.
 *
 * @returns how many events happened
 */
export function runNaiveQueue(load: number, requests: number): number {
    const heap: Planned[] = [];
    let [now, order, events, busy] = [0, 0, 0, false];
    const waiting: { readonly since: number }[] = [];
    const latencies: number[] = [];

    function at(delay: number, happen: () => void): void {
        const planned = { at: now + delay, order: order++, happen };
        let place = heap.push(planned) - 1;
        while (place > 0) {
            const above = (place - 1) >> 1;
            const parent = heap[above];
            if (!parent || !isBefore(planned, parent)) {
                break;
            }
            heap[place] = parent;
            place = above;
        }
        heap[place] = planned;
    }

    function next(): Planned | undefined {
        const first = heap[0];
        const last = heap.pop();
        if (!first || !last || heap.length === 0) {
            return first;
        }
        let place = 0;
        for (;;) {
            let below = 2 * place + 1;
            const [left, right] = [heap[below], heap[below + 1]];
            if (left && right && isBefore(right, left)) {
                below++;
            }
            const least = heap[below];
            if (!least || isBefore(last, least)) {
                break;
            }
            heap[place] = least;
            place = below;
        }
        heap[place] = last;
        return first;
    }

    const draw = (mean: number) => -mean * Math.log(1 - Math.random());

    function serve(request: { readonly since: number }): void {
        busy = true;
        at(draw(1), () => at(0, () => answer(request)));
    }

    function answer(request: { readonly since: number }): void {
        latencies.push(now - request.since);
        const following = waiting.shift();
        if (following) {
            serve(following);
        } else {
            busy = false;
        }
    }

    function arrive(left: number): void {
        const request = { since: now };
        at(0, () => (busy ? void waiting.push(request) : serve(request)));
        if (left > 1) {
            at(draw(1 / load), () => arrive(left - 1));
        }
    }

    at(0, () => arrive(requests));
    for (let event = next(); event; event = next()) {
        now = event.at;
        events++;
        event.happen();
    }
    return events;
}
