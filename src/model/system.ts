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
    /** Ids of the policies it builds on, nearest first. */
    readonly extends: readonly string[];
}
