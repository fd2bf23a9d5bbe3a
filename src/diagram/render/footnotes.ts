import { glyphMark, textLine } from '../shapes/marks.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { Footnote } from '../views/view.ts';

const LONGEST = 720;
const TEXT_X = 22;
const ABOVE = 20;
const GAP = 6;

/** Remarks below a picture, measured. */
export interface Footnotes {
    readonly width: number;
    readonly height: number;
    /** Markup below what ends at this height. */
    draw(left: number, top: number): string;
}

/** Sets the remarks below a picture, one below the other. */
export function footnotes(notes: readonly Footnote[]): Footnotes {
    const set = notes.map(({ glyph, text }) => ({ glyph, lines: wrapText(text, TYPE.technology, LONGEST) }));
    const heightOf = (lines: readonly string[]) => TYPE.technology.line * lines.length + GAP;
    return {
        width: Math.ceil(
            set.reduce((most, { lines }) => Math.max(most, TEXT_X + widestLine(lines, TYPE.technology)), 0),
        ),
        height: set.reduce((sum, { lines }) => sum + heightOf(lines), set.length > 0 ? ABOVE : 0),
        draw(left, top) {
            let y = top + ABOVE;
            return set
                .map(({ glyph, lines }) => {
                    const first = y + 12;
                    y += heightOf(lines);
                    return (
                        glyphMark(glyph, { x: left, y: first - 12 }, 15) +
                        lines
                            .map((line, i) =>
                                textLine(line, TYPE.technology, 'q', {
                                    x: left + TEXT_X,
                                    y: first + TYPE.technology.line * i,
                                }),
                            )
                            .join('')
                    );
                })
                .join('');
        },
    };
}
