import { badgeSize } from '../render/badge.ts';
import type { Box, Point, Size } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine, widestLine, wrapText } from '../text/wrap.ts';
import type { MapRelation, SharedName } from './context-map-view.ts';

/** The plate that says upstream or downstream. */
export const PLATE = { width: 26, height: 24 } as const;
const CHIP = { height: 22, padding: 9, gap: 6 } as const;
const LONGEST_CHIP = 160;
/** Free room between a card and the plate, and behind the last chip. */
const AROUND = 2;

/** The plate and chips at one end of a line. */
export interface MeasuredEnd extends Size {
    readonly plate?: 'U' | 'D';
    readonly chips: readonly MeasuredChip[];
}

/** A word in a small box. */
export interface MeasuredChip {
    readonly text: string;
    readonly width: number;
}

/** The end of a relation at the card that it comes from or leads to. */
export function measureEnd({ kind, fromChips, toChips }: MapRelation, end: 'from' | 'to'): MeasuredEnd {
    if (kind !== 'upstream') {
        // Room for two lines; nothing stands at these ends.
        return { width: 0, height: kind === 'undeclared' ? 4 : 12, chips: [] };
    }
    const chips = (end === 'from' ? fromChips : toChips).map(measureChip);
    return {
        width: 2 * AROUND + PLATE.width + chips.reduce((sum, { width }) => sum + CHIP.gap + width, 0),
        height: PLATE.height,
        plate: end === 'from' ? 'U' : 'D',
        chips,
    };
}

function measureChip(words: string): MeasuredChip {
    const text = singleLine(words, TYPE.value, LONGEST_CHIP);
    return { text, width: Math.ceil(textWidth(text, TYPE.value) + 2 * CHIP.padding) };
}

/** Where plate and chips of an end stand: the plate at the card, the chips behind it. */
export function placeEnd(
    { plate, chips }: MeasuredEnd,
    border: Point,
    side: 'left' | 'right',
): { readonly plate?: Box; readonly chips: readonly { readonly text: string; readonly box: Box }[] } {
    const outwards = side === 'right' ? 1 : -1;
    const box = (from: number, width: number, height: number): Box => ({
        x: border.x + outwards * from - (outwards < 0 ? width : 0),
        y: border.y - height / 2,
        width,
        height,
    });
    let from = AROUND + PLATE.width;
    const placed = chips.map(({ text, width }) => {
        from += CHIP.gap;
        const chip = { text, box: box(from, width, CHIP.height) };
        from += width;
        return chip;
    });
    return { ...(plate ? { plate: box(AROUND, PLATE.width, PLATE.height) } : {}), chips: placed };
}

/** What stands in the middle of a line, relative to its own corner: a chip, shared entities below, findings beside. */
export interface MeasuredMiddle extends Size {
    readonly chip?: { readonly text: string; readonly box: Box };
    readonly shared: readonly { readonly id: string; readonly run: TextRun }[];
    /** How many shared entities are not listed. */
    readonly more?: TextRun;
    readonly badge?: Box;
    /** Free room on both sides, in which the line stops. */
    readonly gap: number;
}

const LISTED = 5;
/** How far the line of contexts that go separate ways stops before the word. */
const SEPARATION = 18;

/** Measures what stands in the middle of a line; nothing where nothing does. */
export function measureMiddle({ kind, label, shared, findings }: MapRelation): MeasuredMiddle | undefined {
    if (label === undefined && !findings) {
        return undefined;
    }
    const gap = kind === 'separate-ways' ? SEPARATION : 4;
    const chip = label === undefined ? undefined : measureChip(label);
    const badge = findings && badgeSize(findings);
    const listed = shared.slice(0, LISTED).map(({ id, title }) => ({ id, text: singleLine(title, TYPE.label, 160) }));
    const rest = shared.length > LISTED ? `and ${shared.length - LISTED} more` : undefined;
    const list = [...listed.map(({ text }) => text), ...(rest === undefined ? [] : [rest])];
    const head = (chip?.width ?? 0) + (badge ? badge.width + (chip ? CHIP.gap : 0) : 0);
    const inner = Math.ceil(Math.max(head, widestLine(list, TYPE.label)));
    const width = inner + 2 * gap;
    const left = gap + (inner - head) / 2;
    // The line runs through the chip: what hangs below it has as much free room above.
    const hanging = list.length === 0 ? 0 : 4 + TYPE.label.line * list.length;
    const top = hanging;
    const at = (i: number): Point => ({ x: width / 2, y: top + CHIP.height + 13 + TYPE.label.line * i });
    const style = TYPE.label;
    return {
        width,
        height: CHIP.height + 2 * hanging,
        gap,
        ...(chip
            ? { chip: { text: chip.text, box: { x: left, y: top, width: chip.width, height: CHIP.height } } }
            : {}),
        ...(badge
            ? {
                  badge: {
                      x: left + (chip ? chip.width + CHIP.gap : 0),
                      y: top + (CHIP.height - badge.height) / 2,
                      ...badge,
                  },
              }
            : {}),
        shared: listed.map(({ id, text }, i) => ({ id, run: { text, style, at: at(i), anchor: 'middle', ink: 'q' } })),
        ...(rest === undefined
            ? {}
            : { more: { text: rest, style, at: at(listed.length), anchor: 'middle', ink: 'q' } }),
    };
}

/** The card of a name that stands more than once, relative to its own corner. */
export interface MeasuredName extends Size {
    readonly title: readonly TextRun[];
    readonly text: readonly TextRun[];
}

const NAME_X = 40;
const NAME_WIDTH = 216;

/** Sets the text of the card of a shared name. */
export function measureName({ title, text }: SharedName): MeasuredName {
    const lines = { title: wrapText(title, TYPE.storeTitle, NAME_WIDTH), text: wrapText(text, TYPE.label, NAME_WIDTH) };
    const width = Math.max(widestLine(lines.title, TYPE.storeTitle), widestLine(lines.text, TYPE.label));
    const second = 25 + TYPE.storeTitle.line * (lines.title.length - 1) + 19;
    return {
        width: Math.ceil((NAME_X + width + 16) / 8) * 8,
        height: second + TYPE.label.line * (lines.text.length - 1) + 16,
        title: runsOf(lines.title, { style: TYPE.storeTitle, at: { x: NAME_X, y: 25 }, anchor: 'start' }),
        text: runsOf(lines.text, { style: TYPE.label, at: { x: NAME_X, y: second }, anchor: 'start', ink: 'q' }),
    };
}
