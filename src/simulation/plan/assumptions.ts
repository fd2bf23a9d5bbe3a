/** What a plan takes for granted: each kind once, with the elements that it concerns. */
export interface Assumptions {
    /** Notes that an assumption was needed for an element. */
    assume(kind: AssumptionKind, element: string): void;
    /** All of them in words, sorted. */
    inWords(): readonly string[];
}

/**
 * The kinds of assumptions, each with its sentence: `{}` stands for the elements concerned, `{is|are}` for a word that
 * depends on whether there is one of them or more.
 */
const SENTENCES = {
    'no-time': 'Nobody says how long {} {takes|take}, so {it takes|they take} no time.',
    'no-concurrency': 'Nobody says how many requests {} {works|work} on at a time, so it is as many as arrive.',
    'no-replicas': 'Nobody says how many replicas {} {has, so it has|have, so each has} one.',
    'replicas-of-deployment': 'The number of replicas of {} is that of {its|their} deployment units.',
    'starts-with-one': '{} can go down to no replica; {it is|they are} kept at one at least.',
    'too-many-replicas': 'Of {} 10,000 replicas are simulated{| each}, and no more.',
    'no-scaling-rule': 'Nothing says when {} {gets|get} more replicas, so {it keeps|they keep} the least number.',
    'scaled-by-places': '{} {is|are} scaled by the share of {its|their} places in use.',
    'never-full': '{} never {runs|run} out of places, so {it gets|they get} no more than the least number of replicas.',
    'not-scaled':
        '{} {is|are} scaled by something that is not simulated, so {it keeps|they keep} the least number of replicas.',
    elected: 'Of {} only one elected replica works{| each}.',
    'unknown-balancing':
        'How {} {balances its|balance their} requests is not simulated; each goes to the replica with the fewest.',
    'drawn-among-operations': 'Calls to {} do not say which operation, so each draws one of the queries and commands.',
    'single-quantile': 'Of {} only one quantile is said, so {it takes|they take} that time exactly.',
    'one-item': 'Calls per item from {} have no upper bound, so there is one item.',
    'no-hits': 'Nobody says how often {} {finds|find} what is asked for, so {it never does|they never do}.',
    'full-again-at-once':
        '{} {finds|find} as much as ever as soon as {it is|they are} back: that a cache begins empty is not simulated, but a `fail` on it for as long as it fills makes just such misses.',
    'no-answers-kept':
        '{} {keeps|keep} answers, but how often one is asked for again is not known, so everything is passed on.',
    'limit-for-each': 'Limits for each of many at {} are not applied: how many there are is not known.',
    'limit-for-users':
        'Limits for each user at {} hold for those loads that say how many users there are, such as `200 users think 2s`; who comes by another load is not limited.',
    'route-unknown':
        'Steps that are written out go through {} by no one route, so limits of its routes are not applied to them.',
    'even-alternatives':
        'In {} alternatives of which nobody says how often they are taken happen equally often; one without `else` half of the times.',
    'loops-once': 'In {} loops of which nobody says how often they repeat are gone through once.',
    'starts-by-itself': '{} {begins its|begin their} steps unasked, with each request of the scenario.',
    'no-channel': 'Nothing carries {}: receivers get {it|them} at once and once only, however much arrives.',
    'no-redelivery':
        'Nobody says how often {} {delivers|deliver} again, so {it tries|they try} three more times, a second apart.',
    'no-overflow': 'Nobody says what happens when {} {is|are} full, so {it rejects|they reject} messages.',
    'size-ignored': 'Messages have no size, so the most bytes that {} {holds|hold} are no bound.',
    'no-receiver': 'Nobody receives what is put on {}.',
    'throttled-as-a-whole': 'A throttle on {} holds for {its|their} whole service.',
    'breaker-kind': 'Breakers of {} are of a kind that is not simulated as such, so they are plain ones.',
    'breaker-opens': 'Nobody says when breakers of {} open, so they do after five failures in a row.',
    'breaker-window': 'Nobody says how many calls breakers of {} judge, so it is the last hundred.',
    'breaker-minimum': 'Nobody says how many calls breakers of {} need to judge, so they do from the first one on.',
    'breaker-wait': 'Nobody says how long breakers of {} stay open, so it is 30 s.',
    'breaker-closes': 'Nobody says what closes breakers of {}, so one success does.',
    'none-ejected':
        'No replica of {} is ever ejected: outlier detection leaves nine tenths of the hosts in, and there are fewer than ten.',
    'watched-in-vain': 'No load reaches {}, so nothing of {it|them} can be measured.',
} as const;

/** One kind of assumption. */
export type AssumptionKind = keyof typeof SENTENCES;

/** Most elements that a sentence names. */
const MOST_NAMES = 3;

/** An empty list of assumptions. */
export function createAssumptions(): Assumptions {
    const concerned = new Map<AssumptionKind, Set<string>>();
    return {
        assume: (kind, element) => {
            const elements = concerned.get(kind);
            if (elements) {
                elements.add(element);
            } else {
                concerned.set(kind, new Set([element]));
            }
        },
        inWords: () => [...concerned].map(([kind, elements]) => sentence(SENTENCES[kind], [...elements])).sort(),
    };
}

function sentence(pattern: string, elements: readonly string[]): string {
    return pattern
        .replace('{}', () => namesOf(elements))
        .replace(/\{(?<one>[^{}|]*)\|(?<more>[^{}]*)\}/g, (_, one: string, more: string) =>
            elements.length === 1 ? one : more,
        );
}

/** `a`, `a and b`, `a, b, c and 4 more`; sorted. */
export function namesOf(names: readonly string[]): string {
    const sorted = [...names].sort();
    const shown = sorted.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
    const rest = sorted.length - shown.length;
    const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
    const last = parts.at(-1) ?? '';
    return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
