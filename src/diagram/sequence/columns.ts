import { messageTexts, pillSize, selfWidth, tabSize } from './sequence-texts.ts';
import type { CallMessage, Fragment, Participant, PlainMessage, SequenceItem, SequenceView } from './sequence-view.ts';

/** Least distance of two lifelines. */
const DISTANCE = 190;
/** Least distance of two heads. */
const BETWEEN_HEADS = 38;
/** Half the width of an activation. */
export const HALF = 6;
/** How much further right each activation inside another one of the same participant stands. */
export const NESTED = 6;
/** How much further out the brackets of inner activations stand. */
const BRACKET_STEP = 8;
/** Room of a text to the lifeline it begins at and to the next one, activations included. */
const TEXT_SIDES = HALF + 10 + 16 + HALF;
/** Room of a wait's bracket beside its pill. */
const BRACKET_SIDES = HALF + 8 + 6 + 12 + HALF;
const TAB_SIDES = HALF + 10 + 12 + HALF;
/** How much further out each outer frame stands. */
export const FRAME_STEP = 10;

/** Where the lifelines stand. */
export interface Columns {
    /** By id of the participant. */
    readonly xOf: ReadonlyMap<string, number>;
    readonly placeOf: ReadonlyMap<string, number>;
    /** Room that texts need right of the last lifeline. */
    readonly after: number;
}

/** Participants that are never at work: who uses the system, and what only carries messages. */
export function isPassive({ shape }: Participant): boolean {
    return shape === 'client' || shape === 'topic' || shape === 'queue';
}

/** Puts the lifelines as far apart as what stands between them needs. */
export function placeColumns(view: SequenceView, heads: readonly { readonly width: number }[]): Columns {
    const placeOf = new Map(view.participants.map(({ id }, place) => [id, place]));
    const needs = view.participants.map(() => 0);
    const deepest = view.participants.map(() => 0);
    const levels = view.participants.map(() => 0);
    items(view.items, 0);
    items(view.later, 0);
    const xOf = new Map<string, number>();
    const headWidth = (place: number) => heads[place]?.width ?? 0;
    let x = headWidth(0) / 2;
    view.participants.forEach(({ id }, place) => {
        xOf.set(id, x);
        const nested = (NESTED + BRACKET_STEP) * ((deepest[place] ?? 0) + (deepest[place + 1] ?? 0));
        const between = (headWidth(place) + headWidth(place + 1)) / 2 + BETWEEN_HEADS;
        x += Math.max(DISTANCE, between, Math.ceil(((needs[place] ?? 0) + nested) / 2) * 2);
    });
    return { xOf, placeOf, after: needs.at(-1) ?? 0 };

    function items(all: readonly SequenceItem[], frames: number): void {
        for (const item of all) {
            switch (item.kind) {
                case 'self':
                    need(placeAt(item.on), selfWidth(item) + TEXT_SIDES);
                    break;
                case 'fragment':
                    fragment(item, frames + 1);
                    break;
                default:
                    message(item, frames);
            }
        }
    }

    function fragment(item: Fragment, frames: number): void {
        need(placeAt(item.on) - 1, tabSize(item).width + TAB_SIDES + FRAME_STEP * frames);
        for (const section of item.sections) {
            items(section.items, frames);
        }
    }

    function message(item: CallMessage | PlainMessage, frames: number): void {
        const texts = messageTexts(item);
        const start = placeAt(item.from);
        const to = item.to === undefined ? undefined : placeAt(item.to);
        const end = to ?? start + 1;
        const isRightward = end > start;
        const room = texts.width + TEXT_SIDES + (start === end ? HALF + 16 : 0);
        need(isRightward || start === end ? start : start - 1, room);
        need(isRightward ? end - 1 : end, texts.answer.width + TEXT_SIDES);
        const pill = item.kind === 'call' ? pillSize(item) : undefined;
        if (pill) {
            need(start > end ? start : start - 1, pill.width + BRACKET_SIDES + FRAME_STEP * frames);
        }
        if (to !== undefined) {
            levels[to] = (levels[to] ?? 0) + 1;
            deepest[to] = Math.max(deepest[to] ?? 0, (levels[to] ?? 0) - 1);
        }
        items(item.body, frames);
        if (to !== undefined) {
            levels[to] = (levels[to] ?? 0) - 1;
        }
    }

    function need(gap: number, width: number): void {
        if (gap >= 0 && gap < needs.length) {
            needs[gap] = Math.max(needs[gap] ?? 0, width);
        }
    }

    function placeAt(id: string): number {
        return placeOf.get(id) ?? 0;
    }
}
