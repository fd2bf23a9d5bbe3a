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

/** How long it stays open. */
export type Wait =
    | { readonly by: 'fixed'; readonly time?: Milliseconds }
    /** Longer each time, up to a cap. */
    | { readonly by: 'times-ejected' | 'doubling'; readonly time: Milliseconds; readonly cap: Milliseconds };

/** What happens after the wait. */
export type Probing =
    /** `needed` successes in a row close it, one failure opens it again; at most `probes` calls at a time. */
    | { readonly by: 'successes'; readonly needed?: number; readonly probes?: number }
    /** So many calls pass and are judged together. */
    | { readonly by: 'judged'; readonly calls: number }
    /** There is no half-open state: the host returns at the next sweep. */
    | { readonly by: 'sweep'; readonly every: Milliseconds };

/** A breaker with the numbers of its library filled in where the model names one. */
export interface BreakerBehaviour {
    readonly library?: BreakerLibrary;
    readonly opening: Opening;
    readonly slow?: { readonly threshold: Milliseconds; readonly rate?: Fraction };
    readonly wait: Wait;
    readonly probing: Probing;
    readonly shared: boolean;
    /** What it takes from the library because the model does not say it. */
    readonly filled: readonly ('opening' | 'wait' | 'probing')[];
    /** What nobody says. */
    readonly unsaid: readonly ('opening' | 'wait' | 'probing')[];
}

type Defaults = Pick<BreakerBehaviour, 'opening' | 'wait' | 'probing'>;

const OUTLIER_DETECTION: Defaults = {
    opening: { by: 'consecutive', failures: 5 },
    wait: { by: 'times-ejected', time: 30_000, cap: 300_000 },
    probing: { by: 'sweep', every: 10_000 },
};

/** What holds in each library when its users configure nothing. */
const DEFAULTS: Readonly<Record<BreakerLibrary, Defaults>> = {
    resilience4j: {
        opening: { by: 'rate', failureRate: 0.5, calls: 100 },
        wait: { by: 'fixed', time: 60_000 },
        probing: { by: 'judged', calls: 10 },
    },
    polly: {
        opening: { by: 'rate', failureRate: 0.1, calls: 100, within: 30_000 },
        wait: { by: 'fixed', time: 5000 },
        probing: { by: 'successes', needed: 1, probes: 1 },
    },
    istio: OUTLIER_DETECTION,
    envoy: OUTLIER_DETECTION,
    linkerd: {
        opening: { by: 'consecutive', failures: 7 },
        wait: { by: 'doubling', time: 1000, cap: 60_000 },
        probing: { by: 'successes', needed: 1, probes: 1 },
    },
};

const PLAIN: Defaults = { opening: { by: 'consecutive' }, wait: { by: 'fixed' }, probing: { by: 'successes' } };

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
    return {
        ...(library === undefined ? {} : { library }),
        opening: openingOf(breaker, defaults.opening),
        ...(breaker.slow === undefined ? {} : { slow: breaker.slow }),
        wait: breaker.waits === undefined ? defaults.wait : { ...defaults.wait, ...waitOf(breaker.waits, defaults) },
        probing: probingOf(breaker, defaults.probing),
        shared: breaker.shared,
        filled: library === undefined ? [] : open,
        unsaid: library === undefined ? open : [],
    };
}

function libraryOf(kind: string | undefined): BreakerLibrary | undefined {
    return (Object.keys(BREAKER_LIBRARIES) as BreakerLibrary[]).find((name) => name === kind?.toLowerCase());
}

function openingOf({ opens }: Breaker, otherwise: Opening): Opening {
    if (opens === undefined || opens.by === 'consecutive') {
        return opens ?? otherwise;
    }
    // A rate without a window takes that of its library.
    const windowSaid = opens.calls !== undefined || opens.within !== undefined;
    return otherwise.by === 'rate' && !windowSaid ? { ...otherwise, failureRate: opens.failureRate } : opens;
}

function waitOf(time: Milliseconds, { wait }: Defaults): Wait {
    return wait.by === 'fixed' ? { by: 'fixed', time } : { ...wait, time, cap: Math.max(time, wait.cap) };
}

function probingOf({ closesAfter, probes }: Breaker, otherwise: Probing): Probing {
    if (otherwise.by === 'sweep' || (closesAfter === undefined && probes === undefined)) {
        return otherwise;
    }
    if (otherwise.by === 'judged' && closesAfter === undefined) {
        return { by: 'judged', calls: probes ?? otherwise.calls };
    }
    const known = otherwise.by === 'successes' ? otherwise : {};
    return {
        by: 'successes',
        ...known,
        ...(closesAfter === undefined ? {} : { needed: closesAfter }),
        ...(probes === undefined ? {} : { probes }),
    };
}
