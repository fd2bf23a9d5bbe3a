import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/build-model.ts';
import { applyEdits, prepareEdits } from '../../../src/project/fixing/apply-edits.ts';
import { fingerprintOf } from '../../../src/rules/baseline.ts';
import type { Finding, Fix } from '../../../src/rules/finding.ts';
import { RULES } from '../../../src/rules/registry.ts';
import { runRulesInFull, type SwallowedFinding } from '../../../src/rules/run-rules.ts';
import { DEFAULT_SETTINGS, type RuleSettings } from '../../../src/rules/settings.ts';
import { modelSketch } from '../../arbitraries/model-text.ts';
import { textOf } from '../../arbitraries/sketch-text.ts';
import { createParse } from '../../parse.ts';

const repository = join(import.meta.dirname, '../../..');

/** The texts of a project by the names of its files. */
type Texts = Readonly<Record<string, string>>;

/** What is wrong with a project: its texts and what all rules find, also those that are off by default. */
interface State {
    readonly errors: readonly string[];
    readonly findings: readonly Finding[];
    /** What composite findings contain. */
    readonly swallowed: readonly SwallowedFinding[];
}

const parse = createParse();
const EVERY_RULE: RuleSettings = {
    ...DEFAULT_SETTINGS,
    rules: new Map(RULES.map(({ meta }) => [meta.id, { severity: 'default' as const, options: {} }])),
};

async function stateOf(texts: Texts): Promise<State> {
    const { documents, diagnostics } = await parse(texts);
    return {
        errors: diagnostics.filter(({ severity }) => severity === 1).map(({ message }) => String(message)),
        ...runRulesInFull(buildModel([...documents.values()]), { settings: EVERY_RULE }),
    };
}

function applied(texts: Texts, { edits }: Fix): Texts {
    const entries = Object.entries(texts).map(([name, text]) => {
        const inFile = edits.filter(({ uri }) => uri === `file:///project/${name}`);
        return [name, applyEdits(text, prepareEdits(text, inFile))] as const;
    });
    return Object.fromEntries(entries);
}

/** What of a fix is not as it should be. */
async function flawsOf(texts: Texts, before: State, finding: Finding, fix: Fix): Promise<readonly string[]> {
    const fixedTexts = applied(texts, fix);
    const after = await stateOf(fixedTexts);
    // Mending one of several calls between the same two may change the others' numbers, but not how many are left.
    const isGone = [fingerprintOf, ({ rule, element }: Finding) => `${rule} ${element}`].some(
        (keyOf) => countOf(after.findings, finding, keyOf) < countOf(before.findings, finding, keyOf),
    );
    // What a composite contained is told when that is gone; it is not new.
    const errors = countBy([...before.findings, ...before.swallowed].filter(isError), ({ rule }) => rule);
    const flaws = [
        ...after.errors.map((message) => `text error: ${message}`),
        ...(isGone ? [] : ['the finding is still there']),
        ...[...countBy(after.findings.filter(isError), ({ rule }) => rule)]
            .filter(([rule, count]) => count > (errors.get(rule) ?? 0))
            .map(
                ([rule]) =>
                    `new error: ${after.findings
                        .filter((it) => it.rule === rule)
                        .map((it) => it.message)
                        .join(' | ')}`,
            ),
        ...(JSON.stringify(comments(fixedTexts)) === JSON.stringify(comments(texts)) ? [] : ['comments are lost']),
    ];
    const changed = Object.entries(fixedTexts).filter(([name, text]) => text !== texts[name]);
    return flaws.map(
        (flaw) =>
            `${finding.rule} on ${finding.element}, "${fix.title}": ${flaw}\n${changed.map(([, text]) => text.slice(0, 3000)).join('\n')}`,
    );
}

async function flawsIn(texts: Texts): Promise<{ readonly tried: number; readonly flaws: readonly string[] }> {
    const before = await stateOf(texts);
    const flaws: string[] = [];
    let tried = 0;
    for (const finding of before.errors.length === 0 ? before.findings : []) {
        for (const fix of finding.fixes) {
            tried++;
            flaws.push(...(await flawsOf(texts, before, finding, fix)));
        }
    }
    return { tried, flaws };
}

function isError({ severity }: Pick<Finding, 'severity'>): boolean {
    return severity === 'error';
}

function countBy<Found>(findings: readonly Found[], keyOf: (finding: Found) => string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const finding of findings) {
        counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
    }
    return counts;
}

