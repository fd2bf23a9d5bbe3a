import type { ExperimentLoad, Fault } from '../../model/experiment.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { RunTiming } from './simulation-plan.ts';

/** How long a load lasts when nobody says it, unless faults need longer. */
const USUAL_DURATION: Milliseconds = 300_000;
/** Time after the last fault in which one can see whether the system recovers. */
const TO_RECOVER: Milliseconds = 60_000;
/**
 * How long loads with these faults run: as long as the longest says; where none says it, until the faults are over.
 * Everything is measured unless a warm-up is said.
 */
export function timingOf(
    loads: readonly Pick<ExperimentLoad, 'duration' | 'warmup'>[],
    faults: readonly Pick<Fault, 'at' | 'duration'>[],
): RunTiming {
    const said = loads.flatMap((load) => load.duration ?? []);
    const duration = said.length > 0 ? longest(said) : usualDuration(faults);
    const warmup = longest(loads.flatMap((load) => load.warmup ?? []));
    return { duration, warmup, interval: intervalOf(duration) };
}

function usualDuration(faults: readonly Pick<Fault, 'at' | 'duration'>[]): Milliseconds {
    const lastEnd = longest(faults.map((fault) => fault.at + (fault.duration ?? 0)));
    return Math.max(USUAL_DURATION, faults.length === 0 ? 0 : lastEnd + TO_RECOVER);
}

function longest(times: readonly Milliseconds[]): Milliseconds {
    return times.reduce((most, each) => Math.max(most, each), 0);
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
