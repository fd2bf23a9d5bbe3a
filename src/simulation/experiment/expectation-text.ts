import type { Expectation } from '../../model/experiment.ts';
import { decimal, formatDuration, formatRate, formatShare } from '../../model/quantities.ts';

/** What a metric is measured in. `share` is a fraction of one. */
export type MeasureUnit = 'ms' | 'share' | 'per-second' | 'count';

/** What an expectation is measured in. */
export function unitOf(expectation: Expectation): MeasureUnit {
    switch (expectation.metric) {
        case 'latency':
        case 'recovery':
            return 'ms';
        case 'errors':
        case 'utilisation':
            return 'share';
        case 'throughput':
            return 'per-second';
        case 'queue':
        case 'no-errors':
            return 'count';
    }
}

/** A measured value with its unit: `1.14 s`, `6.6 %`, `190/s`, `44`. */
export function formatMeasure(value: number, unit: MeasureUnit): string {
    if (!Number.isFinite(value)) {
        return 'never';
    }
    switch (unit) {
        case 'ms':
            return formatDuration(roundTo3(value));
        case 'share':
            return formatShare(roundTo3(value), 4);
        case 'per-second':
            return value < 1 ? formatRate(roundTo3(value)) : `${decimal(value, 1)}/s`;
        case 'count':
            return decimal(value, value < 100 ? 1 : 0);
    }
}

/** Three digits that mean something: more would pretend to an exactness that no run has. */
function roundTo3(value: number): number {
    return value === 0 ? 0 : Number(value.toPrecision(3));
}

/**
 * An expectation in the words of the language: `latency p99 of Purchase below 500 ms`.
 *
 * @param nameOf how an element is called for people
 */
export function expectationText(expectation: Expectation, nameOf: (id: string) => string): string {
    if (expectation.metric === 'recovery') {
        return `recovery within ${formatDuration(expectation.within)}`;
    }
    const of = expectation.of === undefined ? '' : ` of ${nameOf(expectation.of)}`;
    if (expectation.metric === 'no-errors') {
        return `no errors${of}`;
    }
    const { metric, compare, bound } = expectation;
    const quantile =
        metric === 'latency' && expectation.quantile !== undefined ? ` p${decimal(expectation.quantile * 100, 4)}` : '';
    const limit = metric === 'latency' ? formatDuration(bound) : formatMeasure(bound, unitOf(expectation));
    return `${metric}${quantile}${of} ${compare} ${limit}`;
}
