import { textLine } from '../shapes/marks.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { textWidth } from './measure.ts';
import type { TypeStyle } from './type-styles.ts';

/** One line of text with its place; `at` is the left end, middle or right end of its baseline. */
export interface TextRun {
    readonly text: string;
    readonly style: TypeStyle;
    readonly at: Point;
    readonly anchor: 'start' | 'middle' | 'end';
    /** Classes of its ink, as for {@link textLine}; none for the first ink. */
    readonly ink?: string;
}

/** The room that a line of text takes. */
export function runBox({ text, style, at, anchor }: TextRun): Box {
    const width = textWidth(text, style);
    const before = anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width;
    return { x: at.x - before, y: at.y - 0.8 * style.size, width, height: style.size };
}

/** Several lines of one text, each a line height below the one before. */
export function runsOf(lines: readonly string[], first: Omit<TextRun, 'text'>): readonly TextRun[] {
    return lines.map((text, i) => ({ ...first, text, at: { x: first.at.x, y: first.at.y + first.style.line * i } }));
}

/** Markup of a line of text. */
export function drawRun({ text, style, at, anchor, ink = '' }: TextRun): string {
    const end = anchor === 'start' ? '' : anchor === 'middle' ? 'm' : 'e';
    return textLine(text, style, [ink, end].filter((name) => name !== '').join(' '), at);
}
