import { badgeSize } from '../render/badge.ts';
import type { Box, Point, Size } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { SeverityCounts } from '../views/view.ts';
import type { BreakerExample, BreakerRow, BreakerView } from './breaker-view.ts';

/** A call that the breaker stands on, with its place. */
export interface PlacedUse {
    readonly relations: readonly string[];
    readonly runs: readonly TextRun[];
    readonly badge?: { readonly findings: SeverityCounts; readonly box: Box };
}

/** One stretch of the time strip. */
export interface StripPart {
    readonly state: 'closed' | 'open' | 'half-open';
    readonly box: Box;
}

/** The card beside the state machine, with its places, from its own upper left corner. */
export interface PlacedSideCard extends Size {
    readonly runs: readonly TextRun[];
    readonly uses: readonly PlacedUse[];
    /** Heights at which a thin line parts the sections. */
    readonly hairs: readonly number[];
    readonly strip: readonly StripPart[];
    /** Middles of the failures and successes above the strip. */
    readonly failures: readonly Point[];
    readonly successes: readonly Point[];
    /** The ground of the breaker's own line among those of the libraries. */
    readonly own: Box;
}

const PADDING = 24;
const WIDTH = 472;
const VALUE_X = 146;
const ROW = 20;
/** Most signs of one sort above the strip; more than these are told by the words under it. */
const MOST_SIGNS = 8;

/** Gives places to what is told beside the state machine. */
export function placeSideCard({ usedBy, facts, example, comparison }: BreakerView): PlacedSideCard {
    const table = tableColumns(comparison);
    const width = Math.max(WIDTH, table.width + 2 * PADDING);
    const runs: TextRun[] = [heading('Where it stands', 36)];
    let y = 68;
    const uses: PlacedUse[] = [];
    runs.push(label('used by', y));
    for (const { text, relations, findings } of usedBy.calls) {
        const size = findings && badgeSize(findings);
        const lines = wrapText(text, TYPE.technology, width - VALUE_X - PADDING - (size ? size.width + 8 : 0));
        uses.push({
            relations,
            runs: values(lines, y),
            ...(findings && size
                ? { badge: { findings, box: { x: width - PADDING - size.width, y: y - 12, ...size } } }
                : {}),
        });
        y += TYPE.technology.line * lines.length + 4;
    }
    if (usedBy.calls.length === 0 || usedBy.more > 0) {
        const words = usedBy.calls.length === 0 ? 'no call' : `and ${usedBy.more} more`;
        runs.push(...values([words], y));
        y += ROW;
    }
    y += 4;
    for (const fact of facts) {
        const lines = wrapText(fact.value, TYPE.technology, width - VALUE_X - PADDING);
        runs.push(label(fact.label, y), ...values(lines, y));
        y += TYPE.technology.line * lines.length + 8;
    }
    const hairs = [y + 4.5];
    y += 32;
    const strip = example ? placeStrip(example, y, width) : undefined;
    if (strip) {
        runs.push(heading('How long a failing target is spared', y), ...strip.runs);
        y = strip.bottom + 16;
        hairs.push(y + 0.5);
        y += 32;
    }
    runs.push(heading("Other libraries' defaults, side by side", y));
    const rows = placeTable(comparison, table, y + 28, width);
    return {
        width,
        height: rows.bottom + 12,
        runs: [...runs, ...rows.runs],
        uses,
        hairs,
        strip: strip?.parts ?? [],
        failures: strip?.failures ?? [],
        successes: strip?.successes ?? [],
        own: rows.own,
    };

    function heading(text: string, at: number): TextRun {
        return { text, style: TYPE.contextTitle, at: { x: PADDING, y: at }, anchor: 'start' };
    }
}

function label(text: string, y: number): TextRun {
    return { text, style: TYPE.technology, at: { x: PADDING, y }, anchor: 'start', ink: 'q' };
}

function values(lines: readonly string[], y: number): readonly TextRun[] {
    return runsOf(lines, { style: TYPE.technology, at: { x: VALUE_X, y }, anchor: 'start' });
}

