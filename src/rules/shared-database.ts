import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { compareSources } from '../model/source.ts';
import { listed } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type SharedStore, type StoreUser, sharedStores } from './analysis/shared-stores.ts';
import type { RelatedLocation, Severity } from './finding.ts';
import { defineRule, type SwallowedPart } from './rule.ts';

const SEVERITY_OF: Readonly<Record<SharedStore['kind'], Severity>> = {
    writers: 'error',
    contexts: 'error',
    'one-context': 'warning',
    replica: 'info',
};

/** Finds databases that two or more services use; see `shared-database.md`. */
export const sharedDatabase = defineRule({
    id: 'shared-database',
    category: 'boundaries',
    severity: 'error',
    summary: 'A database that two or more services read or write',
    fixable: false,
    composite: true,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi 2019 (10.1007/s00450-019-00407-8): shared persistence',
        'Taibi, Lenarduzzi, IEEE Software 2018: shared persistency',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Tighilt et al., JSS 204:111755',
        'Cerny et al., JSS 206:111829, no. 18',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const shared of derive(sharedStores)) {
            yield {
                severity: SEVERITY_OF[shared.kind],
                message: messageFor(shared, nameOf),
                source: shared.store.source,
                element: shared.store.id,
                relations: shared.users.flatMap((user) => user.accesses.map((access) => access.id)),
                decisive: [...shared.schemas, ...shared.users.map((user) => user.service)],
                related: shared.users
                    .flatMap((user) => usesOf(index, shared, user, nameOf))
                    .sort((a, b) => compareSources(a.source, b.source)),
                swallows: swallowedAccesses(shared),
            };
        }
    },
});

/** Where nobody owns the store, there is no owner's boundary to tell of besides. */
function swallowedAccesses({ store, users }: SharedStore): readonly SwallowedPart[] {
    return store.owner === undefined
        ? users.flatMap((user) => user.accesses.map(({ id }) => ({ rule: 'cross-context-store-access', on: id })))
        : [];
}

function messageFor(shared: SharedStore, nameOf: NameOf): string {
    const { store, schemas, users, contexts, kind } = shared;
    const names = (chosen: readonly StoreUser[]) => listed(chosen.map((user) => `\`${nameOf(user.service)}\``));
    const parts = [
        ['written by', users.filter((user) => user.writes)],
        ['read by', users.filter((user) => !user.writes && !user.throughReplica)],
        ['read from a replica by', users.filter((user) => !user.writes && user.throughReplica)],
    ] as const;
    const who = parts.filter(([, chosen]) => chosen.length > 0).map(([verb, chosen]) => `${verb} ${names(chosen)}`);
    const schema = schemas.length > 0 ? `Schema ${listed(schemas.map((name) => `\`${name}\``))} of ` : '';
    const where =
        contexts.length >= 2
            ? `, across contexts (${listed(contexts.map((context) => (context === undefined ? 'outside of any' : nameOf(context))))})`
            : '';
    const advice =
        kind === 'replica'
            ? 'A declared replica still ties its readers to the tables behind it.'
            : 'Who changes its tables changes all of them.';
    return `${schema}\`${nameOf(store.id)}\` is shared by ${users.length} services: ${who.join(', ')}${where}. ${advice}`;
}

/** The first place, and the first write, where a service uses the store. */
function usesOf(
    index: ModelIndex,
    { store }: SharedStore,
    { service, accesses }: StoreUser,
    nameOf: NameOf,
): readonly RelatedLocation[] {
    const ordered = [...accesses].sort((a, b) => compareSources(a.location, b.location));
    const firsts = [
        ordered.find((access) => access.mode === 'read'),
        ordered.find((access) => access.mode === 'write'),
    ].filter((access) => access !== undefined);
    const owner = index.services.get(service);
    if (firsts.length === 0 && owner) {
        return [{ message: `\`${nameOf(service)}\` owns it`, source: owner.source, element: service }];
    }
    return firsts.map((access) => ({
        message: `\`${nameOf(access.sourceOperation ?? service)}\` ${access.mode === 'write' ? 'writes' : 'reads'} ${access.store === store.id ? 'it' : `its replica \`${nameOf(access.store)}\``}`,
        source: access.location,
        element: access.sourceOperation ?? service,
    }));
}
