import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuantity, parseQuantity } from '../../../language/quantity.ts';
import { formatDuration, writtenDuration } from '../../../src/model/quantities.ts';
import '../../property-seed.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

describe('a duration, worded for people', () => {
    it.each([
        [0, '0 ms'],
        [0.0005, '0.5 µs'],
        [2.5, '2.5 ms'],
        [300, '300 ms'],
        [1.5 * SECOND, '1.5 s'],
        [59.99 * SECOND, '59.99 s'],
        [59.999 * SECOND, '1 min'],
        [60 * SECOND, '1 min'],
        [80 * SECOND, '1 min 20 s'],
        [90.5 * SECOND, '1 min 30.5 s'],
        [119.96 * SECOND, '2 min'],
        [5 * MINUTE, '5 min'],
        [59 * MINUTE + 59.98 * SECOND, '1 h'],
        [200 * MINUTE, '3 h 20 min'],
        [HOUR + 30 * SECOND, '1 h 0.5 min'],
        [36 * HOUR, '1 d 12 h'],
        [7 * DAY, '7 d'],
        [DAY - 1, '1 d'],
        [Number.POSITIVE_INFINITY, 'for ever'],
    ])('%d ms: %s', (ms, text) => {
        expect(formatDuration(ms)).toBe(text);
    });

    it('never tells sixty seconds, sixty minutes or a day of hours', () => {
        fc.assert(
            fc.property(fc.double({ min: MINUTE, max: 400 * DAY, noNaN: true }), (ms) => {
                const [, , rest] = /^([\d.]+) \w+(?: ([\d.]+) (?:s|min|h))?$/.exec(formatDuration(ms)) ?? [
                    '',
                    '',
                    'no',
                ];
                expect(Number(rest ?? 0)).toBeLessThan(60);
            }),
        );
    });
});

describe('a duration as the language writes it', () => {
    it.each([
        [0, '0ms'],
        [0.5, '500us'],
        [300, '300ms'],
        [1500, '1.5s'],
        [80 * SECOND, '80s'],
        [90 * SECOND, '90s'],
        [5 * MINUTE, '5min'],
        [200 * MINUTE, '200min'],
        [2 * HOUR, '2h'],
        [7 * DAY, '7d'],
    ])('%d ms: %s', (ms, text) => {
        expect(writtenDuration(ms)).toBe(text);
    });

    it('is read as what it was', () => {
        fc.assert(
            fc.property(fc.nat(10_000), fc.constantFrom(0.01, 1, 10, SECOND, MINUTE, HOUR, DAY), (count, unit) => {
                const read = parseQuantity(writtenDuration(count * unit));
                expect(isQuantity(read) ? read.value : read).toBeCloseTo(count * unit, 3);
            }),
        );
    });
});
