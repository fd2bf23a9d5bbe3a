import type { Milliseconds } from '../../model/quantities.ts';
import type { RequestSeries, RunRecord } from '../record/run-record.ts';
import { type MeasuredExpectation, measure, type PlannedRun, seriesOf, violates } from './measure.ts';
import { isSilent, silenceBefore } from './silence.ts';
import type { TimeSpan } from './time-span.ts';

/** Longest stretch over which is judged whether a state holds at a moment, in milliseconds. */
const WINDOW = 10_000;
/** Part of a run that a window takes at most. */
const PART_OF_RUN = 0.1;

/** Intervals in one window: ten seconds, or a tenth of a short run, and never less than one interval. */
export function windowLength({ interval, duration }: RunRecord): number {
    return Math.max(1, Math.round(Math.min(WINDOW, duration * PART_OF_RUN) / interval));
}

/** Whether all of some expectations hold in a stretch; what has nothing to be measured on holds. */
function holds(run: PlannedRun, expectations: readonly MeasuredExpectation[], span: TimeSpan): boolean {
    return expectations.every((expectation) => {
        const measured = measure(run, expectation, span);
        return measured === undefined || !violates(expectation, measured.value);
    });
}

/** Whether all of some expectations hold in a stretch in which those that they speak of were answered, if anybody asked. */
export function holdsForAll(run: PlannedRun, expectations: readonly MeasuredExpectation[], span: TimeSpan): boolean {
    const isAnswered = expectations.every((each) => requestsOf(run, each).every((series) => !isSilent(series, span)));
    return isAnswered && holds(run, expectations, span);
}

/** The requests that an expectation is measured on; none where it speaks of places and queues. */
function requestsOf(run: PlannedRun, { metric, of }: MeasuredExpectation): readonly RequestSeries[] {
    return metric === 'queue' || metric === 'utilisation' ? [] : seriesOf(run, of);
}

/**
 * When an expectation first did not hold: the first interval that breaks it by itself, in the first window that does.
 * One bad interval in a good window is no break; percentiles of a second or so say little. Where nobody had been
 * answered for a whole window before, it broke with the beginning of that.
 */
export function firstBreak(
    run: PlannedRun,
    expectation: MeasuredExpectation,
    span: TimeSpan,
): Milliseconds | undefined {
    const length = expectation.metric === 'no-errors' ? 1 : Math.min(windowLength(run.record), span.end - span.first);
    const { interval } = run.record;
    const onset = (at: number) =>
        requestsOf(run, expectation).reduce(
            (earliest, series) => Math.min(earliest, silenceBefore(series, at, windowLength(run.record), span)),
            at,
        ) * interval;
    for (let first = span.first; first + length <= span.end && length > 0; first++) {
        if (!holds(run, [expectation], { first, end: first + length })) {
            for (let at = first; at < first + length; at++) {
                if (!holds(run, [expectation], { first: at, end: at + 1 })) {
                    return onset(at);
                }
            }
            return onset(first);
        }
    }
    return undefined;
}
