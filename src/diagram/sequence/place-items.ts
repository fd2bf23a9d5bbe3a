import { badgeSize } from '../render/badge.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { TYPE } from '../text/type-styles.ts';
import { type Columns, FRAME_STEP, HALF, isPassive, NESTED } from './columns.ts';
import type { Extent, Pencil } from './pencil.ts';
import type { FrameDivider, PlacedLine, PlacedText } from './placed-sequence.ts';
import {
    GLYPH_ROOM,
    GUARD,
    type MessageTexts,
    messageTexts,
    pillSize,
    placeText,
    selfText,
    set,
    TURN,
    tabSize,
    tabText,
} from './sequence-texts.ts';
import type { CallMessage, Fragment, PlainMessage, SelfMessage, SequenceItem, SequenceView } from './sequence-view.ts';

/** What placing has at hand. */
export interface Stage {
    readonly view: SequenceView;
    readonly columns: Columns;
    readonly pencil: Pencil;
    /** How many activations of each participant are open. */
    readonly levels: Map<string, number>;
}

const ABOVE_MESSAGE = 10;
const UNDER_LINE = 8;
const UNDER_PILL = 32;
const TURN_HEIGHT = 16;
const LOST = 24;
const BADGE_GAP = 6;
/** From an activation to its bracket. */
const BRACKET = 8;
const TAB_GAP = 10;

/** Places items one under the other, from the height of the pencil on. */
export function placeItems(stage: Stage, items: readonly SequenceItem[]): void {
    for (const item of items) {
        switch (item.kind) {
            case 'self':
                placeSelf(stage, item);
                break;
            case 'fragment':
                placeFragment(stage, item);
                break;
            case 'call':
                withCallerAtWork(stage, item, () => placeCall(stage, item));
                break;
            case 'message':
                placeMessage(stage, item);
        }
    }
}

/** A caller that nobody has called is at work for the time of its call. */
function withCallerAtWork(stage: Stage, { from }: CallMessage, place: () => void): void {
    if (passive(stage, from) || levelOf(stage, from) > 0) {
        place();
        return;
    }
    const top = stage.pencil.y + ABOVE_MESSAGE;
    const close = open(stage, from, undefined);
    place();
    close(top, stage.pencil.y);
}

function placeCall(stage: Stage, message: CallMessage): void {
    const { pencil } = stage;
    const texts = messageTexts(message);
    const start = pencil.y;
    const y = lineHeight(start, texts);
    const side = sideOf(stage, message.from, message.to);
    const from = edge(stage, message.from, side);
    const close = open(stage, message.to, message.operation);
    const to = edge(stage, message.to, message.from === message.to ? 1 : side === 1 ? -1 : 1);
    const arrival = drawWay(stage, message, texts, { x: from, y }, to, side);
    const pill = pillSize(message);
    pencil.y = Math.max(arrival, y + (pill ? UNDER_PILL : 0));
    placeItems(stage, message.body);
    const end =
        message.answers && message.from !== message.to ? drawAnswer(stage, message, texts, from, to, side) : undefined;
    const bottom = end ?? pencil.y + 4;
    pencil.y = bottom + 6;
    close(arrivalOf(message, y), bottom + 4);
    if (pill) {
        const waitSide = side === -1 && message.from !== message.to ? 1 : -1;
        const at = outerEdge(stage, message.from, waitSide);
        // On the left, brackets of inner activations stand further out, beside those of outer ones.
        const further = waitSide === -1 ? Math.max(1, levelOf(stage, message.from)) : 1;
        const x = at + BRACKET * further * waitSide;
        const box = { x: waitSide === -1 ? x - 6 - pill.width : x + 6, width: pill.width, height: pill.height };
        const counted = message.wait?.inverted && message.findings ? badgeSize(message.findings) : undefined;
        const badge = counted && { x: x - 8, y: bottom - 8, ...counted };
        pencil.reach(box, badge);
        pencil.waits.push({
            message,
            x,
            top: y,
            bottom,
            edge: at,
            pill: box,
            ...(badge ? { badge } : {}),
        });
    }
}

/** A message to itself arrives lower than it leaves. */
function arrivalOf({ from, to }: CallMessage | PlainMessage, y: number): number {
    return from === to ? y + TURN_HEIGHT - 4 : y - 4;
}

function placeMessage(stage: Stage, message: PlainMessage): void {
    const { pencil } = stage;
    const texts = messageTexts(message);
    const y = lineHeight(pencil.y, texts);
    const { from, to } = message;
    if (to === undefined) {
        const at = edge(stage, from, 1);
        pencil.y = drawWay(stage, message, texts, { x: at, y }, at + Math.max(60, Math.ceil(texts.width) + LOST), 1);
        return;
    }
    const side = sideOf(stage, from, to);
    const start = edge(stage, from, side);
    const close = open(stage, to, message.operation);
    const end = edge(stage, to, from === to ? 1 : side === 1 ? -1 : 1);
    pencil.y = drawWay(stage, message, texts, { x: start, y }, end, side);
    placeItems(stage, message.body);
    const bottom = message.body.length === 0 ? y + (from === to ? TURN_HEIGHT + 6 : 10) : pencil.y + 4;
    pencil.y = Math.max(pencil.y, bottom + 4);
    close(arrivalOf(message, y), bottom);
}

