import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Experiments as JSON, version 1. Times are milliseconds, shares are of one; what is infinite (a recovery that never
 * came, an interval without an end) is `null`.
 */
export function simulationJson(
    reports: readonly ExperimentReport[],
    { fileName }: Pick<ReportContext, 'fileName'>,
): string {
    const experiments = reports.map(({ result, counterfactuals }) => ({
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
            measured: each.measured ?? null,
            low: each.low ?? null,
            high: each.high ?? null,
            at: each.at ?? null,
            detail: each.detail,
            file: fileName(each.source.uri),
            line: each.source.range.start.line + 1,
        })),
        faults: result.faults,
        scenarios: result.scenarios,
        servers: result.servers,
        explanation: result.explanation,
        counterfactuals,
        assumptions: result.assumptions,
        notes: result.notes,
    }));
    return `${JSON.stringify({ version: 1, experiments }, null, 2)}\n`;
}
