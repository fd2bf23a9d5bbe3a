import { buildView } from '../src/diagram/views/registry.ts';
import type { ViewOptions } from '../src/diagram/views/view-family.ts';
import type { ViewGraph } from '../src/diagram/views/view-graph.ts';
import type { ArchitectureModel } from '../src/model/architecture.ts';

/** The view of this name, which has to be a graph. */
export function graphOf(model: ArchitectureModel, name: string, options: ViewOptions = {}): ViewGraph {
    const view = buildView(model, name, options);
    if (view.kind !== 'graph') {
        throw new Error(`The view ${name} is no graph but of the kind ${view.kind}.`);
    }
    return view;
}
