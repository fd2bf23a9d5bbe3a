import {
    ConstantBackoff,
    ExponentialBackoff,
    fullJitterGenerator,
    handleAll,
    noJitterGenerator,
    retry,
} from 'cockatiel';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backoffDelay, longestBackoff } from '../../../../src/simulation/policies/backoff.ts';
import { seededRandom } from './seeded-random.ts';

afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
});

/** The waits of cockatiel for a call that always fails. */
async function waitsOfCockatiel(maxAttempts: number, backoff: ConstantBackoff | ExponentialBackoff<number>) {
    vi.useFakeTimers();
    const policy = retry(handleAll, { maxAttempts, backoff });
    const waits: number[] = [];
    policy.onRetry(({ delay }) => waits.push(delay));
    const call = policy.execute(() => Promise.reject(new Error('down'))).catch(() => undefined);
    await vi.runAllTimersAsync();
    await call;
    return waits;
}

const REPETITIONS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('the wait before a repetition', () => {
    it('is none where nothing is said', () => {
        expect(longestBackoff(undefined, 1)).toBe(0);
    });

    it('is constant, as in cockatiel', async () => {
        const ours = REPETITIONS.map((at) => longestBackoff({ base: 70, growth: 'constant' }, at));
        expect(ours).toEqual(await waitsOfCockatiel(8, new ConstantBackoff(70)));
    });

    it('doubles up to its cap, as in cockatiel', async () => {
        const ours = REPETITIONS.map((at) => longestBackoff({ base: 50, growth: 'exponential', cap: 1000 }, at));
        expect(ours).toEqual([50, 100, 200, 400, 800, 1000, 1000, 1000]);
        const options = { generator: noJitterGenerator, initialDelay: 50, maxDelay: 1000 };
        expect(ours).toEqual(await waitsOfCockatiel(8, new ExponentialBackoff(options)));
    });

    it('is a share of that with jitter, as in cockatiel', async () => {
        const backoff = { base: 50, growth: 'exponential', cap: 1000 } as const;
        const random = seededRandom(1);
        const ours = REPETITIONS.map((at) => backoffDelay(backoff, true, at, random));
        vi.spyOn(Math, 'random').mockImplementation(seededRandom(1));
        const options = { generator: fullJitterGenerator, initialDelay: 50, maxDelay: 1000 };
        // It cuts to whole milliseconds.
        expect(ours.map(Math.floor)).toEqual(await waitsOfCockatiel(8, new ExponentialBackoff(options)));
    });

    it('draws no random number without jitter', () => {
        const random = () => {
            throw new Error('drawn');
        };
        expect(backoffDelay({ base: 5, growth: 'constant' }, false, 3, random)).toBe(5);
    });

    it('stays a number, however often', () => {
        const uncapped = { base: 50, growth: 'exponential' } as const;
        expect(longestBackoff(uncapped, 5000)).toBe(1e12);
        expect(backoffDelay({ base: 0, growth: 'exponential' }, true, 3, () => 0)).toBe(0);
        expect(backoffDelay(uncapped, true, 5000, () => 0)).toBe(0);
    });

    it('is spread evenly from nothing to the longest with jitter', () => {
        const random = seededRandom(7);
        const longest = 400;
        const draws = Array.from({ length: 100_000 }, () =>
            backoffDelay({ base: 100, growth: 'exponential' }, true, 3, random),
        );
        expect(Math.min(...draws.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
        expect(Math.max(...draws.slice(0, 50_000))).toBeLessThan(longest);
        // Kolmogorov-Smirnov against the uniform distribution: 1.63/√n at 1 %.
        const sorted = draws.toSorted((a, b) => a - b);
        const distance = sorted.reduce(
            (most, each, index) => Math.max(most, Math.abs(each / longest - (index + 0.5) / sorted.length)),
            0,
        );
        expect(distance).toBeLessThan(1.63 / Math.sqrt(sorted.length));
    });

    it('never shrinks and never exceeds the cap', () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 0, max: 10_000 }),
                fc.integer({ min: 0, max: 100_000 }),
                fc.integer({ min: 1, max: 2000 }),
                (base, cap, at) => {
                    const backoff = { base, growth: 'exponential', cap } as const;
                    expect(longestBackoff(backoff, at)).toBeLessThanOrEqual(cap);
                    expect(longestBackoff(backoff, at + 1)).toBeGreaterThanOrEqual(longestBackoff(backoff, at));
                },
            ),
        );
    });
});
