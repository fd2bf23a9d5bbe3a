import { formatCount, formatDuration, formatMoment } from '../model/quantities.ts';
import { formatMeasure } from '../simulation/experiment/expectation-text.ts';
import type { ExperimentResult, JudgedExpectation } from '../simulation/experiment/experiment-result.ts';

/** What was expected, and of what: `steady: latency p99 of Buy below 50 ms`; what the whole run is held to goes without. */
export function phasedText({ phase, text }: Pick<JudgedExpectation, 'phase' | 'text'>): string {
    return phase === 'expect' ? text : `${phase}: ${text}`;
}

/** What was measured: `1.14 s`, `0 %`, `never`. */
export function valueText({ measured, unit, metric }: JudgedExpectation): string {
    if (measured === undefined) {
        return '';
    }
    return metric === 'no-errors'
        ? `${formatCount(measured)} ${measured === 1 ? 'error' : 'errors'}`
        : formatMeasure(measured, unit);
}

/** The interval in which it lies: `(1.11 s to 1.17 s)`; nothing where the value is all there is to know. */
export function intervalText({ measured, low, high, unit, metric }: JudgedExpectation): string {
    const never = measured === Number.POSITIVE_INFINITY;
    return low === undefined || high === undefined || low === high || never || metric === 'no-errors'
        ? ''
        : `(${formatMeasure(low, unit)} ${high === Number.POSITIVE_INFINITY ? 'or more' : `to ${formatMeasure(high, unit)}`})`;
}

/** What was measured, with its interval, the moment at which it broke, and what there is to say to it. */
export function measuredText(expectation: JudgedExpectation): string {
    const { measured, at, detail } = expectation;
    if (measured === undefined) {
        return detail ?? 'nothing was measured';
    }
    const interval = intervalText(expectation);
    const moment = at === undefined ? '' : `, broke at ${formatMoment(at)}`;
    return `${valueText(expectation)}${interval === '' ? '' : ` ${interval}`}${moment}${detail === undefined ? '' : `; ${detail}`}`;
}

/** How a run was made: `Purchase at 200/s for 5 min, seed 1, 10 replications, 600,000 requests`. */
export function runLine({ loads, duration, warmup, seed, replications, scenarios }: ExperimentResult): string {
    const requests = scenarios.reduce((sum, each) => sum + each.requests, 0);
    return [
        `${loads.join(' and ')} for ${formatDuration(duration)}`,
        ...(warmup > 0 ? [`warm-up ${formatDuration(warmup)}`] : []),
        `seed ${seed}`,
        `${replications} ${replications === 1 ? 'replication' : 'replications'}`,
        `${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`,
    ].join(', ');
}
