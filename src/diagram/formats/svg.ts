import type { Picture } from '../render/picture.ts';
import { renderSvg } from '../render/svg.ts';
import type { ThemeName } from '../render/theme.ts';

/** The picture as an SVG file: with XML declaration and a line end, for tools other than browsers. */
export function svgFile(picture: Picture, theme: ThemeName, legend: boolean): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${renderSvg(picture, { theme, legend })}\n`;
}
