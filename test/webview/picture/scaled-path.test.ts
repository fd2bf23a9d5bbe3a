import { describe, expect, it } from 'vitest';
import { GLYPHS } from '../../../src/diagram/glyphs.ts';
import { scaledPath } from '../../../webview/picture/scaled-path.ts';

describe('a path by its numbers', () => {
    it.each([
        ['M1 2L3 4', 2, 10, 20, 'M12 24L16 28'],
        ['M1 1h4v-2z', 0.5, 3, 0, 'M3.5 0.5h2v-1z'],
        ['M8 2.6a5.4 5.4 0 1 0 0 10.8', 2, 1, 1, 'M17 6.2a10.8 10.8 0 1 0 0 21.6'],
        ['M2 3c1-1 .5.5 2-2', 2, 0, 0, 'M4 6c2 -2 1 1 4 -4'],
        ['M0 0H4V5', 1, 7, 8, 'M7 8H11V13'],
    ])('is %s scaled and moved', (d, scale, dx, dy, expected) => {
        expect(scaledPath(d, scale, dx, dy)).toBe(expected);
    });

    it('is as long as before for every sign', () => {
        const numbers = (d: string) => d.match(/[-+]?(?:\d+\.?\d*|\.\d+)/g)?.map(Number) ?? [];
        for (const d of Object.values(GLYPHS)) {
            expect(numbers(scaledPath(d, 1, 0, 0))).toEqual(numbers(d));
        }
    });
});
