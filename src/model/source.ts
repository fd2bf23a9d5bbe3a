/** A place in a text, zero-based, in UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
    readonly line: number;
    readonly character: number;
}

/** A half-open stretch of text: `end` is the first position after it. */
export interface Range {
    readonly start: Position;
    readonly end: Position;
}

/** Where a part of the model was written. */
export interface Source {
    /** URI of the document (`file:///…/shop.fbk`). */
    readonly uri: string;
    /** The part that a message about the element underlines: its name, or the words that decide. */
    readonly range: Range;
    /** The whole declaration or statement, from its first word to its last. */
    readonly extent: Range;
}

/** Orders sources by document, then by position; the order of findings and of anything listed by place. */
export function compareSources(a: Source, b: Source): number {
    if (a.uri !== b.uri) {
        return a.uri < b.uri ? -1 : 1;
    }
    return comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end);
}

/** Orders positions within one document. */
export function comparePositions(a: Position, b: Position): number {
    return a.line - b.line || a.character - b.character;
}
