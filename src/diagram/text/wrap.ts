import { textWidth } from './measure.ts';
import type { TypeStyle } from './type-styles.ts';

/** Most lines that one name takes in a picture; what is left over is counted in the last line and told by the tooltip. */
const MAX_LINES = 8;

/**
 * Breaks words into lines of at most `width` pixels: at spaces, else after `-`, `_`, `.`, `/` and between camel humps,
 * else wherever the line is full. Nothing is cut off, except that a text of more than eight lines ends by saying how
 * many characters are not shown.
 */
export function wrapText(words: string, style: TypeStyle, width: number): readonly string[] {
    const text = tidy(words);
    const lines: string[] = [];
    let line = '';
    let shown = 0;
    for (const part of breakable(text, style, width)) {
        const joined = line + part;
        if (line !== '' && textWidth(joined.trimEnd(), style) > width) {
            shown += line.length;
            lines.push(line.trimEnd());
            line = part.trimStart();
            if (lines.length === MAX_LINES) {
                break;
            }
        } else {
            line = joined;
        }
    }
    if (lines.length === MAX_LINES) {
        lines[MAX_LINES - 1] = `+ ${text.length - shown + (lines[MAX_LINES - 1]?.length ?? 0)} characters`;
        return lines;
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** A text on one line of at most `width` pixels; what does not fit is counted at its end. */
export function singleLine(words: string, style: TypeStyle, width: number): string {
    const text = tidy(words);
    if (textWidth(text, style) <= width) {
        return text;
    }
    const [first = ''] = pieces(text, style, width - textWidth(' + 00000 characters', style));
    return `${first.trimEnd()} + ${text.length - first.length} characters`;
}

/** One space for all white space; no more than four marks or joiners in a row, as they take no room of their own. */
function tidy(words: string): string {
    return words
        .replace(/\s+/gu, ' ')
        .replace(/([\p{M}\p{Cf}]{4})[\p{M}\p{Cf}]+/gu, '$1')
        .trim();
}

/** Width of the widest line. */
export function widestLine(lines: readonly string[], style: TypeStyle): number {
    return lines.reduce((widest, line) => Math.max(widest, textWidth(line, style)), 0);
}

/** The parts between which a line may break, none wider than a line. */
function* breakable(text: string, style: TypeStyle, width: number): Generator<string> {
    for (const part of text.split(/(?<=[\s\-_./,])|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)) {
        if (textWidth(part, style) <= width) {
            yield part;
        } else {
            yield* pieces(part, style, width);
        }
    }
}

/** Pieces of an unbreakable part that fill a line each; a code point and the marks on it stay together. */
function* pieces(part: string, style: TypeStyle, width: number): Generator<string> {
    let piece = '';
    let used = 0;
    for (const character of part) {
        const advance = textWidth(character, style);
        if (piece !== '' && advance > 0 && used + advance > width) {
            yield piece;
            piece = '';
            used = 0;
        }
        piece += character;
        used += advance;
    }
    if (piece !== '') {
        yield piece;
    }
}
