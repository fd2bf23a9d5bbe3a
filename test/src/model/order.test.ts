import { describe, expect, it } from 'vitest';
import { byCodeUnits, sortedById } from '../../../src/model/order.ts';

describe('the order of names', () => {
    it('is that of code units, whatever people would say', () => {
        const names = ['é', 'a', 'Z', 'a10', 'a9', '', 'a-b', 'a.b', '\u{1f600}', '\uff21'];
        expect(names.sort(byCodeUnits)).toEqual(['', 'Z', 'a', 'a-b', 'a.b', 'a10', 'a9', 'é', '\u{1f600}', '\uff21']);
        expect(byCodeUnits('a', 'a')).toBe(0);
    });

    it('leaves what it sorts as it was', () => {
        const given = [{ id: 'b' }, { id: 'a' }];
        expect(sortedById(given)).toEqual([{ id: 'a' }, { id: 'b' }]);
        expect(given[0]).toEqual({ id: 'b' });
    });
});
