import { ln } from '../../model/elementary-functions.ts';
import { formatDuration } from '../../model/quantities.ts';
import { meanLatency } from '../record/latency-histogram.ts';
import { average, meanOfParts } from './confidence.ts';
import { formatMeasure } from './expectation-text.ts';
import type { PlannedRun } from './measure.ts';
import { lengthOf, requestTotals, type TimeSpan } from './time-span.ts';

/** Replications from which on a difference between two parts of them can be told from chance. */
const ENOUGH = 5;
/** Part at the start that is compared with the rest. */
const START = 0.2;
/** So many times as long as at the start requests have to take to be worth a word. */
const NOTABLE = 1.1;

/**
 * Scenarios whose requests were faster at the start, because a system begins empty and fills: a run that is short for
 * that shows it better than it is, which more replications do not mend.
 *
 * @param span from the beginning of what is measured to the first fault
 * @param nameOf how an element is called for people
 * @returns a sentence for each
 */
export function settlingNotes(
    runs: readonly PlannedRun[],
    span: TimeSpan,
    nameOf: (id: string) => string,
): readonly string[] {
    const [first] = runs;
    const count = Math.round((span.end - span.first) * START);
    const isGrowing = runs.some(({ record }) => record.diverging.length > 0 || record.cutShort !== undefined);
    // A load that changes makes requests faster or slower by itself, those of other loads, too.
    const isSteady = first?.plan.loads.every(({ load }) => load.shape !== 'ramp' && load.shape !== 'burst') ?? false;
    if (!first || runs.length < ENOUGH || count === 0 || isGrowing || !isSteady) {
        return [];
    }
    const start = { first: span.first, end: span.first + count };
    const rest = { first: start.end, end: span.end };
    return first.plan.loads.flatMap(({ scenario, load }, at): readonly string[] => {
        if (load.shape === 'closed') {
            return [];
        }
        const means = (of: TimeSpan) =>
            runs.flatMap(({ record }) => {
                const series = record.scenarios[at];
                return (series && meanLatency(requestTotals([series], of).latency)) ?? [];
            });
        const [early, late] = [means(start), means(rest)];
        if (early.length < runs.length || late.length < runs.length || early.some((mean) => mean <= 0)) {
            return [];
        }
        // Logarithms, because a mean that is long in one run would hide what all of them have in common.
        const growth = late.map((mean, run) => ln(mean / (early[run] ?? mean)) - ln(NOTABLE));
        const [before, after] = [average(early), average(late)];
        return meanOfParts({ values: growth, runs: runs.length }).low > 0
            ? [
                  `${nameOf(scenario)} was faster while the system filled: ${formatMeasure(before, 'ms')} in the mean of the first ${formatDuration(lengthOf(first.record, start))}, ${formatMeasure(after, 'ms')} after that. To leave that out, say \`warmup\`, and load for longer.`,
              ]
            : [];
    });
}
