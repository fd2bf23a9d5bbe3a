import { describe, expect, it } from 'vitest';
import { call, callEvery, watchedBreaker } from '../breaker-run.ts';

describe('a breaker of the kind linkerd', () => {
    it('shuts an endpoint off after seven failures in a row, and no other', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'linkerd' }, 3);
        expect(breaker.judges).toBe('hosts');
        for (let now = 0; now < 7; now++) {
            call(breaker, now, 'down', 1);
            call(breaker, now, now === 3 ? 'ok' : 'down', 2);
        }
        expect(changes).toEqual(['6 open of 1']);
        expect([0, 1, 2].map((host) => breaker.wouldAllow(7, host))).toEqual([true, false, true]);
    });

    it('tries again after 1 s, 2 s and so on to a minute, each up to half as long again', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'linkerd' });
        callEvery(breaker, [0, 200_000, 1], 'down');
        const probed = changes.filter((each) => each.endsWith('half-open')).map((each) => Number(each.split(' ')[0]));
        const waits = probed.map((at, index) => at - (probed[index - 1] ?? 6));
        // Half of the half at random: a quarter longer.
        expect(waits).toEqual([1250, 2500, 5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    });

    it('lets one request through after the wait, and all after its success', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'linkerd' });
        callEvery(breaker, [0, 7, 1], 'down');
        // What comes in while it is shut changes nothing.
        breaker.recordSuccess(100, 0, 1);
        expect(breaker.allowRequest(1255, 0)).toBe(false);
        expect(breaker.allowRequest(1300, 0)).toBe(true);
        expect(breaker.allowRequest(1300, 0)).toBe(false);
        breaker.recordSuccess(1310, 0, 1);
        // The wait ends by itself, whenever the next request comes.
        expect(changes).toEqual(['6 open', '1256 half-open', '1310 closed']);
        callEvery(breaker, [2000, 2007, 1], 'down');
        // And the next one is short again.
        expect(breaker.wouldAllow(2006 + 1250, 0)).toBe(true);
    });

    it('tells at the end of waits that are over', () => {
        const { breaker, changes } = watchedBreaker({ kind: 'linkerd' });
        callEvery(breaker, [0, 7, 1], 'down');
        breaker.advance(9000);
        expect(changes).toEqual(['6 open', '1256 half-open']);
        expect(breaker.stateOf(0)).toBe('half-open');
    });
});
