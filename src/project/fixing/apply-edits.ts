import { TextDocument } from 'langium';
import type { TextEdit } from '../../rules/finding.ts';

/** An edit by its offsets in the text, ready to be applied. */
export interface PreparedEdit {
    readonly start: number;
    readonly end: number;
    readonly newText: string;
}

/**
 * Fits edits to the text that they change: new lines end as the others do, comments in what is replaced come behind
 * what replaces it, and what is taken out takes its line with it where nothing else stands there, or the blanks after
 * it where something does.
 */
export function prepareEdits(text: string, edits: readonly TextEdit[]): PreparedEdit[] {
    const document = documentOf(text);
    const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    return edits.map(({ range, newText }) => {
        const start = document.offsetAt(range.start);
        const end = document.offsetAt(range.end);
        const kept = commentsIn(text.slice(start, end));
        return newText === '' && kept.length === 0 && end > start
            ? widened(text, start, end)
            : { start, end, newText: [newText, ...kept].join(' ').replaceAll(/\r\n|\n|\r/g, lineEnd) };
    });
}

/** Where lines begin is found once for all the edits of a text, though they are prepared fix by fix. */
function documentOf(text: string): TextDocument {
    if (last?.getText() !== text) {
        last = TextDocument.create('', '', 0, text);
    }
    return last;
}

let last: TextDocument | undefined;

/** The comments in a part of a text; one that ends with its line has the line end with it. */
function commentsIn(text: string): readonly string[] {
    return [...text.matchAll(/"(?:\\.|[^"\\\r\n])*"|(\/\*[\s\S]*?\*\/)|(\/\/[^\r\n]*)/g)].flatMap(
        ([, block, line]) => block ?? (line === undefined ? [] : `${line}\n`),
    );
}

/** A text after edits that do not overlap; of several at one place the first comes first. */
export function applyEdits(text: string, edits: readonly PreparedEdit[]): string {
    const ordered = edits
        .map((edit, index) => ({ ...edit, index }))
        .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
    let result = '';
    let done = 0;
    for (const { start, end, newText } of ordered) {
        result += text.slice(done, start) + newText;
        done = end;
    }
    return result + text.slice(done);
}

function widened(text: string, start: number, end: number): PreparedEdit {
    let first = start;
    while (isBlank(text.charAt(first - 1))) {
        first--;
    }
    let next = end;
    while (isBlank(text.charAt(next))) {
        next++;
    }
    const [before, after] = [start - first, next - end];
    const lineEnd = text.startsWith('\r\n', next) ? 2 : /[\r\n]/.test(text.charAt(next)) ? 1 : 0;
    const startsLine = start - before === 0 || /[\r\n]/.test(text.charAt(start - before - 1));
    const endsLine = lineEnd > 0 || end + after === text.length;
    if (startsLine && endsLine) {
        return { start: start - before, end: end + after + lineEnd, newText: '' };
    }
    if (endsLine) {
        return { start: start - before, end, newText: '' };
    }
    return { start, end: before > 0 || startsLine ? end + after : end, newText: '' };
}

function isBlank(character: string): boolean {
    return character === ' ' || character === '\t';
}
