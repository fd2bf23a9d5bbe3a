import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from '../../../../src/diagram/waterfall/time-axis.ts';
import '../../../property-seed.ts';

describe('axisTicks', () => {
    it('are round', () => {
        expect(axisTicks(205).map(({ text }) => text)).toEqual(['0', '50 ms', '100 ms', '150 ms', '200 ms']);
        expect(axisTicks(0.7).map(({ text }) => text)).toEqual([
            '0',
            '100 µs',
            '200 µs',
            '300 µs',
            '400 µs',
            '500 µs',
            '600 µs',
            '700 µs',
        ]);
        expect(axisTicks(0)).toEqual([]);
    });

    it('are few, evenly spaced and within the axis', () => {
        fc.assert(
            fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (end) => {
                const times = axisTicks(end).map(({ time }) => time);
                expect(times.length).toBeGreaterThanOrEqual(2);
                expect(times.length).toBeLessThanOrEqual(9);
                expect(times[0]).toBe(0);
                expect(times.at(-1)).toBeLessThanOrEqual(end * 1.000001);
                expect((times.at(-1) ?? 0) / (times.length - 1)).toBeCloseTo(times[1] ?? 0, 9);
            }),
        );
    });
});
