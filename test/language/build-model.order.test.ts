import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelSketch } from '../arbitraries/model-text.ts';
import { choicesFrom } from '../arbitraries/seeded-choices.ts';
import { divided, reordered, type Sentence } from '../arbitraries/sketch.ts';
import { textOf } from '../arbitraries/sketch-text.ts';
import { modelOf } from '../model-of.ts';
import { withoutSource } from '../without-source.ts';

const seed = fc.integer();
const RUNS = { numRuns: 60 };

/** The sentences on several files, some with parts of their blocks in an `extend` elsewhere. */
function onFiles(sketch: readonly Sentence[], files: number, chosen: number): Record<string, string> {
    const parts = divided(sketch, files, choicesFrom(chosen));
    return Object.fromEntries(parts.map((sentences, index) => [`part${index}.fbk`, textOf(sentences, chosen + index)]));
}

/** Takes what can stand elsewhere out of the contexts: their services, each into an `extend` of its own. */
function extended(sketch: readonly Sentence[]): Sentence[] {
    return sketch.flatMap((part) => {
        const context = /^context (?<name>\S+)/.exec(part.words)?.groups?.['name'];
        if (!part.block || context === undefined) {
            return [part];
        }
        const moved = part.block.sentences.filter(({ words }) => words.startsWith('service '));
        const kept = part.block.sentences.filter((sentence) => !moved.includes(sentence));
        return [
            { ...part, block: { order: 'free' as const, sentences: kept } },
            ...moved.map((service) => ({
                words: `extend ${context}`,
                block: { order: 'free' as const, sentences: [service] },
            })),
        ];
    });
}

describe('the model', () => {
    it('does not depend on the order of declarations and statements', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, seed, async (sketch, chosen, layout) => {
                const model = await modelOf(textOf(sketch, layout));
                const other = await modelOf(textOf(reordered(sketch, choicesFrom(chosen)), layout));
                expect(withoutSource(other)).toEqual(withoutSource(model));
            }),
            RUNS,
        );
    });

    it('does not depend on blanks, line ends and comments', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, seed, async (sketch, layout, otherLayout) => {
                const model = await modelOf(textOf(sketch, layout));
                expect(withoutSource(await modelOf(textOf(sketch, otherLayout)))).toEqual(withoutSource(model));
            }),
            RUNS,
        );
    });

    it('does not depend on the division into files', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, fc.integer({ min: 1, max: 5 }), seed, async (sketch, files, chosen) => {
                const model = await modelOf(textOf(sketch, chosen));
                expect(withoutSource(await modelOf(onFiles(sketch, files, chosen)))).toEqual(withoutSource(model));
            }),
            RUNS,
        );
    });

    it('does not depend on what stands in an `extend` elsewhere', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, async (sketch, chosen) => {
                const model = await modelOf(textOf(sketch, chosen));
                const other = await modelOf(onFiles(extended(sketch), 3, chosen));
                expect(withoutSource(other)).toEqual(withoutSource(model));
            }),
            RUNS,
        );
    });

    it('is the same JSON, byte by byte, for the same texts', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, async (sketch, chosen) => {
                const texts = onFiles(sketch, 3, chosen);
                const backwards = Object.fromEntries(Object.entries(texts).reverse());
                const json = JSON.stringify(await modelOf(texts));
                expect(JSON.stringify(await modelOf(texts))).toBe(json);
                expect(JSON.stringify(await modelOf(backwards))).toBe(json);
            }),
            RUNS,
        );
    });
});
