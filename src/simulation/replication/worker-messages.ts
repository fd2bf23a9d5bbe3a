import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';

/** What a worker is asked: to run a plan once. A worker that shall stop is terminated. */
export interface WorkerTask {
    readonly plan: SimulationPlan;
    readonly seed: number;
    /** Whether its slowest requests are traced, which takes as long again. */
    readonly isTraced: boolean;
}

/** What a worker tells of its task. */
export type WorkerReport =
    | { readonly kind: 'progress'; readonly share: number }
    | { readonly kind: 'done'; readonly record: RunRecord }
    | { readonly kind: 'failed'; readonly message: string };

/** The end of a thread that a worker sees, in Node and in browsers. */
export interface WorkerPort {
    post(report: WorkerReport): void;
    onTask(listener: (task: WorkerTask) => void): void;
}

/** The end of a thread that its owner sees. */
export interface RunThread {
    post(task: WorkerTask): void;
    onReport(listener: (report: WorkerReport) => void): void;
    /** Called when the thread ends by a fault. */
    onFault(listener: (message: string) => void): void;
    terminate(): void;
}
