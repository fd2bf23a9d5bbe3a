import { TEXT_FORMATS } from '../../diagram/formats/text-formats.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import type { FindingMarks } from '../../diagram/views/finding-marks.ts';
import type { ArchitectureModel } from '../../model/architecture.ts';

/** What pictures can be drawn as everywhere. */
export const FORMATS = ['mermaid', 'svg', ...TEXT_FORMATS.filter((format) => format !== 'mermaid')] as const;

/** The same and pixels. */
export const FORMATS_WITH_PIXELS = [...FORMATS, 'png'] as const;

/** One of the formats, where pixels can be drawn. */
export type PictureFormat = (typeof FORMATS_WITH_PIXELS)[number];

/** A picture that is wanted; plain data, so that it can be drawn in another thread. */
export interface PictureRequest {
    readonly model: ArchitectureModel;
    readonly view: string;
    readonly format: PictureFormat;
    readonly theme: ThemeName;
    readonly legend: boolean;
    /** Findings to mark. */
    readonly findings?: FindingMarks;
}

/** What came of a wish for a picture. */
export type PictureReply =
    | { readonly outcome: 'text'; readonly picture: string; readonly notes: readonly string[] }
    | { readonly outcome: 'pixels'; readonly png: Uint8Array; readonly notes: readonly string[] }
    /** The model has no such view, the format cannot say it, or it takes too much; in words for the agent. */
    | { readonly outcome: 'refused'; readonly reason: string }
    /** It was given up: `reason` as in "was given up after 45 s". */
    | { readonly outcome: 'given up'; readonly reason: string };

/** Draws pictures, at best beside the thread that answers. */
export interface PictureMaker {
    /** @throws the reason of the signal when nobody wants the picture any more */
    make(request: PictureRequest, signal: AbortSignal): Promise<PictureReply>;
}
