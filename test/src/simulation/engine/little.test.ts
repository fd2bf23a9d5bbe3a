import { expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { meanLatency, mergeLatencies } from '../../../../src/simulation/record/latency-histogram.ts';
import { sum } from './measured.ts';
import { call, channel, inOrder, plan, server, work } from './plans.ts';

it('holds Little’s law at every server: requests there are those that come times how long they stay', () => {
    const duration = 2e6;
    const record = runPlan(
        plan({
            servers: [
                server('client', { kind: 'client' }),
                server('front', { instances: 3, concurrency: 8 }),
                server('store', { kind: 'store', concurrency: 4 }),
                server('mailer', { instances: 2, concurrency: 1, balancing: 'round-robin' }),
            ],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('front', 1, {
                    takes: { by: 'mean', mean: 20 },
                    steps: [...inOrder(1), { do: 'publish', channel: 0 }],
                }),
                work('store', 2, { takes: { by: 'uniform', min: 5, max: 25 }, fails: 0.02 }),
                work('mailer', 3, { takes: { by: 'mean', mean: 12 } }),
            ],
            calls: [
                call('scenario:1', 0, 1, { timeout: 400 }),
                call('front:1', 1, 2, { timeout: 60, retry: { retries: 2, jitter: false, when: [] } }),
            ],
            channels: [channel('mails', [3])],
            loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 120 }, duration, work: 0 }],
            watched: [1, 2, 3].map((id) => ({ id: String(id), works: [id], channels: [], servers: [id] })),
            timing: { duration, warmup: 0, interval: 20_000 },
            network: { delay: 0.5 },
        }),
        1,
        { traces: 0 },
    );
    for (const [index, watched] of record.watched.entries()) {
        const server = record.servers[index + 1];
        const there = (sum(server?.busy) + sum(server?.waiting)) / (server?.busy.length ?? 1);
        const stay = meanLatency(mergeLatencies(watched.latency)) ?? 0;
        expect(there / ((sum(watched.arrivals) / duration) * stay)).toBeCloseTo(1, 3);
    }
    expect(sum(record.servers[3]?.waiting)).toBeGreaterThan(0);
    expect(sum(record.calls[1]?.failures)).toBeGreaterThan(0);
});
