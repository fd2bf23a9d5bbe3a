import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The weights of Inter that pictures are set in, and where the package keeps them. */
export const INTER_WEIGHTS = [
    { weight: 400, file: '400Regular/Inter_400Regular.ttf' },
    { weight: 500, file: '500Medium/Inter_500Medium.ttf' },
    { weight: 600, file: '600SemiBold/Inter_600SemiBold.ttf' },
] as const;

/** Latin, Greek, Cyrillic, punctuation, currencies, arrows and signs: what names of software are written in. */
export const INTER_RANGES = [
    [0x20, 0x7e],
    [0xa0, 0x24f],
    [0x370, 0x3ff],
    [0x400, 0x4ff],
    [0x1e00, 0x1eff],
    [0x2010, 0x2044],
    [0x2070, 0x209c],
    [0x20a0, 0x20bf],
    [0x2100, 0x214f],
    [0x2190, 0x21ff],
    [0x2200, 0x226f],
    [0x25a0, 0x25ff],
    [0x2713, 0x2717],
] as const;

/** Accents that stand on the letter before them; they take no room. */
export const INTER_MARKS = [0x300, 0x36f] as const;

const require = createRequire(import.meta.url);

/** A font of the package, whole. */
export function readInter(file: (typeof INTER_WEIGHTS)[number]['file']): Buffer {
    return readFileSync(require.resolve(`@expo-google-fonts/inter/${file}`));
}

/** The licence that the fonts come under, which goes with them. */
export function interLicence(): string {
    return readFileSync(require.resolve('@expo-google-fonts/inter/LICENSE_FONT'), 'utf8');
}
