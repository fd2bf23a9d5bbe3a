import { element } from '../render/xml.ts';
import type { DockedStore } from '../views/view-graph.ts';
import type { MeasuredStore, Point } from './measured.ts';
import { drawStoreBody, measureStoreText } from './store.ts';

const GAP_BELOW_CARD = 12;
const GAP = 8;

/**
 * Puts the private stores of a service under its body: side by side while they fit its width, else in further rows.
 * `top` is the lower end of the body with its strips.
 */
export function dockStores(stores: readonly DockedStore[], width: number, top: number): readonly MeasuredStore[] {
    const placed: MeasuredStore[] = [];
    let x = 0;
    let y = top + GAP_BELOW_CARD;
    let rowHeight = 0;
    let stubTop = top;
    for (const store of stores) {
        const size = measureStoreText(store, []);
        if (x > 0 && x + size.width > width) {
            stubTop = y + rowHeight;
            y = stubTop + GAP_BELOW_CARD;
            x = 0;
            rowHeight = 0;
        }
        placed.push({
            store,
            box: { x, y, width: size.width, height: size.height },
            title: size.title,
            subtitle: size.subtitle,
            stubTop,
        });
        x += size.width + GAP;
        rowHeight = Math.max(rowHeight, size.height);
    }
    return placed;
}

/** How wide a card has to be for its stores: for all of them in one row if that is no wider than cards get. */
export function dockWidth(stores: readonly DockedStore[], maxWidth: number): number {
    const widths = stores.map((store) => measureStoreText(store, []).width);
    const row = widths.reduce((sum, width) => sum + width, GAP * Math.max(0, widths.length - 1));
    return Math.ceil((row <= maxWidth ? row : Math.max(...widths)) / 8) * 8;
}

/** Room that docked stores take below the body. */
export function dockedHeight(docked: readonly MeasuredStore[], bodyHeight: number): number {
    return docked.reduce((deepest, { box }) => Math.max(deepest, box.y + box.height - bodyHeight), 0);
}

/** Markup of the stubs and the docked stores of a body at this place. */
export function drawDocked(docked: readonly MeasuredStore[], at: Point): string {
    return docked
        .map(({ store, box, title, subtitle, stubTop }) => {
            const x = at.x + box.x + 20;
            const stub = element('path', {
                class: 'stub',
                d: `M${x + 0.5} ${at.y + stubTop}V${at.y + box.y + 1}`,
            });
            const place = { ...box, x: at.x + box.x, y: at.y + box.y };
            return element(
                'g',
                { class: 'docked', 'data-id': store.id },
                stub + drawStoreBody(store, place, title, subtitle, []),
            );
        })
        .join('');
}
