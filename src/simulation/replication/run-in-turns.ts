import { createRun } from '../engine/run-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ReplicationRunner } from './replication-runner.ts';

/** Events between two looks at who else wants to run: a few milliseconds. */
const SLICE = 20_000;

/** Runs one replication behind the other in the thread that asks, which goes on with its other work in between. */
export function runInTurns(): ReplicationRunner {
    return {
        async run(plan, seeds, { onProgress, signal } = {}) {
            const records: RunRecord[] = [];
            for (const [number, seed] of seeds.entries()) {
                let within = 0;
                const run = createRun(plan, seed, {
                    ...(number === 0 ? {} : { traces: 0 }),
                    onProgress(share) {
                        within = share;
                    },
                });
                while (run.advance(SLICE) === 'running') {
                    onProgress?.((number + within) / seeds.length);
                    await nextTurn();
                    signal?.throwIfAborted();
                }
                records.push(run.finish());
            }
            return records;
        },
        stop() {
            // It holds nothing; a run that is under way ends by its signal.
        },
    };
}

/** Lets everything else that waits run first: a promise alone would not let timers and messages through. */
function nextTurn(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, 0);
    });
}
