import { describe, expect, it } from 'vitest';
import { call, callEvery, watchedBreaker } from '../breaker-run.ts';

describe('a breaker of the kind resilience4j', () => {
    it('judges the last hundred calls, once there are a hundred', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 50, 1], 'ok');
        callEvery(breaker, [50, 99, 1], 'down');
        expect(changes).toEqual([]);
        // The hundredth makes it 50 %.
        call(breaker, 99, 'down');
        expect(changes).toEqual(['99 open']);
    });

    it('opens on a success, too, if that makes the window full enough to be judged', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 99, 1], 'down');
        call(breaker, 99, 'ok');
        expect(changes).toEqual(['99 open']);
    });

    it('lets old results leave the window', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 49, 1], 'down');
        callEvery(breaker, [49, 200, 1], 'ok');
        callEvery(breaker, [200, 249, 1], 'down');
        expect(changes).toEqual([]);
        call(breaker, 249, 'down');
        expect(changes).toEqual(['249 open']);
    });

    it('waits a minute and a bit, then judges ten calls by the same share', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 100, 1], 'down');
        expect(call(breaker, 60_099, 'ok')).toBe(false);
        // Five of ten failed: open again.
        callEvery(breaker, [60_100, 60_105, 1], 'down');
        callEvery(breaker, [60_105, 60_109, 1], 'ok');
        expect(changes).toEqual(['99 open', '60100 half-open']);
        call(breaker, 60_109, 'ok');
        expect(changes.at(-1)).toBe('60109 open');
        // Four of ten failed: closed, with an empty window.
        callEvery(breaker, [120_110, 120_114, 1], 'down');
        callEvery(breaker, [120_114, 120_120, 1], 'ok');
        expect(changes.slice(3)).toEqual(['120110 half-open', '120119 closed']);
        callEvery(breaker, [120_120, 120_219, 1], 'down');
        expect(changes).toHaveLength(5);
    });

    it('lets ten calls through while half open, however long they take', () => {
        const { breaker } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 100, 1], 'down');
        const passed = Array.from({ length: 12 }, () => breaker.allowRequest(70_000, 0));
        expect(passed.filter((each) => each)).toHaveLength(10);
        // One is given up: another may go.
        breaker.release(70_001, 0);
        expect(breaker.allowRequest(70_001, 0)).toBe(true);
        expect(breaker.allowRequest(70_001, 0)).toBe(false);
    });

    it('opens when all calls are slow, longer than a minute by default', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'resilience4j' });
        callEvery(breaker, [0, 100, 1], 'ok', 0, 60_000);
        expect(changes).toEqual([]);
        callEvery(breaker, [100, 200, 1], 'ok', 0, 60_001);
        expect(changes).toEqual(['199 open']);
        const { breaker: strict, changes: strictly } = watchedBreaker({
            kind: 'resilience4j',
            slow: { threshold: 20, rate: 0.3 },
        });
        callEvery(strict, [0, 70, 1], 'ok', 0, 20);
        callEvery(strict, [70, 100, 1], 'ok', 0, 21);
        expect(strictly).toEqual(['99 open']);
    });

    it('caps the minimum to a smaller window', () => {
        const { breaker, changes } = watchedBreaker({
            kind: 'resilience4j',
            opens: { by: 'rate', failureRate: 0.5, calls: 4 },
        });
        callEvery(breaker, [0, 3, 1], 'down');
        expect(changes).toEqual([]);
        call(breaker, 3, 'down');
        expect(changes).toEqual(['3 open']);
        // The minimum is a hundred still, cut to the ten that pass: all of them are judged.
        callEvery(breaker, [60_004, 60_014, 1], 'ok');
        expect(changes.at(-1)).toBe('60013 closed');
    });

    it('judges a window of time by its seconds, with the calls as the minimum', () => {
        const { breaker, changes } = watchedBreaker({
            kind: 'resilience4j',
            opens: { by: 'rate', failureRate: 0.5, calls: 5, within: 3000 },
        });
        callEvery(breaker, [0, 400, 100], 'down');
        // The first second leaves when the fourth begins.
        call(breaker, 3000, 'down');
        expect(changes).toEqual([]);
        callEvery(breaker, [3100, 3500, 100], 'down');
        expect(changes).toEqual(['3400 open']);
    });
});
