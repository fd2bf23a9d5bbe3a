import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, callEvery, watchedBreaker } from '../breaker-run.ts';

describe.each(['envoy', 'istio'])('outlier detection of the kind %s', (kind) => {
    it('ejects a host after five failures in a row, and nobody else', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        expect(breaker.judges).toBe('hosts');
        callEvery(breaker, [0, 4, 1], 'down', 3);
        call(breaker, 4, 'ok', 3);
        callEvery(breaker, [5, 10, 1], 'down', 3);
        expect(changes).toEqual(['9 open of 3']);
        expect(breaker.wouldAllow(10, 3)).toBe(false);
        expect(breaker.wouldAllow(10, 4)).toBe(true);
    });

    it('takes it back at the first sweep after 30 s times its ejections, at most 300 s', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        callEvery(breaker, [0, 4_000_000, 100], 'down', 0);
        const out = changes.map((each) => Number(each.split(' ')[0]));
        const waits = out.flatMap((at, index) => (index % 2 === 1 ? [at - (out[index - 1] ?? 0)] : []));
        expect(changes.slice(0, 4)).toEqual(['400 open', '40000 closed', '40400 open', '110000 closed']);
        // Each sweep is at a multiple of 10 s; an ejection begins 0.4 s after one.
        expect(waits.slice(0, 10)).toEqual([
            39_600, 69_600, 99_600, 129_600, 159_600, 189_600, 219_600, 249_600, 279_600, 309_600,
        ]);
        expect(waits.slice(10).every((wait) => wait === 309_600)).toBe(true);
    });

    it('counts one ejection less after each sweep that finds it well', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        callEvery(breaker, [0, 500, 100], 'down');
        callEvery(breaker, [40_000, 40_500, 100], 'down');
        // Back at 110 s; the sweeps at 120 s and 130 s take both ejections from the count.
        callEvery(breaker, [131_000, 131_500, 100], 'down');
        breaker.advance(200_000);
        expect(changes.slice(4)).toEqual(['131400 open', '170000 closed']);
    });

    it('takes it back at a sweep when just its time is over', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        for (let failure = 0; failure < 5; failure++) {
            call(breaker, 10_000, 'down');
        }
        breaker.advance(50_000);
        expect(changes).toEqual(['10000 open', '40000 closed']);
    });

    it('counts no more ejections than make the longest wait', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        callEvery(breaker, [0, 8_000_000, 100], 'down');
        // One sweep more than the waits of 30 s that fit into the longest one, however often it was ejected.
        const back = Number(
            changes
                .filter((each) => each.endsWith('closed'))
                .at(-1)
                ?.split(' ')[0],
        );
        const quiet = watchedBreaker({ kind }, 10);
        callEvery(quiet.breaker, [0, back, 100], 'down');
        callEvery(quiet.breaker, [back, back + 115_000, 1000], 'ok');
        callEvery(quiet.breaker, [back + 115_000, back + 115_005, 1], 'down');
        const out = back + 115_004;
        quiet.breaker.advance(out + 400_000);
        expect(quiet.changes.slice(-2)).toEqual([`${out} open`, `${back + 150_000} closed`]);
    });

    it('ejects no more than a tenth of the hosts: of fewer than ten none', () => {
        const few = watchedBreaker({ kind }, 9);
        callEvery(few.breaker, [0, 1000, 1], 'down', 2);
        expect(few.changes).toEqual([]);
        const many = watchedBreaker({ kind }, 25);
        for (const host of [0, 1, 2, 3]) {
            callEvery(many.breaker, [0, 5, 1], 'down', host);
        }
        expect(many.changes).toEqual(['4 open', '4 open of 1']);
        // Replicas come and go.
        many.breaker.setHosts(30);
        callEvery(many.breaker, [10, 15, 1], 'down', 3);
        expect(many.changes.at(-1)).toBe('14 open of 3');
    });

    it('begins a new row when the limit keeps a host in', () => {
        const { breaker, changes } = watchedBreaker({ kind }, 10);
        callEvery(breaker, [0, 5, 1], 'down', 0);
        callEvery(breaker, [5, 12, 1], 'down', 1);
        // Back at 40 s; two failures are left of the seven.
        callEvery(breaker, [40_000, 40_002, 1], 'down', 1);
        expect(changes).toEqual(['4 open', '40000 closed']);
        call(breaker, 40_002, 'down', 1);
        expect(changes.at(-1)).toBe('40002 open of 1');
    });
});

describe('whatever happens', () => {
    it('no more hosts are out than the limit allows, and each is back in time', () => {
        const results = fc.array(
            fc.record({
                host: fc.integer({ min: 0, max: 29 }),
                fails: fc.boolean(),
                times: fc.integer({ min: 1, max: 9 }),
                after: fc.integer({ min: 0, max: 20_000 }),
            }),
            { minLength: 30, maxLength: 200 },
        );
        let ejections = 0;
        fc.assert(
            fc.property(results, (sequence) => {
                const { breaker, changes } = watchedBreaker({ kind: 'envoy' }, 30);
                let now = 0;
                for (const { host, fails, times, after } of sequence) {
                    now += after;
                    for (let time = 0; time < times; time++) {
                        call(breaker, now, fails ? 'down' : 'ok', host);
                    }
                    const out = Array.from({ length: 30 }, (_, each) => breaker.stateOf(each)).filter(
                        (state) => state === 'open',
                    );
                    expect(out.length).toBeLessThanOrEqual(3);
                }
                ejections += changes.length;
                breaker.advance(now + 310_000);
                expect(Array.from({ length: 30 }, (_, each) => breaker.stateOf(each))).toEqual(
                    Array(30).fill('closed'),
                );
            }),
        );
        expect(ejections).toBeGreaterThan(100);
    });
});
