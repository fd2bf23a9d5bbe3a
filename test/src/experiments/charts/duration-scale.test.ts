import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationScale } from '../../../../src/experiments/charts/duration-scale.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

function ticksOf(longest: number, most = 4): readonly string[] {
    const { ticks, tickText } = durationScale(longest, most);
    return ticks.map(tickText);
}

describe('a scale of times', () => {
    it('tells round times, all in one unit', () => {
        expect(ticksOf(1.4 * SECOND)).toEqual(['0', '0.5 s', '1 s', '1.5 s']);
        expect(ticksOf(300)).toEqual(['0', '100 ms', '200 ms', '300 ms']);
        expect(ticksOf(0.018)).toEqual(['0', '5 µs', '10 µs', '15 µs', '20 µs']);
        expect(ticksOf(19 * HOUR)).toEqual(['0', '5 h', '10 h', '15 h', '20 h']);
        expect(ticksOf(100 * SECOND)).toEqual(['0', '25 s', '50 s', '75 s', '100 s']);
        expect(ticksOf(50 * HOUR)).toEqual(['0', '1 d', '2 d', '3 d']);
    });

    it('holds what it is made for, and says another thing at each tick', () => {
        fc.assert(
            fc.property(
                fc.double({ min: 0.001, max: 1e10, noNaN: true }),
                fc.integer({ min: 1, max: 8 }),
                (longest, most) => {
                    const { top, ticks } = durationScale(longest, most);
                    expect(top).toBeGreaterThanOrEqual(longest * (1 - 1e-6));
                    expect(ticks.length).toBeLessThanOrEqual(most + 1);
                    const texts = ticksOf(longest, most);
                    expect(new Set(texts).size).toBe(texts.length);
                },
            ),
        );
    });

    it('is one of a second where nothing took any time', () => {
        expect(ticksOf(0).at(-1)).toBe('1 s');
    });
});
