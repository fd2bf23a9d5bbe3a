import type { Box, Point } from '../shapes/measured.ts';
import type { TypeStyle } from '../text/type-styles.ts';
import type { CallMessage, Fragment, Participant, PlainMessage, SelfMessage, SequenceView } from './sequence-view.ts';

/** A sequence with a place for everything, in pixels from its upper left corner. */
export interface PlacedSequence {
    readonly kind: 'sequence';
    readonly view: SequenceView;
    readonly width: number;
    readonly height: number;
    readonly participants: readonly PlacedParticipant[];
    readonly activations: readonly Activation[];
    /** Outer ones first. */
    readonly frames: readonly PlacedFrame[];
    readonly lines: readonly PlacedLine[];
    readonly selves: readonly PlacedSelf[];
    readonly waits: readonly PlacedWait[];
    /** Height at which what follows later begins. */
    readonly later?: number;
}

/** Lines of text with their first baseline; `box` is the room that they take. */
export interface PlacedText {
    readonly lines: readonly string[];
    readonly style: TypeStyle;
    readonly at: Point;
    readonly anchor: 'start' | 'end';
    readonly box: Box;
}

/** The head of a lifeline. */
export interface PlacedParticipant {
    readonly participant: Participant;
    /** Of its lifeline. */
    readonly x: number;
    readonly box: Box;
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
    /** Lower end of the lifeline. */
    readonly bottom: number;
}

/** The time in which a participant is at work. */
export interface Activation {
    readonly participant: string;
    readonly operation?: string;
    readonly hue?: number;
    readonly box: Box;
}

/** One arrow. */
export interface PlacedLine {
    readonly message: CallMessage | PlainMessage;
    readonly part: 'way' | 'answer';
    /** Two points, or four where a participant turns to itself. */
    readonly points: readonly Point[];
    /** It ends at nobody. */
    readonly isLost: boolean;
    readonly texts: readonly PlacedText[];
    readonly badge?: Box;
}

/** Something at one lifeline. */
export interface PlacedSelf {
    readonly message: SelfMessage;
    /** Where its arrow leaves the activation and comes back. */
    readonly arrow?: { readonly x: number; readonly y: number };
    readonly glyph?: Point;
    readonly text: PlacedText;
    readonly badge?: Box;
}

/** How long a caller waits. */
export interface PlacedWait {
    readonly message: CallMessage;
    /** Of the upright line. */
    readonly x: number;
    readonly top: number;
    readonly bottom: number;
    /** End of its arms. */
    readonly edge: number;
    readonly pill: Box;
    readonly badge?: Box;
}

/** A frame with its tab. */
export interface PlacedFrame {
    readonly fragment: Fragment;
    /** It stands in another frame. */
    readonly isNested: boolean;
    readonly box: Box;
    readonly tab: Box;
    readonly tabText: PlacedText;
    readonly guard?: PlacedText;
    readonly dividers: readonly FrameDivider[];
}

/** A dashed line in a frame, and what stands under it. */
export interface FrameDivider {
    readonly y: number;
    readonly glyph?: Point;
    readonly text?: PlacedText;
}
