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

/** Student's t for 99 %, two sides, with about ninety degrees of freedom. */
const T_99_OF_MANY = 2.63;

/**
 * The mean time of the requests of a run in seconds, with the half-width of its interval at 99 %. How many came and how
 * busy the servers were is known beforehand, so how far the run was off there tells how far off it is here: control
 * variates (Law, Simulation Modeling and Analysis, ch. 11.4), over intervals that are long enough to be independent.
 *
 * @param rate requests that come in a second
 * @param loads mean number of requests at work at each server behind the client
 */
export function controlledMean(record: RunRecord, rate: number, loads: readonly number[]) {
    const first = Math.ceil(record.warmup / record.interval);
    const [series] = record.scenarios;
    const there = (series?.latency ?? []).slice(first).map((latency) => latency.sum / record.interval);
    const arrived = (series?.arrivals ?? []).slice(first).map((count) => (count * 1000) / record.interval - rate);
    const busy = loads.map((load, at) => (record.servers[at + 1]?.busy ?? []).slice(first).map((each) => each - load));
    const controls = [arrived, ...busy];
    const covariances = controls.map((one) => controls.map((other) => covariance(one, other)));
    const weights = solve(
        covariances,
        controls.map((control) => covariance(control, there)),
    );
    const controlled = there.map((value, at) =>
        controls.reduce((left, control, of) => left - (weights[of] ?? 0) * (control[at] ?? 0), value),
    );
    const count = controlled.length;
    const spread = covariance(controlled, controlled) / (count - 1 - controls.length);
    return { mean: average(controlled) / rate, halfWidth: (T_99_OF_MANY * Math.sqrt(spread)) / rate };
}

function average(values: readonly number[]): number {
    return sum(values) / values.length;
}

/** Of as many values as there are: not corrected for their number. */
function covariance(one: readonly number[], other: readonly number[]): number {
    const [mean, otherMean] = [average(one), average(other)];
    return average(one.map((value, at) => (value - mean) * ((other[at] ?? 0) - otherMean)));
}

/** Solves a few linear equations whose matrix is symmetric and positive definite (Gauss, without pivots). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
    const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
    for (const [at, pivot] of rows.entries()) {
        const lead = pivot[at] ?? 1;
        for (const [other, row] of rows.entries()) {
            const factor = other === at ? 0 : (row[at] ?? 0) / lead;
            rows[other] = row.map((value, column) => value - factor * (pivot[column] ?? 0));
        }
    }
    return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/** All values of a row together. */
export function sum(values: readonly number[] | undefined): number {
    return (values ?? []).reduce((all, each) => all + each, 0);
}
