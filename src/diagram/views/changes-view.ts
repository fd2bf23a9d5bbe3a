import type { ArchitectureModel } from '../../model/architecture.ts';
import { changeId, type ModelDiff } from '../../model/diff/model-diff.ts';
import { addTo } from '../../model/multimap.ts';
import { sortedById } from '../../model/order.ts';
import { TYPE } from '../text/type-styles.ts';
import { wrapText } from '../text/wrap.ts';
import { type ChangeWords, changeWords } from './change-words.ts';
import type { FindingMarks } from './finding-marks.ts';
import { mergeEdges } from './merge-edges.ts';
import { servicesView } from './services.ts';
import { servicesOptions } from './services-family.ts';
import { CHANGE_MARKS, type DockedStore, type ViewGraph, type ViewGroup, type ViewNode } from './view-graph.ts';

/** Lines about what changed on one card; more are counted. */
const MOST_LINES = 3;
/** Room for such a line on the widest card. */
const LINE_WIDTH = 224;

/** How the picture of two states is called. */
export interface ChangesTitle {
    /** What people call the two states: `main`, `the working folder`. */
    readonly before: string;
    readonly after: string;
}

/**
 * The services of two states in one picture, with what was added, removed and changed.
 *
 * @param findings those to mark in the later state
 */
export function changesView(
    before: ArchitectureModel,
    after: ArchitectureModel,
    diff: ModelDiff,
    title: ChangesTitle,
    findings?: FindingMarks,
): ViewGraph {
    const options = {
        ...servicesOptions('changes', undefined),
        title: `Changes from ${title.before} to ${title.after}`,
    };
    const merged = mergeViews(servicesView(before, options), servicesView(after, { ...options, findings }), diff);
    const all = [...diff.elements, ...diff.relations];
    const counts = CHANGE_MARKS.flatMap((mark) => {
        const count = all.filter(({ change }) => change === mark).length;
        return count > 0 ? [`${count} ${mark}`] : [];
    });
    return { ...merged, subtitle: counts.length > 0 ? counts.join(', ') : 'nothing changed' };
}

/** What a merge knows of both views. */
export interface Merge {
    readonly before: ViewGraph;
    readonly after: ViewGraph;
    readonly words: ChangeWords;
    readonly newRelationId: (id: string) => string;
    /** The id that something of the earlier view has in the merged one. */
    readonly mergedId: (id: string) => string;
}

/**
 * One view of the same kind from two models: all of the later one, and what is gone as ghosts where it stood. What is in
 * both is drawn as it is now.
 */
function mergeViews(before: ViewGraph, after: ViewGraph, diff: ModelDiff): ViewGraph {
    const clients = new Set(after.nodes.filter(({ shape }) => shape === 'client').map(({ id }) => id));
    const words = changeWords(diff, clients);
    const taken = new Set(
        [...after.nodes, ...after.nodes.flatMap(({ docked }) => docked), ...after.groups].map(({ id }) => id),
    );
    const ghostId = (id: string) => (taken.has(id) ? `${id}-removed` : id);
    const merge: Merge = {
        before,
        after,
        words,
        mergedId: (id) => (words.removed.has(id) ? ghostId(id) : (diff.newIds.get(id) ?? id)),
        newRelationId: (id) => diff.newRelationIds.get(id) ?? id,
    };
    const nodes = sortedById(mergeNodes(merge));
    const used = new Set(nodes.map(({ group }) => group));
    const groups = sortedById(mergeGroups(merge)).filter(({ id }) => used.has(id));
    const ends = new Set(nodes.map(({ id }) => id));
    const edges = sortedById(mergeEdges(merge)).filter(({ from, to }) => ends.has(from) && ends.has(to) && from !== to);
    return {
        ...after,
        nodes,
        groups,
        edges,
        contexts: [...after.contexts, ...ghostContexts(merge)],
        notes: [...after.notes, ...unseenNotes(diff, words)],
    };
}

