import { BADGE } from '../render/badge.ts';
import type { Box, Point } from '../shapes/measured.ts';
import { runsOf, type TextRun } from '../text/text-run.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import type { ReleaseTrain } from './deployment-view.ts';

/** A release train: a bracket along the rows of its members, and who they are. */
export interface PlacedTrain {
    readonly train: ReleaseTrain;
    /** The bracket; each piece is horizontal or vertical. */
    readonly bracket: readonly Point[];
    /** Arms that reach to the rows of members between its ends. */
    readonly arms: readonly (readonly [Point, Point])[];
    /** From the bracket to the text. */
    readonly link: readonly Point[];
    readonly title: readonly TextRun[];
    readonly members: readonly TextRun[];
    readonly rules: readonly TextRun[];
    /** Where the sign of its findings stands. */
    readonly badge?: Box;
}

const LANE = 20;
const ARM = 8;
const TEXT_GAP = 20;
const LONGEST = 240;
const BETWEEN = 20;
/** What the last line reaches below its baseline, and a little air. */
const BELOW = 6;

/** The extent of a row. */
interface Span {
    readonly top: number;
    readonly bottom: number;
}

/** Places brackets in lanes side by side from `left` on, and their texts right of all lanes, none over another. */
export function placeTrains(
    trains: readonly ReleaseTrain[],
    rows: readonly Span[],
    left: number,
): { readonly trains: readonly PlacedTrain[]; readonly right: number; readonly bottom: number } {
    const textX = left + LANE * trains.length + TEXT_GAP;
    let free = 0;
    let right = 0;
    const ordered = trains.toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
    const placed = ordered.map((train, lane): PlacedTrain => {
        const x = left + LANE * lane + ARM;
        const spans = train.rows.flatMap((row) => rows[row] ?? []);
        const top = Math.min(...spans.map((span) => span.top));
        const bottom = Math.max(...spans.map((span) => span.bottom));
        const text = measureText(train);
        const y = Math.max(free, (top + bottom) / 2 - text.height / 2);
        const middle = y + 13;
        const from = Math.min(Math.max(middle, top), bottom);
        free = y + text.height + BETWEEN;
        right = Math.max(right, textX + text.width);
        return {
            train,
            bracket: [
                { x: x - ARM, y: top },
                { x, y: top },
                { x, y: bottom },
                { x: x - ARM, y: bottom },
            ],
            arms: spans.slice(1, -1).map((span) => {
                const at = (span.top + span.bottom) / 2;
                return [
                    { x: x - ARM, y: at },
                    { x, y: at },
                ];
            }),
            link: link({ x, y: from }, { x: textX - 8, y: middle }),
            ...placeText(train, text, { x: textX, y }),
        };
    });
    return { trains: placed, right, bottom: free === 0 ? 0 : free - BETWEEN };
}

/** A line with at most two bends. */
function link(from: Point, to: Point): readonly Point[] {
    return from.y === to.y ? [from, to] : [from, { x: to.x - 6, y: from.y }, { x: to.x - 6, y: to.y }, to];
}

interface TrainText {
    readonly title: readonly string[];
    readonly members: readonly string[];
    readonly rules: readonly string[];
    readonly width: number;
    readonly height: number;
}

function measureText(train: ReleaseTrain): TrainText {
    const title = wrapText(train.title, TYPE.contextTitle, LONGEST);
    const members = train.members.flatMap((member) => wrapText(member, TYPE.technology, LONGEST));
    const rules = train.rules.flatMap((rule) => wrapText(rule, TYPE.storeTitle, LONGEST - 24));
    const width = Math.max(
        widestLine(title, TYPE.contextTitle),
        widestLine(members, TYPE.technology),
        widestLine(rules, TYPE.storeTitle) + 24,
    );
    const height =
        BELOW +
        TYPE.contextTitle.line * title.length +
        TYPE.technology.line * members.length +
        (rules.length === 0 ? 0 : 8 + 18 * rules.length);
    return { title, members, rules, width: Math.ceil(width), height };
}

function placeText(
    train: ReleaseTrain,
    { title, members, rules }: TrainText,
    { x, y }: Point,
): Pick<PlacedTrain, 'title' | 'members' | 'rules' | 'badge'> {
    const place = { anchor: 'start' } as const;
    const first = y + 18;
    const second = first + TYPE.contextTitle.line * title.length;
    const third = second + TYPE.technology.line * members.length + 8;
    return {
        title: runsOf(title, { ...place, style: TYPE.contextTitle, at: { x, y: first } }),
        members: runsOf(members, { ...place, style: TYPE.technology, at: { x, y: second }, ink: 'q' }),
        rules: runsOf(rules, { ...place, style: TYPE.storeTitle, at: { x: x + 24, y: third } }),
        ...(train.findings ? { badge: { x, y: third - 12, width: BADGE, height: BADGE } } : {}),
    };
}
