import { badgeSize } from '../render/badge.ts';
import { pillLabel } from '../render/edge-labels.ts';
import type { Point, Size } from '../shapes/measured.ts';
import { TYPE, type TypeStyle } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { PlacedText } from './placed-sequence.ts';
import type { CallMessage, Fragment, PlainMessage, SelfMessage } from './sequence-view.ts';

/** Widest lines of texts between two lifelines, and in frames. */
const LABEL = 190;
const TAB = 150;
/** Widest text beside a tab or under a dashed line. */
export const GUARD = 560;

/** Room that the glyph and the cut corner of a tab take beside its text. */
const TAB_SIDES = 26;
/** Room of the glyph in a tab or before a text. */
export const GLYPH_ROOM = 18;
/** Room of the arrow that comes back, before its text. */
export const TURN = 28;
const BADGE_GAP = 6;

/** Lines of one text and how wide they are. */
export interface SetText {
    readonly lines: readonly string[];
    readonly style: TypeStyle;
    readonly width: number;
}

/** The texts of a message that goes from one to another. */
export interface MessageTexts {
    readonly label: SetText;
    readonly detail: SetText;
    readonly answer: SetText;
    readonly badge?: Size;
    /** Of label with badge, and of detail. */
    readonly width: number;
}

/** Sets the texts of a message. The badge of a wait that is too short stands at its bracket instead. */
export function messageTexts(message: CallMessage | PlainMessage): MessageTexts {
    const label = set(message.label, TYPE.message, LABEL);
    const detail = set(message.detail, TYPE.label, LABEL);
    const answer = set(message.kind === 'call' ? message.answer : '', TYPE.label, LABEL);
    const isAtBracket = message.kind === 'call' && message.wait?.inverted === true;
    const badge = message.findings && !isAtBracket ? badgeSize(message.findings) : undefined;
    const first = label.width + (badge ? BADGE_GAP + badge.width : 0);
    return { label, detail, answer, ...(badge ? { badge } : {}), width: Math.max(first, detail.width) };
}

/** Sets what a participant does by itself. */
export function selfText(message: SelfMessage): SetText {
    return set(message.text, TYPE.label, LABEL - 20);
}

/** Room that something at one lifeline takes beside it. */
export function selfWidth(message: SelfMessage): number {
    const badge = message.findings ? BADGE_GAP + badgeSize(message.findings).width : 0;
    return (message.arrow ? TURN : 10) + (message.glyph ? GLYPH_ROOM : 0) + selfText(message).width + badge;
}

/** Sets the text of a tab. */
export function tabText(fragment: Fragment): SetText {
    return set(fragment.tab, TYPE.number, TAB);
}

/** Size of a tab. */
export function tabSize(fragment: Fragment): Size {
    const { width, lines } = tabText(fragment);
    const glyph = fragment.glyph ? GLYPH_ROOM : 0;
    return { width: Math.ceil(width + glyph + TAB_SIDES), height: 7 + 15 * lines.length };
}

/** Size of the pill of a wait. */
export function pillSize(message: CallMessage): Size | undefined {
    return message.wait && pillLabel(message.wait.pill).size;
}

/** Breaks a text into lines; an empty one has none. */
export function set(text: string, style: TypeStyle, room: number): SetText {
    const lines = text === '' ? [] : wrapText(text, style, room);
    return { lines, style, width: widestLine(lines, style) };
}

/** Gives a text its place by its first baseline, at its left or right end. */
export function placeText({ lines, style, width }: SetText, at: Point, anchor: PlacedText['anchor']): PlacedText {
    const ascent = Math.ceil(style.size * 0.95);
    const box = {
        x: anchor === 'start' ? at.x : at.x - width,
        y: at.y - ascent,
        width,
        height: lines.length === 0 ? 0 : style.line * (lines.length - 1) + ascent + Math.ceil(style.size * 0.28),
    };
    return { lines, style, at, anchor, box };
}
