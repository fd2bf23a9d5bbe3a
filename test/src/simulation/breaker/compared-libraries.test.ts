import {
    CircuitState as CockatielState,
    ConsecutiveBreaker,
    CountBreaker,
    circuitBreaker,
    handleAll,
    type IBreaker,
    SamplingBreaker,
} from 'cockatiel';
import fc from 'fast-check';
import Opossum from 'opossum';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BreakerSettings } from '../../../../src/model/breakers/breaker-settings.ts';
import { breakerOf } from '../../../../src/simulation/breaker/create-breaker.ts';
import type { BreakerState, RunningBreaker } from '../../../../src/simulation/breaker/running-breaker.ts';

/** What a call meets, one after the other; a call ends when it begins. */
interface Call {
    readonly fails: boolean;
    /** Milliseconds since the call before. */
    readonly after: number;
}

const START = Date.UTC(2026, 0, 1);

beforeEach(() => {
    vi.useFakeTimers({ now: START });
});
afterEach(() => {
    vi.useRealTimers();
});

/** Calls of some distance, with stretches in which the target is down. */
function calls(after: fc.Arbitrary<number>): fc.Arbitrary<readonly Call[]> {
    const stretch = fc.tuple(fc.boolean(), fc.array(fc.tuple(fc.boolean(), after), { minLength: 1, maxLength: 30 }));
    return fc
        .array(stretch, { minLength: 1, maxLength: 8 })
        .map((stretches) =>
            stretches.flatMap(([isDown, results]) =>
                results.map(([fails, distance]) => ({ fails: isDown || fails, after: distance })),
            ),
        );
}

/** A breaker of ours at work on a call. */
function callOurs(breaker: RunningBreaker, { fails }: Call, now: number): BreakerState {
    if (breaker.allowRequest(now, 0)) {
        if (fails) {
            breaker.recordFailure(now, 0, 0);
        } else {
            breaker.recordSuccess(now, 0, 0);
        }
    }
    return breaker.stateOf(0);
}

function ours(settings: BreakerSettings): RunningBreaker {
    return breakerOf(settings, { hosts: 1, random: () => 0, observe: () => undefined });
}

const COCKATIEL_STATES: Readonly<Partial<Record<CockatielState, BreakerState>>> = {
    [CockatielState.Closed]: 'closed',
    [CockatielState.Open]: 'open',
    [CockatielState.HalfOpen]: 'half-open',
};

/** The states of both after each call, to be the same; ends where the one of cockatiel closes, if told so. */
async function compareWithCockatiel(
    settings: BreakerSettings,
    breaker: IBreaker,
    sequence: readonly Call[],
    { wait, probes = 1, untilClosed = false }: { wait: number; probes?: number; untilClosed?: boolean },
): Promise<readonly BreakerState[]> {
    vi.setSystemTime(START);
    const theirs = circuitBreaker(handleAll, {
        breaker,
        halfOpenAfter: wait,
        halfOpenSampling: { calls: probes, threshold: 0 },
    });
    const mine = ours(settings);
    const states: BreakerState[] = [];
    let now = 0;
    for (const call of sequence) {
        now += call.after;
        vi.setSystemTime(START + now);
        await theirs
            .execute(() => (call.fails ? Promise.reject(new Error('down')) : Promise.resolve()))
            .catch(() => undefined);
        const state = callOurs(mine, call, now);
        expect(state).toBe(COCKATIEL_STATES[theirs.state]);
        if (untilClosed && state === 'closed' && states.at(-1) !== undefined && states.at(-1) !== 'closed') {
            break;
        }
        states.push(state);
    }
    return states;
}

