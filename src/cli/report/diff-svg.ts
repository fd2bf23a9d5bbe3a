import { drawChanges } from '../../diagram/draw-changes.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import { changesView } from '../../diagram/views/changes-view.ts';
import type { DiffWriter } from './diff-formats.ts';

/** Draws the services of both states in one picture, with a legend of the signs for what changed. */
export function diffSvg(theme: ThemeName): DiffWriter {
    return async ({ before, after, diff, titles: [old, now] }, { note }) => {
        const title = { before: old.replaceAll('`', ''), after: now.replaceAll('`', '') };
        const { svg, notes } = await drawChanges(changesView(before.model, after.model, diff, title), {
            theme,
            legend: true,
        });
        notes.forEach(note);
        return `${svg}\n`;
    };
}
