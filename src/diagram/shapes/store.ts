import { element, escapeText, number } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { DockedStore, ViewNode } from '../views/view-graph.ts';
import { type ChipRow, drawChipRow, rowsOfChips, stepped } from './card-text.ts';
import { glyphMark, textLine } from './marks.ts';
import {
    type Box,
    type Hanging,
    type MeasuredNode,
    type Point,
    type Shape,
    type Size,
    straightSides,
} from './measured.ts';

const MIN_WIDTH = 112;
const MAX_WIDTH = 200;
const HEIGHT = 44;
const PADDING = 12;
const RIM = 5;
const BOLT = 13;
/** Height that a line of chips adds. */
const CHIP_LINE = 18;
/** Air between chips and the rim below. */
const CHIP_ROOM = 6;

/** Size and lines of a drum. */
export interface StoreText {
    readonly width: number;
    readonly height: number;
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
}

/** Sets the text of a store, docked or free. */
export function measureStoreText(store: DockedStore): StoreText {
    const room = MAX_WIDTH - 2 * PADDING;
    const title = wrapText(store.title, TYPE.storeTitle, room);
    const bolt = store.shape === 'cache' ? BOLT : 0;
    const subtitle = store.subtitle === undefined ? [] : wrapText(store.subtitle, TYPE.label, room - bolt);
    const chips = chipsOf(store, subtitle);
    const text = Math.max(
        widestLine(title, TYPE.storeTitle),
        widestLine(subtitle, TYPE.label) + bolt,
        ...chips.map((row) => row.width + bolt),
    );
    const own = chips.filter((row) => !row.inline).length;
    const extra =
        15 * (title.length - 1) +
        14 * Math.max(0, subtitle.length - 1) +
        CHIP_LINE * own +
        (chips.length > 0 ? CHIP_ROOM : 0);
    return { width: stepped(text + 2 * PADDING, MIN_WIDTH, MAX_WIDTH), height: HEIGHT + extra, title, subtitle };
}

/** Chips behind the technology, where there is room, else below it. */
function chipsOf(store: DockedStore, subtitle: readonly string[]): readonly ChipRow[] {
    const room = MAX_WIDTH - 2 * PADDING - (store.shape === 'cache' ? BOLT : 0);
    return rowsOfChips(store.chips ?? [], textWidth(subtitle.at(-1) ?? '', TYPE.label), room);
}

/** Markup of a drum: its lid is filled when it is a cache. */
export function drawStoreBody(
    store: DockedStore,
    box: Box,
    title: readonly string[],
    subtitle: readonly string[],
): string {
    const left = number(box.x + 0.5);
    const right = number(box.x + box.width - 0.5);
    const top = number(box.y + RIM + 0.5);
    const bottom = number(box.y + box.height - RIM - 0.5);
    const rx = number((box.width - 1) / 2);
    const lid = `M${left} ${top}A${rx} ${RIM} 0 0 0 ${right} ${top}`;
    const chips = chipsOf(store, subtitle);
    const own = chips.filter((row) => !row.inline).length;
    const below =
        (title.length - 1) * 15 + Math.max(0, subtitle.length - 1) * 14 + CHIP_LINE * own + (chips.length > 0 ? 4 : 0);
    const first = box.y + 5 + box.height / 2 - 4 - below / 2;
    const alone = subtitle.length === 0 && own === 0 ? 6 : 0;
    const secondX = box.x + PADDING + (store.shape === 'cache' ? BOLT : 0);
    const second = first + 14 + (title.length - 1) * 15;
    return [
        element('title', {}, escapeText(store.description)),
        element('path', {
            class: 'drum',
            d: `M${left} ${top}A${rx} ${RIM} 0 0 1 ${right} ${top}V${bottom}A${rx} ${RIM} 0 0 1 ${left} ${bottom}Z`,
        }),
        store.shape === 'cache'
            ? element('path', { class: 'drum lid', d: `${lid}A${rx} ${RIM} 0 0 0 ${left} ${top}` })
            : element('path', { class: 'drum rim', d: lid }),
        ...title.map((line, i) =>
            textLine(line, TYPE.storeTitle, '', { x: box.x + PADDING, y: first + alone + 15 * i }),
        ),
        ...(store.shape === 'cache' && subtitle.length > 0
            ? [glyphMark('event', { x: box.x + PADDING - 2, y: second - 10 }, 12)]
            : []),
        ...subtitle.map((line, i) => textLine(line, TYPE.label, 'q', { x: secondX, y: second + 14 * i })),
        ...chips.map((row, i) => {
            const lines = Math.max(0, subtitle.length - 1);
            const inline = chips[0]?.inline ? 1 : 0;
            const lower = row.inline ? 0 : CHIP_LINE * (i - inline + (subtitle.length > 0 ? 1 : 0));
            return drawChipRow(row, { x: secondX, y: second + 14 * lines + lower });
        }),
    ].join('');
}

/** A database or cache that stands free. */
export const storeShape: Shape = {
    measure(node: ViewNode, least: Size, hanging: Hanging): MeasuredNode {
        const text = measureStoreText({ ...node, shape: node.shape === 'cache' ? 'cache' : 'store' });
        return {
            node,
            ...text,
            width: Math.max(text.width, least.width),
            height: Math.max(text.height, least.height),
            textHeight: text.height,
            above: 0,
            below: 0,
            right: 0,
            docked: [],
            hanging,
        };
    },
    draw({ node, width, height, title, subtitle }: MeasuredNode, at: Point): string {
        const store: DockedStore = { ...node, shape: node.shape === 'cache' ? 'cache' : 'store' };
        return drawStoreBody(store, { ...at, width, height }, title, subtitle);
    },
    inset: straightSides,
};
