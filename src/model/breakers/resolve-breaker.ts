import type { Breaker, BreakerOpens } from '../policy.ts';
import type { Milliseconds } from '../quantities.ts';
import type { BreakerSettings, Opening, Probing, SlowCalls, Wait, Window } from './breaker-settings.ts';
import type { BreakerDefaults } from './kinds/breaker-defaults.ts';
import { ENVOY } from './kinds/envoy.ts';
import { LINKERD } from './kinds/linkerd.ts';
import { PLAIN } from './kinds/plain.ts';
import { POLLY } from './kinds/polly.ts';
import { RESILIENCE4J } from './kinds/resilience4j.ts';

const KINDS: ReadonlyMap<string, BreakerDefaults> = new Map([
    ['resilience4j', RESILIENCE4J],
    ['polly', POLLY],
    ['envoy', ENVOY],
    ['istio', ENVOY],
    ['linkerd', LINKERD],
]);

/** Larger windows are cut to this, so that no number in a model can fill the memory. */
export const LARGEST_WINDOW = 100_000;

/** The breaker of a model with the defaults of its kind for what it does not say; kinds that are not known are plain. */
export function resolveBreaker(breaker: Breaker): BreakerSettings {
    const defaults = defaultsOf(breaker);
    const opening = openingOf(breaker.opens, defaults);
    const slow = slowOf(breaker, defaults, opening);
    return {
        judges: defaults.judges,
        opening,
        ...(slow === undefined ? {} : { slow }),
        wait: waitOf(breaker.waits, defaults, opening),
        probing: probingOf(breaker, defaults, opening),
    };
}

/** Whether a kind is simulated as what people deploy under that name. */
export function isKnownKind(kind: string): boolean {
    return KINDS.has(kind.toLowerCase());
}

/** What holds for the kind of a breaker. */
export function defaultsOf({ kind }: Breaker): BreakerDefaults {
    return KINDS.get(kind?.toLowerCase() ?? '') ?? PLAIN;
}

function openingOf(opens: BreakerOpens | undefined, defaults: BreakerDefaults): Opening {
    if (opens === undefined || opens.by === 'consecutive') {
        return opens ?? defaults.opening;
    }
    const { rate } = defaults;
    const within = opens.within ?? rate.within;
    const { failureRate } = opens;
    const { judgesAfter } = rate;
    if (within === undefined) {
        const calls = Math.min(opens.calls ?? rate.calls, LARGEST_WINDOW);
        const minimum = Math.min(rate.minimumCalls ?? calls, calls);
        return { by: 'rate', failureRate, window: { of: 'calls', calls }, minimum, judgesAfter };
    }
    const minimum = opens.calls ?? rate.minimumWithin;
    return { by: 'rate', failureRate, window: timeWindow(within, defaults), minimum, judgesAfter };
}

function timeWindow(within: Milliseconds, { rate: { slice } }: BreakerDefaults): Window {
    if (slice === 'sampling') {
        return { of: 'sampling', length: within };
    }
    const width = slice(within);
    return { of: 'time', slice: width, slices: Math.max(1, Math.round(within / width)) };
}

/** A slow call counts as a failure unless its share is judged by itself, which takes a window. */
function slowOf({ slow }: Breaker, defaults: BreakerDefaults, opening: Opening): SlowCalls | undefined {
    if (opening.by === 'consecutive') {
        return slow && { threshold: slow.threshold };
    }
    if (slow === undefined) {
        return defaults.slow;
    }
    const rate = slow.rate ?? defaults.slow?.rate;
    return { threshold: slow.threshold, ...(rate === undefined ? {} : { rate }) };
}

function waitOf(time: Milliseconds | undefined, { wait }: BreakerDefaults, opening: Opening): Wait {
    if (wait.by !== 'fixed') {
        return time === undefined ? wait : { ...wait, time, cap: Math.max(time, wait.cap) };
    }
    // A share has no last failure that decided.
    const since = opening.by === 'rate' ? 'opening' : wait.since;
    return { ...wait, time: time ?? wait.time, since };
}

function probingOf({ closesAfter, probes }: Breaker, { probing }: BreakerDefaults, opening: Opening): Probing {
    if (probing.by === 'sweep') {
        return probing;
    }
    if (probing.by === 'judged' && closesAfter === undefined) {
        const calls = Math.min(probes ?? probing.calls, LARGEST_WINDOW);
        // Of a window of calls the minimum is the library's, cut to the window; of one of time it is what is said.
        const isOfTime = opening.by === 'rate' && opening.window.of !== 'calls';
        return { by: 'judged', calls, minimum: isOfTime ? Math.min(opening.minimum, calls) : calls };
    }
    const otherwise = probing.by === 'successes' ? probing : { needed: 1, probes: Number.POSITIVE_INFINITY };
    return { by: 'successes', needed: closesAfter ?? otherwise.needed, probes: probes ?? otherwise.probes };
}
