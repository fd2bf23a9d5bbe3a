import { pictureChanges, withEarlierPlaces } from '../../panel/picture-changes.ts';
import type { PictureMemory } from '../../panel/picture-memory.ts';
import { pictureReply } from '../../panel/picture-reply.ts';
import type { PanelPicture, PictureRequest } from '../../protocol/diagram/picture.ts';
import type { Comparison } from '../comparison/comparisons.ts';
import type { ProjectState } from '../projects/project-models.ts';

/**
 * Draws what changed, with the list of it.
 *
 * @param shown the later state
 * @param present the present one; another one while a text cannot be read
 * @param memory the pictures that were drawn before, to whose order this one keeps
 */
export async function changesReply(
    { earlier, states, drawer }: Comparison,
    request: PictureRequest,
    shown: ProjectState,
    present: ProjectState,
    memory: PictureMemory,
): Promise<PanelPicture> {
    const picture = await pictureReply(drawer(await shown.findings()), request, shown, present, memory);
    return {
        ...picture,
        ...withEarlierPlaces(picture, earlier),
        notes: [...earlier.notes, ...picture.notes],
        changes: pictureChanges(states),
    };
}
