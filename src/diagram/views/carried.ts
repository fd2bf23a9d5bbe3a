import type { ArchitectureModel } from '../../model/architecture.ts';
import { addTo } from '../multimap.ts';

/**
 * Ids of what has no place of its own in a picture, and shows on something else: a service's operations, a context's
 * entities and events.
 */
export function carriedBy(model: ArchitectureModel): (id: string) => readonly string[] {
    const carried = new Map<string, string[]>();
    for (const service of model.services) {
        carried.set(service.id, [...service.operations]);
    }
    for (const { id, context } of [...model.entities, ...model.events]) {
        if (context !== undefined) {
            addTo(carried, context, id);
        }
    }
    return (id) => carried.get(id) ?? [];
}
