import { describe, expect, it } from 'vitest';
import { replicationSeed } from '../../../../src/simulation/replication/replication-seed.ts';
import { runInWorkers } from '../../../../src/simulation/replication/run-in-workers.ts';
import type { RunThread, WorkerReport, WorkerTask } from '../../../../src/simulation/replication/worker-messages.ts';
import { planOf, recordOf, repeated } from '../run-of.ts';

/** Threads that are run by hand: each does what it is told when it is told. */
function threads() {
    const all: {
        task?: WorkerTask;
        report(report: WorkerReport): void;
        fault(message: string): void;
        isGone: boolean;
    }[] = [];
    const start = (): RunThread => {
        let listener: (report: WorkerReport) => void = () => undefined;
        let onFault: (message: string) => void = () => undefined;
        const thread = {
            isGone: false,
            task: undefined as WorkerTask | undefined,
            report: (report: WorkerReport) => listener(report),
            fault: (message: string) => onFault(message),
        };
        all.push(thread as (typeof all)[number]);
        return {
            post(task) {
                thread.task = task;
            },
            onReport(next) {
                listener = next;
            },
            onFault(next) {
                onFault = next;
            },
            terminate() {
                thread.isGone = true;
            },
        };
    };
    const finish = (at: number) => {
        const seed = all[at]?.task?.seed ?? 0;
        all[at]?.report({ kind: 'done', record: { ...recordOf(repeated(1, { times: [1] })), seed } });
        return new Promise((resolve) => setTimeout(resolve, 0));
    };
    return { all, start, finish };
}

const plan = planOf(1);

describe('replications in threads', () => {
    it('come back in the order of their seeds, whoever is done first', async () => {
        const { all, start, finish } = threads();
        const running = runInWorkers(start, 2).run(plan, [10, 20, 30]);
        expect(all.map(({ task }) => task?.seed)).toEqual([10, 20]);
        await finish(1);
        expect(all[1]?.task?.seed).toBe(30);
        await finish(1);
        await finish(0);
        expect((await running).map(({ seed }) => seed)).toEqual([10, 20, 30]);
    });

    it('tell how far all of them are together, and use threads again', async () => {
        const { all, start, finish } = threads();
        const runner = runInWorkers(start, 4);
        const told: number[] = [];
        const running = runner.run(plan, [1, 2], { onProgress: (share) => told.push(share) });
        all[0]?.report({ kind: 'progress', share: 0.5 });
        await finish(0);
        await finish(1);
        await running;
        expect(told).toEqual([0.25, 0.5, 1]);
        const again = runner.run(plan, [3]);
        await finish(all.findIndex(({ task }) => task?.seed === 3));
        await again;
        expect(all).toHaveLength(2);
    });

    it('end at once when they are aborted, and their threads with them', async () => {
        const { all, start } = threads();
        const abort = new AbortController();
        const running = runInWorkers(start, 2).run(plan, [1, 2, 3], { signal: abort.signal });
        abort.abort(new Error('Enough.'));
        await expect(running).rejects.toThrow('Enough.');
        expect(all.every(({ isGone }) => isGone)).toBe(true);
    });

    it('fail with the reason of the one that failed', async () => {
        const { all, start } = threads();
        const running = runInWorkers(start, 2).run(plan, [1, 2]);
        all[1]?.fault('out of memory');
        await expect(running).rejects.toThrow('out of memory');
        expect(all.every(({ isGone }) => isGone)).toBe(true);
    });
});

describe('the seeds of replications', () => {
    it('begin with the one that was given, and are all different', () => {
        const seeds = Array.from({ length: 1000 }, (_, number) => replicationSeed(7, number));
        expect(seeds[0]).toBe(7);
        expect(new Set(seeds).size).toBe(1000);
        expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
    });
});
