import type { ThemeName } from '../../diagram/render/theme.ts';
import type { DiffContext, DiffInput } from './diff-input.ts';

/** The ways in which `diff` can write what it found; the first unless said. */
export const DIFF_FORMATS = ['text', 'json', 'markdown', 'svg'] as const;
/** One of {@link DIFF_FORMATS}. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** New findings that `--fail-on` can name, the strictest last. */
export const DIFF_FAILURES = ['new-errors', 'new-warnings', 'new-findings'] as const;
/** One of {@link DIFF_FAILURES}. */
export type DiffFailure = (typeof DIFF_FAILURES)[number];

/** Writes a report of differences in one format. */
export type DiffWriter = (input: DiffInput, context: DiffContext) => string | Promise<string>;

/**
 * The writer of a format; its code is loaded only when it is wanted.
 *
 * @param theme colours of a picture
 */
export async function diffWriter(format: DiffFormat, theme: ThemeName): Promise<DiffWriter> {
    switch (format) {
        case 'text':
            return (await import('./diff-text.ts')).diffText;
        case 'json':
            return (await import('./diff-json.ts')).diffJson;
        case 'markdown':
            return (await import('./diff-markdown.ts')).diffMarkdown;
        case 'svg':
            return (await import('./diff-svg.ts')).diffSvg(theme);
    }
}
