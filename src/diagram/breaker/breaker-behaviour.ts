import type { Breaker } from '../../model/policy.ts';
import type { Fraction, Milliseconds } from '../../model/quantities.ts';

/** The libraries and meshes whose breakers behave in a way of their own, with numbers of their own. */
export const BREAKER_LIBRARIES = {
    resilience4j: 'Resilience4j',
    polly: 'Polly',
    istio: 'Istio',
    envoy: 'Envoy',
    linkerd: 'Linkerd',
} as const;
/** Word for one of {@link BREAKER_LIBRARIES} in the language. */
export type BreakerLibrary = keyof typeof BREAKER_LIBRARIES;

/** What makes a breaker open. */
export type Opening =
    | { readonly by: 'consecutive'; readonly failures?: number }
    /** The last `calls` calls are judged; or those `within` a time, once there are `calls` of them. */
    | {
          readonly by: 'rate';
          readonly failureRate?: Fraction;
          readonly calls?: number;
          readonly within?: Milliseconds;
      };

/** When a call is slow, and the share of slow calls that opens a breaker by itself. */
export interface Slow {
    readonly threshold: Milliseconds;
    readonly rate?: Fraction;
}

/** How long it stays open. */
export type Wait =
    | { readonly by: 'fixed'; readonly time?: Milliseconds; readonly since: 'last-failure' | 'opening' }
    /** Longer each time, up to a cap. */
    | { readonly by: 'times-ejected'; readonly time: Milliseconds; readonly cap: Milliseconds }
    /** The same, and up to such a share of it longer at random, within the cap. */
    | {
          readonly by: 'doubling';
          readonly time: Milliseconds;
          readonly cap: Milliseconds;
          readonly jitter: Fraction;
      };

/** What happens after the wait. */
export type Probing =
    /** `needed` successes in a row close it, one failure opens it again; at most `probes` calls at a time. */
    | { readonly by: 'successes'; readonly needed?: number; readonly probes?: number }
    /** So many calls pass, and are judged together once so many of them have ended. */
    | { readonly by: 'judged'; readonly calls: number; readonly after: number }
    /** There is no half-open state: the host returns at the next sweep. */
    | { readonly by: 'sweep'; readonly every: Milliseconds };

/** A breaker with the numbers of its library filled in where the model names one. */
export interface BreakerBehaviour {
    readonly library?: BreakerLibrary;
    readonly opening: Opening;
    /** Without a rate, each slow call counts as a failure. */
    readonly slow?: Slow;
    readonly wait: Wait;
    readonly probing: Probing;
    readonly shared: boolean;
    /** What it takes from the library because the model does not say it. */
    readonly filled: readonly ('opening' | 'wait' | 'probing')[];
    /** What nobody says. */
    readonly unsaid: readonly ('opening' | 'wait' | 'probing')[];
}

interface Defaults extends Pick<BreakerBehaviour, 'opening' | 'slow' | 'wait' | 'probing'> {
    /** Calls that it takes to judge those within a time, where that is not said. */
    readonly leastWithin?: number;
    /** It judges what happens within a time, always. */
    readonly within?: Milliseconds;
}

const OUTLIER_DETECTION: Defaults = {
    opening: { by: 'consecutive', failures: 5 },
    wait: { by: 'times-ejected', time: 30_000, cap: 300_000 },
    probing: { by: 'sweep', every: 10_000 },
};

/** What holds in each library when its users configure nothing. */
const DEFAULTS: Readonly<Record<BreakerLibrary, Defaults>> = {
    resilience4j: {
        opening: { by: 'rate', failureRate: 0.5, calls: 100 },
        slow: { threshold: 60_000, rate: 1 },
        wait: { by: 'fixed', time: 60_000, since: 'opening' },
        probing: { by: 'judged', calls: 10, after: 10 },
        leastWithin: 100,
    },
    polly: {
        opening: { by: 'rate', failureRate: 0.1, calls: 100, within: 30_000 },
        wait: { by: 'fixed', time: 5000, since: 'opening' },
        probing: { by: 'successes', needed: 1, probes: 1 },
        leastWithin: 100,
        within: 30_000,
    },
    istio: OUTLIER_DETECTION,
    envoy: OUTLIER_DETECTION,
    linkerd: {
        opening: { by: 'consecutive', failures: 7 },
        wait: { by: 'doubling', time: 1000, cap: 60_000, jitter: 0.5 },
        probing: { by: 'successes', needed: 1, probes: 1 },
    },
};

