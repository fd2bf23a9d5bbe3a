import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiers } from '../../../../src/diagram/formats/identifiers.ts';

describe('identifiers', () => {
    it('keeps what can be kept of an id', () => {
        expect([...identifiers(['Ordering.orders', 'Ordering-orders', 'end', '東京', '1st'])]).toEqual([
            ['Ordering.orders', 'n_Ordering_orders'],
            ['Ordering-orders', 'n_Ordering_orders_2'],
            ['end', 'n_end'],
            ['東京', 'n_'],
            ['1st', 'n_1st'],
        ]);
    });

    it('gives every id a name of its own, whatever the ids', () => {
        fc.assert(
            fc.property(
                fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'A', 'a_2', 'a.2', 'a 2'))),
                (ids) => {
                    const names = [...identifiers(ids).values()];
                    expect(names.every((name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name))).toBe(true);
                    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
                },
            ),
        );
    });
});
