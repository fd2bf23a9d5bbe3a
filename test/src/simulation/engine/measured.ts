import { latencyQuantile, meanLatency, mergeLatencies } from '../../../../src/simulation/record/latency-histogram.ts';
import type { RequestSeries, RunRecord } from '../../../../src/simulation/record/run-record.ts';

/** Student's t for 99 %, two sides, with so many degrees of freedom as there are batches less one: 19. */
const T_99 = 2.861;
const BATCHES = 20;

/** What a run measured of a series after its warm-up, in seconds, with the half-width of its mean's interval at 99 %. */
export function measured(record: RunRecord, series: RequestSeries) {
    const first = Math.ceil(record.warmup / record.interval);
    const rows = series.latency.slice(first);
    const all = mergeLatencies(rows);
    const size = Math.floor(rows.length / BATCHES);
    const means = Array.from({ length: BATCHES }, (_, batch) => {
        const histogram = mergeLatencies(rows.slice(batch * size, (batch + 1) * size));
        return (meanLatency(histogram) ?? 0) / 1000;
    });
    const mean = means.reduce((sum, each) => sum + each, 0) / BATCHES;
    const variance = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (BATCHES - 1);
    return {
        requests: all.count,
        mean: (meanLatency(all) ?? 0) / 1000,
        p99: (latencyQuantile(all, 0.99) ?? 0) / 1000,
        halfWidth: T_99 * Math.sqrt(variance / BATCHES),
    };
}

/** All values of a row together. */
export function sum(values: readonly number[] | undefined): number {
    return (values ?? []).reduce((all, each) => all + each, 0);
}
