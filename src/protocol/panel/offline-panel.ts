import type { ElementDetails } from '../diagram/elements.ts';
import type { PANEL_THEMES, PanelPicture } from '../diagram/picture.ts';
import type { OfferedViews } from '../diagram/views.ts';

/** All that a panel without an editor needs: it is part of its page. */
export interface OfflinePanel {
    readonly theme: (typeof PANEL_THEMES)[number];
    readonly views: OfferedViews;
    /** The pictures of all offered views. */
    readonly pictures: readonly PanelPicture[];
    /** What is to be said of elements and lines, by the ids that are asked about, a line break between them. */
    readonly details: Readonly<Record<string, ElementDetails>>;
}

/** The id of the page's element that holds an {@link OfflinePanel} as JSON. */
export const OFFLINE_DATA = 'firebreak-data';

/** The key of details about these ids. */
export function detailsKey(ids: readonly string[]): string {
    return ids.join('\n');
}
