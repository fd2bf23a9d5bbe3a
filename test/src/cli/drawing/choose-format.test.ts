import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../../src/cli/command-failure.ts';
import { chooseFormat, type FormatWish } from '../../../../src/cli/drawing/choose-format.ts';
import { PICTURE_FORMATS } from '../../../../src/cli/drawing/formats.ts';

const choose = (wish: Partial<FormatWish>) =>
    chooseFormat({ format: undefined, file: undefined, scale: undefined, hasFonts: false, ...wish });

function refusal(wish: Partial<FormatWish>): string {
    try {
        choose(wish);
    } catch (error) {
        if (error instanceof CommandFailure) {
            return `${error.message} ${error.hint ?? ''}`;
        }
        throw error;
    }
    return 'none';
}

describe('the formats of pictures', () => {
    it('have names and endings of their own, in small letters', () => {
        const names = PICTURE_FORMATS.map(({ name }) => name);
        const endings = PICTURE_FORMATS.flatMap((format) => [...format.endings]);
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(endings).size).toBe(endings.length);
        expect(endings.filter((ending) => !/^(?:\.[a-z0-9]+)+$/.test(ending))).toEqual([]);
    });
});

describe('the format that is meant', () => {
    it('is SVG unless something else is said', () => {
        expect(choose({}).name).toBe('svg');
        expect(choose({ file: 'picture' }).name).toBe('svg');
    });

    it.each(PICTURE_FORMATS)('is $name by its name, by its ending in any case, and by both', (format) => {
        const file = `pictures/shop.v2${format.endings[0].toUpperCase()}`;
        expect(choose({ format: format.name })).toBe(format);
        expect(choose({ file })).toBe(format);
        expect(choose({ format: format.name, file })).toBe(format);
        expect(choose({ format: format.name, file: 'picture.tmp' })).toBe(format);
    });

    it('is refused where no format has the ending', () => {
        expect(refusal({ file: 'shop.jpg' })).toContain('No format of pictures has files that end in `.jpg`.');
        expect(refusal({ file: 'shop.jpg' })).toContain('`.svg`');
    });

    it('takes no fonts where there are none in it', () => {
        expect(refusal({ hasFonts: true })).toContain('SVG has not');
        expect(choose({ format: 'pdf', hasFonts: true }).name).toBe('pdf');
    });

    it('is not scaled where there are no pixels', () => {
        expect(refusal({ scale: 2 })).toContain('SVG has none');
    });
});
