import { badgeSize } from '../render/badge.ts';
import type { Box, Point, Size } from '../shapes/measured.ts';
import { textWidth } from '../text/measure.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine, widestLine, wrapText } from '../text/wrap.ts';
import type { Member, MemberSection, ObservabilityView, SignalCell, WayStop } from './observability-view.ts';
import { type PlacedHead, placeHeads } from './place-heads.ts';

/** The table of members and signals with its places. */
export interface PlacedObservability extends Size {
    readonly kind: 'observability';
    readonly view: ObservabilityView;
    readonly blocks: readonly PlacedBlock[];
}

/** One column of the page: heads, and sections below them. */
export interface PlacedBlock {
    readonly at: Point;
    readonly width: number;
    readonly heads: readonly PlacedHead[];
    readonly sections: readonly PlacedSection[];
}

/** The title of a section and its rows, relative to the block. */
export interface PlacedSection {
    readonly section: MemberSection;
    /** The same section began in the block before. */
    readonly continued: boolean;
    readonly title: TextRun;
    readonly owner?: TextRun;
    /** Middle of the context's mark. */
    readonly mark: Point;
    readonly rows: readonly PlacedRow[];
}

/** A member's row, relative to the block. */
export interface PlacedRow {
    readonly member: Member;
    readonly box: Box;
    readonly glyphAt: Point;
    readonly name: readonly TextRun[];
    readonly cells: readonly PlacedCell[];
    readonly badge?: Box;
}

/** A cell's sign around its middle, and the words beside it. */
export interface PlacedCell {
    readonly cell: SignalCell;
    readonly middle: Point;
    /** The box of a gap. */
    readonly gap?: Box;
    readonly note?: TextRun;
}

const ROW = 30;
const NAME_LINE = 16;
const SECTION = 40;
const NAME_X = 30;
const NESTED = 16;
const LONGEST_NAME = 240;
const LEAST_NAMES = 132;
const BETWEEN_BLOCKS = 56;
/** Half the width of the box of a gap. */
const HALF_GAP = 36;
/** Wished proportion of a large table. */
const PROPORTION = 1.6;
/** A table of at most so many pixels is not divided. */
const UNDIVIDED = 1000;

/** How the columns of all blocks stand, relative to a block. */
interface Columns {
    /** Middles of the signs. */
    readonly middles: readonly number[];
    readonly width: number;
    readonly badges: number;
}

/** Gives places to the table; a long one is divided into blocks side by side. */
export function placeObservability(view: ObservabilityView): PlacedObservability {
    const columns = measureColumns(view);
    const heads = placeHeads(view.columns, columns.middles);
    const rows = view.sections.flatMap((section) => measureSection(section));
    const total = rows.reduce((sum, row) => sum + row.height, 0);
    const count =
        total <= UNDIVIDED
            ? 1
            : Math.max(1, Math.round(Math.sqrt((PROPORTION * total) / (columns.width + BETWEEN_BLOCKS))));
    const blocks = balanced(rows, total, count).map((part, i) => ({
        at: { x: i * (columns.width + BETWEEN_BLOCKS), y: 0 },
        width: columns.width,
        heads: heads.heads,
        sections: placeSections(part, columns, heads.height),
    }));
    const height = Math.max(
        heads.height,
        ...blocks.flatMap(({ sections }) =>
            sections.flatMap((section) => section.rows.map(({ box }) => box.y + box.height)),
        ),
    );
    return {
        kind: 'observability',
        view,
        blocks,
        width: Math.max(1, blocks.length) * (columns.width + BETWEEN_BLOCKS) - BETWEEN_BLOCKS,
        height: height + 8,
    };
}

/** A row before it has a place: a section's title, or a member. */
interface MeasuredRow {
    readonly section: MemberSection;
    readonly member?: Member;
    readonly name: readonly string[];
    readonly height: number;
}

function measureSection(section: MemberSection): readonly MeasuredRow[] {
    return [
        { section, name: [], height: SECTION },
        ...section.members.map((member) => {
            const name = wrapText(member.title, TYPE.subtitle, LONGEST_NAME);
            return { section, member, name, height: ROW + NAME_LINE * (name.length - 1) };
        }),
    ];
}

function measureColumns(view: ObservabilityView): Columns {
    const members = view.sections.flatMap(({ members: each }) => each);
    const names = members.map(
        ({ title, nested }) =>
            widestLine(wrapText(title, TYPE.subtitle, LONGEST_NAME), TYPE.subtitle) + (nested ? NESTED : 0),
    );
    const titles = view.sections.map(sectionTitleWidth);
    let x = Math.ceil(NAME_X + Math.max(LEAST_NAMES, ...names, ...titles)) + 16;
    const middles = view.columns.map((column, i) => {
        const head = Math.max(
            textWidth(column.signal, TYPE.contextTitle),
            ...column.ways.map((way) => textWidth(wayText(way), TYPE.technology)),
        );
        const notes = members.map(({ cells }) => {
            const note = cells[i]?.note;
            return note === undefined ? 0 : 12 + textWidth(note, TYPE.label);
        });
        const left = Math.max(HALF_GAP, head / 2) + 10;
        const right = Math.max(HALF_GAP, head / 2, ...notes) + 10;
        const middle = x + Math.ceil(left);
        x = middle + Math.ceil(right);
        return middle;
    });
    const hasFindings = members.some(({ findings }) => findings !== undefined);
    return { middles, badges: x + 4, width: x + (hasFindings ? 44 : 0) };
}

