import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ReplicationRunner, RunningOptions } from './replication-runner.ts';
import type { RunThread, WorkerTask } from './worker-messages.ts';

/**
 * Runs replications side by side in threads, which are started when they are needed and kept for the next time. A
 * thread whose work is aborted is terminated: nothing else stops it at once.
 *
 * @param startThread starts a thread that runs `answerTasks`
 * @param most threads at a time
 */
export function runInWorkers(startThread: () => RunThread, most: number): ReplicationRunner {
    const idle: RunThread[] = [];
    const working = new Set<RunThread>();
    return {
        async run(plan, seeds, options = {}) {
            options.signal?.throwIfAborted();
            const threads = Array.from({ length: Math.min(most, seeds.length) }, () => idle.pop() ?? startThread());
            for (const thread of threads) {
                working.add(thread);
            }
            try {
                const records = await workOff(threads, plan, seeds, options);
                idle.push(...threads.filter((thread) => working.delete(thread)));
                return records;
            } finally {
                for (const thread of threads.filter((each) => working.delete(each))) {
                    thread.terminate();
                }
            }
        },
        stop() {
            for (const thread of [...idle.splice(0), ...working]) {
                thread.terminate();
            }
            working.clear();
        },
    };
}

/** Gives each thread one replication after the other until none is left. */
async function workOff(
    threads: readonly RunThread[],
    plan: SimulationPlan,
    seeds: readonly number[],
    { onProgress, signal }: RunningOptions,
): Promise<readonly RunRecord[]> {
    const queue = [...seeds.entries()];
    const shares = seeds.map(() => 0);
    const records = new Map<number, RunRecord>();
    const tell = (number: number, share: number) => {
        shares[number] = share;
        onProgress?.(shares.reduce((sum, each) => sum + each, 0) / seeds.length);
    };
    await Promise.all(
        threads.map(async (thread) => {
            for (let task = queue.shift(); task; task = queue.shift()) {
                const [number, seed] = task;
                records.set(
                    number,
                    await runOne(
                        thread,
                        { plan, seed, isTraced: number === 0 },
                        (share) => tell(number, share),
                        signal,
                    ),
                );
                tell(number, 1);
            }
        }),
    );
    return seeds.flatMap((_, number) => records.get(number) ?? []);
}

function runOne(
    thread: RunThread,
    task: WorkerTask,
    onProgress: (share: number) => void,
    signal: AbortSignal | undefined,
): Promise<RunRecord> {
    let abort: (() => void) | undefined;
    const running = new Promise<RunRecord>((resolve, reject) => {
        abort = () => reject(signal?.reason);
        signal?.addEventListener('abort', abort, { once: true });
        thread.onFault((message) => reject(new Error(message)));
        thread.onReport((report) => {
            switch (report.kind) {
                case 'progress':
                    return onProgress(report.share);
                case 'done':
                    return resolve(report.record);
                case 'failed':
                    return reject(new Error(report.message));
            }
        });
        thread.post(task);
    });
    return running.finally(() => abort && signal?.removeEventListener('abort', abort));
}
