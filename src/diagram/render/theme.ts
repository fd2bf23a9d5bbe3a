/** The colour schemes of pictures. */
export const THEME_NAMES = ['light', 'dark', 'hc-dark', 'hc-light', 'print'] as const;
/** One of {@link THEME_NAMES}. */
export type ThemeName = (typeof THEME_NAMES)[number];

/** Colours of a scheme by what they are for, as hexadecimal sRGB. */
export interface Palette {
    readonly canvas: string;
    readonly surface: string;
    readonly sunken: string;
    readonly ink: string;
    readonly ink2: string;
    readonly ink3: string;
    readonly stroke: string;
    readonly hair: string;
    readonly edge: string;
    readonly accent: string;
    readonly err: string;
    readonly errFill: string;
    readonly errBand: string;
    readonly errOn: string;
    readonly warn: string;
    readonly warnLine: string;
    readonly warnFill: string;
    readonly warnBand: string;
    readonly warnOn: string;
    readonly info: string;
    readonly infoBand: string;
    readonly ok: string;
    readonly okBand: string;
}

/** Colours of one context: title, border and marks, field, and tile. */
export interface Hue {
    readonly ink: string;
    readonly line: string;
    readonly tint: string;
    readonly tile: string;
}

/** A colour scheme with its line widths. */
export interface Theme {
    readonly name: ThemeName;
    readonly palette: Palette;
    /** In the order of {@link HUE_NAMES}. */
    readonly hues: readonly Hue[];
    /** Pixels. */
    readonly cardLine: number;
    readonly contextLine: number;
    readonly edgeLine: number;
}

/** The hues of contexts, in the order in which they are given out; each has a mark of its own shape. */
export const HUE_NAMES = ['blue', 'moss', 'plum', 'bronze', 'teal', 'indigo', 'slate', 'rose'] as const;

const LIGHT: Palette = {
    canvas: '#FAFAF8',
    surface: '#FFFFFF',
    sunken: '#F1F2EF',
    ink: '#1A1F25',
    ink2: '#525A64',
    ink3: '#656D77',
    stroke: '#838A93',
    hair: '#E0E2DF',
    edge: '#3F4751',
    accent: '#0067C0',
    err: '#B3261E',
    errFill: '#C62828',
    errBand: '#FBE4E1',
    errOn: '#FFFFFF',
    warn: '#7A4D00',
    warnLine: '#9A6200',
    warnFill: '#F5B83D',
    warnBand: '#FCEFD2',
    warnOn: '#3A2400',
    info: '#1F5A99',
    infoBand: '#E1EDF9',
    ok: '#1E6B3A',
    okBand: '#DFF2E5',
};

const DARK: Palette = {
    canvas: '#15181C',
    surface: '#1F2429',
    sunken: '#1A1E22',
    ink: '#E8ECF0',
    ink2: '#AEB6BF',
    ink3: '#959EA8',
    stroke: '#707A85',
    hair: '#2E343B',
    edge: '#B9C1CA',
    accent: '#5AABFF',
    err: '#FF9F97',
    errFill: '#F0625A',
    errBand: '#43211F',
    errOn: '#1B0504',
    warn: '#F3C464',
    warnLine: '#D29B22',
    warnFill: '#F0B429',
    warnBand: '#3D3016',
    warnOn: '#241700',
    info: '#8FC4FF',
    infoBand: '#1B3149',
    ok: '#86D6A2',
    okBand: '#173524',
};

const HC_DARK: Palette = {
    canvas: '#000000',
    surface: '#000000',
    sunken: '#000000',
    ink: '#FFFFFF',
    ink2: '#FFFFFF',
    ink3: '#E6E6E6',
    stroke: '#FFFFFF',
    hair: '#8C8C8C',
    edge: '#FFFFFF',
    accent: '#FFE14D',
    err: '#FF8A80',
    errFill: '#FF6B60',
    errBand: '#000000',
    errOn: '#000000',
    warn: '#FFD166',
    warnLine: '#FFC83D',
    warnFill: '#FFC83D',
    warnBand: '#000000',
    warnOn: '#000000',
    info: '#9CD2FF',
    infoBand: '#000000',
    ok: '#7DF0A4',
    okBand: '#000000',
};

const HC_LIGHT: Palette = {
    canvas: '#FFFFFF',
    surface: '#FFFFFF',
    sunken: '#FFFFFF',
    ink: '#000000',
    ink2: '#000000',
    ink3: '#262626',
    stroke: '#000000',
    hair: '#6B6B6B',
    edge: '#000000',
    accent: '#0F4A85',
    err: '#A80000',
    errFill: '#A80000',
    errBand: '#FFFFFF',
    errOn: '#FFFFFF',
    warn: '#5C3A00',
    warnLine: '#5C3A00',
    warnFill: '#FFC83D',
    warnBand: '#FFFFFF',
    warnOn: '#000000',
    info: '#003E85',
    infoBand: '#FFFFFF',
    ok: '#00521F',
    okBand: '#FFFFFF',
};

