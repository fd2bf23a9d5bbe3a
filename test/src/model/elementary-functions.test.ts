import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exp, ln } from '../../../src/model/elementary-functions.ts';
import { standardNormalQuantile } from '../../../src/model/standard-normal.ts';

it('has a logarithm and an exponential that agree with those of the engine in all but the last digit', () => {
    fc.assert(
        fc.property(
            fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
            fc.double({ min: -700, max: 700, noNaN: true }),
            (x, y) => {
                expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(Math.abs(Math.log(x)) * 4e-16);
                expect(Math.abs(exp(y) / Math.exp(y) - 1)).toBeLessThanOrEqual(4e-16);
            },
        ),
    );
    expect([ln(1), exp(0), exp(-1000), exp(1000)]).toEqual([0, 1, 0, Number.POSITIVE_INFINITY]);
});

it('has the quantiles of the normal distribution to the digits of published tables', () => {
    expect(standardNormalQuantile(0.5)).toBe(0);
    expect(standardNormalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(standardNormalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 13);
    expect(standardNormalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
    expect(standardNormalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(standardNormalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});
