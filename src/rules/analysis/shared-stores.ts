import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import type { Store, StoreAccess } from '../../model/store.ts';
import { groupBy } from './group-by.ts';

/** A service that uses a store, its schema, or a declared replica of it. */
export interface StoreUser {
    /** Id of the service or monolith. */
    readonly service: string;
    readonly writes: boolean;
    /** It uses replicas only, never the store itself. */
    readonly throughReplica: boolean;
    /** The places where it does; none for an owner of whose accesses the model is silent. */
    readonly accesses: readonly StoreAccess[];
}

/** A store, or the part of it that the same services share, with all who use it. */
export interface SharedStore {
    readonly store: Store;
    /** Names of the schemas that these users share, sorted; empty when the store is shared as a whole. */
    readonly schemas: readonly string[];
    /** Two or more, sorted by service. */
    readonly users: readonly StoreUser[];
    /** Ids of the contexts of those who use the store itself; `undefined` stands for outside of all contexts. */
    readonly contexts: readonly (string | undefined)[];
    /**
     * `writers`: two or more services write. `contexts`: those who use the store itself belong together in no one
     * context. `one-context`: they do. `replica`: one service uses the store, all others only read declared replicas.
     */
    readonly kind: 'writers' | 'contexts' | 'one-context' | 'replica';
}

/**
 * Every database that two or more services use. Each schema is judged by itself; an access that names none touches
 * all of them. A service in which a store stands counts as its writer where the model shows no access of it. Caches
 * are left out: what is in them is nobody's truth. To be had through `RuleContext.derive`.
 */
export function sharedStores(index: ModelIndex): readonly SharedStore[] {
    return index.model.stores
        .filter((store) => store.kind === 'store' && !index.stores.has(store.replicates ?? ''))
        .flatMap((store) => sharingOf(index, store));
}

function sharingOf(index: ModelIndex, store: Store): readonly SharedStore[] {
    const family = familyOf(index, store);
    const accesses = family.flatMap((member) => index.accessesTo(member.id));
    const schemas = new Set(accesses.flatMap(({ schema }) => (schema === undefined ? [] : [schema])));
    for (const schema of store.schemas) {
        schemas.add(schema);
    }
    if (schemas.size === 0) {
        return judge(index, store, [], usersOf(index, store, accesses));
    }
    // Schemas with the same users are one problem.
    const byUsers = new Map<string, { readonly schemas: string[]; readonly users: readonly StoreUser[] }>();
    const accessesOf = accessesBySchema(accesses);
    for (const schema of [...schemas].sort(byCodeUnits)) {
        const users = usersOf(index, store, accessesOf(schema));
        const key = JSON.stringify(
            users.map(({ service, writes, throughReplica }) => [service, writes, throughReplica]),
        );
        const group = byUsers.get(key) ?? { schemas: [], users };
        group.schemas.push(schema);
        byUsers.set(key, group);
    }
    return [...byUsers.values()].flatMap((group) => judge(index, store, group.schemas, group.users));
}

/** The accesses that touch a schema, those that name none among them, in their order. */
function accessesBySchema(accesses: readonly StoreAccess[]): (schema: string) => readonly StoreAccess[] {
    const placed = groupBy([...accesses.entries()], ([, { schema }]) => schema);
    const ofAll = placed.get(undefined) ?? [];
    return (schema) => [...ofAll, ...(placed.get(schema) ?? [])].sort(([a], [b]) => a - b).map(([, access]) => access);
}

/** A store and all that replicates it, directly or through another replica. */
function familyOf(index: ModelIndex, store: Store): readonly Store[] {
    const family = new Set([store]);
    // A set yields what is added while it is being walked.
    for (const member of family) {
        for (const replica of index.replicasOf(member.id)) {
            family.add(replica);
        }
    }
    return [...family];
}

function usersOf(index: ModelIndex, store: Store, accesses: readonly StoreAccess[]): readonly StoreUser[] {
    const isDirect = (access: StoreAccess) => access.store === store.id;
    const byService = groupBy(accesses, (access) => access.source);
    const owner = silentOwner(index, store);
    if (owner !== undefined && !byService.has(owner)) {
        byService.set(owner, []);
    }
    return [...byService]
        .map(([service, own]) => ({
            service,
            writes: service === owner || own.some((access) => access.mode === 'write'),
            throughReplica: service !== owner && !own.some(isDirect),
            accesses: own,
        }))
        .sort((a, b) => byCodeUnits(a.service, b.service));
}

/** The service in which a store stands, if the model shows no access of it; surely it uses its own store. */
function silentOwner(index: ModelIndex, store: Store): string | undefined {
    const owner = index.services.get(store.owner ?? '')?.id;
    return owner !== undefined && index.accessesTo(store.id).some((access) => access.source === owner)
        ? undefined
        : owner;
}

function judge(
    index: ModelIndex,
    store: Store,
    schemas: readonly string[],
    users: readonly StoreUser[],
): readonly SharedStore[] {
    if (users.length < 2) {
        return [];
    }
    const direct = users.filter((user) => !user.throughReplica || user.writes);
    const contexts = [...new Set(direct.map((user) => index.contextOf(user.service)))].sort((a, b) =>
        byCodeUnits(a ?? '', b ?? ''),
    );
    const writers = users.filter((user) => user.writes).length;
    const kind =
        writers >= 2 ? 'writers' : direct.length <= 1 ? 'replica' : contexts.length >= 2 ? 'contexts' : 'one-context';
    return [{ store, schemas, users, contexts, kind }];
}
