import { ExponentialBackoff, handleAll, noJitterGenerator, retry } from 'cockatiel';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Retry } from '../../../../src/model/policy.ts';
import { NO_MORE_TRIES, RetryPolicy } from '../../../../src/simulation/policies/retry-policy.ts';
import { seededRandom } from './seeded-random.ts';

function retryOf(retry: Partial<Retry>): Retry {
    return { retries: 2, jitter: false, when: [], ...retry };
}

/** The tries of a call, and whether the last one succeeded. */
function callWith(
    policy: RetryPolicy,
    succeeds: () => boolean,
    waits: (wait: number) => void = () => undefined,
): { readonly tries: number; readonly ok: boolean } {
    policy.firstTry(0);
    for (let tries = 1; ; tries++) {
        if (succeeds()) {
            return { tries, ok: true };
        }
        const wait = policy.nextTry(0, tries, 'server-error');
        if (wait === NO_MORE_TRIES) {
            return { tries, ok: false };
        }
        waits(wait);
    }
}

afterEach(() => {
    vi.useRealTimers();
});

describe('a retry', () => {
    it('tries as often as cockatiel, with the same waits, whatever happens', async () => {
        vi.useFakeTimers();
        const outcomes = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
        await fc.assert(
            fc.asyncProperty(outcomes, fc.integer({ min: 0, max: 6 }), async (succeeds, retries) => {
                const generator = noJitterGenerator;
                const backoff = new ExponentialBackoff({ generator, initialDelay: 20, maxDelay: 100 });
                const theirs = retry(handleAll, { maxAttempts: retries, backoff });
                const waits: number[] = [];
                theirs.onRetry(({ delay }) => waits.push(delay));
                let tries = 0;
                const call = theirs
                    .execute(() => {
                        tries++;
                        return succeeds[tries - 1] === false ? Promise.reject(new Error('down')) : Promise.resolve();
                    })
                    .then(
                        () => true,
                        () => false,
                    );
                await vi.runAllTimersAsync();
                const ok = await call;
                const policy = new RetryPolicy(
                    retryOf({ retries, backoff: { base: 20, growth: 'exponential', cap: 100 } }),
                    () => 0,
                );
                const ours: number[] = [];
                let made = 0;
                const outcome = callWith(
                    policy,
                    () => succeeds[made++] !== false,
                    (wait) => ours.push(wait),
                );
                expect({ ...outcome, waits: ours }).toEqual({ tries, ok, waits });
            }),
            { numRuns: 200 },
        );
    });
});

describe('retry n', () => {
    it.each([
        [0, 0.3],
        [1, 0.5],
        [3, 0.2],
        [3, 0.7],
        [5, 0.9],
    ])('with n = %i and a share of failures of %d tries and fails as often as it must', (retries, p) => {
        const random = seededRandom(retries + p);
        const policy = new RetryPolicy(retryOf({ retries }), random);
        const calls = 200_000;
        let tries = 0;
        let failures = 0;
        for (let call = 0; call < calls; call++) {
            const outcome = callWith(policy, () => random() >= p);
            tries += outcome.tries;
            failures += outcome.ok ? 0 : 1;
        }
        const expectedTries = (1 - p ** (retries + 1)) / (1 - p);
        const expectedFailures = p ** (retries + 1);
        // Three and a half standard errors of the means.
        const deviation = Math.sqrt(expectedFailures * (1 - expectedFailures));
        expect(Math.abs(failures / calls - expectedFailures)).toBeLessThan((3.5 * deviation) / Math.sqrt(calls));
        expect(Math.abs(tries / calls - expectedTries)).toBeLessThan((3.5 * (retries + 1)) / 2 / Math.sqrt(calls));
    });

    it.each([
        [1, 3],
        [2, 4],
        [3, 3],
        [4, 2],
    ])('with n = %i multiplies along a chain of %i calls whose end is down', (retries, depth) => {
        let reached = 0;
        const callAt = (level: number): boolean => {
            if (level === depth) {
                reached++;
                return false;
            }
            return callWith(new RetryPolicy(retryOf({ retries }), () => 0), () => callAt(level + 1)).ok;
        };
        expect(callAt(0)).toBe(false);
        expect(reached).toBe((1 + retries) ** depth);
    });

    it('waits as its backoff says', () => {
        const policy = new RetryPolicy(
            retryOf({ retries: 3, backoff: { base: 50, growth: 'exponential', cap: 150 } }),
            () => 0,
        );
        expect([1, 2, 3, 4].map((tries) => policy.nextTry(0, tries, 'timeout'))).toEqual([50, 100, 150, NO_MORE_TRIES]);
    });

    it('goes on for ever if told so', () => {
        const policy = new RetryPolicy(retryOf({ retries: 'forever' }), () => 0);
        expect(policy.nextTry(0, 1_000_000, 'timeout')).toBe(0);
    });

    it('tries again for the causes of its conditions only', () => {
        const policy = new RetryPolicy(retryOf({ when: ['timeout', 'overloaded'] }), () => 0);
        expect(policy.nextTry(0, 1, 'timeout')).toBe(0);
        expect(policy.nextTry(0, 1, 'bulkhead-full')).toBe(0);
        expect(policy.nextTry(0, 1, 'server-error')).toBe(NO_MORE_TRIES);
        expect(policy.nextTry(0, 1, 'breaker-open')).toBe(NO_MORE_TRIES);
    });

    it('keeps to its budget', () => {
        const policy = new RetryPolicy(retryOf({ retries: 3, budget: 0.2 }), () => 0);
        const outcomes = Array.from({ length: 100 }, () => callWith(policy, () => false).tries);
        expect(outcomes.reduce((sum, tries) => sum + tries, 0)).toBe(120);
    });
});
