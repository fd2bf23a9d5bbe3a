import { THEMES } from '../../src/diagram/render/theme.ts';
import type { PanelTheme } from '../theme.ts';

/** The soft ground of what is selected; high contrast does without. */
const ACCENT_SOFT: Readonly<Record<PanelTheme, string>> = {
    light: '#E3F0FC',
    dark: '#16304A',
    'hc-dark': '#000000',
    'hc-light': '#FFFFFF',
};

/** The colours of a picture as custom properties, for what the panel itself draws in and over it. */
export function paletteRules(theme: PanelTheme): string {
    const { palette, hues, cardLine, edgeLine } = THEMES[theme];
    const colours = Object.entries(palette).map(([name, colour]) => `--${inKebabCase(name)}:${colour}`);
    const own = [
        ...colours,
        `--accent-soft:${ACCENT_SOFT[theme]}`,
        `--card-line:${cardLine}px`,
        `--edge-line:${edgeLine}px`,
    ];
    return [
        `.picture-colours{${own.join(';')}}`,
        ...hues.map(
            ({ ink, line, tint, tile }, i) =>
                `.h${i}{--hue-ink:${ink};--hue-line:${line};--hue-tint:${tint};--hue-tile:${tile}}`,
        ),
        // Badges and marks that stand outside the picture: in lists, the inspector and tooltips.
        `.badge-icon .b-error{fill:${palette.errFill};stroke:none}`,
        `.badge-icon .b-warning{fill:${palette.warnFill};stroke:${palette.warnLine};stroke-width:1.3;stroke-linejoin:round}`,
        `.badge-icon .b-info{fill:${palette.surface};stroke:${palette.info};stroke-width:1.5}`,
        `.badge-icon .s-error{fill:none;stroke:${palette.errOn};stroke-width:1.84;stroke-linecap:round}`,
        `.badge-icon .s-warning{fill:none;stroke:${palette.warnOn};stroke-width:1.76;stroke-linecap:round}`,
        `.badge-icon .s-info{fill:none;stroke:${palette.info};stroke-width:1.76;stroke-linecap:round}`,
        ...hues.flatMap(({ line }, i) => [
            `.mark-icon .mark.h${i}{fill:${line};stroke:none}`,
            `.mark-icon .mark.ring.h${i}{fill:none;stroke:${line}}`,
        ]),
    ].join('\n');
}

function inKebabCase(name: string): string {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
