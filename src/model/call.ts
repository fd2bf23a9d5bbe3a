import type { Allowance } from './element.ts';
import type { EffectivePolicy, PolicyBlock } from './policy.ts';
import type { Relation } from './relation.ts';
import type { Range } from './source.ts';

/** How often one execution of the caller makes the call. */
export type Times =
    | { readonly per: 'request'; readonly count: number }
    /** Once for each item of a collection, at most `upTo` of them when that is said. */
    | { readonly per: 'item'; readonly upTo?: number };

/** A synchronous call. */
export interface Call extends Relation {
    /** Path of the route, when a gateway passes a request on. */
    readonly route?: string;
    /** Id of the service, router, external … that is called. */
    readonly target: string;
    readonly targetOperation?: string;
    /** `http`, `grpc` … as written. */
    readonly protocol?: string;
    readonly times: Times;
    /** The repetitions, or this call and its parallel neighbours, run at the same time. */
    readonly parallel: boolean;
    /** The caller survives without the answer. */
    readonly optional: boolean;
    /** Many items travel in one request. */
    readonly batched: boolean;
    /** The answer is not used. */
    readonly ignoresReply: boolean;
    /** Goes around the mesh. */
    readonly bypassesMesh: boolean;
    /** Where that is said: `bypassing mesh`. */
    readonly bypassAt?: Range;
    /** Hard-wired address; without one the target is found by discovery. */
    readonly address?: string;
    /** Where the address is said: `at "…"`. */
    readonly addressAt?: Range;
    /** Id of the operation that takes the effect back. */
    readonly undoneBy?: string;
    /** The call's own block, as written. */
    readonly declared: PolicyBlock;
    /** Where that block stands in the text, braces included; a route's calls share the route's. */
    readonly block?: Range;
    /** Id of the policy named by `with`. */
    readonly policy?: string;
    /** What holds after the cascade, with origins. */
    readonly effective: EffectivePolicy;
    readonly allows: readonly Allowance[];
}
