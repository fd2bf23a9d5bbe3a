import fc from 'fast-check';

/** Words of the language that are names as well. */
export const WORDS_AS_NAMES: readonly string[] = [
    ...['service', 'store', 'cache', 'event', 'query', 'command', 'policy', 'phase', 'unit', 'entity', 'view'],
    ...['calls', 'reads', 'retry', 'timeout', 'breaker', 'queue', 'topic', 'errors', 'latency', 'owner', 'health'],
    ...['over', 'with', 'to', 'from', 'by', 'of', 'and', 'or', 'for', 'until', 'because', 'optional', 'in', 'via'],
    ...['every', 'only', 'not', 'none', 'times', 'per', 'at', 'has', 'may', 'depth', 'on', 'tag', 'link', 'p99'],
];

const PARTS = ['orders', 'Payments', 'x', 'a1', 'ts', 'Größe', 'naïve', 'заказы', 'サービス', '注文', 'v2', '_x'];

/** A legal name: a plain one, a hyphenated one, one beyond ASCII, or a word of the language. */
export const name: fc.Arbitrary<string> = fc.oneof(
    { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z][a-z0-9]{0,8}$/) },
    {
        weight: 2,
        arbitrary: fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 3 }).map((p) => p.join('-')),
    },
    { weight: 2, arbitrary: fc.constantFrom(...WORDS_AS_NAMES) },
);

/** A text between quotation marks, with what could be taken for something else within it. */
export const quoted: fc.Arbitrary<string> = fc
    .array(
        fc.constantFrom(
            'a',
            'Zahlung',
            ' ',
            '/',
            '//',
            '/*',
            '*/',
            '{',
            '}',
            ',',
            '\\"',
            '\\\\',
            '..',
            'é',
            '🚀',
            '東',
        ),
        {
            maxLength: 6,
        },
    )
    .map((parts) => `"${parts.join('')}a"`);

/** True for names that cannot be a word of the language: those have no capital, no digit and no letter beyond ASCII. */
export function isPlain(word: string): boolean {
    return !/^(?:[a-z-]+|p\d+)$/.test(word);
}

/** Gives each of some wished names, made different from all before by a number where it must be. */
export function distinctNames(): (wish: string) => string {
    const taken = new Set<string>();
    return (wish) => {
        let chosen = wish;
        for (let count = 2; taken.has(chosen); count++) {
            chosen = `${wish}${count}`;
        }
        taken.add(chosen);
        return chosen;
    };
}
