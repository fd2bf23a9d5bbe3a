import { textWidth } from '../text/measure.ts';
import type { TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine } from '../text/wrap.ts';
import type { SignalColumn, WayStop } from './observability-view.ts';

/** The head of a column, relative to its block. */
export interface PlacedHead {
    readonly title: TextRun;
    /** What is told of its ways, stop by stop. */
    readonly stops: readonly { readonly stop?: WayStop; readonly run: TextRun }[];
}

const LINE = 16;
const ARROW = ' → ';

/** Gives places to the heads: the signal's name, and below it a line for each of its ways. */
export function placeHeads(
    columns: readonly SignalColumn[],
    middles: readonly number[],
): { readonly heads: readonly PlacedHead[]; readonly height: number } {
    const lines = Math.max(1, ...columns.map(({ ways, more }) => ways.length + (more > 0 ? 1 : 0)));
    const heads = columns.map((column, i) => {
        const x = middles[i] ?? 0;
        const rest =
            column.more > 0
                ? [words(`and ${column.more} more`, x, 32 + LINE * column.ways.length)]
                : column.ways.length === 0
                  ? [words('to nowhere', x, 32)]
                  : [];
        return {
            title: {
                text: column.signal,
                style: TYPE.contextTitle,
                at: { x, y: 16 },
                anchor: 'middle',
            } satisfies TextRun,
            stops: [...column.ways.flatMap((way, row) => stopsOf(way, x, 33 + LINE * row)), ...rest],
        };
    });
    return { heads, height: 33 + LINE * (lines - 1) + 10 };
}

function words(text: string, x: number, y: number): PlacedHead['stops'][number] {
    return { run: { text, style: TYPE.technology, at: { x, y }, anchor: 'middle', ink: 'f' } };
}

/** The stops of a way with arrows between them, the whole around the middle of the column. */
function stopsOf(way: readonly WayStop[], middle: number, y: number): PlacedHead['stops'] {
    const style = TYPE.technology;
    const texts = way.map(({ name }, i) => (i === 0 ? '' : ARROW) + singleLine(name, style, 160));
    const widths = texts.map((text) => textWidth(text, style));
    let x = middle - widths.reduce((sum, width) => sum + width, 0) / 2;
    return way.map((stop, i) => {
        // A leading space would be dropped when the text is drawn, so the line begins behind it.
        const text = (texts[i] ?? '').trimStart();
        const width = widths[i] ?? 0;
        const at = { x: x + width - textWidth(text, style), y };
        x += width;
        return { stop, run: { text, style, at, anchor: 'start', ink: 'q' } };
    });
}
