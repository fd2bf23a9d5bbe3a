import { severityClass } from '../render/badge.ts';
import { changeClass } from '../render/change-sign.ts';
import { element } from '../render/xml.ts';
import type { DockedStore } from '../views/view-graph.ts';
import type { Hanging, MeasuredStore, Point } from './measured.ts';
import { drawStoreBody, measureStoreText } from './store.ts';

const GAP_TO_CARD = 12;
const GAP = 8;
const STUB_FROM_LEFT = 20;

/** The body that stores dock at, with its strips. */
interface Dock {
    readonly width: number;
    readonly height: number;
    readonly strips: number;
}

/**
 * Puts the private stores of a service below its body, side by side while they fit its width, else in further rows;
 * or beside it, one below the other.
 */
export function dockStores(stores: readonly DockedStore[], dock: Dock, hanging: Hanging): readonly MeasuredStore[] {
    return hanging === 'below' ? dockBelow(stores, dock) : dockBeside(stores, dock);
}

function dockBelow(stores: readonly DockedStore[], { width, height, strips }: Dock): readonly MeasuredStore[] {
    const placed: MeasuredStore[] = [];
    let x = 0;
    let stubTop = height + strips;
    let y = stubTop + GAP_TO_CARD;
    let rowHeight = 0;
    for (const store of stores) {
        const text = measureStoreText(store);
        if (x > 0 && x + text.width > width) {
            stubTop = y + rowHeight;
            y = stubTop + GAP_TO_CARD;
            x = 0;
            rowHeight = 0;
        }
        const stubX = x + STUB_FROM_LEFT + 0.5;
        placed.push({
            store,
            ...text,
            box: { x, y, width: text.width, height: text.height },
            stub: [
                { x: stubX, y: stubTop },
                { x: stubX, y: y + 1 },
            ],
        });
        x += text.width + GAP;
        rowHeight = Math.max(rowHeight, text.height);
    }
    return placed;
}

function dockBeside(stores: readonly DockedStore[], { width }: Dock): readonly MeasuredStore[] {
    let y = 0;
    return stores.map((store) => {
        const text = measureStoreText(store);
        const box = { x: width + GAP_TO_CARD, y, width: text.width, height: text.height };
        const stubY = y + STUB_FROM_LEFT + 0.5;
        y += text.height + GAP;
        return {
            store,
            ...text,
            box,
            stub: [
                { x: width, y: stubY },
                { x: box.x, y: stubY },
            ],
        };
    });
}

/** How wide a card has to be for its stores: for all of them in one row if that is no wider than cards get. */
export function dockWidth(stores: readonly DockedStore[], maxWidth: number, hanging: Hanging): number {
    if (hanging === 'beside' || stores.length === 0) {
        return 0;
    }
    const widths = stores.map((store) => measureStoreText(store).width);
    const row = widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
    return Math.ceil((row <= maxWidth ? row : Math.max(...widths)) / 8) * 8;
}

/** How far docked stores reach beyond the body. */
export function dockReach(
    docked: readonly MeasuredStore[],
    { width, height, strips }: Dock,
): { readonly below: number; readonly right: number } {
    return {
        below: docked.reduce((most, { box }) => Math.max(most, box.y + box.height - height), strips),
        right: docked.reduce((most, { box }) => Math.max(most, box.x + box.width - width), 0),
    };
}

/** Markup of the stubs and the docked stores of a body at this place. */
export function drawDocked(docked: readonly MeasuredStore[], at: Point): string {
    return docked
        .map(({ store, box, title, subtitle, stub: [from, to] }) => {
            const place = { ...box, x: at.x + box.x, y: at.y + box.y };
            const d = `M${at.x + from.x} ${at.y + from.y}L${at.x + to.x} ${at.y + to.y}`;
            return element(
                'g',
                {
                    class: `docked${severityClass(store.findings)}${store.change ? ` ${changeClass(store.change)}` : ''}`,
                    'data-id': store.id,
                },
                element('path', { class: 'stub', d }),
                drawStoreBody(store, place, title, subtitle),
            );
        })
        .join('');
}
