import type { Breaker, Bulkhead, RateLimit, Retry } from '../../model/policy.ts';
import type { Fraction, Milliseconds, PerSecond } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import type { WorkTime } from '../../model/service.ts';

/**
 * A model made ready to run: who serves, what is done for a request, with which policies, what arrives and what
 * breaks. Plain data; parts name each other by their number in their list.
 */
export interface SimulationPlan {
    readonly servers: readonly PlannedServer[];
    readonly works: readonly PlannedWork[];
    readonly calls: readonly PlannedCall[];
    readonly channels: readonly PlannedChannel[];
    readonly loads: readonly PlannedLoad[];
    readonly faults: readonly PlannedFault[];
    /** Subjects beside the scenarios whose requests are measured. */
    readonly watched: readonly WatchedSubject[];
    readonly timing: RunTiming;
    readonly network: NetworkSettings;
    /** Work whose caller has gone is given up instead of running on. */
    readonly cancelsAbandonedWork: boolean;
    /** What the run takes for granted because the model does not say it, in words, sorted. */
    readonly assumptions: readonly string[];
}

/** How long is simulated, and what of it counts. */
export interface RunTiming {
    /** End of the load, counted from its start. */
    readonly duration: Milliseconds;
    /** Part of the duration, at its start, that is not measured. */
    readonly warmup: Milliseconds;
    /** Length of one interval of the series. */
    readonly interval: Milliseconds;
}

/** The way between two servers. */
export interface NetworkSettings {
    /** Delay of each message, in each direction. */
    readonly delay: Milliseconds;
}

/** Whoever takes requests: as many places at a time as replicas times concurrency, the rest waits in order of arrival. */
export interface PlannedServer {
    /** Id of the service, external, store, cache or client. */
    readonly id: string;
    /** Clients only send; they have no places and never queue. */
    readonly kind: 'service' | 'external' | 'store' | 'cache' | 'client';
    readonly replicas: PlannedReplicas;
    /** Requests that one replica works on at a time; infinite where nobody says. */
    readonly concurrency: number;
    readonly balancing: 'least-requests' | 'round-robin' | 'random';
    /** Hands the time that is left on to those it calls, which refuse or give up work that is too late. */
    readonly propagatesDeadlines: boolean;
    /** Memory stress above this share kills a replica; see `stress memory`. */
    readonly killedAtMemory: Fraction;
    /** Most requests that all replicas together let in; the others are refused as overload (`rate-limited`). */
    readonly limit?: PerSecond;
    /** The same for each user; of loads that say how many there are. */
    readonly userLimit?: PerSecond;
}

/** More replicas of a server than these are not kept, whatever a plan says. */
export const MOST_REPLICAS = 10_000;

/** Number of replicas, and what changes it. */
export interface PlannedReplicas {
    readonly min: number;
    readonly max: number;
    /** Autoscaling: places in use at which another replica starts. */
    readonly target?: Fraction;
    /** Control period of the autoscaler. */
    readonly every: Milliseconds;
    /** Time from start to ready. */
    readonly starting: Milliseconds;
}

/** What is done for one request. The place on its server is held from the start of the work to its end. */
export interface PlannedWork {
    /** Id of the operation, route, service, external or store. */
    readonly id: string;
    readonly server: number;
    /** Time of its own, before its steps; absent: none. */
    readonly takes?: WorkTime;
    /** Share of requests that fail by themselves, after their own time. */
    readonly fails: Fraction;
    readonly steps: readonly PlannedStep[];
    /** Most requests of this kind that are let in, beside the limit of the server: a route's. */
    readonly limit?: PerSecond;
    readonly userLimit?: PerSecond;
}

/** One step of a body; steps happen one after the other. A step that fails ends the body, which fails with it. */
export type PlannedStep =
    | {
          readonly do: 'call';
          readonly call: number;
          /** How often; one after the other, or at once. */
          readonly times: number;
          readonly parallel: boolean;
      }
    /** All branches at once; ends when the last one does. */
    | { readonly do: 'together'; readonly branches: readonly (readonly PlannedStep[])[] }
    /** The steps so often, one round after the other; ends with the last one, or with the first that fails. */
    | { readonly do: 'repeat'; readonly times: number; readonly steps: readonly PlannedStep[] }
    /** One of the branches, drawn by weight. */
    | {
          readonly do: 'choose';
          readonly branches: readonly { readonly weight: number; readonly steps: readonly PlannedStep[] }[];
      }
    /** A cache is asked (a call to it); what follows is done for misses only. Its failure counts as a miss. */
    | {
          readonly do: 'look-up';
          readonly call: number;
          readonly hits: Fraction;
          /** How long the cache keeps things: while its clock or that of who asks is wrong by more, nothing is found. */
          readonly expires?: Milliseconds;
          readonly otherwise: readonly PlannedStep[];
      }
    | {
          readonly do: 'publish';
          readonly channel: number;
          /** Id of the event, on a channel that may carry several; absent: a bare message. */
          readonly event?: string;
          /** Sent on from an outbox or the store's log: the request neither waits for the broker nor fails with it. */
          readonly decoupled?: true;
      };