const PLAIN: Defaults = {
    opening: { by: 'consecutive' },
    wait: { by: 'fixed', since: 'last-failure' },
    probing: { by: 'successes' },
};

/** What a breaker does, exactly: as said, and for the rest as its library does it. */
export function breakerBehaviour(breaker: Breaker): BreakerBehaviour {
    const library = libraryOf(breaker.kind);
    const defaults = library === undefined ? PLAIN : DEFAULTS[library];
    const said = {
        opening: breaker.opens !== undefined,
        wait: breaker.waits !== undefined,
        probing: breaker.closesAfter !== undefined || breaker.probes !== undefined || defaults.probing.by === 'sweep',
    };
    const open = (['opening', 'wait', 'probing'] as const).filter((part) => !said[part]);
    const opening = openingOf(breaker, defaults);
    const slow = slowOf(breaker, defaults, opening);
    return {
        ...(library === undefined ? {} : { library }),
        opening,
        ...(slow === undefined ? {} : { slow }),
        wait: waitOf(breaker.waits, defaults, opening),
        probing: probingOf(breaker, defaults.probing, opening),
        shared: breaker.shared,
        filled: library === undefined ? [] : open,
        unsaid: library === undefined ? open : [],
    };
}

function libraryOf(kind: string | undefined): BreakerLibrary | undefined {
    return (Object.keys(BREAKER_LIBRARIES) as BreakerLibrary[]).find((name) => name === kind?.toLowerCase());
}

function openingOf({ opens }: Breaker, defaults: Defaults): Opening {
    if (opens === undefined || opens.by === 'consecutive') {
        return opens ?? defaults.opening;
    }
    const within = opens.within ?? defaults.within;
    const window = defaults.opening.by === 'rate' ? defaults.opening.calls : undefined;
    const calls = opens.calls ?? (within === undefined ? window : defaults.leastWithin);
    return {
        by: 'rate',
        failureRate: opens.failureRate,
        ...(calls === undefined ? {} : { calls }),
        ...(within === undefined ? {} : { within }),
    };
}

/** A share of slow calls takes a window; in a row they count as failures. */
function slowOf({ slow }: Breaker, defaults: Defaults, opening: Opening): Slow | undefined {
    if (opening.by === 'consecutive') {
        return slow && { threshold: slow.threshold };
    }
    if (slow === undefined) {
        return defaults.slow;
    }
    const rate = slow.rate ?? defaults.slow?.rate;
    return { threshold: slow.threshold, ...(rate === undefined ? {} : { rate }) };
}

function waitOf(time: Milliseconds | undefined, { wait }: Defaults, opening: Opening): Wait {
    if (wait.by !== 'fixed') {
        return time === undefined ? wait : { ...wait, time, cap: Math.max(time, wait.cap) };
    }
    // A share has no last failure that decided.
    const since = opening.by === 'rate' ? 'opening' : wait.since;
    return { ...wait, since, ...(time === undefined ? {} : { time }) };
}

function probingOf({ closesAfter, probes }: Breaker, otherwise: Probing, opening: Opening): Probing {
    if (otherwise.by === 'sweep') {
        return otherwise;
    }
    if (otherwise.by === 'judged' && closesAfter === undefined) {
        const calls = probes ?? otherwise.calls;
        const least = opening.by === 'rate' && opening.within !== undefined ? opening.calls : undefined;
        return { by: 'judged', calls, after: Math.min(calls, least ?? calls) };
    }
    const known = otherwise.by === 'successes' ? otherwise : {};
    return {
        by: 'successes',
        ...known,
        ...(closesAfter === undefined ? {} : { needed: closesAfter }),
        ...(probes === undefined ? {} : { probes }),
    };
}
