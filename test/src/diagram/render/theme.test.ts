import { describe, expect, it } from 'vitest';
import { HUE_NAMES, type Palette, THEME_NAMES, THEMES, type Theme } from '../../../../src/diagram/render/theme.ts';

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(colour: string): number {
    const [r, g, b] = [1, 3, 5].map((at) => {
        const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXT = 4.5;
const LINE = 3;

/** Every pair of colours that meet in a picture, with the ratio that they need. */
function pairs({ palette: p, hues }: Theme): readonly (readonly [string, string, string, number])[] {
    const grounds = [p.canvas, p.surface, p.sunken, ...hues.map((hue) => hue.tint)];
    const inks: readonly (keyof Palette)[] = ['ink', 'ink2'];
    return [
        ...inks.flatMap((ink) => grounds.map((ground) => [ink, p[ink], ground, TEXT] as const)),
        ...[p.canvas, p.sunken].map((ground) => ['ink3', p.ink3, ground, TEXT] as const),
        ...hues.flatMap((hue, i): readonly (readonly [string, string, string, number])[] => [
            [`title of ${HUE_NAMES[i]}`, hue.ink, hue.tint, TEXT],
            [`letters of ${HUE_NAMES[i]}`, hue.ink, hue.tile, TEXT],
            [`border of ${HUE_NAMES[i]}`, hue.line, p.canvas, LINE],
            [`drum of ${HUE_NAMES[i]}`, hue.line, p.surface, LINE],
            [`mark of ${HUE_NAMES[i]}`, hue.line, hue.tint, LINE],
        ]),
        ...grounds.map((ground) => ['stroke', p.stroke, ground, LINE] as const),
        ...grounds.map((ground) => ['edge', p.edge, ground, LINE] as const),
        ['accent', p.accent, p.canvas, LINE],
        ['error text', p.err, p.surface, TEXT],
        ['error line', p.err, p.errBand, LINE],
        ['sign of errors', p.errOn, p.errFill, TEXT],
        ['warning line', p.warn, p.warnBand, LINE],
        ['ticks', p.warnLine, p.warnBand, LINE],
        ['sign of warnings', p.warnOn, p.warnFill, TEXT],
        ['sign of notes', p.info, p.surface, TEXT],
        ['note line', p.info, p.infoBand, LINE],
        ['ok', p.ok, p.okBand, TEXT],
    ];
}

describe.each(THEME_NAMES.map((name) => [name, THEMES[name]] as const))('the theme %s', (_name, theme) => {
    it.each(pairs(theme))('%s %s on %s has contrast', (_what, colour, ground, least) => {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(least);
    });

    it('has all hues, and colours as plain hexadecimal numbers', () => {
        expect(theme.hues).toHaveLength(HUE_NAMES.length);
        const colours = [...Object.values(theme.palette), ...theme.hues.flatMap((hue) => Object.values(hue))];
        expect(colours.filter((colour) => !/^#[0-9A-F]{6}$/.test(colour))).toEqual([]);
    });
});

describe('themes', () => {
    it('keep the ratios that the visual language states', () => {
        expect(contrast(THEMES.light.palette.ink, THEMES.light.palette.canvas)).toBeCloseTo(15.9, 1);
        expect(contrast(THEMES.dark.palette.stroke, THEMES.dark.palette.surface)).toBeGreaterThanOrEqual(3.5);
        expect(contrast(THEMES.print.palette.ink2, THEMES.print.palette.canvas)).toBeCloseTo(11.4, 1);
    });
});
