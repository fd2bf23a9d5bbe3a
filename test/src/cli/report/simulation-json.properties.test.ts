import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulationJson } from '../../../../src/cli/report/simulation-json.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import { planExperiment } from '../../../../src/simulation/plan/plan-experiment.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../../src/simulation/plan/simulation-settings.ts';
import { experimentText } from '../../../arbitraries/experiment-text.ts';
import { modelOf } from '../../../model-of.ts';

const BOUNDS = { maxEvents: 30_000, maxWaiting: 3000, traces: 3 };

/** The part of the report that is promised to programs. */
interface Report {
    readonly expectations: readonly {
        readonly text: string;
        readonly unit: string;
        readonly verdict: string;
        readonly measured: number | null;
        readonly low: number | null;
        readonly high: number | null;
        readonly at: number | null;
    }[];
    readonly scenarios: readonly {
        readonly requests: number;
        readonly errors: number;
        readonly latency: Readonly<Record<'mean' | 'p50' | 'p90' | 'p99' | 'max', number>>;
    }[];
    readonly servers: readonly {
        readonly utilisation: number;
        readonly queue: { readonly mean: number; readonly max: number };
    }[];
}

/** Plans the experiment of a text, runs it twice, and reports: as text, and what programs read out of it. */
async function reportOf(text: string): Promise<{ json: string; report: Report; scales: boolean } | undefined> {
    const index = indexModel(await modelOf(text, { tolerant: true }));
    const [experiment] = index.model.experiments;
    const planned = experiment && planExperiment(index, experiment, DEFAULT_SIMULATION_SETTINGS);
    if (!experiment || !planned?.ok) {
        return undefined;
    }
    const { plan } = planned;
    const records = [1, 2].map((seed) => runPlan(plan, seed, BOUNDS));
    const result = judgeExperiment(experiment, plan, records, 1, (id) => id);
    const json = simulationJson([{ result, counterfactuals: [] }], { fileName: (uri) => uri });
    const [report] = JSON.parse(json).experiments;
    return { json, report, scales: plan.servers.some(({ replicas }) => replicas.target !== undefined) };
}

/** What cannot be in a report, in words. */
function nonsenseIn({ expectations, scenarios, servers }: Report, scales: boolean): readonly string[] {
    const wrong: string[] = [];
    const check = (isSo: boolean, what: string) => {
        if (!isSo) {
            wrong.push(what);
        }
    };
    for (const { text, unit, measured, low, high, at } of expectations) {
        const values = [measured, low, high, at].filter((value) => value !== null);
        check(
            values.every((value) => value >= 0),
            `${text}: ${values}`,
        );
        check(unit !== 'share' || scales || (measured ?? 0) <= 1, `${text}: ${measured}`);
        if (measured !== null) {
            check((low ?? 0) <= measured && measured <= (high ?? measured), `${text}: ${low}, ${measured}, ${high}`);
        }
    }
    for (const { requests, errors, latency } of scenarios) {
        const { mean, p50, p90, p99, max } = latency;
        check(p50 <= p90 && p90 <= p99 && p99 <= max && mean <= max * (1 + 1e-9), JSON.stringify(latency));
        check(errors <= requests, `${errors} of ${requests} failed`);
    }
    for (const { utilisation, queue } of servers) {
        check(utilisation >= 0 && (scales || utilisation <= 1 + 1e-9), `${utilisation} of the places in use`);
        check(queue.mean <= queue.max + 1e-9, `${queue.mean} wait, ${queue.max} at most`);
    }
    return wrong;
}

describe('any experiment', () => {
    it('is judged by numbers that make sense, the same each time', async () => {
        let judged = 0;
        await fc.assert(
            fc.asyncProperty(experimentText, async (text) => {
                const told = await reportOf(text);
                if (told) {
                    judged++;
                    expect(nonsenseIn(told.report, told.scales)).toEqual([]);
                    expect(told.json).not.toMatch(/NaN|Infinity|undefined|\[object/);
                    expect((await reportOf(text))?.json).toBe(told.json);
                }
            }),
            { numRuns: 40 },
        );
        expect(judged).toBeGreaterThan(25);
    });
});
