import type { Allowance, Element, Owned } from './element.ts';
import type { PolicyBlock } from './policy.ts';
import type { Bytes, Fraction, Milliseconds, PerSecond } from './quantities.ts';
import type { Relation } from './relation.ts';
import type { Said } from './said.ts';
import type { Range, Source } from './source.ts';
import type { Telemetry } from './telemetry.ts';

/** The things that take requests and make calls. */
export type ServiceKind = 'service' | 'monolith' | 'gateway' | 'bff' | 'router';

/** How long a piece of work takes. */
export type WorkTime =
    /** `takes 8ms`: exponential with this mean. */
    | { readonly by: 'mean'; readonly mean: Milliseconds }
    /** `takes 8ms exactly`. */
    | { readonly by: 'constant'; readonly value: Milliseconds }
    /** `takes 5ms..20ms`. */
    | { readonly by: 'uniform'; readonly min: Milliseconds; readonly max: Milliseconds }
    /** `takes p50 8ms p99 40ms`: lognormal through the quantiles; keys are shares (0.5, 0.99), ascending. */
    | { readonly by: 'quantiles'; readonly quantiles: readonly Quantile[] };

/** One point of a distribution. */
export interface Quantile {
    /** Share of the requests, `0.99` for p99. */
    readonly share: Fraction;
    readonly value: Milliseconds;
}

/** Promise about behaviour. */
export interface ServiceLevelObjective {
    readonly availability?: Fraction;
    readonly latency: readonly Quantile[];
    /** Largest share of failed requests. */
    readonly errors?: Fraction;
    readonly throughput?: PerSecond;
    readonly source: Source;
}

/** Health endpoints. */
export interface HealthCheck {
    /** `health "/healthz"` sets both. */
    readonly ready?: string;
    readonly live?: string;
}

/** How many instances run and what changes that number. */
export interface Replicas {
    readonly min: number;
    /** Same as `min` without autoscaling. */
    readonly max: number;
    /** Utilisation at which another replica starts, and of what (`cpu`). */
    readonly target?: { readonly utilisation: Fraction; readonly of: string };
    /** Control period of the autoscaler. */
    readonly every?: Milliseconds;
    /** Time from start to ready. */
    readonly starting?: Milliseconds;
    /** Only one replica works at a time, chosen by leader election. */
    readonly elected: boolean;
}

/** A unit of deployment that takes requests: service, monolith, gateway, BFF or router. */
export interface Service extends Element, Owned {
    readonly kind: ServiceKind;
    /** Id of the context it stands in. */
    readonly context?: string;
    /** `business` when not said for a service; the open words `platform`, `infrastructure`, `acl`, `job` … else. */
    readonly role: string;
    /** `ui`, `logic` or `data`: a technical layer instead of a business capability. */
    readonly layer?: string;
    /** As written, in order. */
    readonly technologies: readonly string[];
    readonly version?: string;
    readonly replicas: Said<Replicas>;
    /** Requests that one replica works on at a time. */
    readonly concurrency?: number;
    readonly memory?: Bytes;
    /** Load balancing: `round-robin`, `random`, `least-requests`. */
    readonly balancing?: string;
    readonly takes?: WorkTime;
    /** Share of requests that fail by themselves. */
    readonly fails?: Fraction;
    /** Ids of the operations declared in it, sorted. */
    readonly operations: readonly string[];
    /** Ids of the entities whose truth it owns, sorted. */
    readonly masters: readonly string[];
    /** Ids of the libraries it is built with, sorted. */
    readonly uses: readonly string[];
    /** Services of which it needs exactly this version. */
    readonly pins: readonly Pin[];
    readonly slo?: ServiceLevelObjective;
    readonly health: Said<HealthCheck>;
    /** Contexts handed on to callees: `w3c`, `b3`, `deadlines` … */
    readonly propagates: Said<readonly string[]>;
    readonly telemetry: Telemetry;
    /** Policies for all its calls (`defaults { … }`; for gateway and BFF the policies in its own block). */
    readonly defaults: PolicyBlock;
    readonly edge: EdgeProperties;
    /** Names by which production knows it. */
    readonly observedAs: readonly string[];
}

/** An exact version of another service that this one needs. */
export interface Pin {
    readonly target: string;
    readonly source: Source;
}

/** What an edge element (gateway, BFF, or one of its routes) does to requests that come in. */
export interface EdgeProperties {
    /** `terminates tls` */
    readonly terminates: readonly string[];
    readonly authenticates: Said<Authentication>;
    readonly limits: Said<{ readonly rate: PerSecond; readonly per?: string }>;
    /** Headers or transformations, as written. */
    readonly transforms: readonly string[];
    readonly caches?: Milliseconds;
    /** Open to everybody on purpose. */
    readonly public: boolean;
}

/** How callers prove who they are. */
export interface Authentication {
    /** `oauth2`, `mtls`, `api-key` … */
    readonly method: string;
    /** Lifetime of the tokens or certificates. */
    readonly lifetime?: Milliseconds;
}

/** A path at a gateway or BFF and the targets it leads to; its `source` is the gateway, its id `Edge:/orders`. */
export interface Route extends Relation {
    readonly path: string;
    /** Calls that the route makes, by id; more than one: it aggregates. */
    readonly calls: readonly string[];
    readonly edge: EdgeProperties;
    readonly policy: PolicyBlock;
    readonly allows: readonly Allowance[];
    /** Where its block stands in the text, braces included. */
    readonly block?: Range;
}

/** Where one operation's body goes, step by step. */
export interface Step {
    readonly kind: 'call' | 'store-access' | 'publication';
    /** Id of the interaction in the model. */
    readonly id: string;
}

/** What a service can be asked to do, or does when a message arrives. */
export interface Operation extends Element {
    readonly kind: 'query' | 'command' | 'handler';
    /** Id of the service. */
    readonly service: string;
    /** Method and path, or the like. */
    readonly endpoint?: string;
    readonly idempotent: boolean;
    /** Its words before the block: kind, name, endpoint and modifiers. */
    readonly head?: Range;
    /** Name of the key that makes repetition safe. */
    readonly idempotencyKey?: string;
    readonly critical: boolean;
    readonly saga: boolean;
    /** For a handler: the subscription it serves. */
    readonly subscription?: string;
    readonly takes?: WorkTime;
    readonly fails?: Fraction;
    readonly slo?: ServiceLevelObjective;
    /** In the order in which they happen. */
    readonly steps: readonly Step[];
}

/** Anything outside the system that it calls. */
export interface External extends Element, Owned {
    readonly kind: 'external';
    readonly technologies: readonly string[];
    readonly legacy: boolean;
    readonly slo?: ServiceLevelObjective;
    readonly takes?: WorkTime;
    readonly fails?: Fraction;
    readonly concurrency?: number;
    readonly authenticates: Said<Authentication>;
    readonly observedAs: readonly string[];
}

/** Whoever uses the system from outside. */
export interface Client extends Element {
    readonly kind: 'client';
    readonly technologies: readonly string[];
}
