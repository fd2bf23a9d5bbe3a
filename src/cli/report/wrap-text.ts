import stringWidth from 'string-width';

/**
 * Breaks a text at its spaces into lines of at most `columns`; a longer word keeps a line of its own.
 *
 * @param indent what every line but the first begins with; it counts
 */
export function wrapText(text: string, columns: number, indent: string): string {
    if (stringWidth(text) <= columns) {
        return text;
    }
    const lines: string[] = [];
    let line = '';
    let width = 0;
    for (const word of text.split(' ')) {
        const wordWidth = stringWidth(word);
        if (line !== '' && width + 1 + wordWidth > columns) {
            lines.push(line);
            line = indent + word;
            width = stringWidth(indent) + wordWidth;
        } else {
            line = line === '' ? word : `${line} ${word}`;
            width += (width === 0 ? 0 : 1) + wordWidth;
        }
    }
    return [...lines, line].join('\n');
}

/** Breaks a text that begins behind `indent` columns and goes on below its beginning. */
export function hanging(text: string, columns: number, indent: number): string {
    return wrapText(text, columns - indent, '').replaceAll('\n', `\n${' '.repeat(indent)}`);
}
