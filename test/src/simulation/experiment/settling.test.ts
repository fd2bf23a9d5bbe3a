import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { settlingNotes } from '../../../../src/simulation/experiment/settling.ts';
import { measuredSpan } from '../../../../src/simulation/experiment/time-span.ts';
import type { PlannedLoad } from '../../../../src/simulation/plan/simulation-plan.ts';
import { replicationSeed } from '../../../../src/simulation/replication/replication-seed.ts';
import { oneQueue } from '../engine/plans.ts';

/** Ten runs of one queue with work of 10 ms in the mean. */
function notesOf(rate: number, seconds: number, warmup = 0, beside: readonly PlannedLoad['load'][] = []) {
    const planned = oneQueue(rate, seconds, { concurrency: 1 }, { takes: { by: 'mean', mean: 10 } });
    const plan = {
        ...planned,
        loads: [
            ...planned.loads,
            ...beside.map((load) => ({ scenario: 'beside', load, duration: seconds * 1000, work: 0 })),
        ],
        timing: { duration: seconds * 1000, warmup, interval: 1000 },
    };
    const runs = Array.from({ length: 10 }, (_, number) => ({
        plan,
        record: runPlan(plan, replicationSeed(1, number), { traces: 0 }),
    }));
    const [first] = runs;
    return first ? settlingNotes(runs, measuredSpan(first.record), (id) => id) : [];
}

describe('a system that fills', () => {
    it('is told of where runs are short for that', () => {
        expect(notesOf(97, 60)).toEqual([
            expect.stringMatching(
                /^scenario was faster while the system filled: \d+ ms in the mean of the first 12 s, \d+ ms after that\./,
            ),
        ]);
    });

    it('is not told of where it makes no difference, nor where what waits grows for ever', () => {
        expect(notesOf(50, 60)).toEqual([]);
        expect(notesOf(90, 300, 60_000)).toEqual([]);
        expect(notesOf(120, 60)).toEqual([]);
    });

    it('is not told of where another load changes over time', () => {
        expect(notesOf(50, 60, 0, [{ shape: 'burst', requests: 500, every: 30_000 }])).toEqual([]);
        expect(notesOf(50, 60, 0, [{ shape: 'ramp', from: 1, to: 40, over: 40_000 }])).toEqual([]);
    });
});
