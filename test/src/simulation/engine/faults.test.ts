import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type {
    PlannedCall,
    PlannedFault,
    PlannedServer,
    PlannedWork,
} from '../../../../src/simulation/plan/simulation-plan.ts';
import { cpuSlowdown, memorySlowdown } from '../../../../src/simulation/stress/slowdown.ts';
import { sum } from './measured.ts';
import { call, inOrder, plan, server, work } from './plans.ts';

const ALL = { calls: [], deliveries: [], publications: [], channels: [] };

/** What a fault says of itself; the rest is usual. */
type AnyFault = PlannedFault extends infer F ? (F extends PlannedFault ? Partial<F> & Pick<F, 'fault'> : never) : never;

/** Ten requests a second for twenty seconds; the fault from 5 s to 10 s. */
function broken(
    fault: AnyFault,
    said: { policy?: Partial<PlannedCall>; service?: Partial<PlannedServer>; done?: Partial<PlannedWork> } = {},
) {
    const when = { at: 5000, until: 10_000, title: 'fault' };
    return runPlan(
        plan({
            servers: [server('client', { kind: 'client' }), server('service', said.service)],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('service', 1, { takes: { by: 'constant', value: 20 }, ...said.done }),
            ],
            calls: [call('call', 0, 1, said.policy)],
            loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 10 }, duration: 20_000, work: 0 }],
            faults: [{ ...ALL, ...when, ...fault } as PlannedFault],
            timing: { duration: 20_000, warmup: 0, interval: 1000 },
            network: { delay: 0.5 },
        }),
        1,
    );
}

const failures = (record: ReturnType<typeof broken>) =>
    record.scenarios[0]?.causes.map(({ cause, at }) => `${cause} at ${at}`);

