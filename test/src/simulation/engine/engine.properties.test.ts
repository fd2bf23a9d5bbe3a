import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRun, type LogEntry, runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { RunRecord } from '../../../../src/simulation/record/run-record.ts';
import { sum } from './measured.ts';
import { call, inOrder, plan, server, work } from './plans.ts';
import { anyPlan } from './random-plan.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** Plans that go around in circles are cut short here; so many events are plenty for the others. */
const BOUNDS = { maxEvents: 10_000, maxWaiting: 2000 };

/** All numbers anywhere in some data. */
function numbersIn(data: unknown): readonly number[] {
    const found: number[] = [];
    const left: unknown[] = [data];
    while (left.length > 0) {
        const each = left.pop();
        if (typeof each === 'number') {
            found.push(each);
        } else if (typeof each === 'object' && each !== null) {
            left.push(...Object.values(each));
        }
    }
    return found;
}

describe('any plan', () => {
    it('runs to its end, and nothing in its record is negative or no number', () => {
        fc.assert(
            fc.property(anyPlan, seeds, (planned, seed) => {
                const { slowest, ...record } = runPlan(planned, seed, BOUNDS);
                expect(numbersIn(record).filter((value) => !(value >= 0))).toEqual([]);
                const spans = slowest.flatMap((trace) => trace.spans.map(({ parent, ...span }) => span));
                expect(numbersIn(spans).filter((value) => !(value >= 0))).toEqual([]);
                expect(spans.every(({ start, end }) => end >= start)).toBe(true);
            }),
            { numRuns: 100 },
        );
    });

    it('lets no more requests out than came in, and counts each of them once', () => {
        fc.assert(
            fc.property(anyPlan, seeds, (planned, seed) => {
                const { scenarios, watched } = runPlan(planned, seed, { ...BOUNDS, traces: 0 });
                for (const series of [...scenarios, ...watched]) {
                    expect(sum(series.requests)).toBeLessThanOrEqual(sum(series.arrivals));
                    expect(sum(series.errors)).toBeLessThanOrEqual(sum(series.requests));
                    expect(sum(series.latency.map(({ count }) => count))).toBe(sum(series.requests));
                    expect(sum(series.causes.map(({ count }) => count))).toBeLessThanOrEqual(sum(series.errors));
                }
            }),
            { numRuns: 100 },
        );
    });

    it('never has more requests at work than there are places', () => {
        fc.assert(
            fc.property(anyPlan, seeds, (planned, seed) => {
                const { servers } = runPlan(planned, seed, { ...BOUNDS, traces: 0 });
                for (const [index, { inUse, utilisation }] of servers.entries()) {
                    // Replicas that an autoscaler takes out still end what they have, in places that are no more.
                    if (planned.servers[index]?.replicas.target === undefined) {
                        expect(Math.max(0, ...inUse)).toBeLessThanOrEqual(1 + 1e-9);
                        expect(utilisation).toBeLessThanOrEqual(1 + 1e-9);
                    }
                }
            }),
            { numRuns: 60 },
        );
    });

    it('runs the same again, whatever its slices and whoever listens: record and log to the byte', () => {
        fc.assert(
            fc.property(anyPlan, seeds, fc.integer({ min: 1, max: 5000 }), (planned, seed, slice) => {
                const log: LogEntry[] = [];
                const again: LogEntry[] = [];
                const record = runPlan(planned, seed, { ...BOUNDS, log: (entry) => log.push(entry) });
                const run = createRun(planned, seed, { ...BOUNDS, log: (entry) => again.push(entry) });
                while (run.advance(slice) === 'running') {
                    // Goes on.
                }
                expect(JSON.stringify(run.finish())).toBe(JSON.stringify(record));
                expect(again).toEqual(log);
            }),
            { numRuns: 40 },
        );
    });

    it('is drained when its load ends early enough: what came in is out again', () => {
        const planned = plan({
            servers: [server('client', { kind: 'client' }), server('service', { instances: 2, concurrency: 2 })],
            works: [
                work('scenario', 0, { steps: inOrder(0) }),
                work('service', 1, { takes: { by: 'mean', mean: 30 } }),
            ],
            calls: [call('call', 0, 1, { retry: { retries: 2, jitter: false, when: [] } })],
            loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 90 }, duration: 50_000, work: 0 }],
            faults: [
                { at: 10_000, until: 12_000, title: 'kill', fault: 'kill', servers: [1], count: 1 },
                { at: 20_000, until: 21_000, title: 'kill all', fault: 'kill', servers: [1], count: 'all' },
            ],
            watched: [{ id: 'service', works: [1], channels: [], servers: [1] }],
        });
        const record = runPlan(planned, 1);
        for (const series of [...record.scenarios, ...record.watched]) {
            expect(sum(series.arrivals)).toBe(sum(series.requests));
        }
        expect(record.servers[1]?.replicas.slice(9, 22)).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 0, 2, 2]);
        expect(sum(record.scenarios[0]?.errors)).toBeGreaterThan(0);
    });
});

describe('what one element draws', () => {
    it('does not depend on others: one more of them leaves the rest as it was', () => {
        const service = { takes: { by: 'mean' as const, mean: 5 }, fails: 0.1 };
        const load = (scenario: string, does: number) => ({
            scenario,
            load: { shape: 'poisson' as const, rate: 50 },
            duration: 60_000,
            work: does,
        });
        const alone = plan({
            servers: [server('client', { kind: 'client' }), server('one', { concurrency: 1 })],
            works: [work('scenario', 0, { steps: inOrder(0) }), work('one', 1, service)],
            calls: [call('call', 0, 1)],
            loads: [load('scenario', 0)],
        });
        // The other scenario stands first, so that every number is another one.
        const beside = plan({
            servers: [server('other'), server('one', { concurrency: 1 }), server('client', { kind: 'client' })],
            works: [
                work('other', 0, service),
                work('one', 1, service),
                work('another scenario', 2, { steps: inOrder(0) }),
                work('scenario', 2, { steps: inOrder(1) }),
            ],
            calls: [call('other call', 2, 0), call('call', 2, 1)],
            loads: [load('another scenario', 2), load('scenario', 3)],
        });
        const [first] = runPlan(alone, 3).scenarios;
        const second = runPlan(beside, 3).scenarios[1];
        expect(second).toEqual(first);
        const errors = (record: RunRecord) => sum(record.scenarios[0]?.errors);
        expect(errors(runPlan(alone, 4))).not.toBe(errors(runPlan(alone, 3)));
    });
});
