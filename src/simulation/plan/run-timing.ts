import type { ExperimentLoad, Fault } from '../../model/experiment.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { RunTiming } from './simulation-plan.ts';

/** How long a load lasts when nobody says it, unless faults need longer. */
export const USUAL_DURATION: Milliseconds = 300_000;
/** Time after the last fault in which one can see whether the system recovers. */
const TO_RECOVER: Milliseconds = 60_000;
/** Longest warm-up that is taken unasked. */
const MOST_WARMUP: Milliseconds = 30_000;
/** Share of the duration that is taken for warming up unasked. */
const USUAL_WARMUP = 0.1;

/** How long loads with these faults run: as long as the longest; one that says nothing until the faults are over. */
export function timingOf(
    loads: readonly Pick<ExperimentLoad, 'duration' | 'warmup'>[],
    faults: readonly Pick<Fault, 'at' | 'duration'>[],
): RunTiming {
    const lastEnd = faults.reduce((last, fault) => Math.max(last, fault.at + (fault.duration ?? 0)), 0);
    const unsaid = Math.max(USUAL_DURATION, faults.length === 0 ? 0 : lastEnd + TO_RECOVER);
    const duration = loads.reduce((longest, load) => Math.max(longest, load.duration ?? unsaid), 0);
    const said = loads.flatMap((load) => load.warmup ?? []);
    const first = faults.reduce((least, fault) => Math.min(least, fault.at), Number.POSITIVE_INFINITY);
    const warmup =
        said.length > 0
            ? said.reduce((longest, each) => Math.max(longest, each))
            : Math.min(MOST_WARMUP, duration * USUAL_WARMUP, first);
    return { duration, warmup, interval: intervalOf(duration) };
}

/** Most intervals of a series, about; so a curve of them can be drawn, and a long run stays small. */
const MOST_INTERVALS = 600;
const ROUND: readonly Milliseconds[] = [
    1, 10, 100, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 3_600_000,
];

/** A second, or a round time that gives series of a readable length. */
function intervalOf(duration: Milliseconds): Milliseconds {
    const least = duration >= 20_000 ? Math.max(1000, duration / MOST_INTERVALS) : duration / 100;
    return ROUND.find((each) => each >= least) ?? 3_600_000 * Math.ceil(least / 3_600_000);
}
