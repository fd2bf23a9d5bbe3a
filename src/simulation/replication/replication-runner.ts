import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Runs plans; where and on how many threads is its own affair, what comes out is not. */
export interface ReplicationRunner {
    /**
     * Runs a plan once for each seed; the first run has the slowest requests traced.
     *
     * @returns the records in the order of the seeds
     * @throws the signal's reason when it is aborted; what a run throws
     */
    run(plan: SimulationPlan, seeds: readonly number[], options?: RunningOptions): Promise<readonly RunRecord[]>;
    /** Ends what is still running, and frees its threads. */
    stop(): void;
}

/** How to follow and to stop runs. */
export interface RunningOptions {
    /** Called now and then with the share of all runs that is done. */
    readonly onProgress?: (share: number) => void;
    readonly signal?: AbortSignal;
}