describe('a fault', () => {
    it('kills a replica: what is under way fails at once, what comes is refused, until it is back', () => {
        const record = broken({ fault: 'kill', servers: [1], count: 1, at: 5010 });
        expect(sum(record.scenarios[0]?.errors)).toBe(50);
        expect(failures(record)).toEqual(['unavailable at service']);
        expect(record.servers[1]?.replicas.slice(4, 11)).toEqual([1, 0, 0, 0, 0, 1, 1]);
        // The connection of the one under way breaks when the network tells it, after 10.5 of its 21 ms.
        expect(record.scenarios[0]?.latency[5]?.max).toBeCloseTo(10.5, 6);
    });

    it('kills those first that have been up longest, so that kills one after the other go around', () => {
        const kill = (at: number): PlannedFault => ({
            fault: 'kill',
            servers: [1],
            count: 1,
            at,
            until: at + 2000,
            title: 'kill',
        });
        const record = runPlan(
            plan({
                servers: [server('client', { kind: 'client' }), server('service', { instances: 4 })],
                works: [
                    work('scenario', 0, { steps: inOrder(0) }),
                    work('service', 1, { takes: { by: 'constant', value: 100 } }),
                ],
                calls: [call('call', 0, 1)],
                loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 1000 }, duration: 20_000, work: 0 }],
                faults: [5000, 7000, 9000, 11_000].map(kill),
                timing: { duration: 20_000, warmup: 0, interval: 1000 },
            }),
            1,
        );
        // A quarter of a hundred requests is at each, a third of them while one is down; none of them at one that just came.
        expect(record.scenarios[0]?.errors.flatMap((count) => (count > 0 ? [count] : []))).toEqual([25, 33, 33, 33]);
    });

    it('delays requests along a call by as much as it says', () => {
        const record = broken({ fault: 'delay', calls: [0], by: 100, jitter: 0 });
        expect(record.scenarios[0]?.latency.map(({ max }) => Math.round(max)).slice(4, 12)).toEqual([
            21, 121, 121, 121, 121, 121, 121, 21,
        ]);
    });

    it('loses requests: they time out, or break when the network is whole again', () => {
        const timed = broken({ fault: 'partition', calls: [0] }, { policy: { timeout: 200 } });
        // Who would wait until after the end has the connection broken before.
        expect(failures(timed)).toEqual(['timeout at call', 'partition at call']);
        expect(sum(timed.scenarios[0]?.errors)).toBe(50);
        const patient = broken({ fault: 'partition', calls: [0] });
        expect(failures(patient)).toEqual(['partition at call']);
        expect(patient.slowest[0]?.duration).toBeCloseTo(5000, 6);
        const forEver = broken({ fault: 'partition', calls: [0], until: Number.POSITIVE_INFINITY });
        expect(forEver.scenarios[0]?.causes).toEqual([{ cause: 'partition', at: 'call', count: 150 }]);
        expect(sum(forEver.scenarios[0]?.errors.slice(0, 19))).toBe(0);
    });

    it('takes processor time away: work takes 1/(1 − share) as long', () => {
        const record = broken({ fault: 'stress', servers: [1], resource: 'cpu', share: 0.75 });
        expect(record.scenarios[0]?.latency[7]?.max).toBeCloseTo(81, 6);
        expect([0, 0.5, 1].map(cpuSlowdown)).toEqual([1, 2, 1000]);
    });

    it('takes memory: slower from 70 % on, killed above the limit until the stress ends and it has started', () => {
        expect([0, 0.7, 0.85, 1].map((share) => Number(memorySlowdown(share).toFixed(3)))).toEqual([1, 1, 1.818, 10]);
        const record = broken({ fault: 'stress', servers: [1], resource: 'memory', share: 0.95 });
        expect(record.servers[1]?.replicas.slice(4, 12)).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
    });

    it('sets a clock wrong: credentials that live no longer than that are refused', () => {
        const skew = { fault: 'skew', servers: [1], by: 90_000 } as const;
        expect(failures(broken(skew, { policy: { credentialLifetime: 60_000 } }))).toEqual(['credentials at call']);
        expect(failures(broken(skew, { policy: { credentialLifetime: 120_000 } }))).toEqual([]);
    });

    it('sets a clock wrong: deadlines that are handed on have passed where it runs ahead', () => {
        const run = (by: number) =>
            runPlan(
                plan({
                    servers: [
                        server('client', { kind: 'client' }),
                        server('front', { propagatesDeadlines: true }),
                        server('back'),
                    ],
                    works: [
                        work('scenario', 0, { steps: inOrder(0) }),
                        work('front', 1, { steps: inOrder(1) }),
                        work('back', 2, { takes: { by: 'constant', value: 20 } }),
                    ],
                    calls: [call('front', 0, 1), call('back', 1, 2, { timeout: 500 })],
                    loads: [{ scenario: 'scenario', load: { shape: 'constant', rate: 10 }, duration: 10_000, work: 0 }],
                    faults: [{ at: 1, until: 20_000, title: 'skew', fault: 'skew', servers: [2], by }],
                }),
                1,
            );
        expect(failures(run(1000))).toEqual(['deadline at back']);
        expect(failures(run(-1000))).toEqual([]);
    });

    it('makes a share of the requests fail, or lets so many in and no more', () => {
        const failing = broken({ fault: 'fail', calls: [0], works: [], share: 1 });
        expect(failures(failing)).toEqual(['injected at call']);
        expect(sum(failing.servers[1]?.arrivals)).toBe(150);
        const throttled = broken({ fault: 'throttle', servers: [1], rate: 2 });
        expect(failures(throttled)).toEqual(['rate-limited at service']);
        expect(sum(throttled.scenarios[0]?.errors)).toBeGreaterThan(35);
    });

    it('without effect is told, not passed over', () => {
        const { notes } = broken({ fault: 'skew', servers: [1], by: 1, withoutEffect: 'Nothing here reads a clock.' });
        expect(notes).toEqual(['`fault` has no modelled effect: Nothing here reads a clock.']);
        expect(broken({ fault: 'kill', servers: [1], count: 3 }).notes).toEqual([
            'fault: only 1 of service was up to be killed.',
        ]);
    });
});
