import type { Box, Point, Size } from '../shapes/measured.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { BreakerMachine, TransitionText } from './breaker-view.ts';

/** The states of a breaker. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** A state with its place. */
export interface PlacedState {
    readonly state: BreakerState;
    readonly box: Box;
    readonly note: readonly TextRun[];
}

/** A line from one state to another, or to itself. */
export interface PlacedTransition {
    readonly from: BreakerState | 'start';
    readonly to: BreakerState;
    /** Each piece is level or upright; the first and the last point lie on the borders. */
    readonly points: readonly Point[];
    /** Words on the line, or above a line that leads back; the line lies under their ground. */
    readonly label?: { readonly box: Box; readonly runs: readonly TextRun[]; readonly fallbackAt?: Point };
}

/** The state machine with its places, from its upper left corner. */
export interface PlacedMachine extends Size {
    readonly states: readonly PlacedState[];
    readonly transitions: readonly PlacedTransition[];
    /** Middle of the dot where it begins. */
    readonly start: Point;
}

const STATE = { width: 232, height: 124 };
/** Room on the left for the dot where it begins. */
const LEFT = 46;
const LEAST_GAP = 396;
const LOOP = { height: 54, width: 72 };
const LABEL_WIDTH = 216;
const LOOP_LABEL_WIDTH = 264;

/** Words as they stand on a line: a title and what it means. */
interface Words {
    readonly title: readonly string[];
    readonly reason: readonly string[];
    readonly width: number;
    readonly height: number;
}

/** Gives places to the states and what leads from one to the other. */
export function placeMachine(machine: BreakerMachine): PlacedMachine {
    const words = {
        opens: wordsOf(machine.opens),
        waits: wordsOf(machine.waits),
        reopens: machine.reopens && wordsOf(machine.reopens),
        closes: machine.closes && wordsOf(machine.closes),
    };
    const loops = [loopLines(machine.whileClosed), loopLines([...machine.whileOpen], machine.fallback)] as const;
    const top = Math.max(...loops.map((loop) => loop.height)) + LOOP.height + 4;
    const gap = Math.max(
        LEAST_GAP,
        words.opens.width + 96,
        2 * ((words.reopens?.width ?? 0) + 52),
        machine.halfOpen === undefined ? words.waits.width + 96 : 0,
    );
    const closed = { x: LEFT, y: top, ...STATE };
    const open = { x: LEFT + STATE.width + gap, y: top, ...STATE };
    const scene = { closed, open, words, bottom: top + STATE.height };
    const below = machine.halfOpen === undefined ? straightBack(scene) : overHalfOpen(scene, machine.halfOpen);
    const middleY = top + STATE.height / 2;
    return {
        width: open.x + STATE.width + Math.max(0, (LOOP_LABEL_WIDTH - STATE.width) / 2),
        height: below.bottom,
        states: [
            { state: 'closed', box: closed, note: noteOf(closed, machine.closed) },
            { state: 'open', box: open, note: noteOf(open, machine.open) },
            ...below.states,
        ],
        transitions: [
            {
                from: 'start',
                to: 'closed',
                points: [
                    { x: 12, y: middleY },
                    { x: closed.x, y: middleY },
                ],
            },
            {
                from: 'closed',
                to: 'open',
                points: [
                    { x: closed.x + STATE.width, y: middleY },
                    { x: open.x, y: middleY },
                ],
                label: labelAt(words.opens, { x: closed.x + STATE.width + gap / 2, y: middleY }),
            },
            loopOf('closed', closed, loops[0]),
            loopOf('open', open, loops[1]),
            ...below.transitions,
        ],
        start: { x: 6, y: middleY },
    };
}

interface Scene {
    readonly closed: Box;
    readonly open: Box;
    readonly bottom: number;
    readonly words: {
        readonly opens: Words;
        readonly waits: Words;
        readonly reopens: Words | undefined;
        readonly closes: Words | undefined;
    };
}

interface Below {
    readonly states: readonly PlacedState[];
    readonly transitions: readonly PlacedTransition[];
    readonly bottom: number;
}

/** Where there is no half-open state, one line leads from OPEN back to CLOSED. */
function straightBack({ closed, open, bottom, words }: Scene): Below {
    const y = bottom + Math.max(56, words.waits.height / 2 + 32);
    const [from, to] = [centreX(open), centreX(closed)];
    const points = [
        { x: from, y: bottom },
        { x: from, y },
        { x: to, y },
        { x: to, y: bottom },
    ];
    const label = labelAt(words.waits, { x: (from + to) / 2, y });
    return {
        states: [],
        transitions: [{ from: 'open', to: 'closed', points, label }],
        bottom: y + words.waits.height / 2 + 8,
    };
}

