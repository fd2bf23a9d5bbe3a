import type { Milliseconds } from '../../model/quantities.ts';
import type { RequestTrace, TraceSpan } from '../../simulation/record/run-record.ts';

/** Deepest indentation: deeper spans stand as far to the right. */
const DEEPEST = 5;
/** Steps in one chart: the longest, with those that they belong to. */
const MOST_SPANS = 40;
/**
 * Work that goes on after the caller has gone is shown up to this multiple of the request's time: it may last so long
 * that the request itself could not be seen.
 */
const AFTERWARDS = 2;

/** Stands before the time of a bar that is cut off at the end of the chart. */
export const GOES_ON = '→';

/** Which spans of a trace its chart shows. */
export interface SpansInChart {
    /** Places in the trace, in its order. */
    readonly shown: readonly number[];
    /** Steps left out because longer ones are more telling. */
    readonly shorter: number;
    /** Steps left out because they began long after the request had ended. */
    readonly later: number;
    /** Where the chart ends, from the beginning of the request; bars that go on are cut off there. */
    readonly end: Milliseconds;
}

/** Chooses the spans of a trace that its chart shows. */
export function spansInChart({ spans, duration }: RequestTrace): SpansInChart {
    const begun = [...spans.keys()].filter((at) => (spans[at]?.start ?? 0) < Math.max(duration * AFTERWARDS, 1e-9));
    const shown = begun.length <= MOST_SPANS ? begun : longest(spans, begun);
    const latest = shown.reduce((end, at) => Math.max(end, spans[at]?.end ?? 0), duration);
    return {
        shown,
        shorter: begun.length - shown.length,
        later: spans.length - begun.length,
        end: Math.max(Math.min(latest, duration * AFTERWARDS), Number.MIN_VALUE),
    };
}

/** The longest spans: a span takes at least as long as what somebody waits for in it, so most parents come along by themselves. */
function longest(spans: readonly TraceSpan[], among: readonly number[]): readonly number[] {
    const length = (at: number) => (spans[at]?.end ?? 0) - (spans[at]?.start ?? 0);
    const byLength = among.toSorted((a, b) => length(b) - length(a) || a - b);
    const kept = new Set<number>();
    for (const at of byLength) {
        const missing: number[] = [];
        for (let each = at; each >= 0 && !kept.has(each); each = spans[each]?.parent ?? -1) {
            missing.push(each);
        }
        if (kept.size + missing.length <= MOST_SPANS) {
            for (const each of missing) {
                kept.add(each);
            }
        }
    }
    return among.filter((at) => kept.has(at));
}

/** How far a span stands to the right: by the spans that it belongs to. */
export function depthOf(spans: readonly TraceSpan[], at: number): number {
    let depth = 0;
    for (let parent = spans[at]?.parent ?? -1; parent >= 0 && depth < DEEPEST; depth++) {
        parent = spans[parent]?.parent ?? -1;
    }
    return depth;
}

/** What a span is called: what was done, or what it waited for. */
export function spanName(spans: readonly TraceSpan[], at: number, nameOf: (id: string) => string): string {
    const span = spans[at];
    switch (span?.kind) {
        case 'attempt': {
            const { id, attempt = 1 } = span;
            const work = spans.find((each) => each.kind === 'work' && each.parent === at);
            // Steps of scenarios have no name of their own, but what they reach has one.
            const name = nameOf(id) === id && work ? `to ${nameOf(work.id)}` : nameOf(id);
            return attempt < 2 ? name : `${name}, try ${attempt}`;
        }
        case 'backoff':
            return 'backoff';
        case 'queue':
            return 'waiting for a place';
        case 'work':
        case 'publish':
            return nameOf(span.id);
        case undefined:
            return '';
    }
}