function countOf(findings: readonly Finding[], alike: Finding, keyOf: (finding: Finding) => string): number {
    return findings.filter((finding) => keyOf(finding) === keyOf(alike)).length;
}

/** All comments, sorted, outside of texts in quotes. */
function comments(texts: Texts): readonly string[] {
    return Object.values(texts)
        .flatMap((text) => text.match(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? [])
        .filter((part) => !part.startsWith('"'))
        .map((comment) => comment.trimEnd())
        .sort();
}

/** The same text with a comment at the end of every line that something stands on. */
function withComments(text: string): string {
    return text
        .split('\n')
        .map((line, index) => (line.trim() === '' ? line : `${line} // line ${index}`))
        .join('\n');
}

function read(path: string): string {
    return readFileSync(join(repository, path), 'utf8');
}

function filesBelow(folder: string, ending: string): readonly string[] {
    return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(ending))
        .map((path) => join(folder, path))
        .sort();
}

const examples = new Map<string, Record<string, string>>();
for (const path of filesBelow('examples', '.fbk')) {
    examples.set(dirname(path), { ...examples.get(dirname(path)), [basename(path)]: read(path) });
}

/** The models of a document, as it shows them. */
function shown(path: string): readonly string[] {
    return [...read(path).matchAll(/```fbk\n([\s\S]*?)```/g)].map(([, text = '']) => text);
}

/** What may be a model among the texts of a test file: literals of several words without insertions. */
function literals(path: string): readonly string[] {
    return [...read(path).matchAll(/`([^`$\\]*\{[^`$\\]*)`/g)].map(([, text = '']) => text);
}

const documents = [...filesBelow('src/rules', '.md'), 'docs/language.md'];
const tests = filesBelow('test/src/rules', '.test.ts').filter((path) => basename(path) !== 'fixes.test.ts');

/** Where pages and tests show no model with a fix. */
const FURTHER = [
    `gateway Edge
monolith Legacy { query find }
service stock { query list }
migration M {
  retires Legacy
  phase 1 { routes "/" to Legacy }
  phase 2 { moves "/stock" to stock  rollback "back" }
}
`,
];

describe('every fix leaves a model that parses, mends what was found, brings no new error and loses no comment', () => {
    it.each([...examples])('in %s', { timeout: 120_000 }, async (_, texts) => {
        expect((await flawsIn(texts)).flaws).toEqual([]);
    });

    it.each(documents)('in what %s shows, with and without comments', { timeout: 60_000 }, async (path) => {
        for (const text of shown(path)) {
            expect((await flawsIn({ 'model.fbk': text })).flaws).toEqual([]);
            expect((await flawsIn({ 'model.fbk': withComments(text) })).flaws).toEqual([]);
        }
    });

    it.each(tests)('in the models of %s, with and without comments', { timeout: 60_000 }, async (path) => {
        for (const text of literals(path)) {
            expect((await flawsIn({ 'model.fbk': text })).flaws).toEqual([]);
            expect((await flawsIn({ 'model.fbk': withComments(text) })).flaws).toEqual([]);
        }
    });

    it('in models that are made at random', { timeout: 120_000 }, async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, fc.nat(), async (sketch, layout) => {
                expect((await flawsIn({ 'model.fbk': textOf(sketch, layout) })).flaws).toEqual([]);
            }),
            { numRuns: 25, seed: 1 },
        );
    });

    it('in further models, with and without comments', async () => {
        for (const text of FURTHER) {
            expect((await flawsIn({ 'model.fbk': text })).flaws).toEqual([]);
            expect((await flawsIn({ 'model.fbk': withComments(text) })).flaws).toEqual([]);
        }
    });
});

describe('the models that fixes are tried on', () => {
    it('show fixes of every rule that has some', { timeout: 120_000 }, async () => {
        const fixable = new Set<string>();
        for (const texts of [
            ...examples.values(),
            ...[...documents.flatMap(shown), ...tests.flatMap(literals), ...FURTHER].map((text) => ({
                'model.fbk': text,
            })),
        ]) {
            const { errors, findings } = await stateOf(texts);
            for (const { rule } of errors.length === 0 ? findings.filter(({ fixes }) => fixes.length > 0) : []) {
                fixable.add(rule);
            }
        }
        const promised = RULES.filter(({ meta }) => meta.fixable).map(({ meta }) => meta.id);
        expect([...fixable].filter((rule) => !rule.startsWith('allow/')).sort()).toEqual(promised);
    });
});