/** One place where a server asks another one, with what holds for it: retry(breaker(limit(timeout(bulkhead(call))))). */
export interface PlannedCall {
    /** Id of the relation in the model (call or store access); the scenario and a number for written steps. */
    readonly id: string;
    /** Server that calls. */
    readonly source: number;
    /** Works that may answer; one of them is drawn for each request, all alike. */
    readonly targets: readonly number[];
    /** Longest wait for one try. */
    readonly timeout?: Milliseconds;
    /** Longest wait for the whole call. */
    readonly deadline?: Milliseconds;
    readonly retry?: Retry;
    readonly breaker?: Breaker;
    readonly bulkhead?: Bulkhead;
    /** Of all replicas of the caller together. */
    readonly limit?: RateLimit;
    /** Most calls of each user; of loads that say how many there are. */
    readonly userLimit?: PerSecond;
    /** Without a target the fallback answers at once. */
    readonly fallback?: { readonly call?: number };
    /** The caller goes on when it fails. */
    readonly optional: boolean;
    /** The caller goes on at once. */
    readonly ignoresReply: boolean;
    /** Call that takes the effect back when a later step of the same body fails. */
    readonly undoneBy?: number;
    /** Lifetime of the credentials it presents; a clock on either side that is wrong by more makes it fail. */
    readonly credentialLifetime?: Milliseconds;
}

/** A topic or queue with all that it carries, or what stands for an event that says neither. */
export interface PlannedChannel {
    /** Id of the topic or queue; of the event where nothing carries it. */
    readonly id: string;
    /** A topic gives each message to every consumer that waits for it, a queue to one of them. */
    readonly kind: 'topic' | 'queue';
    /** How long the broker takes to accept a message; absent: no time. */
    readonly takes?: WorkTime;
    /** Most messages that wait, for whomever. */
    readonly capacity: number;
    readonly overflow: 'drop' | 'reject' | 'block';
    /** Most messages handled at a time: by each receiving server of a topic, by all of a queue; infinite where nobody says. */
    readonly partitions: number;
    readonly consumers: readonly PlannedConsumer[];
    /** Channel that takes what cannot be handled. */
    readonly deadletter?: number;
    readonly redelivery: { readonly times: number; readonly backoff?: Retry['backoff'] };
    /** `at-most-once` never delivers again. */
    readonly redelivers: boolean;
}

/** A handler of messages: all replicas of its server share them. */
export interface PlannedConsumer {
    /** The handler. */
    readonly work: number;
    /** Id of the event that it waits for; absent: it takes whatever comes. */
    readonly event?: string;
}

/** What arrives. */
export interface PlannedLoad {
    /** Id of the scenario. */
    readonly scenario: string;
    readonly load: Load;
    /** Ends with the run unless that is said to be earlier. */
    readonly duration: Milliseconds;
    /** What one request does, as work of its client. */
    readonly work: number;
}

/** Something whose requests are counted and timed: as their server sees them, from arrival to answer. */
export interface WatchedSubject {
    /** Id of the service, operation, external, store, channel, broker or client. */
    readonly id: string;
    /** Works that count. */
    readonly works: readonly number[];
    /** Channels that count, for queues. */
    readonly channels: readonly number[];
    /** Servers that count, for queues and utilisation. */
    readonly servers: readonly number[];
}

/** Something that breaks, with everything that it means to the parts of the plan. */
export type PlannedFault = {
    readonly at: Milliseconds;
    /** Infinite: to the end. */
    readonly until: Milliseconds;
    /** How it is written: `kill 1 of Ordering.orders`. */
    readonly title: string;
    /** Why it changes nothing, where nothing in the model depends on it. */
    readonly withoutEffect?: string;
} & (
    | { readonly fault: 'kill'; readonly servers: readonly number[]; readonly count: number | 'all' }
    /** Each request along these calls takes so much longer, the jitter drawn evenly from 0 to its value. */
    | {
          readonly fault: 'delay';
          readonly calls: readonly number[];
          /** Messages take so much longer until these channels have them. */
          readonly channels: readonly number[];
          /** Deliveries take so much longer until these consumers have them. */
          readonly deliveries: readonly { readonly channel: number; readonly consumer: number }[];
          readonly by: Milliseconds;
          readonly jitter: Milliseconds;
      }
    /** Requests along these calls are lost; publications to these channels and deliveries to these consumers wait. */
    | {
          readonly fault: 'partition';
          readonly calls: readonly number[];
          readonly deliveries: readonly { readonly channel: number; readonly consumer: number }[];
          readonly publications: readonly { readonly server: number; readonly channel: number }[];
      }
    | {
          readonly fault: 'stress';
          readonly servers: readonly number[];
          readonly resource: 'cpu' | 'memory';
          readonly share: Fraction;
      }
    /** The clocks of these servers are wrong: credentials and handed-on deadlines are judged by them. */
    | { readonly fault: 'skew'; readonly servers: readonly number[]; readonly by: Milliseconds }
    /** A share of the requests along these calls, or of these works, fails. */
    | {
          readonly fault: 'fail';
          readonly calls: readonly number[];
          readonly works: readonly number[];
          readonly share: Fraction;
      }
    /** These servers take so many requests and no more; others are refused. */
    | { readonly fault: 'throttle'; readonly servers: readonly number[]; readonly rate: PerSecond }
);
