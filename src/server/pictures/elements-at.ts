import { allElements } from '../../model/architecture.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { comparePositions, type Position, type Source } from '../../model/source.ts';

/** Ids of the elements and relations whose text holds a place, innermost first. */
export function elementsAt(index: ModelIndex, uri: string, position: Position): string[] {
    const found: { id: string; source: Source }[] = [];
    const look = (id: string, source: Source) => {
        if (source.uri === uri && contains(source, position)) {
            found.push({ id, source });
        }
    };
    for (const { id, source } of allElements(index.model)) {
        look(id, source);
    }
    for (const { relation } of index.relations.values()) {
        look(relation.id, relation.location);
    }
    return found.sort((a, b) => innermostFirst(a.source, b.source)).map(({ id }) => id);
}

function contains({ extent }: Source, position: Position): boolean {
    return comparePositions(extent.start, position) <= 0 && comparePositions(position, extent.end) <= 0;
}

/** Texts that hold the same place nest: the one that begins later, or ends earlier, is inside. */
function innermostFirst({ extent: a }: Source, { extent: b }: Source): number {
    return comparePositions(b.start, a.start) || comparePositions(a.end, b.end);
}
