/** What a plan takes for granted: each kind once, with the elements that it concerns. */
export interface Assumptions {
    /** Notes that an assumption was needed for an element. */
    assume(kind: AssumptionKind, element: string): void;
    /** All of them in words, sorted. */
    inWords(): readonly string[];
}

/** The kinds of assumptions, each with its sentence; `{}` stands for the elements concerned. */
const SENTENCES = {
    'no-time': 'Nobody says how long {} takes, so it takes no time.',
    'no-concurrency': 'Nobody says how many requests {} works on at a time, so it is as many as arrive.',
    'no-replicas': 'Nobody says how many replicas {} has, so it has one.',
    'replicas-of-deployment': 'The number of replicas of {} is that of its deployment units.',
    'starts-with-one': '{} can go down to no replica; it is kept at one at least.',
    'no-scaling-rule': 'Nothing says when {} gets more replicas, so it keeps the least number.',
    'scaled-by-places': '{} is scaled by the share of its places in use.',
    'never-full': '{} never runs out of places, so it never gets more than the least number of replicas.',
    'no-scaling-by-requests':
        '{} is scaled by something that is not simulated, so it keeps the least number of replicas.',
    elected: 'Of {} only one elected replica works.',
    'unknown-balancing': 'How {} balances its requests is not simulated; each goes to the replica with the fewest.',
    'drawn-among-operations': 'Calls to {} do not say which operation, so each draws one of its queries and commands.',
    'one-of': '{} passes each request on to one of its targets, drawn evenly.',
    'single-quantile': 'Of {} only one quantile is said, so it takes that time exactly.',
    'one-item': 'Calls per item from {} have no upper bound, so there is one item.',
    'no-hits': 'Nobody says how often {} finds what is asked for, so it never does.',
    'no-answers-kept':
        '{} keeps answers, but how often one is asked for again is not known, so it passes everything on.',
    'limit-for-each': 'Limits for each of many at {} are not applied: how many there are is not known.',
    'even-alternatives': 'In {} every alternative happens equally often; one without `else` in half of the requests.',
    'loops-once': 'In {} loops are gone through once.',
    'starts-by-itself': '{} begins its steps by itself, with each request of the scenario.',
    'no-channel': 'Nothing carries {}: its receivers get it at once and once only, however much arrives.',
    'no-redelivery': 'Nobody says how often {} delivers again, so it tries three more times, a second apart.',
    'no-overflow': 'Nobody says what happens when {} is full, so it rejects messages.',
    'size-ignored': 'Messages have no size, so the most bytes that {} holds are no bound.',
    'each-receiver': '{} is a queue with several receivers; each of them gets every message.',
    'no-receiver': 'Nobody receives what is put on {}.',
    'shared-capacity': 'The capacity of {} holds for each of its events.',
    'no-duration': 'Nobody says how long {} lasts.',
    'no-warmup': '{} is measured after a short warm-up.',
    'throttled-as-a-whole': 'A throttle on {} holds for its whole service.',
    'watched-in-vain': 'No load reaches {}, so nothing of it can be measured.',
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
        inWords: () =>
            [...concerned]
                .map(([kind, elements]) => SENTENCES[kind].replace('{}', () => namesOf([...elements])))
                .sort(),
    };
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
