import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../../src/simulation/policies/rate-limiter.ts';

/** How many requests pass that come at these times. */
function passing(limiter: RateLimiter, times: readonly number[]): number {
    return times.filter((now) => limiter.allowRequest(now)).length;
}

function every(step: number, from: number, to: number): readonly number[] {
    return Array.from({ length: Math.round((to - from) / step) }, (_, index) => from + index * step);
}

describe('a rate limit', () => {
    it('lets the burst of a second through, then its rate', () => {
        const limiter = new RateLimiter(50);
        expect(passing(limiter, Array(80).fill(0))).toBe(50);
        expect(passing(limiter, every(1, 1, 10_001))).toBe(500);
        // Quiet for a while: no more than a second's worth is saved up.
        expect(passing(limiter, Array(80).fill(60_000))).toBe(50);
    });

    it('lets all pass that come at the rate or more slowly, for long', () => {
        const limiter = new RateLimiter(3);
        expect(passing(limiter, every(1000 / 3, 0, 3_600_000))).toBe(10_800);
    });

    it('lets single requests through at rates below one a second', () => {
        const limiter = new RateLimiter(0.5);
        expect([0, 0, 1999, 2000, 2001].map((now) => limiter.allowRequest(now))).toEqual([
            true,
            false,
            false,
            true,
            false,
        ]);
    });

    it('lets nothing through at a rate of zero', () => {
        expect(passing(new RateLimiter(0), every(1000, 0, 100_000))).toBe(0);
    });

    it('takes a burst of its own', () => {
        expect(passing(new RateLimiter(100, 3), Array(10).fill(5))).toBe(3);
    });

    it('never lets more through in any stretch of time than the burst and its rate', () => {
        const steps = fc.array(
            fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ max: 3000, min: 0 })),
            {
                minLength: 5,
                maxLength: 150,
            },
        );
        fc.assert(
            fc.property(
                steps,
                fc.integer({ min: 1, max: 200 }),
                fc.integer({ min: 1, max: 20 }),
                (sequence, rate, burst) => {
                    const limiter = new RateLimiter(rate, burst);
                    let now = 0;
                    const passed: number[] = [];
                    for (const after of sequence) {
                        now += after;
                        if (limiter.allowRequest(now)) {
                            passed.push(now);
                        }
                    }
                    for (const [first, from] of passed.entries()) {
                        for (const [more, to] of passed.slice(first).entries()) {
                            expect(more + 1).toBeLessThanOrEqual(burst + ((to - from) * rate) / 1000 + 1e-3);
                        }
                    }
                },
            ),
        );
    });
});
