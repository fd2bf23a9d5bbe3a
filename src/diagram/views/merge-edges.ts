import { addTo } from '../../model/multimap.ts';
import type { Merge } from './changes-view.ts';
import type { ViewEdge } from './view-graph.ts';

/** Words about what changed on one line; more are counted. */
const MOST_WORDS = 2;

/**
 * The lines of two views: those of the later one, marked by what became of the relations that they stand for, and those
 * that are gone. A line that is only drawn in another place now, as when a store has become shared, is not new.
 */
export function mergeEdges(merge: Merge): readonly ViewEdge[] {
    const { before, after, mergedId } = merge;
    const old = new Map<string, ViewEdge[]>();
    for (const edge of before.edges) {
        addTo(old, keyOf({ ...edge, from: mergedId(edge.from), to: mergedId(edge.to) }), edge);
    }
    const now = new Set(after.edges.map(keyOf));
    return [
        ...after.edges.map((edge) => marked(edge, old.get(keyOf(edge)) ?? [], merge)),
        ...[...old].flatMap(([key, edges]) =>
            edges.filter((edge) => isGone(edge, now.has(key), merge)).map((edge) => ghostEdge(edge, merge)),
        ),
    ];
}

function keyOf({ from, to, line }: Pick<ViewEdge, 'from' | 'to' | 'line'>): string {
    return JSON.stringify([from, to, line]);
}

function marked(edge: ViewEdge, predecessors: readonly ViewEdge[], { words, newRelationId }: Merge): ViewEdge {
    const fresh = edge.relations.filter((id) => words.addedRelations.has(id));
    const isNewLine = predecessors.length === 0 && (fresh.length > 0 || hasNewEnd(edge, words.added));
    if (isNewLine || (fresh.length > 0 && fresh.length === edge.relations.length)) {
        return { ...edge, change: 'added', description: `${edge.description}, added` };
    }
    const own = new Set(edge.relations);
    const gone = predecessors
        .filter(({ relations }) => relations.some((id) => own.has(newRelationId(id))))
        .flatMap(({ relations }) => relations.filter((id) => words.removedRelations.has(id)));
    const news = [
        ...new Set(edge.relations.flatMap((id) => words.changedRelations.get(id) ?? [])),
        ...(fresh.length > 0 ? [`${fresh.length} more`] : []),
        ...(gone.length > 0 ? [`${gone.length} less`] : []),
    ];
    return news.length === 0
        ? edge
        : {
              ...edge,
              change: 'changed',
              note: [edge.note, ...shown(news)].filter((part) => part !== undefined).join(' · '),
              description: `${edge.description}, changed: ${news.join(', ')}`,
          };
}

function shown(news: readonly string[]): readonly string[] {
    return news.length <= MOST_WORDS
        ? news
        : [...news.slice(0, MOST_WORDS - 1), `${news.length - MOST_WORDS + 1} more changes`];
}

function hasNewEnd({ from, to, relations }: ViewEdge, added: ReadonlySet<string>): boolean {
    return relations.length === 0 && (added.has(from) || added.has(to));
}

function isGone({ from, to, relations }: ViewEdge, hasSuccessor: boolean, { words }: Merge): boolean {
    const gone = relations.filter((id) => words.removedRelations.has(id));
    if (relations.length === 0) {
        return !hasSuccessor && (words.removed.has(from) || words.removed.has(to));
    }
    return gone.length === relations.length || (!hasSuccessor && gone.length > 0);
}

function ghostEdge(edge: ViewEdge, { mergedId }: Merge): ViewEdge {
    const { id, from, to, line, relations, label, description } = edge;
    return {
        id: `removed:${id}`,
        from: mergedId(from),
        to: mergedId(to),
        line,
        relations,
        ...(label === undefined ? {} : { label }),
        change: 'removed',
        description: `${description}, removed`,
    };
}
