import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../language/build-model.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { createParse, type Parsed } from '../parse.ts';
import { languageExamples } from './language-page.ts';

const parse = createParse();
const EXAMPLES = languageExamples();
/** Names that every JavaScript object has. */
const AWKWARD = ['toString', 'constructor', '__proto__', 'hasOwnProperty'];
const WORDS = [
    ...AWKWARD,
    ...new Set(EXAMPLES.join('').match(/"[^"\n]*"|[A-Za-z][\w.-]*|[0-9][\w.%/]*|[{}:,]|\.\.|\/\/|\/\*|\*\//g) ?? []),
];

/** Every problem has a code and a message, and lies inside the text; what was understood makes a model to judge. */
async function expectUnderstood(text: string): Promise<Parsed> {
    const parsed = await parse(text);
    const findings = runRules(buildModel([...parsed.documents.values()]));
    expect(findings.filter(({ rule }) => rule.startsWith('internal/'))).toEqual([]);
    const [document] = [...parsed.documents.values()];
    for (const { range, code, message } of parsed.diagnostics) {
        expect(String(code)).toMatch(/^(?:syntax|link|check)\/[a-z-]+$/);
        expect(message).toMatch(/^[^\u200B]*[.?]$/);
        expect(message).not.toMatch(/undefined|NaN|\[object|error occurred/);
        const [from, to] = [document?.textDocument.offsetAt(range.start), document?.textDocument.offsetAt(range.end)];
        expect(document?.textDocument.positionAt(from ?? -1)).toEqual(range.start);
        expect(document?.textDocument.positionAt(to ?? -1)).toEqual(range.end);
        expect(to).toBeGreaterThan(from ?? 0);
    }
    return parsed;
}

/** The same as a property. */
async function isUnderstood(text: string): Promise<void> {
    await expectUnderstood(text);
}

const words = fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '\n')), { maxLength: 80 })
    .map((pairs) => pairs.flat().join(''));

/** One change of a text: to a line, a word or a sign. */
const change = fc.record({
    kind: fc.constantFrom(
        'cut line',
        'copy line',
        'swap lines',
        'insert word',
        'insert sign',
        'cut signs',
        'join lines',
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    word: fc.constantFrom(...WORDS),
    sign: fc.constantFrom('{', '}', '"', '\n', '/*', '*/', ',', '..', '.', '\r', '\u0000', '😀', '-', '%', '=', 'é'),
    length: fc.integer({ min: 1, max: 9 }),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, { kind, at, to, word, sign, length }: Change): string {
    const lines = text.split('\n');
    const [line, other] = [Math.floor(at * lines.length), Math.floor(to * lines.length)];
    const offset = Math.floor(at * text.length);
    const [before, after] = [text.slice(0, offset), text.slice(offset)];
    switch (kind) {
        case 'cut line':
            return lines.filter((_, index) => index !== line).join('\n');
        case 'copy line':
            return lines.toSpliced(line, 0, lines[other] ?? '').join('\n');
        case 'swap lines':
            return lines
                .with(line, lines[other] ?? '')
                .with(other, lines[line] ?? '')
                .join('\n');
        case 'insert word':
            return `${before} ${word} ${after}`;
        case 'insert sign':
            return before + sign + after;
        case 'cut signs':
            return before + after.slice(length);
        case 'join lines':
            return lines.toSpliced(line, 2, lines.slice(line, line + 2).join(' ')).join('\n');
    }
}

describe('any text', () => {
    it('is understood as far as it goes when it is made of signs at random', async () => {
        await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), isUnderstood), {
            numRuns: 200,
        });
    });

    it('is understood as far as it goes when it is made of the words of the language at random', async () => {
        await fc.assert(fc.asyncProperty(words, isUnderstood), { numRuns: 400 });
    });

    it('is understood as far as it goes when an example is cut off anywhere', async () => {
        const cut = fc
            .constantFrom(...EXAMPLES)
            .chain((example) => fc.integer({ min: 0, max: example.length }).map((length) => example.slice(0, length)));
        await fc.assert(fc.asyncProperty(cut, isUnderstood), { numRuns: 200 });
    });

    it('is understood as far as it goes when an example is changed anywhere', async () => {
        const mutated = fc
            .tuple(fc.constantFrom(...EXAMPLES), fc.array(change, { minLength: 1, maxLength: 6 }))
            .map(([example, changes]) => changes.reduce(changed, example));
        await fc.assert(fc.asyncProperty(mutated, isUnderstood), { numRuns: 300 });
    });
});

describe('names that every JavaScript object has', () => {
    it.each(AWKWARD)('mean nothing special: %s', async (name) => {
        for (const example of EXAMPLES) {
            await expectUnderstood(
                example.replaceAll(/\b(?:orders|Payments|Purchase|red|Kafka|careful|services)\b/g, name),
            );
        }
        await expectUnderstood(
            `view v of ${name} ${name}\npolicy p { timeout 3${name}  limit ${name} }\n${name} ${name} { }`,
        );
    });
});

describe('a text with very much of one thing', () => {
    const N = 20_000;
    it.each([
        ['braces opened', '{'.repeat(5 * N)],
        ['braces closed', '}'.repeat(5 * N)],
        ['empty blocks', '{}'.repeat(N)],
        ['services in services', 'service a {'.repeat(N)],
        ['quotation marks', '"'.repeat(5 * N)],
        ['comments opened', '/* '.repeat(N)],
        ['dots', 'a.'.repeat(N)],
        ['hyphens', 'a-'.repeat(N)],
        ['signs that mean nothing', '= =\n'.repeat(N)],
        ['unfinished lines', `context A {\n${'  calls\n  timeout\n  foo bar { baz }\n'.repeat(N / 10)}}\n`],
        ['errors in one line', `context A { ${'foo timeout 3 '.repeat(N)}}`],
        ['errors before blocks', 'service a junk { store x }\n'.repeat(N / 10)],
        ['clauses', `service s { calls ${'x over '.repeat(N)}}`],
        ['names in a list', `service s { masters ${'x, '.repeat(N)}}`],
        ['parts of a selector', `constraint c { ${'a and '.repeat(N / 4)}a may not call b }`],
        ['services of one name', 'service s\n'.repeat(N / 4)],
        ['unknown names', `service s { ${Array.from({ length: N / 4 }, (_, i) => `calls x${i}`).join('\n')} }`],
        ['policies in a chain', Array.from({ length: N / 4 }, (_, i) => `policy p${i} with p${i + 1}`).join('\n')],
        [
            'policies in a circle',
            Array.from({ length: N / 4 }, (_, i) => `policy p${i} with p${(i + 1) % (N / 4)}`).join('\n'),
        ],
    ])('is understood in bounded time: %s', async (_, text) => {
        const { diagnostics } = await expectUnderstood(text);
        expect(diagnostics.length).toBeGreaterThan(0);
        expect(diagnostics.length).toBeLessThanOrEqual(1001);
    });

    it('says that blocks nest too deeply, once', async () => {
        const { diagnostics } = await expectUnderstood(`${'context a {\n'.repeat(100)}${'}\n'.repeat(100)}`);
        expect(diagnostics.filter(({ code }) => code === 'syntax/too-deep').map(({ range }) => range.start)).toEqual([
            { line: 64, character: 10 },
        ]);
    });
});
