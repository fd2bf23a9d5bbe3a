import type { Range, Source } from './source.ts';

/** The kinds of declared things, as the words of the language. */
export type ElementKind =
    | 'system'
    | 'team'
    | 'context'
    | 'service'
    | 'monolith'
    | 'gateway'
    | 'bff'
    | 'router'
    | 'client'
    | 'external'
    | 'store'
    | 'cache'
    | 'broker'
    | 'topic'
    | 'queue'
    | 'event'
    | 'entity'
    | 'query'
    | 'command'
    | 'handler'
    | 'policy'
    | 'library'
    | 'mesh'
    | 'backend'
    | 'deployment'
    | 'unit'
    | 'release'
    | 'scenario'
    | 'migration'
    | 'phase'
    | 'experiment'
    | 'constraint'
    | 'view';

/** A link to something outside the model: a runbook, a repository, a dashboard. */
export interface ExternalLink {
    readonly url: string;
    readonly title?: string;
}

/** A finding that somebody decided to live with: `allow <rule> because "…" until <date>`. */
export interface Allowance {
    /** Rule id as written. */
    readonly rule: string;
    readonly because?: string;
    /** ISO date (`2027-03-01`) after which it no longer holds. */
    readonly until?: string;
    readonly source: Source;
}

/** What every declared thing has. */
export interface Element {
    /** Qualified name, unique in the project: `Ordering.orders.place`. */
    readonly id: string;
    readonly kind: ElementKind;
    /** Last part of the qualified name. */
    readonly name: string;
    /** Display title, the string after the name. */
    readonly title?: string;
    /** Markdown of the doc comment before the declaration. */
    readonly description?: string;
    /** Sorted, without repetition. */
    readonly tags: readonly string[];
    readonly links: readonly ExternalLink[];
    readonly allows: readonly Allowance[];
    readonly source: Source;
    /** Where its block stands in the text, braces included; that of the declaration, not of an `extend`. */
    readonly block?: Range;
}

/** An element that a team can own. */
export interface Owned {
    /** Id of the responsible team; the innermost `owner` wins. */
    readonly owner?: string;
}

/** What a person calls an element: its title, else its name. */
export function displayName(element: Element): string {
    return element.title ?? element.name;
}
