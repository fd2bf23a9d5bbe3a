import type { Choices } from './seeded-choices.ts';

/** A sentence of a model, and its block, without a layout. */
export interface Sentence {
    /** Markdown of its doc comment. */
    readonly doc?: string;
    /** Its tokens up to the block, with one space between them. */
    readonly words: string;
    readonly block?: SketchBlock;
}

/** What stands between braces. */
export interface SketchBlock {
    readonly sentences: readonly Sentence[];
    /**
     * `free`: in whatever order, it means the same. `fixed`: the order has a meaning. `list`: names with commas between
     * them, in an order that is kept.
     */
    readonly order: 'free' | 'fixed' | 'list';
}

/** A block whose order has no meaning. */
export function free(...sentences: readonly (Sentence | string | undefined)[]): SketchBlock {
    return { order: 'free', sentences: sentencesOf(sentences) };
}

/** A block whose order has a meaning. */
export function fixed(...sentences: readonly (Sentence | string | undefined)[]): SketchBlock {
    return { order: 'fixed', sentences: sentencesOf(sentences) };
}

/** A block of names. */
export function list(names: readonly string[]): SketchBlock | undefined {
    return names.length > 0 ? { order: 'list', sentences: names.map((words) => ({ words })) } : undefined;
}

/** A sentence from its words, those that are there, and a block. */
export function sentence(words: readonly (string | undefined)[], block?: SketchBlock, doc?: string): Sentence {
    return {
        words: words.filter((word) => word !== undefined).join(' '),
        ...(block && { block }),
        ...(doc !== undefined && { doc }),
    };
}

function sentencesOf(sentences: readonly (Sentence | string | undefined)[]): Sentence[] {
    return sentences.flatMap((part) => (part === undefined ? [] : typeof part === 'string' ? { words: part } : part));
}

/** The same sentences in another order, where order has no meaning. */
export function reordered(sentences: readonly Sentence[], choices: Choices): Sentence[] {
    return choices.shuffled(sentences).map((part) => reorderedWithin(part, choices));
}

function reorderedWithin(part: Sentence, choices: Choices): Sentence {
    if (!part.block) {
        return part;
    }
    const { order, sentences } = part.block;
    const inner =
        order === 'free' ? reordered(sentences, choices) : sentences.map((each) => reorderedWithin(each, choices));
    return { ...part, block: { order, sentences: inner } };
}

/** The same sentences on several files; empty ones among them, perhaps. */
export function divided(sentences: readonly Sentence[], files: number, choices: Choices): Sentence[][] {
    const result: Sentence[][] = Array.from({ length: files }, () => []);
    for (const part of sentences) {
        result[choices.below(files)]?.push(part);
    }
    return result;
}
