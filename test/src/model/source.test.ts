import { describe, expect, it } from 'vitest';
import { compareSources, type Source } from '../../../src/model/source.ts';

/** A place from one line and column to another. */
function place(uri: string, ...[line, character, endLine, endCharacter]: readonly [number, number, number, number]) {
    const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
    return { uri, range, extent: range } satisfies Source;
}

describe('the order of places', () => {
    it('is by document, then by beginning, then by end', () => {
        const ordered = [
            place('file:///B.fbk', 9, 0, 9, 1),
            place('file:///a.fbk', 0, 4, 0, 5),
            place('file:///a.fbk', 0, 4, 0, 9),
            place('file:///a.fbk', 0, 4, 1, 0),
            place('file:///a.fbk', 0, 10, 0, 11),
            place('file:///a.fbk', 2, 0, 2, 1),
        ];
        expect([...ordered].reverse().sort(compareSources)).toEqual(ordered);
        const [first] = ordered;
        expect(first && compareSources(first, { ...first })).toBe(0);
    });
});
