import { describe, expect, it } from 'vitest';
import { call, callEvery, watchedBreaker } from '../breaker-run.ts';

describe('a breaker of the kind polly', () => {
    it('opens at a tenth of failures among a hundred calls or more', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'polly' });
        callEvery(breaker, [0, 9, 1], 'down');
        callEvery(breaker, [9, 99, 1], 'ok');
        expect(changes).toEqual([]);
        call(breaker, 99, 'down');
        expect(changes).toEqual(['99 open']);
    });

    it('is judged after failures only', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'polly' });
        callEvery(breaker, [0, 99, 1], 'down');
        callEvery(breaker, [99, 200, 1], 'ok');
        expect(changes).toEqual([]);
        call(breaker, 200, 'down');
        expect(changes).toEqual(['200 open']);
    });

    it('forgets a tenth of the sampling duration at a time', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'polly' });
        callEvery(breaker, [0, 990, 10], 'down');
        // The first bucket began at 0 and leaves at 30 s with all of them.
        callEvery(breaker, [30_000, 30_990, 10], 'down');
        expect(changes).toEqual([]);
        call(breaker, 30_990, 'down');
        expect(changes).toEqual(['30990 open']);
    });

    it('lets exactly one probe through after 5 s, which decides', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'polly' });
        callEvery(breaker, [0, 100, 1], 'down');
        expect(breaker.allowRequest(5098, 0)).toBe(false);
        expect(breaker.allowRequest(5099, 0)).toBe(true);
        expect(breaker.allowRequest(5099, 0)).toBe(false);
        expect(breaker.allowRequest(50_000, 0)).toBe(false);
        breaker.recordFailure(50_001, 0, 1);
        expect(call(breaker, 55_001, 'ok')).toBe(true);
        expect(changes).toEqual(['99 open', '5099 half-open', '50001 open', '55001 half-open', '55001 closed']);
    });

    it('breaks no longer for failures that come in late', () => {
        const { breaker } = watchedBreaker({ kind: 'polly' });
        callEvery(breaker, [0, 100, 1], 'down');
        breaker.recordFailure(4000, 0, 1);
        expect(breaker.allowRequest(5099, 0)).toBe(true);
    });
});
