/** A picture in a format of text. */
export interface Written {
    readonly text: string;
    /** What the format cannot say, in words. */
    readonly notes: readonly string[];
}

/** A format has no means for a kind of view. The message names formats that have. */
export class UnsayableViewError extends Error {
    override readonly name = 'UnsayableViewError';
}
