import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Store } from '../../model/store.ts';

/**
 * Which stores dock, by store id the id of the service under which it is drawn: those that exactly one service uses,
 * itself counted when it owns the store, and that stand in the same context as it.
 */
export function dockedStores(model: ArchitectureModel): ReadonlyMap<string, string> {
    const services = new Map(model.services.map((service) => [service.id, service]));
    const users = new Map<string, Set<string>>(model.stores.map((store) => [store.id, new Set(ownerOf(store))]));
    for (const access of model.storeAccesses) {
        users.get(access.store)?.add(access.source);
    }
    const docked = new Map<string, string>();
    for (const store of model.stores) {
        const [user, ...others] = users.get(store.id) ?? [];
        const service = user === undefined || others.length > 0 ? undefined : services.get(user);
        if (service && store.owner !== undefined && store.context === service.context) {
            docked.set(store.id, service.id);
        }
    }
    return docked;

    function ownerOf(store: Store): string[] {
        return store.owner !== undefined && services.has(store.owner) ? [store.owner] : [];
    }
}
