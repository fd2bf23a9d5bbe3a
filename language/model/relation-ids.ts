import type { AstNode } from 'langium';
import { byWording } from './wording.ts';

/** A relation before it has its running number. */
export interface Draft<T> {
    readonly node: AstNode;
    /** Id made from both ends. */
    readonly base: string;
    readonly make: (id: string) => T;
}

/** A relation with the statement it was made from. */
export interface Made<T> {
    readonly node: AstNode;
    readonly relation: T;
}

/**
 * Gives each relation its id: the base, and from the second on with the same base a running number. Relations with
 * the same base are counted in the order of their wording, so that neither the order of statements nor their layout
 * and division into files shows.
 */
export function numbered<T>(drafts: Iterable<Draft<T>>): Made<T>[] {
    const byBase = new Map<string, Draft<T>[]>();
    for (const draft of drafts) {
        const group = byBase.get(draft.base);
        if (group) {
            group.push(draft);
        } else {
            byBase.set(draft.base, [draft]);
        }
    }
    const made: Made<T>[] = [];
    for (const base of [...byBase.keys()].sort()) {
        const group = byBase.get(base) ?? [];
        const ordered = group.length > 1 ? [...group].sort((a, b) => byWording(a.node, b.node)) : group;
        ordered.forEach((draft, index) => {
            made.push({ node: draft.node, relation: draft.make(index === 0 ? base : `${base}#${index + 1}`) });
        });
    }
    return made;
}
