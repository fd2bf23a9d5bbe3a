import stringWidth from 'string-width';

/** Columns that a text without line ends takes on the screen; a tab counts as one, whatever it is for the editor. */
export function textWidth(text: string): number {
    return stringWidth(text, { countAnsiEscapeCodes: true }) + (text.includes('\t') ? text.split('\t').length - 1 : 0);
}

/** The largest of some widths, however many; 0 if there are none. */
export function largest(widths: readonly number[]): number {
    return widths.reduce((most, width) => Math.max(most, width), 0);
}