function overHalfOpen({ closed, open, bottom, words }: Scene, note: string): Below {
    const none: Words = { title: [], reason: [], width: 0, height: 0 };
    const { waits, reopens = none, closes = none } = words;
    const turn = bottom + Math.max(46, reopens.height / 2 + 20);
    const afterTurn = turn + reopens.height / 2 + 12;
    const waitsY = afterTurn + waits.height / 2;
    const closesY = Math.max(waitsY, bottom + 28 + closes.height / 2);
    const half = {
        x: (closed.x + STATE.width + open.x) / 2 - STATE.width / 2,
        y: Math.max(bottom + 137, turn + 46, waitsY + waits.height / 2 - 36, closesY + closes.height / 2 - 36),
        ...STATE,
    };
    const middleY = half.y + STATE.height / 2;
    const [up, down] = [half.x + 174, open.x + 56];
    return {
        states: [{ state: 'half-open', box: half, note: noteOf(half, note) }],
        transitions: [
            {
                from: 'open',
                to: 'half-open',
                points: [
                    { x: centreX(open), y: bottom },
                    { x: centreX(open), y: middleY },
                    { x: half.x + STATE.width, y: middleY },
                ],
                label: labelAt(waits, { x: centreX(open), y: waitsY }),
            },
            {
                from: 'half-open',
                to: 'open',
                points: [
                    { x: up, y: half.y },
                    { x: up, y: turn },
                    { x: down, y: turn },
                    { x: down, y: bottom },
                ],
                label: labelAt(reopens, { x: (up + down) / 2, y: turn }),
            },
            {
                from: 'half-open',
                to: 'closed',
                points: [
                    { x: half.x, y: middleY },
                    { x: centreX(closed), y: middleY },
                    { x: centreX(closed), y: bottom },
                ],
                label: labelAt(closes, { x: centreX(closed), y: closesY }),
            },
        ],
        bottom: half.y + STATE.height + 4,
    };
}

function wordsOf({ title, reason }: TransitionText): Words {
    const lines = {
        title: wrapText(title, TYPE.contextTitle, LABEL_WIDTH),
        reason: wrapText(reason, TYPE.label, LABEL_WIDTH),
    };
    return {
        ...lines,
        width:
            Math.ceil(Math.max(widestLine(lines.title, TYPE.contextTitle), widestLine(lines.reason, TYPE.label))) + 16,
        height: TYPE.contextTitle.line * lines.title.length + TYPE.label.line * lines.reason.length + 4,
    };
}

/** Words on a line, around a point of it. */
function labelAt(words: Words, middle: Point): NonNullable<PlacedTransition['label']> {
    const box = {
        x: middle.x - words.width / 2,
        y: middle.y - words.height / 2,
        width: words.width,
        height: words.height,
    };
    const first = box.y + 15;
    return {
        box,
        runs: [
            ...runsOf(words.title, { style: TYPE.contextTitle, at: { x: middle.x, y: first }, anchor: 'middle' }),
            ...runsOf(words.reason, {
                style: TYPE.label,
                at: { x: middle.x, y: first + TYPE.contextTitle.line * words.title.length - 1 },
                anchor: 'middle',
                ink: 'q',
            }),
        ],
    };
}

interface LoopWords {
    readonly lines: readonly string[];
    /** Line from which on the fallback is told. */
    readonly fallbackFrom?: number;
    readonly width: number;
    readonly height: number;
}

function loopLines(texts: readonly string[], fallback?: string): LoopWords {
    const lines = texts.flatMap((text) => wrapText(text, TYPE.label, LOOP_LABEL_WIDTH));
    const told = fallback === undefined ? [] : wrapText(fallback, TYPE.label, LOOP_LABEL_WIDTH - 44);
    const all = [...lines, ...told];
    return {
        lines: all,
        ...(told.length === 0 ? {} : { fallbackFrom: lines.length }),
        width: Math.ceil(widestLine(lines, TYPE.label)),
        height: TYPE.label.line * all.length + 4,
    };
}

/** A line that leads from the upper border of a state back to it, with words above. */
function loopOf(state: BreakerState, box: Box, { lines, fallbackFrom, height }: LoopWords): PlacedTransition {
    const x = centreX(box);
    const top = box.y - LOOP.height;
    const first = top - height + 8;
    const runs = runsOf(lines, { style: TYPE.label, at: { x, y: first }, anchor: 'middle', ink: 'q' }).map((run, i) =>
        fallbackFrom !== undefined && i >= fallbackFrom ? { ...run, at: { x: x + 10, y: run.at.y } } : run,
    );
    const width = widestLine(lines, TYPE.label) + 44;
    const fallbackLine = fallbackFrom === undefined ? undefined : runs[fallbackFrom];
    const half = fallbackFrom === undefined ? 0 : widestLine(lines.slice(fallbackFrom), TYPE.label) / 2;
    return {
        from: state,
        to: state,
        points: [
            { x: x - LOOP.width / 2, y: box.y },
            { x: x - LOOP.width / 2, y: top },
            { x: x + LOOP.width / 2, y: top },
            { x: x + LOOP.width / 2, y: box.y },
        ],
        label: {
            box: { x: x - width / 2, y: first - 12, width, height },
            runs,
            ...(fallbackLine ? { fallbackAt: { x: x + 10 - half - 18, y: fallbackLine.at.y - 11 } } : {}),
        },
    };
}

function noteOf(box: Box, text: string): readonly TextRun[] {
    return runsOf(wrapText(text, TYPE.technology, STATE.width - 24), {
        style: TYPE.technology,
        at: { x: centreX(box), y: box.y + 100 },
        anchor: 'middle',
        ink: 'q',
    });
}

function centreX(box: Box): number {
    return box.x + box.width / 2;
}
