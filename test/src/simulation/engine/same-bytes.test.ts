import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { eventfulPlan } from './eventful-plan.ts';
import { sum } from './measured.ts';

const record = runPlan(eventfulPlan, 7);

it('comes to the same bytes in a worker', async () => {
    const worker = new Worker(new URL('./record-worker.ts', import.meta.url));
    const inWorker = await new Promise<unknown>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
    });
    await worker.terminate();
    expect(inWorker).toBe(JSON.stringify(record));
});

it('comes to the bytes that it came to before, on whatever machine', () => {
    expect(sum(record.calls[1]?.refused)).toBeGreaterThan(0);
    expect(record.breakers.some(({ changes }) => changes.length > 2)).toBe(true);
    const { slowest, ...counted } = record;
    expect(slowest).toHaveLength(20);
    expect(createHash('sha256').update(JSON.stringify(counted)).digest('hex')).toMatchInlineSnapshot(
        `"ee02d46c7093135fc0b231d33626e4c4ecd7c516fd18c252adc8c44cd0ae2f18"`,
    );
});
