import type { Element } from './element.ts';
import type { PolicyBlock } from './policy.ts';
import type { Telemetry } from './telemetry.ts';

/** The whole, and what holds in it when nothing else is said. */
export interface System extends Element {
    readonly kind: 'system';
    /** Lowest written layer of the policy cascade. */
    readonly defaults: PolicyBlock;
    readonly telemetry: Telemetry;
}

/** A policy with a name, for calls to use by `with`. */
export interface Policy extends Element {
    readonly kind: 'policy';
    readonly properties: PolicyBlock;
    /** Ids of the policies it builds on, nearest first, at most {@link MOST_BASES}. */
    readonly extends: readonly string[];
}

/** So many policies may one build on, those on which these build among them: nobody reads more, and each is listed. */
export const MOST_BASES = 100;
