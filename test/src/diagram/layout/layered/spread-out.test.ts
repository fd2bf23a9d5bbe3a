import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOut } from '../../../../../src/diagram/layout/layered/spread-out.ts';

describe('spreading out', () => {
    it('grants wishes where it can, and shares what is missing', () => {
        const even = (wish: number) => ({ wish, weight: 1 });
        expect(spreadOut([even(0), even(50)], [10])).toEqual([0, 50]);
        expect(spreadOut([even(20), even(20)], [10])).toEqual([15, 25]);
        expect(spreadOut([{ wish: 20, weight: 3 }, even(20)], [8])).toEqual([18, 26]);
        expect(spreadOut([even(-5), even(90)], [10], 0, 60)).toEqual([0, 60]);
    });

    it('keeps the order, the gaps and the limits', () => {
        const row = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 9 })), {
            maxLength: 30,
        });
        fc.assert(
            fc.property(row, (wishes) => {
                const places = spreadOut(
                    wishes.map(([wish, weight]) => ({ wish, weight })),
                    wishes.slice(1).map(() => 7),
                    -300,
                    300,
                );
                places.forEach((place, i) => {
                    expect(place).toBeGreaterThanOrEqual(i === 0 ? -300.001 : (places[i - 1] ?? 0) + 6.999);
                    expect(place).toBeLessThanOrEqual(300.001);
                });
            }),
        );
    });
});
