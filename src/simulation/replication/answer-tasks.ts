import { runPlan } from '../engine/run-plan.ts';
import type { WorkerPort } from './worker-messages.ts';

/** Share of a run between two reports of progress. */
const STEP = 0.01;

/** What a worker does: it runs what it is given, one task at a time, and tells how far it is. */
export function answerTasks(port: WorkerPort): void {
    port.onTask(({ plan, seed, isTraced }) => {
        let told = 0;
        try {
            const record = runPlan(plan, seed, {
                ...(isTraced ? {} : { traces: 0 }),
                onProgress(share) {
                    if (share >= told + STEP) {
                        told = share;
                        port.post({ kind: 'progress', share });
                    }
                },
            });
            port.post({ kind: 'done', record });
        } catch (error) {
            port.post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        }
    });
}