function placeStrip({ failures, successes, labels, caption }: BreakerExample, top: number, width: number) {
    const room = width - 2 * PADDING;
    const hasProbe = labels.probe !== '';
    const words = [labels.closed, labels.open, labels.probe, 'closed'].map((text) => textWidth(text, TYPE.label) + 16);
    const [closed = 0, , probe = 0, again = 0] = words;
    const sizes = [Math.max(96, closed), 0, hasProbe ? Math.max(72, probe) : 0, Math.max(72, again)];
    const openWidth = room - sizes.reduce((sum, size) => sum + size, 0);
    const states = ['closed', 'open', 'half-open', 'closed'] as const;
    const texts = [labels.closed, labels.open, labels.probe, 'closed'];
    const y = top + 34;
    let x = PADDING;
    const parts: StripPart[] = [];
    const runs: TextRun[] = [];
    states.forEach((state, i) => {
        const size = i === 1 ? openWidth : (sizes[i] ?? 0);
        if (size === 0) {
            return;
        }
        parts.push({ state, box: { x, y, width: size, height: 24 } });
        const at = { x: x + size / 2, y: y + 40 };
        runs.push({ text: texts[i] ?? '', style: TYPE.label, at, anchor: 'middle', ink: 'q' });
        x += size;
    });
    const lines = wrapText(caption, TYPE.label, room);
    runs.push(...runsOf(lines, { style: TYPE.label, at: { x: PADDING, y: y + 62 }, anchor: 'start', ink: 'f' }));
    const [first] = parts;
    const half = parts.find(({ state }) => state === 'half-open');
    const before = (first?.box.x ?? 0) + (first?.box.width ?? 0);
    const signs = (count: number) => Array.from({ length: Math.min(MOST_SIGNS, count) }, (_, i) => i);
    return {
        parts,
        runs,
        bottom: y + 62 + TYPE.label.line * (lines.length - 1) + 4,
        failures: signs(failures)
            .map((i) => ({ x: before - 6 - 11 * i, y: y - 8 }))
            .reverse(),
        successes: half
            ? signs(Math.min(6, successes)).map((i, _, all) => ({
                  x: half.box.x + half.box.width / 2 + (i - (all.length - 1) / 2) * 11,
                  y: y - 8,
              }))
            : [],
    };
}

interface Columns {
    readonly cells: readonly (readonly (readonly string[])[])[];
    readonly widths: readonly number[];
    readonly width: number;
}

const COLUMN_WIDTHS = [140, 150, 90, 120] as const;
const COLUMN_GAP = 14;

function tableColumns(rows: readonly BreakerRow[]): Columns {
    const cells = rows.map(({ name, opens, waits, halfOpen }) =>
        [name, opens, waits, halfOpen].map((text, i) =>
            wrapText(text, i === 0 ? TYPE.storeTitle : TYPE.technology, COLUMN_WIDTHS[i] ?? 120),
        ),
    );
    const heads = ['', 'opens', 'waits', 'half-open'];
    const widths = heads.map((head, i) =>
        Math.ceil(
            Math.max(
                textWidth(head, TYPE.label),
                ...cells.map((row) => widestLine(row[i] ?? [], i === 0 ? TYPE.storeTitle : TYPE.technology)),
            ),
        ),
    );
    return { cells, widths, width: widths.reduce((sum, each) => sum + each, COLUMN_GAP * 3) };
}

function placeTable(rows: readonly BreakerRow[], { cells, widths, width }: Columns, top: number, cardWidth: number) {
    // What room is left goes between the columns.
    const spare = (cardWidth - 2 * PADDING - width) / 3;
    const lefts = widths.map((_, i) =>
        widths.slice(0, i).reduce((sum, each) => sum + each + COLUMN_GAP + spare, PADDING),
    );
    const runs: TextRun[] = ['opens', 'waits', 'half-open'].map((text, i) => ({
        text,
        style: TYPE.label,
        at: { x: lefts[i + 1] ?? 0, y: top },
        anchor: 'start',
        ink: 'q',
    }));
    let y = top + 24;
    let own: Box = { x: 0, y: 0, width: 0, height: 0 };
    rows.forEach((_, i) => {
        const row = cells[i] ?? [];
        const lines = Math.max(1, ...row.map((cell) => cell.length));
        row.forEach((cell, column) => {
            const style = column === 0 ? TYPE.storeTitle : TYPE.technology;
            runs.push(...runsOf(cell, { style, at: { x: lefts[column] ?? 0, y }, anchor: 'start' }));
        });
        if (i === 0) {
            own = { x: 12, y: y - 17, width: cardWidth - 24, height: 16 * lines + 10 };
        }
        y += 16 * lines + 11;
    });
    return { runs, own, bottom: y - 16 };
}
