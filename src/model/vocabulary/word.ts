/** A word that the language knows the meaning of, in a place where any other word is legal too. */
export interface VocabularyWord {
    readonly word: string;
    /** What it means, in one sentence without a full stop. */
    readonly means: string;
}

/** Makes a list of words out of pairs of a word and its meaning. */
export function words(meanings: Readonly<Record<string, string>>): readonly VocabularyWord[] {
    return Object.entries(meanings).map(([word, means]) => ({ word, means }));
}
