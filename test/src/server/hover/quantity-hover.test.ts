import { describe, expect, it } from 'vitest';
import { quantityHover } from '../../../../src/server/hover/quantity-hover.ts';

describe('a quantity in a hover', () => {
    it.each([
        ['90s', '`90s` is 1 min 30 s · 90000 ms · 1.5 min · 0.03 h'],
        ['300ms', '`300ms` is 0.3 s'],
        ['200/s', '`200/s` is 12000/min · 720000/h'],
        ['512MiB', '`512MiB` is 536.87 MB · 0.54 GB · 0.5 GiB'],
        ['10%', '`10%` is 0.1 of one'],
        ['99.95%', '`99.95%` is 0.9995 of one · 0.05 % are left: 21 min 36 s in 30 days'],
    ])('%s', (written, told) => {
        expect(quantityHover(written)).toBe(told);
    });

    it.each(['12', '5parsecs', '', '..'])('is not told of %j', (written) => {
        expect(quantityHover(written)).toBeUndefined();
    });
});
