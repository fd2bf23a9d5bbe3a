import type { Source } from '../model/source.ts';
import type { ExperimentReport } from './experiment-report.ts';

/**
 * What came of an experiment as plain data, for whatever is written as JSON. Times are milliseconds, shares are of one;
 * what is infinite (a recovery that never came, an interval without an end) becomes `null` as JSON has no sign for it.
 *
 * @param placeOf where an expectation stands, as the reader is told it
 */
export function experimentData<Place extends object>(
    { result, counterfactuals }: ExperimentReport,
    placeOf: (source: Source) => Place,
) {
    return {
        id: result.id,
        title: result.title,
        verdict: result.verdict,
        reasons: result.reasons,
        seed: result.seed,
        replications: result.replications,
        events: result.events,
        duration: result.duration,
        warmup: result.warmup,
        loads: result.loads,
        expectations: result.expectations.map((each) => ({
            phase: each.phase,
            text: each.text,
            verdict: each.verdict,
            unit: each.unit,
            measured: finite(each.measured),
            low: finite(each.low),
            high: finite(each.high),
            at: finite(each.at),
            detail: each.detail,
            ...placeOf(each.source),
        })),
        faults: result.faults,
        scenarios: result.scenarios,
        servers: result.servers,
        explanation: result.explanation,
        counterfactuals,
        assumptions: result.assumptions,
        notes: result.notes,
    };
}

function finite(value: number | undefined): number | null {
    return value !== undefined && Number.isFinite(value) ? value : null;
}
