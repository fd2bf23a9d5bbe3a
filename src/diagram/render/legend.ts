import { textLine } from '../shapes/marks.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine } from '../text/wrap.ts';
import { MARGIN } from './header.ts';
import { element } from './xml.ts';

/** The legend of a picture, measured. */
export interface Legend {
    readonly width: number;
    readonly height: number;
    /** Markup for a picture of this width. */
    draw(width: number): string;
}

/** A sign and what it means. */
export interface LegendEntry {
    readonly text: string;
    readonly signWidth: number;
    /** Draws the sign with its left end and middle at a point. */
    sign(x: number, y: number): string;
}

/** Signs of one subject. */
export interface LegendSection {
    readonly title: string;
    readonly entries: readonly LegendEntry[];
}

const ROW = 24;
const ROWS = 3;
const TOP = 46;
const GAP = 10;
const BETWEEN_COLUMNS = 28;
const BETWEEN_SECTIONS = 48;
const LONGEST = 280;

/** The signs of a picture and what they mean; sections without entries are left out. */
export function legend(all: readonly LegendSection[]): Legend {
    const sections = all.filter((section) => section.entries.length > 0).map(withShortTexts);
    const widths = sections.map(sectionWidth);
    const width = widths.reduce((sum, each) => sum + each, BETWEEN_SECTIONS * Math.max(0, widths.length - 1));
    const rows = Math.min(ROWS, Math.max(0, ...sections.map((section) => section.entries.length)));
    return {
        width,
        height: TOP + ROW * rows + 8,
        draw(total) {
            let x = 0;
            const parts = sections.map((section, i) => {
                const left = x;
                x += (widths[i] ?? 0) + BETWEEN_SECTIONS;
                return drawSection(section, left);
            });
            return element(
                'g',
                { class: 'legend' },
                element('path', { class: 'hair', d: `M0 .5H${total - 2 * MARGIN}` }),
                ...parts,
            );
        },
    };
}

/** Names of any length get one line; how much of one is not shown is counted. */
function withShortTexts({ title, entries }: LegendSection): LegendSection {
    return {
        title,
        entries: entries.map((entry) => ({ ...entry, text: singleLine(entry.text, TYPE.label, LONGEST) })),
    };
}

/** Entries run down in columns of three rows. */
function columnsOf({ entries }: LegendSection): readonly (readonly LegendEntry[])[] {
    const columns: LegendEntry[][] = [];
    entries.forEach((entry, i) => {
        if (i % ROWS === 0) {
            columns.push([]);
        }
        columns.at(-1)?.push(entry);
    });
    return columns;
}

function columnWidth(column: readonly LegendEntry[]): number {
    return column.reduce(
        (widest, { signWidth, text }) => Math.max(widest, signWidth + GAP + textWidth(text, TYPE.label)),
        0,
    );
}

function sectionWidth(section: LegendSection): number {
    const columns = columnsOf(section);
    const width = columns.reduce((sum, column) => sum + columnWidth(column), BETWEEN_COLUMNS * (columns.length - 1));
    return Math.ceil(Math.max(width, textWidth(section.title, TYPE.number)));
}

function drawSection(section: LegendSection, left: number): string {
    let x = left;
    const entries = columnsOf(section).map((column) => {
        const at = x;
        x += columnWidth(column) + BETWEEN_COLUMNS;
        return column
            .map((entry, row) => {
                const y = TOP + 4 + ROW * row;
                const text = { x: at + entry.signWidth + GAP, y: y + 4 };
                return entry.sign(at, y) + textLine(entry.text, TYPE.label, 'q', text);
            })
            .join('');
    });
    return textLine(section.title, TYPE.number, '', { x: left, y: 26 }) + entries.join('');
}
