import { describe, expect, it } from 'vitest';
import { createCrashBudget, MOST_RESTARTS, PERIOD } from '../../../src/extension/crash-budget.ts';

describe('the restarts of a crashing server', () => {
    it('end when it crashes at every start', () => {
        const budget = createCrashBudget(() => 0);
        const answers = Array.from({ length: MOST_RESTARTS + 1 }, () => budget.allowsRestart());
        expect(answers).toEqual([...Array.from({ length: MOST_RESTARTS }, () => true), false]);
    });

    it('go on when it crashes once in a while', () => {
        let time = 0;
        const budget = createCrashBudget(() => (time += PERIOD / MOST_RESTARTS));
        const answers = Array.from({ length: 50 }, () => budget.allowsRestart());
        expect(answers).not.toContain(false);
    });

    it('begin anew after a person started it again', () => {
        const budget = createCrashBudget(() => 0);
        while (budget.allowsRestart()) {
            // Until it gives up.
        }
        expect(budget.allowsRestart()).toBe(true);
    });
});
