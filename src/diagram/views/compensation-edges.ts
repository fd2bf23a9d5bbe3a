import type { ArchitectureModel } from '../../model/architecture.ts';
import { addTo } from '../../model/multimap.ts';
import type { ViewEdge } from './view-graph.ts';

/** The quiet lines of compensations: from a caller to whoever takes the effects of its calls back (`undone by`). */
export function compensationEdges(model: ArchitectureModel): readonly ViewEdge[] {
    const services = new Map(model.operations.map((operation) => [operation.id, operation.service]));
    const pairs = new Map<string, string[]>();
    for (const { source, undoneBy } of model.calls) {
        const target = undoneBy === undefined ? undefined : (services.get(undoneBy) ?? undoneBy);
        if (undoneBy !== undefined && target !== undefined && target !== source) {
            addTo(pairs, JSON.stringify([source, target]), undoneBy);
        }
    }
    return [...pairs].map(([pair, operations]): ViewEdge => {
        const [from = '', to = ''] = JSON.parse(pair) as readonly string[];
        return {
            id: `${from}!>${to}`,
            from,
            to,
            line: 'undo',
            relations: [],
            label: 'undo',
            description: `${from} undoes its calls with ${[...new Set(operations)].join(', ')}`,
        };
    });
}
