import { describe, expect, it } from 'vitest';
import { runInTime, type WantedRun } from '../../../../src/agents/experiments/run-in-time.ts';

/** A run that takes as long as it is left to. */
const endless = (id: string): WantedRun => ({
    id,
    run: (signal) =>
        new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
        }),
});

const unrunnable = (id: string): WantedRun => ({
    id,
    run: async () => ({ ok: false, id, problems: [{ message: 'It has no load.' }] }),
});

describe('runs for which somebody waits', () => {
    it('end with the time there is, and say what was left out', async () => {
        const { signal } = new AbortController();
        const outcome = await runInTime([unrunnable('A'), endless('B'), unrunnable('C')], signal, undefined, 20);
        expect(outcome.unrunnable.map(({ id }) => id)).toEqual(['A']);
        expect(outcome.late).toEqual(['B', 'C']);
    });

    it('end when nobody waits any more', async () => {
        const calling = new AbortController();
        const running = runInTime([endless('A')], calling.signal);
        calling.abort(new Error('not wanted'));
        await expect(running).rejects.toThrow('not wanted');
    });

    it('tell how far all of them are together', async () => {
        const told: number[] = [];
        const half = (id: string): WantedRun => ({
            id,
            async run(_, onProgress) {
                onProgress(0.5);
                return { ok: false, id, problems: [] };
            },
        });
        await runInTime([half('A'), half('B')], new AbortController().signal, (share) => told.push(share));
        expect(told).toEqual([0.25, 0.75]);
    });

    it('throw what goes wrong inside', async () => {
        const broken: WantedRun = { id: 'A', run: () => Promise.reject(new Error('a defect')) };
        await expect(runInTime([broken], new AbortController().signal)).rejects.toThrow('a defect');
    });
});
