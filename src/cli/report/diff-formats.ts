import type { ThemeName } from '../../diagram/render/theme.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DiffContext, DiffInput } from './diff-input.ts';
import { formatOfFile } from './format-of-file.ts';

/** The ways in which `diff` can write what it found; the first unless said. */
export const DIFF_FORMATS = ['text', 'json', 'markdown', 'svg', 'png', 'pdf'] as const;
/** One of {@link DIFF_FORMATS}. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** New findings that `--fail-on` can name, the strictest last. */
export const DIFF_FAILURES = ['new-errors', 'new-warnings', 'new-findings'] as const;
/** One of {@link DIFF_FAILURES}. */
export type DiffFailure = (typeof DIFF_FAILURES)[number];

/** Writes a report of differences in one format: bytes where it is no text. */
export type DiffWriter = (input: DiffInput, context: DiffContext) => string | Uint8Array | Promise<string | Uint8Array>;

/** How a picture is drawn. */
export interface DiffLook {
    readonly theme: ThemeName;
    /** Pixels of the file for one of the picture, for PNG. */
    readonly scale: number;
    /** New findings are marked. */
    readonly findings: boolean;
}

/** The writer of a format; its code is loaded only when it is wanted. */
export async function diffWriter(format: DiffFormat, look: DiffLook): Promise<DiffWriter> {
    switch (format) {
        case 'text':
            return (await import('./diff-text.ts')).diffText;
        case 'json':
            return (await import('./diff-json.ts')).diffJson;
        case 'markdown':
            return (await import('./diff-markdown.ts')).diffMarkdown;
        case 'svg':
        case 'png':
        case 'pdf':
            return (await import('./diff-picture.ts')).diffPicture(format, look);
    }
}

const ENDINGS: Readonly<Record<string, DiffFormat>> = {
    txt: 'text',
    json: 'json',
    md: 'markdown',
    markdown: 'markdown',
    svg: 'svg',
    png: 'png',
    pdf: 'pdf',
};

/**
 * The format that is meant: the one that is named, else the one that the file's name ends in, else text.
 *
 * @throws CommandFailure for PNG and PDF on a terminal
 */
export function chooseDiffFormat(
    named: DiffFormat | undefined,
    file: string | undefined,
    onTerminal: boolean,
): DiffFormat {
    const format = named ?? formatOfFile(ENDINGS, file) ?? 'text';
    if (onTerminal && (format === 'png' || format === 'pdf')) {
        throw new CommandFailure(
            `${format.toUpperCase()} is not for reading in a terminal.`,
            `Name a file for it, as in -o changes.${format}, or write it to a pipe.`,
        );
    }
    return format;
}