function mergeNodes(merge: Merge): readonly ViewNode[] {
    const { before, after } = merge;
    const present = new Set(after.nodes.flatMap(({ id, docked }) => [id, ...docked.map((store) => store.id)]));
    const ghosts = new Map<string, DockedStore[]>();
    for (const node of before.nodes) {
        for (const store of node.docked.filter(({ id }) => merge.words.removed.has(id))) {
            addTo(ghosts, merge.mergedId(node.id), ghost({ ...store, id: merge.mergedId(store.id) }));
        }
    }
    const hueOf = ghostHues(merge);
    return [
        ...after.nodes.map((node) => ({
            ...marked(node, merge.words),
            docked: sortedById([
                ...node.docked.map((store) => markedStore(store, merge.words)),
                ...(ghosts.get(node.id) ?? []),
            ]),
        })),
        ...before.nodes
            .filter(({ id }) => merge.words.removed.has(id) && !present.has(merge.mergedId(id)))
            .map((node) => {
                const { group, hue, findings: _, ...rest } = node;
                return ghost({
                    ...rest,
                    id: merge.mergedId(node.id),
                    ...(group === undefined ? {} : { group: merge.mergedId(group) }),
                    ...(hue === undefined ? {} : { hue: hueOf(hue) }),
                    docked: ghosts.get(merge.mergedId(node.id)) ?? [],
                });
            }),
    ];
}

function ghost<T extends { readonly description: string }>(thing: T): T & { readonly change: 'removed' } {
    return { ...thing, change: 'removed', description: `${thing.description}, removed` };
}

function marked(node: ViewNode, { added, changed }: ChangeWords): ViewNode {
    const news = changed.get(node.id) ?? [];
    if (added.has(node.id)) {
        return { ...node, change: 'added', description: `${node.description}, added` };
    }
    return news.length === 0
        ? node
        : {
              ...node,
              change: 'changed',
              details: [...node.details, ...lines(news)],
              description: `${node.description}, changed: ${news.join(', ')}`,
          };
}

function lines(news: readonly string[]): readonly string[] {
    const all = news.flatMap((words) => wrapText(words, TYPE.label, LINE_WIDTH));
    return all.length <= MOST_LINES
        ? all
        : [...all.slice(0, MOST_LINES - 1), `and ${all.length - MOST_LINES + 1} more`];
}

function markedStore(store: DockedStore, { added, changed }: ChangeWords): DockedStore {
    if (added.has(store.id)) {
        return { ...store, change: 'added', description: `${store.description}, added` };
    }
    const news = changed.get(store.id) ?? [];
    return news.length === 0
        ? store
        : { ...store, change: 'changed', description: `${store.description}, changed: ${news.join(', ')}` };
}

function mergeGroups(merge: Merge): readonly ViewGroup[] {
    const { before, after, words } = merge;
    const present = new Set(after.groups.map(({ id }) => id));
    const hueOf = ghostHues(merge);
    return [
        ...after.groups.map((group): ViewGroup => {
            const news = words.changed.get(group.id) ?? [];
            if (words.added.has(group.id)) {
                return { ...group, change: 'added', description: `${group.description}, added` };
            }
            return news.length === 0
                ? group
                : { ...group, change: 'changed', description: `${group.description}, changed: ${news.join(', ')}` };
        }),
        ...before.groups
            .filter(({ id }) => !present.has(merge.mergedId(id)))
            .map(({ findings: _, ...group }): ViewGroup => {
                const own = {
                    ...group,
                    id: merge.mergedId(group.id),
                    ...(group.hue === undefined ? {} : { hue: hueOf(group.hue) }),
                };
                return words.removed.has(group.id) ? ghost(own) : own;
            }),
    ];
}

/** A context of the earlier view keeps the hue that it has in the later one; those that are gone get further ones. */
function ghostHues({ before, after, mergedId }: Merge): (hue: number) => number {
    const now = new Map(after.groups.flatMap(({ id, hue }) => (hue === undefined ? [] : [[id, hue] as const])));
    let next = Math.max(-1, ...after.contexts.map(({ hue }) => hue)) + 1;
    const hues = new Map<number, number>();
    for (const { id, hue } of before.groups) {
        if (hue !== undefined) {
            hues.set(hue, now.get(mergedId(id)) ?? next++);
        }
    }
    return (hue) => hues.get(hue) ?? hue;
}

function ghostContexts(merge: Merge): ViewGraph['contexts'] {
    const hueOf = ghostHues(merge);
    const known = new Set(merge.after.contexts.map(({ hue }) => hue));
    return merge.before.groups.flatMap(({ hue, title }) =>
        hue === undefined || known.has(hueOf(hue)) ? [] : [{ hue: hueOf(hue), title }],
    );
}

/** `Not in the picture: 1 policy, 2 scenarios changed` */
function unseenNotes({ elements }: ModelDiff, { unseen }: ChangeWords): readonly string[] {
    const named = Array.from(unseen, ([kind, count]) => {
        const [first] = elements.filter((change) => (change.after ?? change.before)?.kind === kind);
        return count === 1 && first ? `${kind} ${changeId(first)}` : `${count} of kind ${kind}`;
    });
    return named.length > 0 ? [`Changes that this picture does not show: ${named.join(', ')}.`] : [];
}
