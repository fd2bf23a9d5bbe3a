import { formatMoment } from '../../model/quantities.ts';
import type { PlannedRun } from './measure.ts';
import { longestSilence } from './silence.ts';
import { measuredSpan } from './time-span.ts';
import { windowLength } from './windows.ts';

/**
 * Scenarios of which nobody was answered for a whole window, in the first replication in which that was so. Of users who
 * wait before they ask again few requests fail and few are slow then, however long it lasts: coordinated omission (Tene,
 * How NOT to Measure Latency).
 *
 * @param nameOf how an element is called for people
 * @returns a sentence or two for each
 */
export function silenceNotes(runs: readonly PlannedRun[], nameOf: (id: string) => string): readonly string[] {
    const loads = runs[0]?.plan.loads ?? [];
    return loads.flatMap(({ load, scenario }, at): readonly string[] => {
        for (const { record } of runs) {
            const series = record.scenarios[at];
            const silence = series && longestSilence(series, measuredSpan(record));
            if (silence && silence.end - silence.first >= windowLength(record)) {
                const [from, to] = [silence.first, silence.end].map((each) => formatMoment(each * record.interval));
                const told = `From ${from} to ${to} nobody was answered who asked for ${nameOf(scenario)}.`;
                return [load.shape === 'closed' ? `${told} ${OMITTED}` : told];
            }
        }
        return [];
    });
}

const OMITTED =
    'Users who wait ask nothing more, so its errors and percentiles look better than it was; expect a `throughput`, or load at a rate.';
