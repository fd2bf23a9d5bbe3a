import { isInInter } from '../text/measure.ts';
import type { OtherFont } from './other-fonts.ts';

/** Of each table in a font's directory: its name, where it is and how long (OpenType 1.9, "Table Directory"). */
interface TableRecord {
    readonly tag: string;
    readonly offset: number;
    readonly length: number;
}

const HEADER = 12;
const RECORD = 16;
const SPACE = 0x20;
/** Ends the table of characters in some fonts, and is none. */
const SENTINEL = 0xffff;

/**
 * The same font with nothing in its table of characters that Inter has. The rasteriser sets a whole text in one font
 * if it can; so it cannot, and sets in Inter what Inter has.
 *
 * @throws Error when the file has no tables where they should be
 */
export function fillUpFont({ bytes, font }: OtherFont): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isCollection = tagAt(view, 0) === 'ttcf';
    const start = isCollection ? view.getUint32(HEADER) : 0;
    const characters = font.characterSet
        .filter((codePoint) => codePoint !== SENTINEL && (codePoint === SPACE || !isInInter(codePoint)))
        .toSorted((a, b) => a - b);
    const cmap = characterTable(characters.map((codePoint) => [codePoint, font.glyphForCodePoint(codePoint).id]));
    const tables = recordsAt(view, start).map(({ tag, offset, length }) => ({
        tag,
        content: tag === 'cmap' ? cmap : bytes.subarray(offset, offset + length),
    }));
    return fontFile(view.getUint32(start), tables);
}

function recordsAt(view: DataView, start: number): readonly TableRecord[] {
    return Array.from({ length: view.getUint16(start + 4) }, (_, i) => {
        const at = start + HEADER + i * RECORD;
        return { tag: tagAt(view, at), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
    });
}

function tagAt(view: DataView, at: number): string {
    return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

/** A `cmap` table of format 12: runs of characters whose glyphs follow each other. */
function characterTable(glyphs: readonly (readonly [codePoint: number, glyph: number])[]): Uint8Array {
    const runs: { first: number; last: number; glyph: number }[] = [];
    for (const [codePoint, glyph] of glyphs) {
        const run = runs.at(-1);
        if (run && codePoint === run.last + 1 && glyph === run.glyph + codePoint - run.first) {
            run.last = codePoint;
        } else {
            runs.push({ first: codePoint, last: codePoint, glyph });
        }
    }
    const subtable = 12;
    const length = 16 + 12 * runs.length;
    const table = new DataView(new ArrayBuffer(subtable + length));
    table.setUint16(2, 1);
    table.setUint16(4, 3);
    table.setUint16(6, 10);
    table.setUint32(8, subtable);
    table.setUint16(subtable, 12);
    table.setUint32(subtable + 4, length);
    table.setUint32(subtable + 12, runs.length);
    for (const [i, { first, last, glyph }] of runs.entries()) {
        const at = subtable + 16 + 12 * i;
        table.setUint32(at, first);
        table.setUint32(at + 4, last);
        table.setUint32(at + 8, glyph);
    }
    return new Uint8Array(table.buffer);
}

/** A font file of tables, each on a boundary of four bytes. Sums that guard against damage are left out. */
function fontFile(
    version: number,
    tables: readonly { readonly tag: string; readonly content: Uint8Array }[],
): Uint8Array {
    const padded = (length: number) => Math.ceil(length / 4) * 4;
    const directory = HEADER + RECORD * tables.length;
    const file = new Uint8Array(directory + tables.reduce((sum, { content }) => sum + padded(content.length), 0));
    const view = new DataView(file.buffer);
    view.setUint32(0, version);
    view.setUint16(4, tables.length);
    let offset = directory;
    for (const [i, { tag, content }] of tables.entries()) {
        const at = HEADER + RECORD * i;
        file.set(new TextEncoder().encode(tag), at);
        view.setUint32(at + 8, offset);
        view.setUint32(at + 12, content.length);
        file.set(content, offset);
        offset += padded(content.length);
    }
    return file;
}