/** A way as it is read. */
function wayText(way: readonly WayStop[]): string {
    return way.map(({ name }) => singleLine(name, TYPE.technology, 160)).join(' → ');
}

const CONTINUED = ', continued';

function sectionTitleWidth({ title, owner }: MemberSection): number {
    const words = textWidth(singleLine(title, TYPE.contextTitle, LONGEST_NAME) + CONTINUED, TYPE.contextTitle);
    return words + (owner === undefined ? 0 : 29 + textWidth(singleLine(owner, TYPE.label, LONGEST_NAME), TYPE.label));
}

/** At most so many blocks, as even as the titles that have to be repeated allow. */
function balanced(rows: readonly MeasuredRow[], total: number, count: number): readonly (readonly MeasuredRow[])[] {
    let height = total / count;
    let blocks = divide(rows, height);
    while (blocks.length > count) {
        height += ROW;
        blocks = divide(rows, height);
    }
    return blocks;
}

/** Rows in blocks of about the same height. No block ends with a title; a divided section has its title again. */
function divide(rows: readonly MeasuredRow[], height: number): readonly (readonly MeasuredRow[])[] {
    const blocks: MeasuredRow[][] = [[]];
    let used = 0;
    for (const row of rows) {
        const block = blocks.at(-1) ?? [];
        const needed = row.member ? row.height : row.height + ROW;
        if (block.length > 0 && used + needed > height + SECTION) {
            const again = row.member ? [{ section: row.section, name: [], height: SECTION }] : [];
            blocks.push([...again, row]);
            used = row.height + again.length * SECTION;
        } else {
            block.push(row);
            used += row.height;
        }
    }
    return blocks;
}

function placeSections(rows: readonly MeasuredRow[], columns: Columns, top: number): readonly PlacedSection[] {
    const sections: { placed: Omit<PlacedSection, 'rows'>; rows: PlacedRow[] }[] = [];
    let y = top;
    for (const row of rows) {
        if (row.member) {
            sections.at(-1)?.rows.push(placeRow(row.member, row, columns, y));
        } else {
            sections.push({ placed: placeTitle(row.section, rows, y), rows: [] });
        }
        y += row.height;
    }
    return sections.map(({ placed, rows: own }) => ({ ...placed, rows: own }));
}

function placeTitle(section: MemberSection, rows: readonly MeasuredRow[], y: number): Omit<PlacedSection, 'rows'> {
    const first = rows.find((row) => row.section === section && row.member)?.member;
    const continued = first !== section.members[0];
    const text = singleLine(section.title, TYPE.contextTitle, LONGEST_NAME) + (continued ? CONTINUED : '');
    const title: TextRun = { text, style: TYPE.contextTitle, at: { x: NAME_X, y: y + 28 }, anchor: 'start' };
    const owner: TextRun | undefined =
        section.owner === undefined
            ? undefined
            : {
                  text: singleLine(section.owner, TYPE.label, LONGEST_NAME),
                  style: TYPE.label,
                  at: { x: NAME_X + textWidth(text, TYPE.contextTitle) + 29, y: y + 27.5 },
                  anchor: 'start',
                  ink: 'q owner',
              };
    return { section, continued, title, mark: { x: 14, y: y + 23.5 }, ...(owner ? { owner } : {}) };
}

function placeRow(member: Member, { name, height }: MeasuredRow, columns: Columns, y: number): PlacedRow {
    const x = NAME_X + (member.nested ? NESTED : 0);
    const middleY = y + height / 2;
    const badge = member.findings && badgeSize(member.findings);
    return {
        member,
        box: { x: 0, y, width: columns.width, height },
        glyphAt: { x: x - 23, y: y + 7 },
        name: runsOf(name, { style: TYPE.subtitle, at: { x, y: y + 19.5 }, anchor: 'start' }).map((run, i) => ({
            ...run,
            at: { x, y: y + 19.5 + NAME_LINE * i },
        })),
        cells: member.cells.map((cell, i) => placeCell(cell, { x: columns.middles[i] ?? 0, y: middleY })),
        ...(badge ? { badge: { x: columns.badges, y: middleY - badge.height / 2, ...badge } } : {}),
    };
}

function placeCell(cell: SignalCell, middle: Point): PlacedCell {
    const isGap = cell.state === 'none' || cell.state === 'unsaid';
    const note: TextRun | undefined =
        cell.note === undefined
            ? undefined
            : {
                  text: cell.note,
                  style: TYPE.label,
                  at: { x: middle.x + 12, y: middle.y + 4 },
                  anchor: 'start',
                  ink: 'q',
              };
    return {
        cell,
        middle,
        ...(isGap ? { gap: { x: middle.x - HALF_GAP, y: middle.y - 11, width: 2 * HALF_GAP, height: 22 } } : {}),
        ...(note ? { note } : {}),
    };
}
