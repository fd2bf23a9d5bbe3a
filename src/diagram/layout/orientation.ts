import { addTo } from '../../model/multimap.ts';
import type { Placement } from '../views/view-graph.ts';

/** Something that the top level of a picture places: a group or a node outside any. */
export interface Item {
    readonly id: string;
    readonly placement?: Placement;
}

/** How strongly one item wants to stand before another. */
export interface Pull {
    readonly from: string;
    readonly to: string;
    readonly weight: number;
}

/**
 * Gives each item its place in an order in which few and weak pulls run backwards (the greedy heuristic of Eades, Lin
 * and Smyth, 1993): what wants to be first comes first, what wants to be last comes last, ties go by the given order.
 * Lines that run against the order are laid out reversed, so the picture is stable and without cycles.
 */
export function orderItems(items: readonly Item[], pulls: readonly Pull[]): ReadonlyMap<string, number> {
    const wish = { first: 0, middle: 1, last: 2 };
    const byPlacement: [Item[], Item[], Item[]] = [[], [], []];
    for (const item of items) {
        byPlacement[wish[item.placement ?? 'middle'] as 0 | 1 | 2].push(item);
    }
    const ordered = byPlacement.flatMap((same) => greedyOrder(same, pulls));
    return new Map(ordered.map((id, i) => [id, i]));
}

function greedyOrder(items: readonly Item[], pulls: readonly Pull[]): readonly string[] {
    const left = new Set(items.map((item) => item.id));
    const out = new Map<string, number>();
    const into = new Map<string, number>();
    const touching = new Map<string, Pull[]>();
    for (const pull of pulls) {
        if (left.has(pull.from) && left.has(pull.to) && pull.from !== pull.to) {
            out.set(pull.from, (out.get(pull.from) ?? 0) + pull.weight);
            into.set(pull.to, (into.get(pull.to) ?? 0) + pull.weight);
            for (const id of [pull.from, pull.to]) {
                addTo(touching, id, pull);
            }
        }
    }
    const head: string[] = [];
    const tail: string[] = [];
    while (left.size > 0) {
        const ids = [...left];
        const sink = ids.findLast((id) => (out.get(id) ?? 0) === 0 && (into.get(id) ?? 0) > 0);
        const source = ids.find((id) => (into.get(id) ?? 0) === 0);
        const next = sink ?? source ?? ids.reduce((best, id) => (surplus(id) > surplus(best) ? id : best));
        (sink === undefined ? head : tail).push(next);
        take(next);
    }
    return [...head, ...tail.reverse()];

    function surplus(id: string): number {
        return (out.get(id) ?? 0) - (into.get(id) ?? 0);
    }

    function take(id: string): void {
        left.delete(id);
        for (const { from, to, weight } of touching.get(id) ?? []) {
            if (from === id) {
                into.set(to, (into.get(to) ?? 0) - weight);
            } else {
                out.set(from, (out.get(from) ?? 0) - weight);
            }
        }
    }
}
