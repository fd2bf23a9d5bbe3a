import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INTER_FONTS_FOLDER } from '../../../../.build/inter-fonts.ts';
import { repository } from '../../../../.build/repository.ts';
import { INTER_FONT_WEIGHTS, type InterFonts, interFontFaces } from '../../../../src/diagram/formats/inter-fonts.ts';
import { openFont } from '../../../../src/diagram/formats/other-fonts.ts';
import { isInInter, textWidth } from '../../../../src/diagram/text/measure.ts';

const bytesOf = (weight: number) => readFileSync(join(repository, INTER_FONTS_FOLDER, `inter-${weight}.ttf`));

describe.each(INTER_FONT_WEIGHTS)('Inter as we ship it, %i', (weight) => {
    it('has all that texts are measured in, as wide as they are measured', () => {
        const font = openFont(bytesOf(weight));
        // The table of characters ends with a sentinel.
        const characters = font.characterSet.filter((codePoint) => codePoint < 0xffff);
        expect(characters.length).toBeGreaterThan(1000);
        const unmeasured = characters.filter((codePoint) => {
            const isAccent = codePoint >= 0x300 && codePoint <= 0x36f;
            return !isAccent && font.glyphForCodePoint(codePoint).advanceWidth > 0 && !isInInter(codePoint);
        });
        expect(unmeasured).toEqual([]);
        for (const text of ['Order service', 'заказ', 'é№→◊✓', '×2–10']) {
            const widths = [...text].map((sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth);
            const width = widths.reduce((sum, each) => sum + each, 0) / font.unitsPerEm;
            expect(textWidth(text, { size: 1, weight })).toBeCloseTo(width, 6);
        }
    });

    it('kerns and places accents, and makes no signs of its own out of names', () => {
        const font = openFont(bytesOf(weight));
        expect(font.availableFeatures.toSorted()).toEqual(['ccmp', 'kern', 'mark', 'mkmk']);
        expect(font.layout('a->b 2x4 fi').glyphs).toHaveLength('a->b 2x4 fi'.length);
        expect(font.layout('To').advanceWidth).toBeLessThan(
            font.layout('T').advanceWidth + font.layout('o').advanceWidth,
        );
    });
});

describe('rules that give a page its font', () => {
    const fonts: InterFonts = { 400: bytesOf(400), 500: bytesOf(500), 600: bytesOf(600) };

    it('hold every weight, whole, and need no network', () => {
        const css = interFontFaces(fonts);
        const faces = [
            ...css.matchAll(/@font-face\{font-family:Inter;font-weight:(\d+);src:url\(data:([^,]+),([^)]+)\)/g),
        ];
        expect(faces.map(([, weight]) => Number(weight))).toEqual([...INTER_FONT_WEIGHTS]);
        for (const [, weight, type, data = ''] of faces) {
            expect(type).toBe('font/ttf;base64');
            expect(Buffer.from(data, 'base64')).toEqual(bytesOf(Number(weight)));
        }
        expect(css).not.toMatch(/https?:/);
    });
});
