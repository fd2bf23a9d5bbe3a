import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallWindow, judgeWindow } from '../../../../../src/simulation/breaker/windows/call-window.ts';
import { CountWindow } from '../../../../../src/simulation/breaker/windows/count-window.ts';
import { SamplingWindow } from '../../../../../src/simulation/breaker/windows/sampling-window.ts';
import { TimeWindow } from '../../../../../src/simulation/breaker/windows/time-window.ts';

interface Result {
    readonly now: number;
    readonly failed: boolean;
    readonly slow: boolean;
}

const results: fc.Arbitrary<readonly Result[]> = fc
    .array(
        fc.tuple(
            fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 5000 })),
            fc.boolean(),
            fc.boolean(),
        ),
        {
            minLength: 1,
            maxLength: 120,
        },
    )
    .map((steps) => {
        let now = 0;
        return steps.map(([after, failed, slow]) => {
            now += after;
            return { now, failed, slow };
        });
    });

/** The window against all results so far of which it is to hold some. */
function expectHolds(
    window: CallWindow,
    sequence: readonly Result[],
    holds: (all: readonly Result[]) => readonly Result[],
) {
    for (const [index, { now, failed, slow }] of sequence.entries()) {
        window.record(now, failed, slow);
        const held = holds(sequence.slice(0, index + 1));
        expect({ calls: window.calls, failures: window.failures, slow: window.slow }).toEqual({
            calls: held.length,
            failures: held.filter((each) => each.failed).length,
            slow: held.filter((each) => each.slow).length,
        });
    }
}

describe('a window', () => {
    it('of calls holds the last so many', () => {
        fc.assert(
            fc.property(results, fc.integer({ min: 1, max: 20 }), (sequence, size) => {
                expectHolds(new CountWindow(size), sequence, (all) => all.slice(-size));
            }),
        );
    });

    it('of time holds those of the last slices', () => {
        fc.assert(
            fc.property(
                results,
                fc.integer({ min: 1, max: 400 }),
                fc.integer({ min: 1, max: 12 }),
                (sequence, width, slices) => {
                    expectHolds(new TimeWindow(width, slices), sequence, (all) => {
                        const latest = Math.floor((all.at(-1)?.now ?? 0) / width);
                        return all.filter(({ now }) => Math.floor(now / width) > latest - slices);
                    });
                },
            ),
        );
    });

    it('of a sampling duration holds buckets that begin with a result', () => {
        fc.assert(
            fc.property(results, fc.constantFrom(100, 200, 1000, 3000), (sequence, length) => {
                const width = length < 200 ? length : length / 10;
                expectHolds(new SamplingWindow(length), sequence, (all) => {
                    const now = all.at(-1)?.now ?? 0;
                    let begun = Number.NEGATIVE_INFINITY;
                    return all.filter((each) => {
                        begun = each.now - begun >= width ? each.now : begun;
                        return now - begun < length;
                    });
                });
            }),
        );
    });

    it.each([
        ['calls', () => new CountWindow(3)],
        ['time', () => new TimeWindow(10, 3)],
        ['a sampling duration', () => new SamplingWindow(300)],
    ])('of %s holds nothing once it is emptied', (_, create) => {
        const window = create();
        for (const now of [0, 5, 12, 14]) {
            window.record(now, true, true);
        }
        window.clear();
        expect([window.calls, window.failures, window.slow]).toEqual([0, 0, 0]);
        window.record(15, false, true);
        expect([window.calls, window.failures, window.slow]).toEqual([1, 0, 1]);
    });
});

describe('judging a window', () => {
    const thresholds = { minimum: 4, failureRate: 0.5, slowRate: 0.75 };
    it.each([
        [{ calls: 0, failures: 0, slow: 0 }, 'too-few'],
        [{ calls: 3, failures: 3, slow: 3 }, 'too-few'],
        [{ calls: 4, failures: 2, slow: 0 }, 'exceeded'],
        [{ calls: 4, failures: 0, slow: 3 }, 'exceeded'],
        [{ calls: 5, failures: 2, slow: 3 }, 'within'],
    ])('of %o says %s', (counts, verdict) => {
        const window = { ...counts, record: () => undefined, clear: () => undefined };
        expect(judgeWindow(window, thresholds)).toBe(verdict);
    });
});
