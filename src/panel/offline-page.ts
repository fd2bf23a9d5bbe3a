import type { Drawer } from '../diagram/draw.ts';
import { htmlPage, type PanelFiles } from '../diagram/formats/html.ts';
import { displayName } from '../model/element.ts';
import { OFFLINE_DATA } from '../protocol/panel/offline-panel.ts';
import { type OfflineWish, offlinePanel } from './offline-panel.ts';
import type { PicturedProject } from './picture-reply.ts';

/**
 * A page with the panel and all that it shows in one file: it needs no network and no editor.
 *
 * @throws UnknownViewError when the model has no view of one of the names
 */
export async function offlinePage(
    drawer: Drawer,
    wish: OfflineWish,
    state: PicturedProject,
    files: PanelFiles,
): Promise<string> {
    const data = await offlinePanel(drawer, wish, state);
    const { system } = state.index().model;
    const title = system ? displayName(system) : (data.pictures[0]?.title ?? 'Architecture');
    return htmlPage({ title, data, dataId: OFFLINE_DATA, files });
}
