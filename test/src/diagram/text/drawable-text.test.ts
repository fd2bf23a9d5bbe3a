import { describe, expect, it } from 'vitest';
import { drawableText, missingSignsNote, STAND_IN } from '../../../../src/diagram/text/drawable-text.ts';
import { isInInter } from '../../../../src/diagram/text/measure.ts';

describe('a text for Inter alone', () => {
    it.each(['Order service · ×2–10', 'Ünïcödé', 'e\u0301te\u0301', 'заказ → λ ≥ 5 €', '✓ № ™'])(
        'stays as it is where the font has all of it: %s',
        (text) => {
            expect(drawableText(text)).toEqual({ text, missing: [] });
        },
    );

    it('has a sign for each that is missing', () => {
        expect(drawableText('订单 orders')).toEqual({ text: '◊◊ orders', missing: ['订', '单'] });
        expect(drawableText('שלום')).toEqual({ text: '◊◊◊◊', missing: ['ש', 'ל', 'ו', 'ם'] });
    });

    it('has one sign for what belongs together', () => {
        expect(drawableText('a 👩🏽‍💻 b')).toEqual({ text: 'a ◊ b', missing: ['👩🏽‍💻'] });
        expect(drawableText('☎️1')).toEqual({ text: '◊1', missing: ['☎️'] });
        expect(drawableText('🇩🇪🇫🇷')).toEqual({ text: '◊◊', missing: ['🇩🇪', '🇫🇷'] });
    });

    it('asks the other fonts that there are', () => {
        const isInOther = (codePoint: number) => codePoint >= 0x4e00 && codePoint <= 0x9fff;
        expect(drawableText('订单 ☎', isInOther)).toEqual({ text: '订单 ◊', missing: ['☎'] });
    });

    it('takes pictures of several signs apart where a font has them one by one', () => {
        const isInOther = (codePoint: number) => codePoint >= 0x1f000 || codePoint === 0x200d || codePoint === 0x0645;
        expect(drawableText('👩‍💻 م\u200dم', isInOther)).toEqual({ text: '👩💻 م\u200dم', missing: [] });
    });

    it('leaves out what cannot be seen', () => {
        expect(drawableText('a\u200bb\u2060c\u202ed').text).toBe('abcd');
    });

    it('puts a sign in the place that the font has', () => {
        expect(isInInter(STAND_IN.codePointAt(0) ?? 0)).toBe(true);
    });
});

describe('the note on signs', () => {
    it('names each once, and not too many', () => {
        expect(missingSignsNote([])).toBeUndefined();
        expect(missingSignsNote(['订', '单', '订'])).toContain('does not have: 订 单. ');
        const many = Array.from({ length: 40 }, (_, i) => String.fromCodePoint(0x4e00 + i));
        expect(missingSignsNote(many)).toContain(' and 28 more. ');
    });
});
