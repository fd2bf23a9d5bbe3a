import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../src/simulation/experiment/explain-failure.ts';
import type { SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import { planOf, recordOf, repeated } from '../run-of.ts';

const FAULT = { title: 'delay stock by 1s', at: 5000, until: 10_000 } as SimulationPlan['faults'][number];

/** What is told of a slow request that began at a moment, with what else there is to say of it. */
function toldOf(at: number): string | undefined {
    const run = { plan: planOf(20, { faults: [FAULT] }), record: recordOf(repeated(20, { times: [100] })) };
    const slow = { kind: 'latency', at, text: 'it took long', detail: 'at work', elements: [] } as const;
    return explainFailure(run, (id) => id, [slow])[0]?.detail;
}

describe('a slow request', () => {
    it('is laid to the fault during which it began, and to none that was over', () => {
        expect([4000, 6000, 12_000].map(toldOf)).toEqual(['at work', 'at work; during: delay stock by 1s', 'at work']);
    });
});
