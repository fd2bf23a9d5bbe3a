import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { comparePositions, type Range, type Source } from '../../model/source.ts';
import { wholeOf } from './whole.ts';

/** Id of the innermost system, context or service in whose text a statement stands; of the whole, where it is none. */
export function elementAround(index: ModelIndex, statement: Source): string {
    const { system, contexts, services } = index.model;
    const outermostFirst = [...(system ? [system] : []), ...contexts, ...services];
    return outermostFirst.findLast((element) => standsIn(statement, element))?.id ?? wholeOf(index).element;
}

/** Whether a statement stands in an element's own text. */
export function standsIn({ uri, extent }: Source, { source }: Pick<Element, 'source'>): boolean {
    return source.uri === uri && contains(source.extent, extent);
}

function contains(outer: Range, inner: Range): boolean {
    return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}
