import type { BreakerSettings } from '../../model/breakers/breaker-settings.ts';
import { resolveBreaker } from '../../model/breakers/resolve-breaker.ts';
import { type UnsaidNumber, unsaidNumbers } from '../../model/breakers/unsaid-numbers.ts';
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

/** What a breaker does, exactly: as said, and for the rest as its library does it. Numbers that nobody says are left out. */
export function breakerBehaviour(breaker: Breaker): BreakerBehaviour {
    const library = libraryOf(breaker.kind);
    const { opening, slow, wait, probing } = resolveBreaker(breaker);
    const said = {
        opening: breaker.opens !== undefined,
        wait: breaker.waits !== undefined,
        probing: breaker.closesAfter !== undefined || breaker.probes !== undefined || probing.by === 'sweep',
    };
    const open = (['opening', 'wait', 'probing'] as const).filter((part) => !said[part]);
    const unsaid = new Set(unsaidNumbers(breaker));
    return {
        ...(library === undefined ? {} : { library }),
        opening: openingOf(opening, unsaid),
        ...(slow === undefined ? {} : { slow }),
        wait: waitOf(wait, unsaid),
        probing: probingOf(probing, unsaid),
        shared: breaker.shared,
        filled: library === undefined ? [] : open,
        unsaid: library === undefined ? open : [],
    };
}

function libraryOf(kind: string | undefined): BreakerLibrary | undefined {
    return (Object.keys(BREAKER_LIBRARIES) as BreakerLibrary[]).find((name) => name === kind?.toLowerCase());
}

function openingOf(opening: BreakerSettings['opening'], unsaid: ReadonlySet<UnsaidNumber>): Opening {
    if (opening.by === 'consecutive') {
        return unsaid.has('opens') ? { by: 'consecutive' } : opening;
    }
    const { failureRate, window, minimum } = opening;
    if (window.of === 'calls') {
        return { by: 'rate', failureRate, ...(unsaid.has('window') ? {} : { calls: window.calls }) };
    }
    const within = window.of === 'time' ? Math.round(window.slice * window.slices) : window.length;
    return { by: 'rate', failureRate, ...(unsaid.has('minimum') ? {} : { calls: minimum }), within };
}

function waitOf(wait: BreakerSettings['wait'], unsaid: ReadonlySet<UnsaidNumber>): Wait {
    if (wait.by !== 'fixed') {
        return wait;
    }
    const { time, since } = wait;
    return { by: 'fixed', ...(unsaid.has('wait') ? {} : { time }), since };
}

function probingOf(probing: BreakerSettings['probing'], unsaid: ReadonlySet<UnsaidNumber>): Probing {
    switch (probing.by) {
        case 'sweep':
            return { by: 'sweep', every: probing.every };
        case 'judged':
            return { by: 'judged', calls: probing.calls, after: probing.minimum };
        case 'successes': {
            const { needed, probes } = probing;
            return {
                by: 'successes',
                ...(unsaid.has('closes') ? {} : { needed }),
                ...(Number.isFinite(probes) ? { probes } : {}),
            };
        }
    }
}
