import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../property-seed.ts';
import { applied, formatText } from '../../../language/format/format-text.ts';
import { keepFormat } from '../../../language/format/keep-format.ts';
import { language } from '../../syntax-of.ts';

/** A text in which something is written instead of something else. */
function edited(text: string, old: string, written: string): string {
    const start = text.indexOf(old);
    return applied(text, keepFormat(language, text, [{ start, end: start + old.length, text: written }]));
}

describe('keepFormat', () => {
    it('lays out what an edit writes, and what stands in one column with it', () => {
        const text =
            'service a {\n  calls b     // one\n  calls cc    // two\n}\nservice b\nservice cc\nservice dddddd\n';
        expect(edited(text, 'cc ', 'dddddd  { timeout 1s }')).toBe(
            'service a {\n  calls b                      // one\n  calls dddddd { timeout 1s }  // two\n}\nservice b\nservice cc\nservice dddddd\n',
        );
    });

    it('leaves everything else as it was, next to the edit, too', () => {
        const text = 'service a {\n\tcalls b\n      tag   x\n}\nservice b {  }\n';
        expect(edited(text, 'calls b', 'calls   b { timeout 1s }')).toBe(
            'service a {\n\tcalls b { timeout 1s }\n      tag   x\n}\nservice b {  }\n',
        );
    });

    it('changes nothing of edits after which a text has syntax errors, or of a text that has them', () => {
        expect(edited('service a { tag x }\n', 'tag x', 'tag   ')).toBe('service a { tag    }\n');
        expect(edited('service a { tag }\n', 'tag', 'tag   x')).toBe('service a { tag   x }\n');
    });

    it('leaves formatted texts formatted, wherever statements are put in or taken out', () => {
        const lines = ['tag a', 'calls b { timeout 1s }', 'owner t  // who', '/* why */ replicas 2', '// alone', ''];
        const text = (chosen: readonly string[]) =>
            `service s {\n${chosen.map((line) => `  ${line}\n`).join('')}}\nservice b\nteam t\n`;
        const chosen = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 });
        fc.assert(
            fc.property(chosen, chosen, fc.nat(), fc.nat(2), (before, put, place, taken) => {
                const formatted = formatText(language, text(before)) ?? '';
                const ends = [...formatted.matchAll(/\n/g)].map(({ index }) => index + 1);
                const last = formatted.indexOf('\n}') + 1;
                const inside = ends.filter((it) => it <= last);
                const from = place % inside.length;
                const start = inside[from] ?? last;
                const end = inside[Math.min(from + taken, inside.length - 1)] ?? last;
                const edit = { start, end, text: put.map((line) => `${line}\n`).join('') };
                const result = applied(formatted, keepFormat(language, formatted, [edit]));
                expect(result).toBe(formatText(language, applied(formatted, [edit])));
            }),
            { numRuns: 150 },
        );
    });
});
