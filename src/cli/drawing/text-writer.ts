import { type TextFormat, writeText } from '../../diagram/formats/text-formats.ts';
import { THEMES } from '../../diagram/render/theme.ts';
import { buildView } from '../../diagram/views/registry.ts';
import type { PictureWriter } from './picture-writer.ts';

/** A writer of pictures in a format of text that other tools read. */
export function textWriter(format: TextFormat): PictureWriter {
    return async ({ drawer, model, options: { theme, ...options } }) => {
        const view = buildView(model, options.view, options);
        const { text, notes } = await writeText(format, {
            model,
            view,
            theme: THEMES[theme],
            place: () => drawer.place(model, options),
        });
        return { content: text, notes };
    };
}
