import type { ModelIndex } from '../../model/index-model.ts';
import type { Source } from '../../model/source.ts';
import type { Work } from '../../model/what-if/work-graph.ts';
import { wholeOf } from './whole.ts';

/** Where to tell what is true of a piece of work: at the operation, the route of its gateway, or the service. */
export function workPlace(
    index: ModelIndex,
    { id, service }: Pick<Work, 'id' | 'service'>,
): { readonly element: string; readonly source: Source; readonly decisive: readonly string[] } {
    const route = index.routes.get(id);
    if (route) {
        return { element: service, source: route.location, decisive: [id] };
    }
    const source = index.elements.get(id)?.source ?? wholeOf(index).source;
    return { element: id, source, decisive: [] };
}
