import { describe, expect, it } from 'vitest';
import { applyEdits, prepareEdits } from '../../../../src/project/fixing/apply-edits.ts';
import type { TextEdit } from '../../../../src/rules/finding.ts';

/** A text with «…» round what the edits replace, each with the next of these. */
function edited(marked: string, ...newTexts: readonly string[]): string {
    const edits: TextEdit[] = [];
    let text = '';
    let start = { line: 0, character: 0 };
    for (const sign of marked) {
        const lines = text.split('\n');
        const here = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        if (sign === '«') {
            start = here;
        } else if (sign === '»') {
            edits.push({ uri: '', range: { start, end: here }, newText: newTexts[edits.length] ?? '' });
        } else {
            text += sign;
        }
    }
    return applyEdits(text, prepareEdits(text, edits));
}

describe('applyEdits', () => {
    it('replaces, inserts and deletes in one go, whatever the order of the edits', () => {
        expect(edited('a «b» c«» d «e»', 'B', '!', 'E')).toBe('a B c! d E');
        const text = 'one two';
        const edits = [
            { start: 4, end: 7, newText: 'TWO' },
            { start: 0, end: 3, newText: 'ONE' },
        ];
        expect(applyEdits(text, edits)).toBe('ONE TWO');
    });

    it('keeps the order of what is inserted at one place', () => {
        expect(edited('a«»«»b', '1', '2')).toBe('a12b');
    });
});

describe('prepareEdits', () => {
    it('ends new lines as the others end', () => {
        expect(edited('a {\r\n«»}\r\n', '  b\n')).toBe('a {\r\n  b\r\n}\r\n');
        expect(edited('a {\n«»}\n', '  b\n')).toBe('a {\n  b\n}\n');
        expect(edited('a «»', '{\n}')).toBe('a {\n}');
    });

    it('keeps the comments in what is replaced', () => {
        expect(edited('«calls /* why */ a» }', 'calls b')).toBe('calls b /* why */ }');
        expect(edited('«calls // why\n  a»\n}', 'calls b')).toBe('calls b // why\n\n}');
        expect(edited('«calls a over "http://x"» }', 'calls b')).toBe('calls b }');
    });

    it('takes the line along with all that stood on it', () => {
        expect(edited('a {\n  «allow x»\n  b\n}\n')).toBe('a {\n  b\n}\n');
        expect(edited('a {\r\n  «allow x»  \r\n  b\r\n}\r\n')).toBe('a {\r\n  b\r\n}\r\n');
        expect(edited('a\n«allow x»')).toBe('a\n');
    });

    it('leaves what stands beside it, with single blanks', () => {
        expect(edited('a { «allow x»  b }')).toBe('a { b }');
        expect(edited('a { b  «allow x» }')).toBe('a { b  }');
        expect(edited('  b  «allow x»\n')).toBe('  b\n');
        expect(edited('  «allow x»  // why\n')).toBe('  // why\n');
        expect(edited('a, b«, c»')).toBe('a, b');
    });
});
