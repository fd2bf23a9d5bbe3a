import type { Element } from './element.ts';
import type { Backoff, PolicyBlock } from './policy.ts';
import type { Bytes, Milliseconds } from './quantities.ts';
import type { Relation } from './relation.ts';
import type { Said } from './said.ts';
import type { ServiceLevelObjective, WorkTime } from './service.ts';
import type { Telemetry } from './telemetry.ts';

/** Something that happened, told to whoever wants to know. */
export interface Event extends Element {
    readonly kind: 'event';
    readonly context?: string;
    /** Id of the topic or queue that it rides. */
    readonly via?: string;
    readonly fields: readonly string[];
}

/** A message broker. */
export interface Broker extends Element {
    readonly kind: 'broker';
    readonly technology?: string;
    readonly context?: string;
    /** Id of the responsible team. */
    readonly team?: string;
    /** Ids of its topics and queues, sorted. */
    readonly channels: readonly string[];
    readonly telemetry: Telemetry;
}

/** A topic or queue of a broker. */
export interface Channel extends Element {
    readonly kind: 'topic' | 'queue';
    readonly broker: string;
    readonly partitions?: number;
    readonly retention?: Milliseconds;
    /** Only the newest message of each key is kept. */
    readonly compacted: boolean;
    /** Most messages held. */
    readonly capacity?: number;
    /** Most bytes held. */
    readonly size?: Bytes;
    /** What happens when it is full: `drop`, `reject`, `block`. */
    readonly overflow?: string;
    /** Name of the channel that takes what cannot be handled. */
    readonly deadletter: Said<string>;
    /** `at-least-once`, `at-most-once`, `exactly-once`. */
    readonly delivery?: string;
    /** Deliveries after the first; with the wait between them. */
    readonly redelivers: Said<{ readonly times: number; readonly backoff?: Backoff }>;
    readonly takes?: WorkTime;
    readonly slo?: ServiceLevelObjective;
}

/** One place where an event, topic or queue is published to. */
export interface Publication extends Relation {
    /** Id of the event; absent when a bare topic or queue is named. */
    readonly event?: string;
    /** Id of the topic or queue, if known. */
    readonly channel?: string;
    /** Written with the store in one transaction (`outbox`) or taken from its log (`cdc`). */
    readonly through?: 'outbox' | 'cdc';
}

/** One place where a message is received; its `source` is the receiver, its `sourceOperation` the handler (clients have none). */
export interface Subscription extends Relation {
    readonly event?: string;
    readonly channel?: string;
    readonly policy: PolicyBlock;
}
