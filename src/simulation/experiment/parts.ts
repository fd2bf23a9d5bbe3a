import type { Parts } from './confidence.ts';
import type { PlannedRun } from './measure.ts';
import type { TimeSpan } from './time-span.ts';

/** A stretch of a run. */
export interface Part {
    readonly run: PlannedRun;
    readonly span: TimeSpan;
}

/** Stretches that a single run is divided into: enough to see how they differ, and each long enough to stand for itself. */
const STRETCHES = 30;

/** What tells how sure a value is: the replications, or else the stretches of the only run. */
export function partsOf(runs: readonly PlannedRun[], span: TimeSpan): Parts<Part> {
    const [run] = runs;
    if (runs.length !== 1 || !run) {
        return { values: runs.map((each) => ({ run: each, span })), are: 'independent' };
    }
    const intervals = span.end - span.first;
    const count = Math.max(1, Math.min(STRETCHES, intervals));
    const edge = (number: number) => span.first + Math.round((number * intervals) / count);
    const spans = Array.from({ length: count }, (_, number) => ({ first: edge(number), end: edge(number + 1) }));
    return { values: spans.map((each) => ({ run, span: each })), are: 'successive' };
}
