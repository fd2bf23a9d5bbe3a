import type { Box, Point } from '../shapes/measured.ts';
import { placeColumns } from './columns.ts';
import { type MeasuredHead, measureHead } from './heads.ts';
import { createPencil } from './pencil.ts';
import { placePills } from './pills.ts';
import { placeItems, type Stage } from './place-items.ts';
import type { PlacedParticipant, PlacedSequence, PlacedText, PlacedWait } from './placed-sequence.ts';
import type { SequenceView } from './sequence-view.ts';

const BELOW_HEADS = 20;
const LATER_GAP = 30;
const END = 24;
/** Room of the words at the rule above what follows later. */
export const LATER_WORDS = 132;

/** Gives everything in a sequence a place: lifelines from left to right, what happens from top to bottom. */
export function placeSequence(view: SequenceView): PlacedSequence {
    const heads = view.participants.map(measureHead);
    const columns = placeColumns(view, heads);
    const headHeight = heads.reduce((most, { height }) => Math.max(most, height), 52);
    const pencil = createPencil(headHeight + BELOW_HEADS);
    const stage: Stage = { view, columns, pencil, levels: new Map() };
    placeItems(stage, view.items);
    const later = view.later.length === 0 ? undefined : pencil.y + LATER_GAP;
    if (later !== undefined) {
        pencil.y = later + 16;
        placeItems(stage, view.later);
    }
    const bottom = pencil.y + END;
    const participants = view.participants.map((participant, i): PlacedParticipant => {
        const x = columns.xOf.get(participant.id) ?? 0;
        const head: MeasuredHead = heads[i] ?? measureHead(participant);
        const box = { x: x - head.width / 2, y: 0, width: head.width, height: headHeight };
        pencil.reach(box);
        return { participant, x, box, title: head.title, subtitle: head.subtitle, bottom };
    });
    const waits = placePills(pencil.waits, pencil);
    const right = Math.ceil(
        Math.max(pencil.whole.right, later === undefined ? 0 : pencil.whole.left + LATER_WORDS) + 8,
    );
    const left = Math.floor(pencil.whole.left);
    return shifted(
        {
            kind: 'sequence',
            view,
            width: right - left,
            height: bottom + 8,
            participants,
            activations: pencil.activations,
            frames: pencil.frames,
            lines: pencil.lines,
            selves: pencil.selves,
            waits,
            ...(later === undefined ? {} : { later }),
        },
        left === 0 ? 0 : -left,
    );
}

/** The same further right, so that nothing lies left of the edge. */
function shifted(placed: PlacedSequence, by: number): PlacedSequence {
    const point = <P extends Point>(at: P): P => ({ ...at, x: at.x + by });
    const text = (words: PlacedText): PlacedText => ({ ...words, at: point(words.at), box: point(words.box) });
    const badge = (each: { readonly badge?: Box }) => (each.badge ? { badge: point(each.badge) } : {});
    return {
        ...placed,
        participants: placed.participants.map((each) => ({ ...each, x: each.x + by, box: point(each.box) })),
        activations: placed.activations.map((each) => ({ ...each, box: point(each.box) })),
        frames: placed.frames.map((frame) => ({
            ...frame,
            box: point(frame.box),
            tab: point(frame.tab),
            tabText: text(frame.tabText),
            ...(frame.guard ? { guard: text(frame.guard) } : {}),
            dividers: frame.dividers.map((divider) => ({
                y: divider.y,
                ...(divider.glyph ? { glyph: point(divider.glyph) } : {}),
                ...(divider.text ? { text: text(divider.text) } : {}),
            })),
        })),
        lines: placed.lines.map((line) => ({
            ...line,
            points: line.points.map(point),
            texts: line.texts.map(text),
            ...badge(line),
        })),
        selves: placed.selves.map((self) => ({
            ...self,
            ...(self.arrow ? { arrow: point(self.arrow) } : {}),
            ...(self.glyph ? { glyph: point(self.glyph) } : {}),
            text: text(self.text),
            ...badge(self),
        })),
        waits: placed.waits.map(
            (wait): PlacedWait => ({
                ...wait,
                x: wait.x + by,
                edge: wait.edge + by,
                pill: point(wait.pill),
                ...badge(wait),
            }),
        ),
    };
}
