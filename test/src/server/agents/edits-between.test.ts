import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/project/fixing/apply-edits.ts';
import { editsBetween } from '../../../../src/server/agents/edits-between.ts';

describe('the edits between two texts', () => {
    it('leave alone the lines that stay', () => {
        expect(editsBetween('a\nb\nc\n', 'a\nB\nc\n')).toEqual([{ start: 2, end: 4, newText: 'B\n' }]);
        expect(editsBetween('a\nc\n', 'a\nb\nc\n')).toEqual([{ start: 2, end: 2, newText: 'b\n' }]);
        expect(editsBetween('a\r\nb\r\n', 'a\r\nb\r\n')).toEqual([]);
    });

    it('make the one of the other', () => {
        const text = fc
            .array(fc.constantFrom('a', 'b', 'c', '\n', '\r\n', ''), { maxLength: 20 })
            .map((parts) => parts.join(''));
        fc.assert(
            fc.property(text, text, (before, after) => {
                expect(applyEdits(before, editsBetween(before, after))).toBe(after);
            }),
        );
    });
});
