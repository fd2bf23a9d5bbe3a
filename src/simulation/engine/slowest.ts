import type { Milliseconds } from '../../model/quantities.ts';

/** Keeps the requests that took longest: their numbers, so that another pass over the same run can trace them. */
export interface Slowest {
    readonly most: number;
    /** Slowest first; of those that took as long the earlier one. */
    readonly kept: { readonly request: number; readonly duration: Milliseconds; readonly end: Milliseconds }[];
    /** Requests that took no longer are not kept. */
    threshold: Milliseconds;
}

/** Keeps so many. */
export function createSlowest(most: number): Slowest {
    return { most, kept: [], threshold: most > 0 ? -1 : Number.POSITIVE_INFINITY };
}

/** A request that took longer than the threshold has ended. */
export function keepSlow(slowest: Slowest, request: number, duration: Milliseconds, end: Milliseconds): void {
    const { kept, most } = slowest;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.duration ?? 0) < duration) {
        at--;
    }
    kept.splice(at, 0, { request, duration, end });
    if (kept.length > most) {
        kept.pop();
    }
    if (kept.length === most) {
        slowest.threshold = kept.at(-1)?.duration ?? 0;
    }
}
