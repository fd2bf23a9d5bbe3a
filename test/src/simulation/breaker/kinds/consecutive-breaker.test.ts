import { describe, expect, it } from 'vitest';
import { call, callEvery, watchedBreaker } from '../breaker-run.ts';

describe('a plain breaker', () => {
    it('does what the model says', () => {
        const { breaker, changes } = watchedBreaker({
            opens: { by: 'consecutive', failures: 3 },
            waits: 1000,
            closesAfter: 2,
            probes: 1,
        });
        expect(breaker.judges).toBe('target');
        callEvery(breaker, [0, 3, 1], 'down');
        expect(call(breaker, 1002, 'ok')).toBe(false);
        expect(breaker.allowRequest(1003, 0)).toBe(true);
        expect(breaker.allowRequest(1003, 0)).toBe(false);
        breaker.recordSuccess(1004, 0, 1);
        call(breaker, 1005, 'ok');
        expect(changes).toEqual(['2 open', '1003 half-open', '1005 closed']);
        expect(breaker.stateOf(0)).toBe('closed');
    });

    it('opens after five failures and waits half a minute for one success, where nothing is said', () => {
        const { breaker, changes } = watchedBreaker({});
        callEvery(breaker, [0, 10, 1], 'down');
        callEvery(breaker, [30_004, 30_006, 1], 'ok');
        expect(changes).toEqual(['4 open', '30005 half-open', '30005 closed']);
    });

    it('takes slow calls for failures', () => {
        const { breaker, changes } = watchedBreaker({
            opens: { by: 'consecutive', failures: 2 },
            slow: { threshold: 200 },
        });
        callEvery(breaker, [0, 5, 1], 'ok', 0, 200);
        expect(changes).toEqual([]);
        callEvery(breaker, [5, 7, 1], 'ok', 0, 201);
        expect(changes).toEqual(['6 open']);
    });

    it('knows no kinds but those it knows', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'gobreaker' });
        callEvery(breaker, [0, 5, 1], 'down');
        expect(changes).toEqual(['4 open']);
    });
});

describe('a plain breaker that judges a share', () => {
    it('opens at the share of the last calls, once there are as many', () => {
        const { breaker, changes } = watchedBreaker({ opens: { by: 'rate', failureRate: 0.57, calls: 100 } });
        callEvery(breaker, [0, 43, 1], 'ok');
        callEvery(breaker, [43, 99, 1], 'down');
        expect(changes).toEqual([]);
        call(breaker, 99, 'down');
        expect(changes).toEqual(['99 open']);
    });

    it('takes shares as they are written, whatever binary fractions make of them', () => {
        for (let percent = 1; percent <= 99; percent++) {
            const { breaker, changes } = watchedBreaker({
                opens: { by: 'rate', failureRate: percent * 0.01, calls: 100 },
            });
            callEvery(breaker, [0, 100 - percent, 1], 'ok');
            callEvery(breaker, [100 - percent, 100, 1], 'down');
            expect(changes).toEqual(['99 open']);
        }
    });

    it('waits from when it opened, then closes after successes and opens after one failure', () => {
        const { breaker, changes } = watchedBreaker({
            opens: { by: 'rate', failureRate: 0.5, calls: 2 },
            waits: 100,
            closesAfter: 2,
        });
        callEvery(breaker, [0, 2, 1], 'down');
        breaker.recordFailure(90, 0, 1);
        expect(call(breaker, 101, 'ok')).toBe(false);
        call(breaker, 102, 'ok');
        call(breaker, 103, 'down');
        callEvery(breaker, [204, 206, 1], 'ok');
        expect(changes).toEqual(['1 open', '102 half-open', '103 open', '204 half-open', '205 closed']);
        // The window is empty.
        call(breaker, 206, 'down');
        expect(changes).toHaveLength(5);
    });

    it('judges all calls within a time when no number of them is said', () => {
        const { breaker, changes } = watchedBreaker({ opens: { by: 'rate', failureRate: 0.5, within: 1000 } });
        callEvery(breaker, [0, 3, 1], 'ok');
        callEvery(breaker, [3, 5, 1], 'down');
        expect(changes).toEqual([]);
        call(breaker, 5, 'down');
        expect(changes).toEqual(['5 open']);
    });

    it('counts slow calls as failures, or judges their share', () => {
        const counted = watchedBreaker({
            opens: { by: 'rate', failureRate: 0.5, calls: 4 },
            slow: { threshold: 10 },
        });
        call(counted.breaker, 0, 'down');
        callEvery(counted.breaker, [1, 3, 1], 'ok');
        call(counted.breaker, 3, 'ok', 0, 11);
        expect(counted.changes).toEqual(['3 open']);
        const judged = watchedBreaker({
            opens: { by: 'rate', failureRate: 0.5, calls: 4 },
            slow: { threshold: 10, rate: 0.75 },
        });
        call(judged.breaker, 0, 'down');
        callEvery(judged.breaker, [1, 3, 1], 'ok', 0, 11);
        call(judged.breaker, 3, 'ok');
        expect(judged.changes).toEqual([]);
        call(judged.breaker, 4, 'ok', 0, 11);
        expect(judged.changes).toEqual(['4 open']);
    });

    it('does not take a slow probe for a good one', () => {
        const { breaker, changes } = watchedBreaker({
            opens: { by: 'rate', failureRate: 0.5, calls: 2 },
            waits: 10,
            slow: { threshold: 10, rate: 1 },
        });
        callEvery(breaker, [0, 2, 1], 'down');
        call(breaker, 20, 'ok', 0, 11);
        expect(changes).toEqual(['1 open', '20 half-open', '20 open']);
    });
});
