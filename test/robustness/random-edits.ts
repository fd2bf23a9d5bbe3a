import type { Choices } from '../arbitraries/seeded-choices.ts';

/** One replacement in a text, by offsets. */
export interface TextEdit {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/** What an edit can be made from. */
export interface EditSources {
    readonly text: string;
    /** The text as it was at first, so that a session does not end in rubbish alone. */
    readonly original: string;
    /** The text before the last edit, where there is one. */
    readonly before: string | undefined;
    /** All texts, to take pieces from. */
    readonly others: readonly string[];
}

/** A text that grows beyond so many times its first size is put back. */
const MOST_GROWTH = 3;

type Edit = (sources: EditSources, choices: Choices) => TextEdit;

const EDITS: readonly (readonly [weight: number, edit: Edit])[] = [
    [22, type],
    [14, remove],
    [12, paste],
    [10, undo],
    [8, cutLine],
    [6, splitLine],
    [6, duplicate],
    [5, renameWord],
    [4, move],
    [3, unbalance],
    [10, restore],
];

const TYPED = [
    ...['a', 'e', '1', ' ', '\n', '\r\n', '\t', '.', ',', ':', '{', '}', '"', '/', '*', '-', '>', '%', '(', '=', '\\'],
    ...['é', '\u{1F680}', '\u200B', '\u0000', '/*', '*/', '//', '"""', '..', '->'],
    ...[
        'service s',
        'calls ',
        'context ',
        'extend ',
        'policy ',
        'store ',
        'with ',
        'publishes ',
        'on ',
        'view ',
        'allow ',
    ],
    ...['timeout 300ms', 'retry 3', '99.99%', '2027-01-01', 'service service {\n', '  calls a.b.c\n', 'event E\n'],
];

/** One edit as somebody may make it, thoughtful or not. */
export function randomEdit(sources: EditSources, choices: Choices): TextEdit {
    if (sources.text.length > MOST_GROWTH * sources.original.length + 2000) {
        return restore(sources);
    }
    const total = EDITS.reduce((sum, [weight]) => sum + weight, 0);
    let chosen = choices.below(total);
    for (const [weight, edit] of EDITS) {
        chosen -= weight;
        if (chosen < 0) {
            return edit(sources, choices);
        }
    }
    return restore(sources);
}

/** A text after an edit. */
export function applyEdit(text: string, { start, end, text: inserted }: TextEdit): string {
    return text.slice(0, start) + inserted + text.slice(end);
}

function type({ text }: EditSources, choices: Choices): TextEdit {
    const at = place(text, choices);
    return { start: at, end: at, text: choices.oneOf(TYPED) };
}

function remove({ text }: EditSources, choices: Choices): TextEdit {
    const start = place(text, choices);
    const length = choices.once(4) ? choices.below(400) : choices.below(12);
    return { start, end: Math.min(text.length, start + length), text: '' };
}

function paste({ text, others }: EditSources, choices: Choices): TextEdit {
    const other = choices.oneOf(others);
    const start = place(other, choices);
    const at = place(text, choices);
    return { start: at, end: at, text: other.slice(start, start + choices.below(300)) };
}

function undo({ text, before }: EditSources): TextEdit {
    return difference(text, before ?? text);
}

function restore({ text, original }: EditSources): TextEdit {
    return difference(text, original);
}

/** Leaves the beginning of a line. */
function cutLine({ text }: EditSources, choices: Choices): TextEdit {
    const start = place(text, choices);
    const end = text.indexOf('\n', start);
    return { start, end: end < 0 ? text.length : end, text: '' };
}

function splitLine({ text }: EditSources, choices: Choices): TextEdit {
    const at = place(text, choices);
    return { start: at, end: at, text: choices.oneOf(['\n', '\n    ', '\r\n', '\n}\n', '\n// ']) };
}

function duplicate({ text }: EditSources, choices: Choices): TextEdit {
    const { start, end } = lines(text, choices);
    return { start: end, end, text: text.slice(start, end) };
}

function move({ text }: EditSources, choices: Choices): TextEdit {
    const from = lines(text, choices);
    const piece = text.slice(from.start, from.end);
    const rest = text.slice(0, from.start) + text.slice(from.end);
    const at = lines(rest, choices).start;
    return difference(text, rest.slice(0, at) + piece + rest.slice(at));
}

function renameWord({ text }: EditSources, choices: Choices): TextEdit {
    const words = [...text.matchAll(/[\p{L}][\w-]*/gu)];
    if (words.length === 0) {
        return { start: 0, end: 0, text: 'service' };
    }
    const { index, 0: word } = choices.oneOf(words);
    const other = choices.oneOf(words)[0];
    return { start: index, end: index + word.length, text: choices.oneOf([other, `${word}2`, '']) };
}

/** Takes a brace or a quotation mark away, or adds one. */
function unbalance({ text }: EditSources, choices: Choices): TextEdit {
    const signs = [...text.matchAll(/[{}"]/g)];
    if (signs.length === 0) {
        return { start: 0, end: 0, text: '}' };
    }
    const { index } = choices.oneOf(signs);
    return choices.once(2)
        ? { start: index, end: index + 1, text: '' }
        : { start: index, end: index, text: choices.oneOf(['{', '}', '"']) };
}

function place(text: string, choices: Choices): number {
    return choices.below(text.length + 1);
}

/** The bounds of a few whole lines. */
function lines(text: string, choices: Choices): { readonly start: number; readonly end: number } {
    const start = text.lastIndexOf('\n', place(text, choices) - 1) + 1;
    let end = start;
    for (let count = choices.below(12); count >= 0 && end < text.length; count--) {
        const next = text.indexOf('\n', end);
        end = next < 0 ? text.length : next + 1;
    }
    return { start, end };
}

/** The one replacement that makes one text of another. */
function difference(from: string, to: string): TextEdit {
    let start = 0;
    while (start < from.length && start < to.length && from[start] === to[start]) {
        start++;
    }
    let tail = 0;
    const most = Math.min(from.length, to.length) - start;
    while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
        tail++;
    }
    return { start, end: from.length - tail, text: to.slice(start, to.length - tail) };
}
