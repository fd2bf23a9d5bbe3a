import type { ArchitectureModel } from '../../model/architecture.ts';
import { addTo } from '../../model/multimap.ts';
import { dockedStores } from './store-docking.ts';

/**
 * Ids of what has no place of its own in a picture, and shows on something else: a service's operations, a context's
 * entities and events, what is done with a docked store.
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
    const docked = dockedStores(model);
    for (const { id, store } of model.storeAccesses) {
        if (docked.has(store)) {
            addTo(carried, store, id);
        }
    }
    return (id) => carried.get(id) ?? [];
}
