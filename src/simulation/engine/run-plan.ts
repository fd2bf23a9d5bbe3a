import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { createRun, type RunOptions } from './create-run.ts';

export { createRun, type RunOptions } from './create-run.ts';
export type { LogEntry } from './log.ts';

/** Events between two looks at whether to go on. */
const SLICE = 200_000;

/** Runs a plan in one go. The same plan and seed give the same record, to the byte. */
export function runPlan(plan: SimulationPlan, seed: number, options: RunOptions = {}): RunRecord {
    const run = createRun(plan, seed, options);
    while (run.advance(SLICE) === 'running') {
        // The slices are there for those who listen or stop it.
    }
    return run.finish();
}
