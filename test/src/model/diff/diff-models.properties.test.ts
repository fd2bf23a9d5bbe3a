import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { diffModels } from '../../../../src/model/diff/diff-models.ts';
import {
    compareElementChanges,
    compareRelationChanges,
    type ModelDiff,
} from '../../../../src/model/diff/model-diff.ts';
import { modelSketch } from '../../../arbitraries/model-text.ts';
import { type Choices, choicesFrom } from '../../../arbitraries/seeded-choices.ts';
import { free, reordered, type Sentence } from '../../../arbitraries/sketch.ts';
import { textOf } from '../../../arbitraries/sketch-text.ts';
import { modelOf } from '../../../model-of.ts';
import { told } from './told-changes.ts';

const seed = fc.integer();
const RUNS = { numRuns: 60 };

/** What became of one edit: the text with it, and what must be told of it. */
interface Edit {
    readonly sketch: readonly Sentence[];
    readonly told: string;
}

/** All places where the sketch has a sentence that begins so, as functions that change it there. */
function placesOf(
    sketch: readonly Sentence[],
    begins: RegExp,
    edit: (sentence: Sentence) => Sentence,
): readonly (readonly Sentence[])[] {
    return sketch.flatMap((sentence, at) => {
        const inner = sentence.block
            ? placesOf(sentence.block.sentences, begins, edit).map((sentences) => ({
                  ...sentence,
                  block: { order: sentence.block?.order ?? 'free', sentences },
              }))
            : [];
        const changed = begins.test(sentence.words) ? [edit(sentence), ...inner] : inner;
        return changed.map((other) => sketch.with(at, other));
    });
}

const within = (sentence: Sentence, ...more: readonly Sentence[]): Sentence => ({
    ...sentence,
    block: { order: sentence.block?.order ?? 'free', sentences: [...(sentence.block?.sentences ?? []), ...more] },
});

/** Edits that change one thing, each with the shape of what is told. */
const EDITS: readonly {
    readonly begins: RegExp;
    readonly edit: (sentence: Sentence) => Sentence;
    readonly told: string;
}[] = [
    {
        begins: /^service /,
        edit: (service) => within(service, { words: 'tag an-unheard-of-tag' }),
        told: 'changed service ID, tags',
    },
    {
        begins: /^context /,
        edit: (context) => within(context, { words: 'service a-new-service', block: free('replicas 7') }),
        told: 'added service ID',
    },
    {
        begins: /^(?:query|command) /,
        edit: (operation) => within(operation, { words: 'calls Outside over thrift' }),
        told: 'added call ID',
    },
    {
        begins: /^(?:query|command) /,
        edit: (operation) => within(operation, { words: 'fails 77%' }),
        told: 'changed OPERATION ID, fails',
    },
    { begins: /^store /, edit: (store) => within(store, { words: 'fails 77%' }), told: 'changed store ID, fails' },
    {
        begins: /^topic /,
        edit: (topic) => within(topic, { words: 'link "https://unheard.example/"' }),
        told: 'changed topic ID, links',
    },
    {
        begins: /^loop "each item" /,
        edit: (loop) => ({ ...loop, words: 'loop "each item" 21 times' }),
        told: 'changed scenario ID, steps',
    },
    {
        begins: /^alt "a gift" /,
        edit: (alternative) => ({ ...alternative, words: 'alt "a gift" 21%' }),
        told: 'changed scenario ID, steps',
    },
    {
        begins: /^calls Outside optional$/,
        edit: (call) => ({ ...call, words: 'calls Outside' }),
        told: 'changed call ID, optional',
    },
];

function edited(sketch: readonly Sentence[], choices: Choices): Edit | undefined {
    const possible = EDITS.flatMap(({ begins, edit, told: line }) =>
        placesOf(sketch, begins, edit).map((sentences) => ({ sketch: sentences, told: line })),
    );
    return possible.length === 0 ? undefined : choices.oneOf(possible);
}

