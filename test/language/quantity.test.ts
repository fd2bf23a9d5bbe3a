import { describe, expect, it } from 'vitest';
import { parseQuantity, splitQuantity } from '../../language/quantity.ts';

describe('parseQuantity', () => {
    it.each([
        ['300ms', { value: 300, dimension: 'duration', unit: 'ms' }],
        ['1.5s', { value: 1500, dimension: 'duration', unit: 's' }],
        ['250us', { value: 0.25, dimension: 'duration', unit: 'us' }],
        ['7d', { value: 604_800_000, dimension: 'duration', unit: 'd' }],
        ['99.95%', { value: 0.9995, dimension: 'share', unit: '%' }],
        ['0.05%', { value: 0.0005, dimension: 'share', unit: '%' }],
        ['200/s', { value: 200, dimension: 'rate', unit: '/s' }],
        ['30/min', { value: 0.5, dimension: 'rate', unit: '/min' }],
        ['64KiB', { value: 65_536, dimension: 'size', unit: 'KiB' }],
        ['12', { value: 12, dimension: 'count', unit: '' }],
        ['-3', { value: -3, dimension: 'count', unit: '' }],
    ])('reads %s in the base unit of its dimension', (text, expected) => {
        expect(parseQuantity(text)).toEqual(expected);
    });

    it('names a unit that it does not know', () => {
        expect(parseQuantity('300sec')).toEqual({ problem: 'unknown-unit', unit: 'sec' });
        expect(parseQuantity('300MS')).toEqual({ problem: 'unknown-unit', unit: 'MS' });
    });

    it('says that a text without a number is none', () => {
        expect(parseQuantity('')).toEqual({ problem: 'no-number', unit: '' });
        expect(parseQuantity('ms')).toEqual({ problem: 'no-number', unit: '' });
    });

    it('splits number and unit even if the unit is unknown', () => {
        expect(splitQuantity('2.5parsec')).toEqual({ number: 2.5, unit: 'parsec' });
    });
});
