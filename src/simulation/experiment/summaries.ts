import { latencyQuantile, meanLatency, mergeLatencies } from '../record/latency-histogram.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { LatencySummary, ScenarioSummary, ServerSummary } from './experiment-result.ts';
import { measuredSpan, type RequestTotals, requestTotals } from './time-span.ts';

/** Measured requests by scenario, of all replications together; in the order of the plan, each scenario once. */
export function scenarioSummaries(records: readonly RunRecord[]): readonly ScenarioSummary[] {
    const ids = [...new Set(records.flatMap(({ scenarios }) => scenarios.map(({ id }) => id)))];
    return ids.map((id) => {
        const series = records.flatMap((record) =>
            record.scenarios
                .filter((each) => each.id === id)
                .map((each) => requestTotals([each], measuredSpan(record))),
        );
        return { id, ...together(series) };
    });
}

function together(parts: readonly RequestTotals[]): Omit<ScenarioSummary, 'id'> {
    return {
        requests: parts.reduce((sum, part) => sum + part.requests, 0),
        errors: parts.reduce((sum, part) => sum + part.errors, 0),
        latency: latencySummary(mergeLatencies(parts.map(({ latency }) => latency))),
    };
}

/** Mean, percentiles and longest of some times. */
function latencySummary(latency: RequestTotals['latency']): LatencySummary {
    const quantile = (share: number) => latencyQuantile(latency, share) ?? 0;
    return {
        mean: meanLatency(latency) ?? 0,
        p50: quantile(0.5),
        p90: quantile(0.9),
        p99: quantile(0.99),
        max: latency.max,
    };
}

/** Servers in the order of the plan; clients serve nobody and are left out. */
export function serverSummaries(records: readonly RunRecord[]): readonly ServerSummary[] {
    return (records[0]?.servers ?? []).flatMap(({ id, kind }, at) => {
        const all = records.flatMap((record) => record.servers[at] ?? []);
        const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
        return kind === 'client'
            ? []
            : [
                  {
                      id,
                      utilisation: mean(all.map(({ utilisation }) => utilisation)),
                      queue: {
                          mean: mean(all.map(({ queue }) => queue.mean)),
                          max: Math.max(...all.map(({ queue }) => queue.max)),
                      },
                  },
              ];
    });
}
