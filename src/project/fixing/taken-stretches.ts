/** A part of a text, by offsets; both ends belong to it. */
export interface Stretch {
    readonly start: number;
    readonly end: number;
}

/** The parts of a text that some edits have to themselves. */
export interface TakenStretches {
    readonly add: (stretch: Stretch) => void;
    /** Whether a stretch has a place in common with any of them, were it only an end. */
    readonly touches: (stretch: Stretch) => boolean;
}

/** Takes stretches of a text, and finds what touches them without going through all. */
export function takenStretches(): TakenStretches {
    // In order of places, with a gap between any two: those that touch are one.
    const taken: Stretch[] = [];

    /** The first that ends at a place or behind it. */
    function firstBehind(place: number): number {
        let [low, high] = [0, taken.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((taken[middle]?.end ?? 0) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    return {
        add({ start, end }) {
            const first = firstBehind(start);
            let next = first;
            const whole = { start, end };
            for (let other = taken[next]; other && other.start <= whole.end; other = taken[++next]) {
                whole.start = Math.min(whole.start, other.start);
                whole.end = Math.max(whole.end, other.end);
            }
            taken.splice(first, next - first, whole);
        },
        touches({ start, end }) {
            const other = taken[firstBehind(start)];
            return other !== undefined && other.start <= end;
        },
    };
}
