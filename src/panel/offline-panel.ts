import type { Drawer } from '../diagram/draw.ts';
import type { ElementDetails } from '../protocol/diagram/elements.ts';
import type { PanelPicture, PictureRequest } from '../protocol/diagram/picture.ts';
import type { OfferedViews } from '../protocol/diagram/views.ts';
import { detailsKey, type OfflinePanel } from '../protocol/panel/offline-panel.ts';
import { elementDetails } from './element-details.ts';
import { offeredViews } from './offered-views.ts';
import { type PicturedProject, pictureReply } from './picture-reply.ts';

/** What goes into a panel without an editor. */
export interface OfflineWish {
    readonly views: readonly string[];
    readonly theme: OfflinePanel['theme'];
    /** What is folded and opened in them, and how far they reach; open and whole unless said. */
    readonly look?: Pick<PictureRequest, 'folded' | 'opened' | 'hops'>;
    /** Called before each picture. */
    onView?(view: string, done: number): void;
}

/**
 * Everything that a panel without an editor shows of a project. It names no file: places in texts and fixes are left
 * out, since nothing can be opened or changed.
 *
 * @throws UnknownViewError when the model has no view of one of the names
 */
export async function offlinePanel(
    drawer: Drawer,
    { views, theme, look = { folded: [] }, onView }: OfflineWish,
    state: PicturedProject,
): Promise<OfflinePanel> {
    const pictures: PanelPicture[] = [];
    for (const view of views) {
        onView?.(view, pictures.length);
        const request = { uri: 'offline:', view, theme, ...look };
        pictures.push(withoutPlaces(await pictureReply(drawer, request, state, state)));
    }
    const index = state.index();
    const details = new Map<string, ElementDetails>();
    for (const { elements, edges } of pictures) {
        for (const ids of [...elements.map(({ id }) => [id]), ...edges.map(({ relations }) => relations)]) {
            const found = details.has(detailsKey(ids)) ? undefined : elementDetails(index, ids);
            if (found) {
                const { source: _, ...rest } = found;
                details.set(detailsKey(ids), rest);
            }
        }
    }
    const offered = offeredViews(index.model);
    const view = initialView(offered, pictures);
    return {
        theme,
        views: {
            views: offered.views.filter(({ name }) => pictures.some((picture) => picture.view === name)),
            ...(view === undefined ? {} : { initial: { view, folded: [] } }),
        },
        pictures,
        details: Object.fromEntries(details),
    };
}

/** The view that a panel begins with; where it would begin folded, which a page cannot do, the landscape. */
function initialView({ initial }: OfferedViews, pictures: readonly PanelPicture[]): string | undefined {
    const wished = initial && initial.folded.length > 0 ? 'landscape' : initial?.view;
    return (pictures.find(({ view }) => view === wished) ?? pictures[0])?.view;
}

function withoutPlaces(picture: PanelPicture): PanelPicture {
    return {
        ...picture,
        project: 'offline:',
        elements: picture.elements.map(({ source: _, ...element }) => element),
        edges: picture.edges.map(({ source: _, ...edge }) => edge),
        findings: picture.findings.map(({ source: _, ...finding }) => ({ ...finding, fixes: [] })),
    };
}
