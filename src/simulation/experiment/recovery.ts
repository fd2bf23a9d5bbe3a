import type { Milliseconds } from '../../model/quantities.ts';
import type { MeasuredExpectation, PlannedRun } from './measure.ts';
import { spanOf } from './time-span.ts';
import { holdsForAll, windowLength } from './windows.ts';

/** How a run came back to its steady state after one fault. */
export interface Recovery {
    /** Number of the fault in the plan. */
    readonly fault: number;
    /** When the fault ended. */
    readonly end: Milliseconds;
    /**
     * Time from the end of the fault to the beginning of the first full window in which the steady state holds;
     * absent where there was none before the next fault or the end of the run.
     */
    readonly after?: Milliseconds;
    /** How long there was time to recover. */
    readonly observed: Milliseconds;
}

/**
 * The recoveries of a run: after each fault that ends, how long it took until the steady state held again for a full
 * window. Of faults that overlap the last one counts; one that lasts to the end has none.
 */
export function recoveries(run: PlannedRun, steady: readonly MeasuredExpectation[]): readonly Recovery[] {
    const { faults } = run.plan;
    return faults.flatMap((fault, number) => {
        if (fault.withoutEffect !== undefined || fault.until >= run.record.duration) {
            return [];
        }
        const others = faults.filter((other, at) => at !== number && other.withoutEffect === undefined);
        if (others.some((other) => other.at <= fault.until && other.until > fault.until)) {
            return [];
        }
        const next = others.filter(({ at }) => at > fault.until).map(({ at }) => at);
        return recoveryOf(run, steady, number, fault.until, Math.min(run.record.duration, ...next));
    });
}

function recoveryOf(
    run: PlannedRun,
    steady: readonly MeasuredExpectation[],
    fault: number,
    end: Milliseconds,
    limit: Milliseconds,
): Recovery {
    const { interval } = run.record;
    const span = spanOf(run.record, end, limit);
    const length = windowLength(run.record);
    const observed = limit - end;
    for (let first = span.first; first + length <= span.end; first++) {
        if (holdsForAll(run, steady, { first, end: first + length })) {
            return { fault, end, after: Math.max(0, first * interval - end), observed };
        }
    }
    return { fault, end, observed };
}
