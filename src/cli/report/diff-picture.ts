import { changesDrawer } from '../../diagram/draw-changes.ts';
import { changesView } from '../../diagram/views/changes-view.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import { formatNamed } from '../drawing/formats.ts';
import type { DiffLook, DiffWriter } from './diff-formats.ts';

/**
 * Draws the services of both states in one picture, with a legend of the signs for what changed.
 *
 * @param name one of the formats of pictures
 */
export async function diffPicture(name: string, { theme, scale, findings }: DiffLook): Promise<DiffWriter> {
    const format = formatNamed(name);
    if (!format || !('createWriter' in format)) {
        throw new Error(`There is no format of single pictures "${name}".`);
    }
    const write = await format.createWriter({ fonts: [] });
    return async ({ before, after, diff, findings: { fresh }, titles: [old, now] }, { note }) => {
        const title = { before: old.replaceAll('`', ''), after: now.replaceAll('`', '') };
        const marks = findings ? findingMarks(fresh) : undefined;
        const drawer = changesDrawer(changesView(before.model, after.model, diff, title, marks));
        try {
            const options = { view: 'changes', theme, legend: true };
            const { content, notes } = await write({ drawer, model: after.model, options, scale });
            notes.forEach(note);
            return content;
        } finally {
            drawer.close();
        }
    };
}
