import type { Element, Owned } from './element.ts';
import type { Range, Source } from './source.ts';

/** A bounded context. */
export interface Context extends Element, Owned {
    readonly kind: 'context';
    /** Ids of the services in it, sorted. */
    readonly services: readonly string[];
}

/** Kinds of relations on a context map (Evans, Domain-Driven Design, part IV). */
export type ContextRelationKind = 'upstream' | 'partnership' | 'shared-kernel' | 'separate-ways';

/** One relation between two contexts (an external or a monolith can be upstream too). */
export interface ContextRelation {
    /** `<context>-<kind>-><other>` */
    readonly id: string;
    readonly kind: ContextRelationKind;
    /** Id of the context in which it is written; for `upstream` the downstream side. */
    readonly context: string;
    /** Id of the other side; for `upstream` the upstream side. */
    readonly other: string;
    /** Patterns on the upstream side: `open-host-service`, `published-language`. */
    readonly offers: readonly string[];
    /** Patterns on the downstream side: `anticorruption-layer`. */
    readonly through: readonly string[];
    /** `customer-supplier` or `conformist`. */
    readonly patterns: readonly string[];
    /** Ids of the shared kernel's entities. */
    readonly entities: readonly string[];
    readonly location: Source;
    /** Where its block stands in the text, braces included. */
    readonly block?: Range;
}

/** A thing of the domain, in the words of one context. */
export interface Entity extends Element {
    readonly kind: 'entity';
    /** Id of the context or monolith in whose words it is. */
    readonly context?: string;
    readonly fields: readonly string[];
    /** Id of the entity of which this is a local copy. */
    readonly copies?: string;
}

/** Code shared between services. */
export interface Library extends Element {
    readonly kind: 'library';
    readonly content: 'domain' | 'technical';
}

/** People who own parts of the system. */
export interface Team extends Element {
    readonly kind: 'team';
}
