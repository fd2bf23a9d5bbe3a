import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedLines } from '../../../../src/server/projects/carried-lines.ts';

describe('lines carried over an edit', () => {
    it('are where they were before it, and further on behind it', () => {
        const lineNow = carriedLines('a\nb\nc\nd', 'a\nx\ny\nz\nc\nd');
        expect([0, 1, 2, 3].map(lineNow)).toEqual([0, undefined, 4, 5]);
        expect([0, 1, 2].map(carriedLines('a\nb\nc', 'a\nc'))).toEqual([0, undefined, 1]);
        expect([0, 1].map(carriedLines('a\nb', 'a\nb'))).toEqual([0, 1]);
    });

    it('say the same as before', () => {
        const line = fc.constantFrom('a', 'b', '', 'c ');
        const text = fc.array(line, { minLength: 1, maxLength: 12 });
        fc.assert(
            fc.property(text, text, (before, after) => {
                const lineNow = carriedLines(before.join('\n'), after.join('\n'));
                for (const [number, words] of before.entries()) {
                    const now = lineNow(number);
                    expect(now === undefined || after[now] === words).toBe(true);
                }
            }),
        );
    });
});
