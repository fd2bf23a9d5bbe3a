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
): readonly Replacement[] {
    const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
    const changed = applied(text, ordered);
    const needed = formattingOfText(services, changed);
    const neededBefore = needed && needed.length > 0 ? formattingOfText(services, text) : undefined;
    if (!needed || !neededBefore) {
        return ordered;
    }
    const edited = editedStretches(ordered);
    const old = new Set(neededBefore.flatMap((it) => movedBy(it, edited) ?? []).map(keyOf));
    const own = needed.filter((it) => !old.has(keyOf(it)));
    return joined({ text, changed }, edited, own);
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
    if (edited.some(({ before }) => before.start <= end && start <= before.end)) {
        return undefined;
    }
    const last = edited.findLast(({ before }) => before.end < start);
    const shift = last ? last.after.end - last.before.end : 0;
    return { ...replacement, start: start + shift, end: end + shift };
}

/** Edits, and replacements in what they come to, as edits of the first text. */
function joined(
    { text, changed }: { readonly text: string; readonly changed: string },
    edited: readonly EditedStretch[],
    later: readonly Replacement[],
): Replacement[] {
    const placeBefore = (place: number): number => {
        const last = edited.findLast(({ after }) => after.start <= place);
        return last ? Math.max(last.before.end, place - (last.after.end - last.before.end)) : place;
    };
    return merged([...edited.map(({ after }) => after), ...later])
        .map(({ start, end }) => {
            const within = later
                .filter((it) => start <= it.start && it.end <= end)
                .map((it) => ({ ...it, start: it.start - start, end: it.end - start }));
            const opens = edited.find(({ after }) => after.start === start);
            return {
                start: opens ? opens.before.start : placeBefore(start),
                end: placeBefore(end),
                text: applied(changed.slice(start, end), within),
            };
        })
        .filter(({ start, end, text: written }) => text.slice(start, end) !== written);
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