const PRINT: Palette = {
    canvas: '#FFFFFF',
    surface: '#FFFFFF',
    sunken: '#FFFFFF',
    ink: '#000000',
    ink2: '#3A3A3A',
    ink3: '#4A4A4A',
    stroke: '#6E6E6E',
    hair: '#C8C8C8',
    edge: '#222222',
    accent: '#0B4F8A',
    err: '#A11B14',
    errFill: '#A11B14',
    errBand: '#FFFFFF',
    errOn: '#FFFFFF',
    warn: '#6B4300',
    warnLine: '#6B4300',
    warnFill: '#FFFFFF',
    warnBand: '#FFFFFF',
    warnOn: '#000000',
    info: '#174A80',
    infoBand: '#FFFFFF',
    ok: '#175C30',
    okBand: '#FFFFFF',
};

/** One row a hue: ink, line, tint, tile. */
const LIGHT_HUES = [
    '#155288 #3F81C1 #F2F8FF #D5E9FE',
    '#435908 #7C9845 #F5F9F1 #E1EBD2',
    '#6F3573 #945198 #FCF5FC #F4DEF5',
    '#6F451B #9D6B3C #FCF6F1 #F4E3D4',
    '#005D59 #409A94 #F1F9F9 #D4ECEA',
    '#4B4291 #655CB8 #F6F6FF #E3E3FF',
    '#49515A #6C7680 #F6F7F9 #E3E7EA',
    '#7C3253 #C46B90 #FFF4F8 #FBDDE7',
] as const;

const DARK_HUES = [
    '#9ED0FF #5D90C4 #151D25 #223850',
    '#BED597 #8EA665 #1A1D14 #313B1F',
    '#EBB5EE #9C679F #211821 #452D46',
    '#EBC19E #A67D58 #211A15 #453222',
    '#9AD8D4 #64A6A1 #141E1D #1F3D3B',
    '#C3C1FF #7470BA #1A1A26 #343254',
    '#C3CBD4 #7C848D #1B1C1D #33373B',
    '#FAB2CD #CB829E #23181C #4B2B38',
] as const;

/** Ink and line; field and tile are the canvas. */
const HC_DARK_HUES = [
    '#ADE3FF #86CAFF',
    '#D0E9A6 #BDDB86',
    '#FFC7FF #E59DE8',
    '#FFD4AE #EBB484',
    '#A9EDE8 #87DED8',
    '#D6D4FF #B0ABFF',
    '#D6DFE8 #B5C0CB',
    '#FFC4E1 #FFACD2',
] as const;

const HC_LIGHT_HUES = [
    '#003E73 #004F8B',
    '#314500 #455E00',
    '#5A225E #67276C',
    '#5B3202 #6C3D07',
    '#004946 #00615D',
    '#392E7B #41338B',
    '#363E46 #414A54',
    '#661F40 #843257',
] as const;

const PRINT_HUES = [
    '#073F6D #286CAB',
    '#324500 #68832F',
    '#57265B #7E3D82',
    '#58330E #885627',
    '#004845 #27847F',
    '#393174 #5348A1',
    '#373E45 #58626C',
    '#622440 #AD567B',
] as const;

/** All colour schemes. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
    light: { name: 'light', palette: LIGHT, hues: hues(LIGHT_HUES, LIGHT), cardLine: 1, contextLine: 1, edgeLine: 1.5 },
    dark: { name: 'dark', palette: DARK, hues: hues(DARK_HUES, DARK), cardLine: 1, contextLine: 1, edgeLine: 1.5 },
    'hc-dark': {
        name: 'hc-dark',
        palette: HC_DARK,
        hues: hues(HC_DARK_HUES, HC_DARK),
        cardLine: 1.5,
        contextLine: 2,
        edgeLine: 2,
    },
    'hc-light': {
        name: 'hc-light',
        palette: HC_LIGHT,
        hues: hues(HC_LIGHT_HUES, HC_LIGHT),
        cardLine: 1.5,
        contextLine: 2,
        edgeLine: 2,
    },
    print: { name: 'print', palette: PRINT, hues: hues(PRINT_HUES, PRINT), cardLine: 1, contextLine: 1, edgeLine: 1.5 },
};

function hues(rows: readonly string[], { canvas }: Palette): readonly Hue[] {
    return rows.map((row) => {
        const [ink = '', line = '', tint = canvas, tile = canvas] = row.split(' ');
        return { ink, line, tint, tile };
    });
}
