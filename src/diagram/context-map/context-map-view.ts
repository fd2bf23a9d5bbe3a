import type { SeverityCounts, ViewHead } from '../views/view.ts';

/** Contexts, how they stand to each other, and names that several of them use. */
export interface ContextMapView extends ViewHead {
    readonly kind: 'context-map';
    /** Sorted by id. */
    readonly cards: readonly MapCard[];
    /** Sorted by id. */
    readonly relations: readonly MapRelation[];
    /** Sorted by id. */
    readonly names: readonly SharedName[];
    readonly description: string;
}

/** A context; or an external or monolith that has a relation or words of its own. */
export interface MapCard {
    readonly id: string;
    readonly kind: 'context' | 'monolith' | 'external';
    readonly title: string;
    /** Number of the hue and mark, for contexts. */
    readonly hue?: number;
    readonly owner?: string;
    /** How many services stand in a context. */
    readonly services: number;
    /** Second line, for what is no context. */
    readonly subtitle?: string;
    readonly entities: readonly MapEntity[];
    readonly events: readonly MapEvent[];
    /** How many more there are than are drawn. */
    readonly folded: { readonly entities: number; readonly events: number };
    readonly findings?: SeverityCounts;
    /** One sentence for tooltip and screen reader. */
    readonly description: string;
}

/** A word of a context. */
export interface MapEntity {
    readonly id: string;
    readonly title: string;
    /** What the context says that it means. */
    readonly words?: string;
    /** A service of the context owns its truth; or it is a copy of another context's. */
    readonly role?: 'master' | 'copy';
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/** An event of a context. */
export interface MapEvent {
    readonly id: string;
    readonly title: string;
}

/** How a relation is drawn. */
export type MapRelationKind = 'upstream' | 'partnership' | 'shared-kernel' | 'separate-ways' | 'undeclared';

/** A line between two cards. */
export interface MapRelation {
    readonly id: string;
    readonly kind: MapRelationKind;
    /** Upstream side, where there is one. */
    readonly from: string;
    readonly to: string;
    /** Patterns at the ends, as chips. */
    readonly fromChips: readonly string[];
    readonly toChips: readonly string[];
    /** What stands in the middle of the line. */
    readonly label?: string;
    /** For undeclared uses: at which ends somebody is used. */
    readonly used?: 'from' | 'both';
    /** Entities of a shared kernel. */
    readonly shared: readonly MapEvent[];
    /** Ids of the model's relations that it stands for. */
    readonly relations: readonly string[];
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/** A name that several cards use, or that one card copies from another. */
export interface SharedName {
    readonly id: string;
    /** `Product, twice` */
    readonly title: string;
    /** What is known of it in a few words. */
    readonly text: string;
    /** Where the name is used; the first is where it comes from. None for a name that too many use to draw lines to. */
    readonly ends: readonly NameEnd[];
    readonly description: string;
}

/** One use of a shared name. */
export interface NameEnd {
    readonly card: string;
    readonly entity: string;
    /** It is taken over from the first. */
    readonly isCopy: boolean;
}
