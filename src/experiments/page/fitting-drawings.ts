import type { DrawnWidth } from './chart-widths.ts';

/**
 * One drawing in several widths, of which the page shows the one that fits.
 *
 * @param kind class of each drawing, which {@link fittingStyle} is made for
 * @param attributes of each, as they stand in the markup
 */
export function fittingDrawings(
    kind: string,
    widths: readonly DrawnWidth[],
    draw: (width: number) => string,
    attributes = '',
): string {
    const drawn = widths.map(
        ({ width }) =>
            `<div class="${kind} w${width}"${attributes === '' ? '' : ` ${attributes}`}>${draw(width)}</div>`,
    );
    return `<div class="fitting">${drawn.join('')}</div>`;
}

/** Shows, of the drawings of a kind, the widest that its place has room for. */
export function fittingStyle(root: string, kind: string, widths: readonly DrawnWidth[]): string {
    return widths
        .map(({ width, from, most }, at) => {
            const upTo = widths[at + 1]?.from;
            const outside = [
                ...(from > 0 ? [`(max-width:${from - 0.02}px)`] : []),
                ...(upTo === undefined ? [] : [`(min-width:${upTo}px)`]),
            ];
            const drawing = `${root} .${kind}.w${width}`;
            return [
                `${drawing} svg{display:block;width:100%;height:auto;min-width:${width}px;max-width:${most}px}`,
                ...outside.map((room) => `@container ${room}{${drawing}{display:none}}`),
            ].join('\n');
        })
        .join('\n');
}
