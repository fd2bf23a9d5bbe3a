import type { Drawer, DrawOptions } from '../../diagram/draw.ts';
import type { ArchitectureModel } from '../../model/architecture.ts';

/** One picture to write. */
export interface PictureJob {
    readonly drawer: Drawer;
    readonly model: ArchitectureModel;
    /** The view, its theme and what is marked in it. */
    readonly options: DrawOptions;
    /** Pixels of the file for one of the picture, 1 to 4, for formats of pixels. */
    readonly scale: number;
}

/** What a writer is made with. */
export interface WriterSettings {
    /** Files of fonts for signs that Inter does not have: absolute paths, and the names that the person gave. */
    readonly fonts: readonly { readonly path: string; readonly name: string }[];
}

/** A picture in a format, ready for a file. */
export interface WrittenPicture {
    /** A string exactly for formats of text. */
    readonly content: string | Uint8Array;
    /** What was left out, done more cheaply, or cannot be said in the format, in words. */
    readonly notes: readonly string[];
}

/**
 * Draws a view and writes it in one format.
 *
 * @throws UnknownViewError when the model has no view of that name
 */
export type PictureWriter = (job: PictureJob) => Promise<WrittenPicture>;
