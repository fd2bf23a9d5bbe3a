import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayLine } from '../../../../src/cli/report/display-line.ts';
import { visibleText } from '../../../../src/panel/visible-text.ts';

/** Lays a line out and marks the stretch that a word takes. */
function mark(line: string, word: string, limit = 200): string[] {
    const start = line.indexOf(word);
    const { text, from, width } = displayLine(line, start, start + word.length, limit);
    return [text, ' '.repeat(from) + '^'.repeat(width)];
}

describe('displayLine', () => {
    it('marks a word where it stands', () => {
        expect(mark('  calls payments.charge', 'payments')).toEqual(['  calls payments.charge', '        ^^^^^^^^']);
    });

    it('turns tabs into spaces up to the next stop', () => {
        expect(mark('\t\tcalls x', 'calls')).toEqual(['        calls x', '        ^^^^^']);
        expect(mark('ab\tcalls', 'calls')).toEqual(['ab  calls', '    ^^^^^']);
    });

    it('counts two columns for wide characters and emoji', () => {
        expect(mark('"注文" calls x', 'calls')).toEqual(['"注文" calls x', '       ^^^^^']);
        expect(mark('"👩‍👩‍👧 🛒" calls', 'calls')).toEqual(['"👩‍👩‍👧 🛒" calls', '        ^^^^^']);
        expect(mark('x "注文"', '注文')).toEqual(['x "注文"', '   ^^^^']);
    });

    it('counts no column for combining marks', () => {
        const decomposed = 'cafe\u0301 calls';
        expect(mark(decomposed, 'calls')).toEqual([decomposed, '     ^^^^^']);
    });

    it('marks a place after the last character', () => {
        expect(displayLine('calls ', 6, 6, 80)).toEqual({ text: 'calls ', from: 6, width: 0 });
        expect(displayLine('', 0, 0, 80)).toEqual({ text: '', from: 0, width: 0 });
    });

    it('keeps the stretch in sight when the line is too long', () => {
        const line = `${'a '.repeat(200)}target ${'b '.repeat(200)}`;
        const [text = '', carets = ''] = mark(line, 'target', 60);
        expect(stringWidth(text)).toBeLessThanOrEqual(60);
        expect(text.startsWith('…')).toBe(true);
        expect(text.endsWith('…')).toBe(true);
        expect(text.slice(carets.indexOf('^'), carets.length)).toBe('target');
    });

    it('marks no more than it shows', () => {
        const [text = '', carets = ''] = mark(`x ${'y'.repeat(300)}`, 'y'.repeat(300), 60);
        expect(stringWidth(carets)).toBeLessThanOrEqual(stringWidth(text));
    });

    it('is quick with a line of a megabyte', () => {
        const line = `${'word '.repeat(200_000)}target`;
        const [text = '', carets = ''] = mark(line, 'target', 80);
        expect(text.slice(carets.indexOf('^'), carets.length)).toBe('target');
    });

    it('puts the caret inside the text, whatever the text is', () => {
        fc.assert(
            fc.property(
                fc.string({ unit: 'binary' }),
                fc.nat(40),
                fc.nat(40),
                fc.integer({ min: 20, max: 60 }),
                (line, a, b, limit) => {
                    const text = line.replace(/[\n\r]/g, '');
                    const start = Math.min(a, text.length);
                    const shown = displayLine(text, start, Math.min(start + b, text.length), limit);
                    expect(stringWidth(shown.text)).toBeLessThanOrEqual(limit);
                    expect(shown.from).toBeGreaterThanOrEqual(0);
                    expect(shown.from + shown.width).toBeLessThanOrEqual(stringWidth(shown.text));
                },
            ),
        );
    });
});

describe('visibleText', () => {
    it('shows what would steer the terminal or turn the text around', () => {
        expect(visibleText('\u001b[31mred\u0007')).toBe('␛[31mred␇');
        expect(visibleText('a\u202eb\u2066c')).toBe('a\ufffdb\ufffdc');
        expect(visibleText('\ud800x')).toBe('\ufffdx');
        expect(visibleText('größe 🛒 "注文"')).toBe('größe 🛒 "注文"');
    });
});
