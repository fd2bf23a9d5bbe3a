import type { GlyphName } from '../glyphs.ts';
import type { SeverityCounts, ViewHead } from '../views/view.ts';
import type { PolicyPill, ShapeKind } from '../views/view-graph.ts';

/** Who tells whom what, one thing under the other. */
export interface SequenceView extends ViewHead {
    readonly kind: 'sequence';
    /** From left to right, in the order in which they come in. */
    readonly participants: readonly Participant[];
    /** What happens until the last answer. */
    readonly items: readonly SequenceItem[];
    /** What messages cause later, on its own. */
    readonly later: readonly SequenceItem[];
}

/** Somebody or something that takes part. */
export interface Participant {
    /** Id of the element. */
    readonly id: string;
    readonly shape: ShapeKind;
    readonly title: string;
    readonly subtitle?: string;
    /** Id of the context that it stands in. */
    readonly context?: string;
    /** Number of the hue and mark of its context. */
    readonly hue?: number;
    /** Sign of what belongs to no context. */
    readonly glyph: GlyphName;
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** One thing in a sequence. */
export type SequenceItem = CallMessage | PlainMessage | SelfMessage | Fragment;

/** What all messages have. */
interface Message {
    /** Ids of the model's relations that it stands for. */
    readonly relations: readonly string[];
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** A call, what the callee does for it, and its answer. */
export interface CallMessage extends Message {
    readonly kind: 'call';
    readonly from: string;
    readonly to: string;
    /** `undo`: it takes the effect of another call back. */
    readonly line: 'call' | 'undo';
    readonly label: string;
    /** Protocol and the like, below the line. */
    readonly detail: string;
    /** Id of the operation or route that answers. */
    readonly operation?: string;
    /** How long the caller waits, and how else the call is protected. */
    readonly wait?: Wait;
    /** The caller waits for an answer. */
    readonly answers: boolean;
    /** What is known of the answer. */
    readonly answer: string;
    readonly body: readonly SequenceItem[];
}

/** The time between a call and its answer, seen by the caller. */
export interface Wait {
    readonly pill: PolicyPill;
    /** The caller gives up before the callee does. */
    readonly inverted: boolean;
}

/** An event on its way to or from its topic, or an access to a store that several share. Nobody waits for an answer. */
export interface PlainMessage extends Message {
    readonly kind: 'message';
    readonly from: string;
    /** Nobody, where an event rides no topic. */
    readonly to?: string;
    readonly line: 'event' | 'write' | 'read';
    readonly label: string;
    readonly detail: string;
    /** Id of the handler. */
    readonly operation?: string;
    readonly body: readonly SequenceItem[];
}

/** Something that a participant does by itself, or a remark at it. */
export interface SelfMessage extends Message {
    readonly kind: 'self';
    readonly on: string;
    readonly text: string;
    readonly glyph?: GlyphName;
    /** Something that happens; a remark has no arrow. */
    readonly arrow: boolean;
}

/** Kinds of frames. */
export type FragmentKind = 'parallel' | 'alternatives' | 'loop' | 'optional' | 'attempts' | 'undo';

/** A frame around messages that happen together, alternatively, again, or perhaps. */
export interface Fragment {
    readonly kind: 'fragment';
    readonly fragment: FragmentKind;
    /** Who acts in it first. */
    readonly on: string;
    readonly tab: string;
    readonly glyph?: GlyphName;
    /** Condition or detail beside the tab. */
    readonly guard: string;
    /** Divided by dashed lines. */
    readonly sections: readonly FragmentSection[];
}

/** A part of a frame. */
export interface FragmentSection {
    /** What stands under the dashed line above it. */
    readonly title?: string;
    readonly glyph?: GlyphName;
    readonly items: readonly SequenceItem[];
}

/** All items, each before those that it encloses. */
export function* sequenceItems(items: readonly SequenceItem[]): Generator<SequenceItem> {
    for (const item of items) {
        yield item;
        if (item.kind === 'fragment') {
            for (const section of item.sections) {
                yield* sequenceItems(section.items);
            }
        } else if (item.kind !== 'self') {
            yield* sequenceItems(item.body);
        }
    }
}
