import { describe, expect, it } from 'vitest';
import { RateLimits } from '../../../../src/simulation/policies/rate-limits.ts';

describe('RateLimits', () => {
    it('counts for each by itself', () => {
        const limits = new RateLimits(2);
        const passed = (who: number, at: number) => [1, 2, 3].filter(() => limits.allowRequest(who, at)).length;
        // Two at once, and one more for each half of a second; whoever comes late has lost nothing to others.
        expect([passed(7, 0), passed(7, 500), passed(0, 500), passed(7, 1500)]).toEqual([2, 1, 2, 2]);
    });
});
