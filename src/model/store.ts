import type { Element } from './element.ts';
import type { Fraction, Milliseconds } from './quantities.ts';
import type { Relation } from './relation.ts';
import type { ServiceLevelObjective, WorkTime } from './service.ts';
import type { Telemetry } from './telemetry.ts';

/** A database or a cache. */
export interface Store extends Element {
    readonly kind: 'store' | 'cache';
    readonly technology?: string;
    /** Id of the service, monolith or context that it stands in; nobody owns a top-level store. */
    readonly owner?: string;
    /** Id of the context that it stands in, directly or through its owner. */
    readonly context?: string;
    /** Id of the responsible team. */
    readonly team?: string;
    /** `operational` when not said; `analytics`, `warehouse` … else. */
    readonly role: string;
    /** Schemas, if it is divided; sharing is judged for each. */
    readonly schemas: readonly string[];
    /** Id of the store whose data it copies. */
    readonly replicates?: string;
    readonly takes?: WorkTime;
    readonly fails?: Fraction;
    /** Connections or requests at a time. */
    readonly concurrency?: number;
    /** Share of reads that a cache answers. */
    readonly hits?: Fraction;
    readonly expires?: Milliseconds;
    readonly slo?: ServiceLevelObjective;
    readonly telemetry: Telemetry;
    readonly observedAs: readonly string[];
}

/** One place where a store is read or written. */
export interface StoreAccess extends Relation {
    readonly mode: 'read' | 'write';
    readonly store: string;
    readonly schema?: string;
}