describe('step by step as cockatiel', () => {
    it('counts failures in a row', async () => {
        const seen = new Set<BreakerState>();
        await fc.assert(
            fc.asyncProperty(
                calls(fc.integer({ min: 1, max: 60 })),
                fc.integer({ min: 1, max: 5 }),
                fc.integer({ min: 1, max: 3 }),
                async (sequence, failures, successes) => {
                    // Cockatiel tries when just the wait is over, our machine only after that.
                    const states = await compareWithCockatiel(
                        {
                            judges: 'target',
                            opening: { by: 'consecutive', failures },
                            wait: { by: 'fixed', time: 99.5, since: 'last-failure', passes: 'after' },
                            probing: { by: 'successes', needed: successes, probes: Number.POSITIVE_INFINITY },
                        },
                        new ConsecutiveBreaker(failures),
                        sequence,
                        { wait: 100, probes: successes },
                    );
                    for (const state of states) {
                        seen.add(state);
                    }
                },
            ),
            { numRuns: 200 },
        );
        expect(seen.size).toBe(3);
    });

    /** A share that none of so few calls can be exactly: cockatiel opens above the share, everybody else at it. */
    const share = 0.501;

    it('judges the last calls', async () => {
        const seen = new Set<BreakerState>();
        await fc.assert(
            fc.asyncProperty(
                calls(fc.integer({ min: 1, max: 60 })),
                fc.integer({ min: 2, max: 20 }),
                fc.integer({ min: 1, max: 20 }),
                async (sequence, size, least) => {
                    const minimum = Math.min(size, least);
                    const states = await compareWithCockatiel(
                        {
                            judges: 'target',
                            opening: {
                                by: 'rate',
                                failureRate: share,
                                window: { of: 'calls', calls: size },
                                minimum,
                                judgesAfter: 'failures',
                            },
                            wait: { by: 'fixed', time: 100, since: 'opening', passes: 'at' },
                            probing: { by: 'successes', needed: 1, probes: 1 },
                        },
                        new CountBreaker({ threshold: share, size, minimumNumberOfCalls: minimum }),
                        sequence,
                        // It keeps the probe's success in the window, which is empty in ours as in Resilience4j's.
                        { wait: 100, untilClosed: true },
                    );
                    for (const state of states) {
                        seen.add(state);
                    }
                },
            ),
            { numRuns: 200 },
        );
        expect(seen.size).toBeGreaterThan(1);
    });

    it('judges the calls of a sampling duration', async () => {
        const seen = new Set<BreakerState>();
        // Steady calls, because buckets without any stay in its window.
        await fc.assert(
            fc.asyncProperty(calls(fc.constant(100)), async (sequence) => {
                const states = await compareWithCockatiel(
                    {
                        judges: 'target',
                        opening: {
                            by: 'rate',
                            failureRate: share,
                            window: { of: 'sampling', length: 10_000 },
                            minimum: 20,
                            judgesAfter: 'failures',
                        },
                        wait: { by: 'fixed', time: 5000, since: 'opening', passes: 'at' },
                        probing: { by: 'successes', needed: 1, probes: 1 },
                    },
                    new SamplingBreaker({ threshold: share, duration: 10_000, minimumRps: 2 }),
                    sequence,
                    { wait: 5000, untilClosed: true },
                );
                for (const state of states) {
                    seen.add(state);
                }
            }),
            { numRuns: 200 },
        );
        expect(seen.size).toBeGreaterThan(1);
    });
});

describe('step by step as opossum', () => {
    async function compareWithOpossum(sequence: readonly Call[]): Promise<readonly BreakerState[]> {
        vi.setSystemTime(START);
        const theirs = new Opossum(
            (fails: boolean) => (fails ? Promise.reject(new Error('down')) : Promise.resolve()),
            {
                timeout: false,
                errorThresholdPercentage: 50.1,
                volumeThreshold: 8,
                rollingCountTimeout: 10_000,
                rollingCountBuckets: 10,
                resetTimeout: 3000,
                rollingPercentilesEnabled: false,
                enableSnapshots: false,
            },
        );
        const mine = ours({
            judges: 'target',
            opening: {
                by: 'rate',
                failureRate: 0.501,
                window: { of: 'time', slice: 1000, slices: 10 },
                minimum: 8,
                judgesAfter: 'failures',
            },
            wait: { by: 'fixed', time: 3000, since: 'opening', passes: 'at' },
            probing: { by: 'successes', needed: 1, probes: 1 },
        });
        const states: BreakerState[] = [];
        let now = 0;
        for (const call of sequence) {
            now += call.after;
            await vi.advanceTimersByTimeAsync(call.after);
            // A timer ends its wait, the next request ends ours: both pass the same requests.
            expect(mine.wouldAllow(now, 0)).toBe(!theirs.opened);
            await theirs.fire(call.fails).catch(() => undefined);
            const state = callOurs(mine, call, now);
            expect(state).toBe(theirs.opened ? 'open' : theirs.halfOpen ? 'half-open' : 'closed');
            // It keeps the results from before it opened; ours begins with none.
            if (state === 'closed' && states.at(-1) === 'open') {
                break;
            }
            states.push(state);
        }
        theirs.shutdown();
        return states;
    }

    it('judges the calls of the last seconds', async () => {
        const seen = new Set<BreakerState>();
        await fc.assert(
            fc.asyncProperty(calls(fc.integer({ min: 1, max: 900 })), async (sequence) => {
                for (const state of await compareWithOpossum(sequence)) {
                    seen.add(state);
                }
            }),
            { numRuns: 150 },
        );
        expect(seen.size).toBeGreaterThan(1);
    });
});
