import type { LayeredGraph, LayeredLayout } from './layered/layered-graph.ts';
import { standsAsPinned } from './layered/stands-as-pinned.ts';

/** How many layouts are kept at hand, and how many characters their graphs may have together. */
const MOST_LAYOUTS = 3000;
const MOST_CHARACTERS = 60_000_000;

/**
 * Layouts by what was laid out. Those with pins are kept apart, so that a layout without never depends on what was
 * laid out before.
 */
export interface RememberedLayouts {
    find(graph: LayeredGraph): LayeredLayout | undefined;
    keep(graph: LayeredGraph, layout: LayeredLayout): void;
}

/** A memory that forgets the oldest first. */
export function rememberLayouts(): RememberedLayouts {
    const fresh = limitedMap();
    const pinned = limitedMap();
    return {
        find(graph) {
            const content = contentOf(graph);
            if (!hasPins(graph)) {
                return fresh.get(content);
            }
            return [pinned.get(content), fresh.get(content)].find((layout) => layout && standsAsPinned(graph, layout));
        },
        keep(graph, layout) {
            (hasPins(graph) ? pinned : fresh).set(contentOf(graph), layout);
        },
    };
}

function hasPins({ nodes }: LayeredGraph): boolean {
    return nodes.some(({ pin }) => pin !== undefined);
}

function contentOf(graph: LayeredGraph): string {
    return JSON.stringify(graph, (name, value: unknown) => (name === 'pin' ? undefined : value));
}

function limitedMap() {
    const layouts = new Map<string, LayeredLayout>();
    let characters = 0;
    return {
        get: (content: string) => layouts.get(content),
        set(content: string, layout: LayeredLayout): void {
            forget(content);
            layouts.set(content, layout);
            characters += content.length;
            for (const oldest of layouts.keys()) {
                if (layouts.size <= MOST_LAYOUTS && characters <= MOST_CHARACTERS) {
                    return;
                }
                forget(oldest);
            }
        },
    };

    function forget(content: string): void {
        if (layouts.delete(content)) {
            characters -= content.length;
        }
    }
}
