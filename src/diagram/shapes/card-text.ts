import { element } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE, type TypeStyle } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { ViewNode } from '../views/view-graph.ts';
import { glyphMark, textLine } from './marks.ts';
import type { Hanging, MeasuredNode, Point, Size } from './measured.ts';

/** Where the text of a kind of card stands. */
export interface CardForm {
    readonly minWidth: number;
    readonly maxWidth: number;
    readonly height: number;
    /** Left end of the text. */
    readonly textX: number;
    /** Free room right of the text. */
    readonly right: number;
    readonly titleStyle: TypeStyle;
    readonly subtitleStyle: TypeStyle;
    /** Baselines from the top: of the title alone, of the title above a second line, and of that line. */
    readonly baselines: readonly [alone: number, title: number, subtitle: number];
}

const TITLE_LINE = 16;
const CHIP_HEIGHT = 16;
const CHIP_GAP = 6;

/** Room for `×2–10` and the space before it. */
function replicasWidth(node: ViewNode): number {
    return node.replicas ? textWidth(replicasText(node.replicas), TYPE.number) + 12 : 0;
}

/** `×3`, `×2–10` */
function replicasText(replicas: NonNullable<ViewNode['replicas']>): string {
    return replicas.min === replicas.max ? `×${replicas.max}` : `×${replicas.min}–${replicas.max}`;
}

/** Sets the title and the second line of a card, and finds the width and height they need. */
export function measureText(
    node: ViewNode,
    form: CardForm,
): Pick<MeasuredNode, 'title' | 'subtitle' | 'width' | 'textHeight'> {
    const room = form.maxWidth - form.textX - form.right;
    const title = wrapText(node.title, form.titleStyle, room - replicasWidth(node));
    const subtitle = node.subtitle === undefined ? [] : wrapText(node.subtitle, form.subtitleStyle, room);
    const text = Math.max(
        widestLine(title, form.titleStyle) + replicasWidth(node),
        widestLine(subtitle, form.subtitleStyle),
        ...chipRows(node, subtitle, form).map((row) => row.width),
    );
    const width = stepped(form.textX + text + form.right, form.minWidth, form.maxWidth);
    const second = secondLines(node, subtitle, form);
    const extra = TITLE_LINE * (title.length - 1) + form.subtitleStyle.line * Math.max(0, second - 1);
    return { title, subtitle, width, textHeight: form.height + extra };
}

/** A body that holds nothing but its text, with nothing that sticks out of it. */
export function measureCard(form: CardForm, node: ViewNode, least: Size, hanging: Hanging): MeasuredNode {
    const text = measureText(node, form);
    return {
        node,
        ...text,
        width: Math.max(text.width, least.width),
        height: Math.max(text.textHeight, least.height),
        above: 0,
        below: 0,
        right: 0,
        docked: [],
        hanging,
    };
}

/** Where the text of a body at this place begins: it is centred in what the body grew for its lines. */
export function textOrigin(measured: MeasuredNode, at: Point): Point {
    return { x: at.x, y: at.y + Math.floor((measured.height - measured.textHeight) / 2) };
}

/** Widths grow in steps of 8, so that cards of similar names line up. */
export function stepped(width: number, min: number, max: number): number {
    return Math.min(max, Math.max(min, Math.ceil(width / 8) * 8));
}

/** Markup of title, second line, chips and the number of replicas, from the upper left corner of the text area. */
export function drawText(measured: MeasuredNode, form: CardForm, at: Point): string {
    const { node, title, subtitle } = measured;
    const [alone, above, below] = form.baselines;
    const hasSecond = secondLines(node, subtitle, form) > 0;
    const x = at.x + form.textX;
    const first = at.y + (hasSecond ? above : alone);
    const second = at.y + below + TITLE_LINE * (title.length - 1);
    const parts = [
        ...title.map((line, i) => textLine(line, form.titleStyle, '', { x, y: first + TITLE_LINE * i })),
        ...subtitle.map((line, i) =>
            textLine(line, form.subtitleStyle, 'q', { x, y: second + form.subtitleStyle.line * i }),
        ),
        ...drawChips(measured, form, { x, y: second }),
    ];
    if (node.replicas) {
        const right = { x: at.x + measured.width - form.right, y: at.y + above };
        parts.push(textLine(replicasText(node.replicas), TYPE.number, 'q e', right));
    }
    return parts.join('');
}

/** The tile of a card: two letters on a tinted square, or a glyph. */
export function drawTile(node: ViewNode, at: Point): string {
    if (!node.tile) {
        return '';
    }
    const square = element('rect', {
        class: 'tile',
        x: at.x + 0.5,
        y: at.y + 0.5,
        width: 31,
        height: 31,
        rx: 6,
    });
    const sign =
        'letters' in node.tile
            ? textLine(node.tile.letters, TYPE.contextTitle, 'tm m', { x: at.x + 16, y: at.y + 20.5 })
            : glyphMark(node.tile.glyph, { x: at.x + 7, y: at.y + 7 }, 18, 'tg');
    return square + sign;
}

/** Chips side by side. */
export interface ChipRow {
    readonly chips: readonly { readonly text: string; readonly x: number; readonly width: number }[];
    readonly width: number;
    /** Begins behind the second line's last words. */
    readonly inline: boolean;
}

function chipRows(node: ViewNode, subtitle: readonly string[], form: CardForm): readonly ChipRow[] {
    const used = textWidth(subtitle.at(-1) ?? '', form.subtitleStyle);
    return rowsOfChips(node.chips, used, form.maxWidth - form.textX - form.right);
}

/** Chips follow the last line's words where there is room, else they take lines of their own. */
export function rowsOfChips(chips: readonly string[], used: number, room: number): readonly ChipRow[] {
    const rows: { chips: { text: string; x: number; width: number }[]; width: number; inline: boolean }[] = [];
    let x = used > 0 ? used + CHIP_GAP : 0;
    let row: (typeof rows)[number] | undefined;
    for (const text of chips) {
        const width = Math.min(room, Math.ceil(textWidth(text, TYPE.value)) + 10);
        if (row === undefined || x + width > room) {
            const inline = rows.length === 0 && used > 0 && x + width <= room;
            x = inline ? x : 0;
            row = { chips: [], width: 0, inline };
            rows.push(row);
        }
        row.chips.push({ text, x, width });
        row.width = x + width;
        x += width + CHIP_GAP;
    }
    return rows;
}

function secondLines(node: ViewNode, subtitle: readonly string[], form: CardForm): number {
    return subtitle.length + chipRows(node, subtitle, form).filter((row) => !row.inline).length;
}

function drawChips(measured: MeasuredNode, form: CardForm, at: Point): readonly string[] {
    const { node, subtitle } = measured;
    let line = Math.max(0, subtitle.length - 1);
    return chipRows(node, subtitle, form).flatMap((row, i) => {
        if (!row.inline && (i > 0 || subtitle.length > 0)) {
            line++;
        }
        const baseline = at.y + form.subtitleStyle.line * line;
        return [drawChipRow(row, { x: at.x, y: baseline })];
    });
}

/** Markup of chips whose words stand on a baseline. */
export function drawChipRow({ chips }: ChipRow, at: Point): string {
    return chips
        .map(
            (chip) =>
                element('rect', {
                    class: 'chip',
                    x: at.x + chip.x + 0.5,
                    y: at.y - 11.5,
                    width: chip.width - 1,
                    height: CHIP_HEIGHT - 1,
                    rx: 4,
                }) + textLine(chip.text, TYPE.value, 'q', { x: at.x + chip.x + 5, y: at.y }),
        )
        .join('');
}
