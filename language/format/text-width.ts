import stringWidth from 'string-width';

/** Columns that a text without line ends takes on the screen. */
export function textWidth(text: string): number {
    return stringWidth(text, { countAnsiEscapeCodes: true });
}

/** Like {@link textWidth}, for the start of a line that may hold tabs: each goes on to the next multiple of four. */
export function widthWithTabs(text: string): number {
    let column = 0;
    for (const [index, part] of text.split('\t').entries()) {
        if (index > 0) {
            column += TAB_WIDTH - (column % TAB_WIDTH);
        }
        column += textWidth(part);
    }
    return column;
}

/** The largest of some widths, however many; 0 if there are none. */
export function largest(widths: readonly number[]): number {
    return widths.reduce((most, width) => Math.max(most, width), 0);
}

const TAB_WIDTH = 4;
