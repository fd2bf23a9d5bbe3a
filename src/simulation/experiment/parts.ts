import type { Parts } from './confidence.ts';
import type { PlannedRun } from './measure.ts';
import type { TimeSpan } from './time-span.ts';

/** A stretch of a run. */
export interface Part {
    readonly run: PlannedRun;
    readonly span: TimeSpan;
}

/** So many replications tell by themselves how sure a value is; fewer are divided into stretches. */
const ENOUGH = 10;
/** Stretches in all: enough to see how they differ, and each long enough to stand for itself. */
const STRETCHES = 30;

/** What tells how sure a value is: the replications, or else stretches of the few that there are. */
export function partsOf(runs: readonly PlannedRun[], span: TimeSpan): Parts<Part> {
    const intervals = span.end - span.first;
    const count = runs.length >= ENOUGH ? 1 : Math.max(1, Math.min(Math.floor(STRETCHES / runs.length), intervals));
    const edge = (number: number) => span.first + Math.round((number * intervals) / count);
    const spans = Array.from({ length: count }, (_, number) => ({ first: edge(number), end: edge(number + 1) }));
    return { values: runs.flatMap((run) => spans.map((each) => ({ run, span: each }))), runs: runs.length };
}
