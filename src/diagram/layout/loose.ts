import type { FlowBox, FlowSize } from './flow.ts';
import type { Item } from './lift.ts';

/** Something without lines to the rest, with all that sticks out of it. */
export interface LooseItem {
    readonly item: Item;
    readonly du: number;
    readonly dv: number;
    /** Of a node, its body and what sticks out. */
    readonly size?: FlowSize;
}

/** Loose items with their places, and the size of the whole picture. */
export interface LoosePlaces {
    readonly placed: readonly (LooseItem & { readonly box: FlowBox })[];
    readonly du: number;
    readonly dv: number;
}

const GAP = 40;
/** Rows are as long as the rest of the picture, but at least so long. */
const LEAST_ROW = 1200;
/** Width to height of a picture of loose items alone. */
const ASPECT = 1.8;

/** Puts loose items in rows below the rest of the picture (beside it, when the picture runs up or down). */
export function placeLoose(
    items: readonly LooseItem[],
    rest: { readonly du: number; readonly dv: number },
    vertical: boolean,
): LoosePlaces {
    // Rows lie level on the screen: along the flow when it does, else across.
    const sizes = items.map(({ du, dv }) => (vertical ? { long: dv, deep: du } : { long: du, deep: dv }));
    const area = sizes.reduce((sum, { long, deep }) => sum + (long + GAP) * (deep + GAP), 0);
    const least = rest.du > 0 ? LEAST_ROW : 0;
    const rowLength = Math.max(vertical ? rest.dv : rest.du, least, Math.sqrt(area * ASPECT));
    const base = (vertical ? rest.du : rest.dv) + (rest.du > 0 ? GAP : 0);
    let along = 0;
    let across = base;
    let depth = 0;
    let longest = 0;
    const placed = items.map((item, i) => {
        const { long, deep } = sizes[i] ?? { long: 0, deep: 0 };
        if (along > 0 && along + long > rowLength) {
            along = 0;
            across += depth + GAP;
            depth = 0;
        }
        const [u, v] = vertical ? [across, along] : [along, across];
        along += long + GAP;
        depth = Math.max(depth, deep);
        longest = Math.max(longest, along - GAP);
        return { ...item, box: { u, v, du: item.du, dv: item.dv } };
    });
    const end = items.length === 0 ? (vertical ? rest.du : rest.dv) : across + depth;
    return vertical
        ? { placed, du: end, dv: Math.max(rest.dv, longest) }
        : { placed, du: Math.max(rest.du, longest), dv: end };
}