/** What a diff the other way round must be. */
function mirrored({ elements, relations }: ModelDiff): Pick<ModelDiff, 'elements' | 'relations'> {
    const change = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const turned = <T extends ModelDiff['elements'][number] | ModelDiff['relations'][number]>(each: T): T => ({
        ...turn(each),
        change: change[each.change],
        properties: each.properties.map(turn),
        ...('policies' in each ? { policies: each.policies.map(turn) } : {}),
    });
    return {
        elements: elements.map(turned).sort(compareElementChanges),
        relations: relations.map(turned).sort(compareRelationChanges),
    };
}

/** The same thing with before and after exchanged. */
function turn<T extends object>(thing: T): T {
    const names: Readonly<Record<string, string>> = {
        before: 'after',
        after: 'before',
        beforeAt: 'afterAt',
        afterAt: 'beforeAt',
    };
    return Object.fromEntries(Object.entries(thing).map(([name, value]) => [names[name] ?? name, value])) as T;
}

function comparable({ elements, relations }: Pick<ModelDiff, 'elements' | 'relations'>): unknown {
    return { elements, relations };
}

describe('the difference of any two models', () => {
    it('is nothing between a model and itself, in whatever order it is written', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, seed, async (sketch, chosen, layout) => {
                const model = await modelOf(textOf(sketch, layout));
                const other = await modelOf(textOf(reordered(sketch, choicesFrom(chosen)), chosen));
                expect(told(diffModels(model, model))).toEqual([]);
                expect(told(diffModels(model, other))).toEqual([]);
            }),
            RUNS,
        );
    });

    it('is the mirror image the other way round', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, modelSketch, seed, async (sketch, other, chosen) => {
                const changed = edited(sketch, choicesFrom(chosen))?.sketch ?? other;
                const [a, b, c] = [await model(sketch), await model(other), await model(changed)];
                for (const [one, two] of [
                    [a, b],
                    [a, c],
                ] as const) {
                    expect(comparable(diffModels(two, one))).toEqual(comparable(mirrored(diffModels(one, two))));
                }
            }),
            RUNS,
        );
    });

    it('tells an edit once, and nothing else', async () => {
        let edits = 0;
        await fc.assert(
            fc.asyncProperty(modelSketch, seed, async (sketch, chosen) => {
                const edit = edited(sketch, choicesFrom(chosen));
                if (edit) {
                    edits++;
                    const lines = told(diffModels(await model(sketch), await model(edit.sketch)));
                    expect(lines.map(shapeOf)).toEqual([edit.told]);
                }
            }),
            { numRuns: 120 },
        );
        expect(edits).toBeGreaterThan(60);
    });

    it('takes every relation and element into account, in one way only', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, modelSketch, async (sketch, other) => {
                const [a, b] = [await model(sketch), await model(other)];
                const { relations, newRelationIds } = diffModels(a, b);
                const gone = relations.filter(({ change }) => change === 'removed').length;
                const added = relations.filter(({ change }) => change === 'added').length;
                expect(count(a) - gone).toBe(count(b) - added);
                expect(new Set(newRelationIds.values()).size).toBe(newRelationIds.size);
            }),
            RUNS,
        );
    });
});

function model(sketch: readonly Sentence[]): Promise<ArchitectureModel> {
    return modelOf(textOf(sketch, 1));
}

function count({
    calls,
    routes,
    publications,
    subscriptions,
    storeAccesses,
    contextRelations,
}: ArchitectureModel): number {
    return [calls, routes, publications, subscriptions, storeAccesses, contextRelations].flat().length;
}

/** A line without the name of what it is about. */
function shapeOf(line: string): string {
    return line.replace(
        /^(\S+) (\S+) [^,]*/,
        (_, change: string, kind: string) =>
            `${change} ${kind === 'query' || kind === 'command' ? 'OPERATION' : kind} ID`,
    );
}
