import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchitectureModel } from '../../../src/model/architecture.ts';
import { RULES } from '../../../src/rules/registry.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { DEFAULT_SETTINGS, type RuleSettings } from '../../../src/rules/settings.ts';
import { modelSketch } from '../../arbitraries/model-text.ts';
import { type Choices, choicesFrom } from '../../arbitraries/seeded-choices.ts';
import { divided, reordered } from '../../arbitraries/sketch.ts';
import { textOf } from '../../arbitraries/sketch-text.ts';
import { modelOf } from '../../model-of.ts';
import { createParse } from '../../parse.ts';

const seed = fc.integer();
const parse = createParse();
const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** Also the rules that are off unless named. */
const EVERY_RULE: RuleSettings = {
    ...DEFAULT_SETTINGS,
    rules: new Map(RULES.map(({ meta }) => [meta.id, { severity: 'default' as const, options: {} }])),
};

/** What is said of a model, wherever it is said. */
function told(model: ArchitectureModel): readonly string[] {
    return runRules(model, { settings: EVERY_RULE })
        .map(({ severity, rule, element, message, decisive, relations, fixes }) =>
            JSON.stringify([severity, rule, element, message, decisive, [...relations].sort(), fixes.length]),
        )
        .sort();
}

/** The texts of an example by their names. */
function textsOf(example: string): Readonly<Record<string, string>> {
    const folder = join(EXAMPLES, example);
    const names = readdirSync(folder).filter((name) => name.endsWith('.fbk'));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The top-level declarations of texts, comments left out. */
async function declarationsOf(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const { documents } = await parse(texts);
    return [...documents.values()].flatMap((document) =>
        document.parseResult.value.statements.flatMap((statement) => statement.$cstNode?.text ?? []),
    );
}

/** The same declarations in another order, on other files. */
function arranged(declarations: readonly string[], choices: Choices): Readonly<Record<string, string>> {
    const files = 1 + choices.below(4);
    const texts: string[] = Array.from({ length: files }, () => '');
    for (const declaration of choices.shuffled(declarations)) {
        const file = choices.below(files);
        texts[file] = `${texts[file] ?? ''}${declaration}\n\n`;
    }
    return Object.fromEntries(choices.shuffled([...texts.entries()]).map(([file, text]) => [`${file}.fbk`, text]));
}

const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('firebreak.json'))
    .map(dirname)
    .sort();

describe('what the rules find', () => {
    it('does not depend on the order of declarations and statements, nor on files', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, fc.integer({ min: 1, max: 4 }), seed, async (sketch, files, chosen) => {
                const choices = choicesFrom(chosen);
                const parts = divided(reordered(sketch, choices), files, choices);
                const texts = parts.map((part, index) => [`part${index}.fbk`, textOf(part, chosen + index)] as const);
                const model = await modelOf(textOf(sketch, chosen));
                expect(told(await modelOf(Object.fromEntries(texts)))).toEqual(told(model));
            }),
            { numRuns: 100 },
        );
    });

    it.each(examples)('is the same in examples/%s, however it is arranged', async (example) => {
        const texts = textsOf(example);
        const declarations = await declarationsOf(texts);
        expect(declarations.length).toBeGreaterThan(3);
        const expected = told(await modelOf(Object.fromEntries([['all.fbk', declarations.join('\n\n')]])));
        for (const chosen of [1, 2, 3]) {
            expect(told(await modelOf(arranged(declarations, choicesFrom(chosen))))).toEqual(expected);
        }
        expect(told(await modelOf(texts)).length).toBe(expected.length);
    });
});