/** The line with its texts; gives back the height under it. */
function drawWay(
    stage: Stage,
    message: CallMessage | PlainMessage,
    texts: MessageTexts,
    from: Point,
    to: number,
    side: 1 | -1,
): number {
    const { label, detail, badge } = texts;
    const isTurn = message.from === message.to;
    const out = Math.max(from.x, to) + 20;
    const points = isTurn
        ? [from, { x: out, y: from.y }, { x: out, y: from.y + TURN_HEIGHT }, { x: to, y: from.y + TURN_HEIGHT }]
        : [from, { x: to, y: from.y }];
    const at = outerEdge(stage, message.from, side) + 10 * side;
    const anchor = side === 1 ? 'start' : 'end';
    const first = from.y - 7 - label.style.line * (label.lines.length - 1);
    const below = from.y + 15 + (isTurn ? TURN_HEIGHT : 0);
    const firstLine = set(label.lines[0] ?? '', label.style, Number.POSITIVE_INFINITY);
    const badgeBox = badge && {
        x: side === 1 ? at + firstLine.width + BADGE_GAP : at - firstLine.width - BADGE_GAP - badge.width,
        y: first - 12,
        ...badge,
    };
    const placed: PlacedText[] = [
        ...(label.lines.length === 0 ? [] : [placeText(label, { x: at, y: first }, anchor)]),
        ...(detail.lines.length === 0 ? [] : [placeText(detail, { x: at, y: below }, anchor)]),
    ];
    stage.pencil.line({
        message,
        part: 'way',
        points,
        isLost: message.to === undefined,
        texts: placed,
        ...(badgeBox ? { badge: badgeBox } : {}),
    });
    return below - 15 + (detail.lines.length === 0 ? UNDER_LINE : 7 + detail.style.line * detail.lines.length);
}

function drawAnswer(
    stage: Stage,
    message: CallMessage,
    { answer }: MessageTexts,
    from: number,
    to: number,
    side: 1 | -1,
): number {
    const { pencil } = stage;
    const rows = answer.lines.length;
    const y = pencil.y + (rows === 0 ? 14 : 9 + answer.style.line * rows);
    const clear = side === 1 ? outerEdge(stage, message.to, -1) : to;
    const at = { x: clear - 12 * side, y: y - 6 - answer.style.line * (rows - 1) };
    const line: PlacedLine = {
        message,
        part: 'answer',
        points: [
            { x: to, y },
            { x: from, y },
        ],
        isLost: false,
        texts: rows === 0 ? [] : [placeText(answer, at, side === 1 ? 'end' : 'start')],
    };
    pencil.line(line);
    return y;
}

function placeSelf(stage: Stage, message: SelfMessage): void {
    const { pencil } = stage;
    const text = selfText(message);
    const x = edge(stage, message.on, 1);
    const top = pencil.y + 5;
    const height = Math.max(TURN_HEIGHT, text.style.line * text.lines.length);
    const middle = top + height / 2;
    const left = x + (message.arrow ? TURN : 10);
    const glyph = message.glyph ? { x: left, y: middle - 7 } : undefined;
    const textX = left + (glyph ? GLYPH_ROOM : 0);
    const first = middle - (text.style.line * text.lines.length) / 2 + 11;
    const badge = message.findings && {
        x: textX + text.width + BADGE_GAP,
        y: middle - 8,
        ...badgeSize(message.findings),
    };
    pencil.self({
        message,
        ...(message.arrow ? { arrow: { x, y: middle - TURN_HEIGHT / 2 } } : {}),
        ...(glyph ? { glyph } : {}),
        text: placeText(text, { x: textX, y: first }, 'start'),
        ...(badge ? { badge } : {}),
    });
    pencil.y = top + height + 5;
}

