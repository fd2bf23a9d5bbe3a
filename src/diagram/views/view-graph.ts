import type { GlyphName } from '../glyphs.ts';
import type { SeverityCounts, ViewHead } from './view.ts';

/** Which way the calls of a picture mainly run. */
export type Direction = 'right' | 'down' | 'left' | 'up';

/** A view of things and the lines between them, before it has places. */
export interface ViewGraph extends ViewHead {
    readonly kind: 'graph';
    readonly direction: Direction;
    /** `severity`: what findings are about is filled with their colour and outlined. */
    readonly emphasis?: 'severity';
    /** Sorted by id. */
    readonly groups: readonly ViewGroup[];
    /** Sorted by id. */
    readonly nodes: readonly ViewNode[];
    /** Sorted by id. */
    readonly edges: readonly ViewEdge[];
    /** The contexts behind the hues, in the order of these. */
    readonly contexts: readonly { readonly hue: number; readonly title: string }[];
}

/** Where something would like to stand along the direction of the picture. */
export type Placement = 'first' | 'last';

/** What became of something between two states, in the order in which it is explained. */
export const CHANGE_MARKS = ['added', 'removed', 'changed'] as const;
/** One of {@link CHANGE_MARKS}. What is removed is drawn as a ghost of what it was. */
export type ChangeMark = (typeof CHANGE_MARKS)[number];

/**
 * A frame around nodes: a context, a broker, a team, a deployment unit, a plane of a mesh. A control plane lies as a
 * strip across the top of its picture.
 */
export interface ViewGroup {
    readonly id: string;
    readonly kind: 'context' | 'broker' | 'team' | 'unit' | 'control-plane' | 'data-plane';
    readonly title: string;
    /** Number of the hue and mark, from 0; a group without one is neutral. */
    readonly hue?: number;
    /** Technology mark of two letters, for brokers. */
    readonly mark?: string;
    /** Team that is responsible. */
    readonly owner?: string;
    readonly counts: readonly GroupCount[];
    readonly placement?: Placement;
    /** In a picture of two states. */
    readonly change?: ChangeMark;
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** How many of a kind are in a group. */
export interface GroupCount {
    readonly glyph: GlyphName;
    readonly count: number;
}

/** The shapes of the visual language; shape says kind. */
export type ShapeKind =
    | 'service'
    | 'infrastructure'
    | 'gateway'
    | 'bff'
    | 'router'
    | 'client'
    | 'external'
    | 'monolith'
    | 'store'
    | 'cache'
    | 'topic'
    | 'queue'
    | 'folded';

/** What stands in a card's tile: the two letters of a technology, or the glyph of a kind. */
export type Tile = { readonly letters: string } | { readonly glyph: GlyphName };

/** One thing in a picture. */
export interface ViewNode {
    /** Id of the element. */
    readonly id: string;
    readonly shape: ShapeKind;
    /** Id of the group it stands in. */
    readonly group?: string;
    /** Number of the hue of its context. */
    readonly hue?: number;
    readonly title: string;
    readonly subtitle?: string;
    readonly tile?: Tile;
    readonly replicas?: { readonly min: number; readonly max: number };
    /** Lines under the hairline. */
    readonly details: readonly string[];
    /** Short words after the technology: role, `elected` … */
    readonly chips: readonly string[];
    /** Private stores, which dock under it. */
    readonly docked: readonly DockedStore[];
    /** Name of the channel for what cannot be handled. */
    readonly deadLetter?: string;
    readonly placement?: Placement;
    /** What is written on a ring around it in the accent colour: `moved here`. */
    readonly ring?: string;
    /** Letter of the proxy on its border through which its calls run. */
    readonly proxy?: string;
    /** Of the shape `folded`: the frame that it stands for. */
    readonly folded?: ViewGroup;
    /** In a picture of two states. */
    readonly change?: ChangeMark;
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** A store that only its service uses, drawn under it without a line. */
export interface DockedStore {
    readonly id: string;
    readonly shape: 'store' | 'cache';
    readonly title: string;
    readonly subtitle?: string;
    /** Short words after the technology: `analytics`, `replica`. */
    readonly chips?: readonly string[];
    /** In a picture of two states. */
    readonly change?: ChangeMark;
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/**
 * Kinds of lines. `mirror`: calls whose answers nobody waits for, on the way to a new service; `undo`: what takes the
 * effect of a call back; `sync`: data kept the same in two places for a time; `config`: what steers the proxies of
 * a mesh.
 */
export type LineKind = 'call' | 'event' | 'write' | 'read' | 'copy' | 'mirror' | 'undo' | 'sync' | 'config';

/** One line between two nodes; it may stand for several relations that look the same. */
export interface ViewEdge {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly line: LineKind;
    /** Ids of the model's relations that it stands for. */
    readonly relations: readonly string[];
    /** It is what the picture is about: drawn in the accent colour. */
    readonly accent?: true;
    /** It stands for lines of what is inside a folded frame. */
    readonly lifted?: LiftedLines;
    /** Route or event. */
    readonly label?: string;
    /** A sign on the line: `lock` where it is encrypted. */
    readonly sign?: GlyphName;
    /** It goes past the proxies at its ends. */
    readonly aroundProxies?: true;
    readonly pill?: PolicyPill;
    /** `3 × in parallel · optional` */
    readonly note?: string;
    /** In a picture of two states. */
    readonly change?: ChangeMark;
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** The lines that were lifted to a folded frame and became one. */
export interface LiftedLines {
    /** How many lines they were. */
    readonly edges: number;
    /** Of calls: how many they are, for the width of the line. */
    readonly weight?: number;
    /** Of calls: what stands in the bubble on the line, `3`, or `3 ×` for one call that is made three times. */
    readonly bubble?: string;
}

/** The policies on a call, in one pill at the caller's end. */
export interface PolicyPill {
    readonly items: readonly PillItem[];
    /** Nothing in it is said on the call itself. */
    readonly inherited: boolean;
    /** All it says is what is missing. */
    readonly missing: boolean;
}

/** One property in a pill. */
export interface PillItem {
    readonly glyph: GlyphName;
    readonly value?: string;
    /** A clock with its value underlined: the deadline of the whole call. */
    readonly total?: boolean;
}
