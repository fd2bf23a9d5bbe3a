import type { Element } from './element.ts';
import type { Fraction } from './quantities.ts';
import type { Said } from './said.ts';
import type { Source } from './source.ts';

/** A way from a monolith to services, step by step (strangler fig). */
export interface Migration extends Element {
    readonly kind: 'migration';
    /** Id of the element that routes in front of old and new. */
    readonly facade?: string;
    /** Ids of what is gone at the end. */
    readonly retires: readonly string[];
    /** In order of their numbers. */
    readonly phases: readonly MigrationPhase[];
}

/** One state on the way. */
export interface MigrationPhase extends Element {
    readonly kind: 'phase';
    readonly number: number;
    readonly routes: readonly PhaseRoute[];
    readonly syncs: readonly DataSync[];
    /** Ids of what is switched off. */
    readonly decommissions: readonly string[];
    /** How to go back; none where it is said that there is no way. */
    readonly rollback: Said<string>;
}

/** What happens to a path in a phase. */
export interface PhaseRoute {
    readonly action: 'routes' | 'moves' | 'mirrors';
    readonly path: string;
    /** Id of the service or operation. */
    readonly to: string;
    /** Part of the traffic, all of it when not said. */
    readonly share?: Fraction;
    readonly source: Source;
}

/** Data kept the same in two places while both write. */
export interface DataSync {
    readonly entity: string;
    readonly from: string;
    readonly to: string;
    /** Number of the phase in which it ends. */
    readonly untilPhase?: number;
    readonly source: Source;
}
