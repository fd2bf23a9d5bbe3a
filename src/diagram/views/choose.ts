import { addTo } from '../../model/multimap.ts';
import type { View } from '../../model/view.ts';
import { matches, type Traits } from './selectors.ts';

/** What a declared view leaves of a picture. */
export interface Chosen {
    readonly ids: ReadonlySet<string>;
    readonly notes: readonly string[];
}

/**
 * The elements that a declared view shows: its subject and what it selects, with their neighbours where it asks for
 * them, or everything; without what it hides.
 *
 * @param links pairs of elements that are neighbours
 */
export function choose(
    view: Pick<View, 'name' | 'subject' | 'depth' | 'show' | 'hide'>,
    elements: readonly Traits[],
    links: Iterable<readonly [string, string]>,
): Chosen {
    const seeds = new Set(elements.filter((traits) => isSeed(view, traits)).map(({ id }) => id));
    const isWhole = view.subject === undefined && view.show.length === 0;
    const asksForNeighbours = view.subject !== undefined || view.show.some(({ by }) => by === 'neighbours');
    const hops = view.depth ?? (asksForNeighbours ? 1 : 0);
    const shown = isWhole ? new Set(elements.map(({ id }) => id)) : around(seeds, links, hops);
    const ids = new Set(
        elements.filter((traits) => shown.has(traits.id) && !isHidden(view.hide, traits)).map(({ id }) => id),
    );
    const notes =
        ids.size === 0 && elements.length > 0
            ? [`The view ${view.name} shows nothing: what it asks for does not exist or is hidden.`]
            : [];
    return { ids, notes };
}

/** Whether one of the selectors speaks of an element. */
export function isHidden(selectors: View['hide'], traits: Traits): boolean {
    return selectors.some((selector) => selector.by !== 'neighbours' && matches(traits, selector));
}

function isSeed({ subject, show }: Pick<View, 'subject' | 'show'>, traits: Traits): boolean {
    return (subject !== undefined && matches(traits, { by: 'element', id: subject })) || isHidden(show, traits);
}

/** The seeds and what lies at most so many links away. */
function around(
    seeds: ReadonlySet<string>,
    links: Iterable<readonly [string, string]>,
    hops: number,
): ReadonlySet<string> {
    const next = new Map<string, string[]>();
    for (const [a, b] of links) {
        addTo(next, a, b);
        addTo(next, b, a);
    }
    const reached = new Set(seeds);
    let front = [...seeds];
    for (let hop = 0; hop < hops && front.length > 0; hop++) {
        front = [...new Set(front.flatMap((id) => next.get(id) ?? []))].filter((id) => !reached.has(id));
        for (const id of front) {
            reached.add(id);
        }
    }
    return reached;
}
