import { describe, expect, it } from 'vitest';
import { readInter } from '../../../../.build/inter.ts';
import { fillUpFont } from '../../../../src/diagram/formats/fill-up-font.ts';
import { fontSegments } from '../../../../src/diagram/formats/font-segments.ts';
import { openFont, openOtherFont } from '../../../../src/diagram/formats/other-fonts.ts';

const whole = openOtherFont(readInter('400Regular/Inter_400Regular.ttf'));
const COMMAND = '⌘';

/** A collection that holds a font twice. */
function collectionOf(font: Uint8Array): Uint8Array {
    const header = 20;
    const collection = new Uint8Array(header + font.length);
    const view = new DataView(collection.buffer);
    collection.set(new TextEncoder().encode('ttcf'));
    view.setUint32(4, 0x10000);
    view.setUint32(8, 2);
    view.setUint32(12, header);
    view.setUint32(16, header);
    collection.set(font, header);
    for (let i = 0; i < view.getUint16(header + 4); i++) {
        const at = header + 12 + i * 16 + 8;
        view.setUint32(at, view.getUint32(at) + header);
    }
    return collection;
}

describe.each([
    ['a font', whole],
    ['a collection', openOtherFont(collectionOf(whole.bytes))],
])('%s that fills up Inter', (_, other) => {
    const reduced = openFont(fillUpFont(other));

    it('has what Inter as we ship it has not, and spaces', () => {
        for (const sign of [COMMAND, ' ', '①']) {
            const codePoint = sign.codePointAt(0) ?? 0;
            expect(reduced.hasGlyphForCodePoint(codePoint)).toBe(true);
            expect(reduced.glyphForCodePoint(codePoint).id).toBe(whole.font.glyphForCodePoint(codePoint).id);
        }
    });

    it('has nothing else, and is the same font otherwise', () => {
        expect([...'aZ9é→'].filter((sign) => reduced.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))).toEqual([]);
        expect(reduced.familyName).toBe('Inter');
        expect(reduced.numGlyphs).toBe(whole.font.numGlyphs);
    });
});

describe('a font beside Inter', () => {
    it('is refused when it is for pages, or none', () => {
        expect(() => openOtherFont(new TextEncoder().encode('wOF2 and so on'))).toThrow();
        expect(() => openOtherFont(new Uint8Array())).toThrow();
    });
});

describe('the segments of a text', () => {
    const cut = (text: string) => fontSegments(text, [whole]).map(({ text: part, font }) => [part, font === whole]);

    it('change where the font does', () => {
        expect(cut(`a ${COMMAND} b`)).toEqual([
            ['a ', false],
            [COMMAND, true],
            [' b', false],
        ]);
        expect(fontSegments(`a ${COMMAND}`, [])).toEqual([{ text: `a ${COMMAND}`, font: undefined }]);
    });

    it('hold words of one font together, and marks with what they stand on', () => {
        expect(cut(`${COMMAND} ${COMMAND}\u0301 x`)).toEqual([
            [`${COMMAND} ${COMMAND}\u0301`, true],
            [' x', false],
        ]);
    });
});
