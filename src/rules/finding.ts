import { byCodeUnits } from '../model/order.ts';
import { compareSources, type Range, type Source } from '../model/source.ts';

/** How bad a finding is, worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** Another place that belongs to a finding: one hop of a path, one user of a store, one part of a composite. */
export interface RelatedLocation {
    readonly message: string;
    readonly source: Source;
    /** Id of the element that stands there, or that acts there. */
    readonly element: string;
    /** Of a hop: id of the element that it leads to. Hops of which one begins where the other ends are a path. */
    readonly target?: string;
}

/** One replacement of text. An empty range inserts, an empty text deletes. */
export interface TextEdit {
    readonly uri: string;
    readonly range: Range;
    readonly newText: string;
}

/** A repair that can be applied to the text as it stands. */
export interface Fix {
    /** What it does, as an order: `Set a timeout of 90 ms`. */
    readonly title: string;
    /** It changes nothing but what the finding speaks of, so it may be applied without looking. */
    readonly safe: boolean;
    /** They do not overlap; positions are those before any of them is applied. */
    readonly edits: readonly TextEdit[];
}

/** What a rule has found: what, where, how bad, and what to do. */
export interface Finding {
    /** Id of the rule, or `allow/…` for a faulty suppression, or `internal/…` for a rule that failed. */
    readonly rule: string;
    readonly severity: Severity;
    /** One or two sentences of plain text with the numbers that decided; names stand in backquotes. */
    readonly message: string;
    /** The text that decides: the call, the store, the service's name. */
    readonly source: Source;
    /** Id of the element that it is about; for a call the operation (else service) that makes it. */
    readonly element: string;
    /** Ids of the relations (calls, accesses, subscriptions …) that it is about, for pictures to mark. */
    readonly relations: readonly string[];
    /**
     * What tells it from every other finding of the same rule on the same element, however the text moves: ids and
     * names, never lines. A baseline remembers rule, element and this.
     */
    readonly decisive: readonly string[];
    /** In the order in which to read them: along the path, or by place. */
    readonly related: readonly RelatedLocation[];
    readonly fixes: readonly Fix[];
    /** Path of the rule's page from the project's root. */
    readonly help: string;
}

/** The order of findings: by place, then rule, then what they are about. */
export function compareFindings(a: Finding, b: Finding): number {
    return (
        compareSources(a.source, b.source) ||
        byCodeUnits(a.rule, b.rule) ||
        byCodeUnits(a.element, b.element) ||
        byCodeUnits(a.decisive.join('\n'), b.decisive.join('\n'))
    );
}
