import type { FirebreakServices } from '../services.ts';
import { applied, formattingOfText, type Replacement } from './format-text.ts';

/**
 * Edits of a text, and what the formatter has to do because of them: a text that was formatted still is, and another
 * needs the formatter where it needed it before, and nowhere else. Edits after which a text has syntax errors, or of
 * one that has them, stay as they are.
 *
 * @param edits none overlaps another; of several at one place the first comes first
 */
export function keepFormat(
    services: FirebreakServices,
    text: string,
    edits: readonly Replacement[],
    formattingOf: FormattingOf = (whole) => formattingOfText(services, whole),
): readonly Replacement[] {
    const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
    const changed = applied(text, ordered);
    const needed = formattingOf(changed);
    const neededBefore = needed && needed.length > 0 ? formattingOf(text) : undefined;
    if (!needed || !neededBefore) {
        return ordered;
    }
    const edited = editedStretches(ordered);
    const old = new Set(neededBefore.flatMap((it) => movedBy(it, edited) ?? []).map(keyOf));
    const own = needed.filter((it) => !old.has(keyOf(it)));
    return joined({ text, changed }, edited, own);
}

/** What the formatter changes in a text; undefined if it leaves it alone. */
export type FormattingOf = (text: string) => readonly Replacement[] | undefined;

/** So many characters are looked at by the formatter for one request: it has to read a text from beginning to end. */
const MOST_CHARACTERS = 150_000;

/**
 * The formatter for many edits that are offered at once, each by itself: the text before them is looked at once, and
 * when much has been looked at, what is left stays as it is.
 */
export function limitedFormatting(services: FirebreakServices): FormattingOf {
    const known = new Map<string, readonly Replacement[] | undefined>();
    let left = MOST_CHARACTERS;
    return (text) => {
        if (!known.has(text) && text.length <= left) {
            left -= text.length;
            known.set(text, formattingOfText(services, text));
        }
        return known.get(text);
    };
}

/** What an edit replaces, and where that is in the edited text. */
interface EditedStretch {
    readonly before: Stretch;
    readonly after: Stretch;
}

interface Stretch {
    readonly start: number;
    readonly end: number;
}

function editedStretches(edits: readonly Replacement[]): EditedStretch[] {
    let shift = 0;
    return edits.map(({ start, end, text }) => {
        const from = start + shift;
        shift += text.length - (end - start);
        return { before: { start, end }, after: { start: from, end: end + shift } };
    });
}

function keyOf({ start, end, text }: Replacement): string {
    return `${start}:${end}:${text}`;
}

/** A replacement where its place is after some edits; undefined where one of them changes what it replaces. */
function movedBy(replacement: Replacement, edited: readonly EditedStretch[]): Replacement | undefined {
    const { start, end } = replacement;
    const nearest = lastOf(edited, ({ before }) => before.start < end);
    if (nearest && start < nearest.before.end) {
        return undefined;
    }
    const last = lastOf(edited, ({ before }) => before.end <= start);
    const shift = last ? last.after.end - last.before.end : 0;
    return { ...replacement, start: start + shift, end: end + shift };
}

/** Edits, and replacements in what they come to, as edits of the first text. */
function joined(
    { text, changed }: { readonly text: string; readonly changed: string },
    edited: readonly EditedStretch[],
    later: readonly Replacement[],
): Replacement[] {
    const opening = new Map(edited.toReversed().map((it) => [it.after.start, it]));
    const placeBefore = (place: number): number => {
        const last = lastOf(edited, ({ after }) => after.start <= place);
        return last ? Math.max(last.before.end, place - (last.after.end - last.before.end)) : place;
    };
    // Each stands in one of the stretches, and these come in the same order.
    let next = 0;
    return merged([...edited.map(({ after }) => after), ...later])
        .map(({ start, end }) => {
            const within: Replacement[] = [];
            for (let it = later[next]; it && it.end <= end; it = later[++next]) {
                within.push({ ...it, start: it.start - start, end: it.end - start });
            }
            const opens = opening.get(start);
            return {
                start: opens ? opens.before.start : placeBefore(start),
                end: placeBefore(end),
                text: applied(changed.slice(start, end), within),
            };
        })
        .filter(({ start, end, text: written }) => text.slice(start, end) !== written);
}

/** The last of the items, the first of which fit and the others do not. */
function lastOf<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
    let [low, high] = [0, items.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        const item = items[middle];
        if (item !== undefined && fits(item)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return items[low - 1];
}

/** Stretches in their order, those that touch each other as one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
    const result: { start: number; end: number }[] = [];
    for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        const last = result.at(-1);
        if (last && start <= last.end) {
            last.end = Math.max(last.end, end);
        } else {
            result.push({ start, end });
        }
    }
    return result;
}
