import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetryBudget } from '../../../../src/simulation/policies/retry-budget.ts';

/** How many of so many repetitions at a time are paid for. */
function repeat(budget: RetryBudget, now: number, times: number): number {
    return Array.from({ length: times }, () => budget.tryAgain(now)).filter((paid) => paid).length;
}

function begin(budget: RetryBudget, now: number, times: number): void {
    for (let time = 0; time < times; time++) {
        budget.firstTry(now);
    }
}

describe('a retry budget', () => {
    it('pays for a share of first tries', () => {
        const budget = new RetryBudget(0.1);
        begin(budget, 0, 9);
        expect(repeat(budget, 0, 5)).toBe(0);
        begin(budget, 500, 91);
        expect(repeat(budget, 900, 50)).toBe(10);
        expect(repeat(budget, 9999, 5)).toBe(0);
    });

    it('forgets what is longer ago than ten seconds', () => {
        const budget = new RetryBudget(0.5);
        begin(budget, 500, 10);
        begin(budget, 5000, 4);
        expect(repeat(budget, 9999, 20)).toBe(7);
        begin(budget, 12_000, 100);
        // 104 first tries and 7 repetitions are left.
        expect(repeat(budget, 12_000, 100)).toBe(45);
        expect(repeat(budget, 500_000, 5)).toBe(0);
    });

    it('forgets repetitions as it forgets first tries', () => {
        const budget = new RetryBudget(0.5);
        begin(budget, 0, 10);
        expect(repeat(budget, 0, 20)).toBe(5);
        begin(budget, 5000, 10);
        expect(repeat(budget, 5000, 20)).toBe(5);
        begin(budget, 10_500, 10);
        expect(repeat(budget, 10_500, 20)).toBe(5);
    });

    it('pays a reserve on top, as Finagle and Linkerd do', () => {
        const budget = new RetryBudget(0.2, 10);
        expect(repeat(budget, 0, 200)).toBe(100);
        begin(budget, 0, 100);
        expect(repeat(budget, 0, 200)).toBe(20);
    });

    it('takes shares as they are written', () => {
        for (let percent = 1; percent <= 100; percent++) {
            const budget = new RetryBudget(percent * 0.01);
            begin(budget, 0, 100);
            expect(repeat(budget, 0, 200)).toBe(percent);
        }
    });

    it('never pays for more than its share, whatever happens', () => {
        const steps = fc.array(
            fc.record({
                after: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 15_000 })),
                first: fc.integer({ min: 0, max: 30 }),
                repeated: fc.integer({ min: 0, max: 60 }),
            }),
            { minLength: 1, maxLength: 80 },
        );
        let paid = 0;
        fc.assert(
            fc.property(steps, fc.integer({ min: 0, max: 150 }), (sequence, percent) => {
                const budget = new RetryBudget(percent / 100);
                let [now, firstTries, repetitions] = [0, 0, 0];
                for (const { after, first, repeated } of sequence) {
                    now += after;
                    begin(budget, now, first);
                    firstTries += first;
                    repetitions += repeat(budget, now, repeated);
                    expect(repetitions).toBeLessThanOrEqual((percent / 100) * firstTries + 1e-6);
                }
                paid += repetitions;
            }),
        );
        expect(paid).toBeGreaterThan(1000);
    });
});