function placeFragment(stage: Stage, fragment: Fragment): void {
    const { pencil } = stage;
    const top = pencil.y + 10;
    const size = tabSize(fragment);
    const beginsAt = outerEdge(stage, fragment.on, -1) - TAB_GAP;
    const textX = edge(stage, fragment.on, 1) + TAB_GAP;
    const room = Math.min(GUARD, nextAtWork(stage, fragment.on) - 10 - textX);
    const guard = set(fragment.guard, TYPE.label, room);
    const guardText = guard.lines.length === 0 ? undefined : placeText(guard, { x: textX, y: top + 15.5 }, 'start');
    const place = pencil.frames.length;
    const dividers: FrameDivider[] = [];
    const extent = pencil.enclose(beginsAt - size.width, textX, () => {
        pencil.reach(guardText?.box);
        pencil.y = top + Math.max(size.height, 8 + guard.style.line * guard.lines.length) + 2;
        fragment.sections.forEach((section, i) => {
            if (i > 0) {
                dividers.push(placeDivider(pencil, section, textX, room));
            }
            placeItems(stage, section.items);
        });
    });
    const bottom = pencil.y + 10;
    const box = boxAround(extent, top, bottom);
    const tabAt = isClear(stage, box.x, box.x + size.width) ? box.x : beginsAt - size.width;
    const tab = { x: tabAt, y: box.y, ...size };
    const tabX = tab.x + 8 + (fragment.glyph ? GLYPH_ROOM : 0);
    pencil.reach(box);
    // Outer frames lie under inner ones.
    pencil.frames.splice(place, 0, {
        fragment,
        isNested: pencil.depth > 0,
        box,
        tab,
        tabText: placeText(tabText(fragment), { x: tabX, y: top + 15.5 }, 'start'),
        ...(guardText ? { guard: guardText } : {}),
        dividers,
    });
    pencil.y = bottom + 6;
}

function placeDivider(
    pencil: Pencil,
    { title = '', glyph }: Fragment['sections'][number],
    textX: number,
    room: number,
): FrameDivider {
    const y = Math.round(pencil.y + 10) + 0.5;
    const text = set(title, TYPE.value, room - (glyph ? GLYPH_ROOM + 4 : 0));
    pencil.y = y + 6;
    if (text.lines.length === 0) {
        return { y };
    }
    const placed = placeText(text, { x: textX + (glyph ? GLYPH_ROOM + 4 : 0), y: y + 20 }, 'start');
    pencil.reach(placed.box);
    pencil.y = y + 12 + text.style.line * text.lines.length;
    return { y, text: placed, ...(glyph ? { glyph: { x: textX, y: y + 7.5 } } : {}) };
}

function boxAround({ left, right }: Extent, top: number, bottom: number): Box {
    const x = Math.floor(left - FRAME_STEP);
    return { x, y: top, width: Math.ceil(right + FRAME_STEP) - x, height: bottom - top };
}

function lineHeight(top: number, { label }: MessageTexts): number {
    return top + ABOVE_MESSAGE + 6 + label.style.line * Math.max(1, label.lines.length) - 2;
}

/** Opens an activation; the result closes it and draws it from here to there. */
function open(stage: Stage, id: string, operation: string | undefined): (top: number, bottom: number) => void {
    if (passive(stage, id)) {
        return () => {};
    }
    const { pencil, levels, view } = stage;
    const level = levelOf(stage, id);
    levels.set(id, level + 1);
    const place = pencil.activations.length;
    const hue = view.participants.find((participant) => participant.id === id)?.hue;
    return (top, bottom) => {
        levels.set(id, level);
        const box = { x: xOf(stage, id) - HALF + NESTED * level, y: top, width: 2 * HALF, height: bottom - top };
        // Outer activations lie under inner ones.
        pencil.activations.splice(place, 0, {
            participant: id,
            ...(operation === undefined ? {} : { operation }),
            ...(hue === undefined ? {} : { hue }),
            box,
        });
        pencil.reach(box);
    };
}

/** Left or right side of whoever is at work, else the lifeline. */
function edge(stage: Stage, id: string, side: 1 | -1): number {
    const level = levelOf(stage, id);
    return xOf(stage, id) + (level === 0 ? 0 : HALF * side + NESTED * (level - 1));
}

/** The same of all that a participant is at work at: texts keep clear of it. */
function outerEdge(stage: Stage, id: string, side: 1 | -1): number {
    return side === -1 && levelOf(stage, id) > 0 ? xOf(stage, id) - HALF : edge(stage, id, side);
}

/** Whether nobody who stands there is at work. */
function isClear(stage: Stage, left: number, right: number): boolean {
    return stage.view.participants.every(
        ({ id }) => levelOf(stage, id) === 0 || xOf(stage, id) - HALF > right || edge(stage, id, 1) < left,
    );
}

/** Left side of the next participant to the right that is at work. */
function nextAtWork(stage: Stage, id: string): number {
    const place = stage.columns.placeOf.get(id) ?? 0;
    const next = stage.view.participants.slice(place + 1).find((each) => levelOf(stage, each.id) > 0);
    return next ? edge(stage, next.id, -1) : Number.POSITIVE_INFINITY;
}

function sideOf(stage: Stage, from: string, to: string): 1 | -1 {
    return xOf(stage, to) >= xOf(stage, from) ? 1 : -1;
}

function xOf({ columns }: Stage, id: string): number {
    return columns.xOf.get(id) ?? 0;
}

function levelOf({ levels }: Stage, id: string): number {
    return levels.get(id) ?? 0;
}

function passive({ view }: Stage, id: string): boolean {
    const participant = view.participants.find((each) => each.id === id);
    return !participant || isPassive(participant);
}
