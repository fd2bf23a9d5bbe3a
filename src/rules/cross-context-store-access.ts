import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { compareSources } from '../model/source.ts';
import type { Store, StoreAccess } from '../model/store.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { relationText } from './analysis/relation-text.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services that reach into another context's data; see `cross-context-store-access.md`. */
export const crossContextStoreAccess = defineRule({
    id: 'cross-context-store-access',
    category: 'boundaries',
    severity: 'error',
    summary: 'A service that reads or writes the store of another context',
    fixable: false,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi 2019 (10.1007/s00450-019-00407-8): shared persistence',
        'microFreshener: shared bounded context',
        'Taibi, Lenarduzzi, IEEE Software 2018: inappropriate service intimacy',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const store of index.model.stores) {
            const crossing = crossingAccesses(index, store);
            const whose = crossing.length === 0 ? '' : ownerText(index, store, nameOf);
            for (const [service, accesses] of groupBy(crossing, ({ source }) => source)) {
                yield* report(index, { store, whose }, service, accesses, nameOf);
            }
        }
    },
});

/** Stores that are made to be read by all. */
const FOR_ALL: ReadonlySet<string> = new Set(['analytics', 'warehouse', 'reporting']);

/** Most accesses that are listed. */
const MOST_RELATED = 20;

function crossingAccesses(index: ModelIndex, store: Store): readonly StoreAccess[] {
    // What is in a cache is nobody's truth.
    if (store.kind === 'cache') {
        return [];
    }
    const accesses = index
        .accessesTo(store.id)
        .filter(
            ({ source, mode }) => !(FOR_ALL.has(store.role) && mode === 'read') && !isInfrastructure(index, source),
        );
    if (store.owner !== undefined) {
        return accesses.filter(
            ({ source }) => source !== store.owner && index.contextOf(source) !== index.contextOf(store.id),
        );
    }
    const contextsOf = contextsBySchema(index, accesses);
    return accesses.filter(({ schema }) => (contextsOf.get(schema)?.size ?? 0) >= 2);
}

/** The contexts from which each schema is used; what names no schema touches all, and is touched by all. */
function contextsBySchema(
    index: ModelIndex,
    accesses: readonly StoreAccess[],
): ReadonlyMap<string | undefined, ReadonlySet<string | undefined>> {
    const contextOf = ({ source }: StoreAccess) => index.contextOf(source);
    const bySchema = groupBy(accesses, ({ schema }) => schema);
    const whole = (bySchema.get(undefined) ?? []).map(contextOf);
    return new Map(
        [...bySchema].map(([schema, some]) => [
            schema,
            new Set(schema === undefined ? accesses.map(contextOf) : [...some.map(contextOf), ...whole]),
        ]),
    );
}

function isInfrastructure(index: ModelIndex, service: string): boolean {
    return index.services.get(service)?.role === 'infrastructure';
}

function* report(
    index: ModelIndex,
    { store, whose }: { readonly store: Store; readonly whose: string },
    service: string,
    accesses: readonly StoreAccess[],
    nameOf: NameOf,
): Generator<Report> {
    const ordered = [...accesses].sort((a, b) => compareSources(a.location, b.location));
    const [first] = ordered;
    if (!first) {
        return;
    }
    const modes = [
        ...(accesses.some(({ mode }) => mode === 'read') ? ['reads'] : []),
        ...(accesses.some(({ mode }) => mode === 'write') ? ['writes'] : []),
    ];
    yield {
        severity: 'error',
        message: `\`${nameOf(service)}\` (${place(index, service, nameOf)}) ${modes.join(' and ')} \`${nameOf(store.id)}\`, ${whose} (${counted(accesses.length, 'access', 'accesses')}): it depends on tables that others may change any day.`,
        source: first.location,
        element: service,
        relations: accesses.map(({ id }) => id),
        decisive: [store.id],
        related: [
            { message: `\`${nameOf(store.id)}\` stands here`, source: store.source, element: store.id },
            ...ordered.slice(0, MOST_RELATED).map((access) => ({
                message: relationText(index, { kind: 'store-access', relation: access }, nameOf),
                source: access.location,
                element: access.sourceOperation ?? service,
            })),
        ],
    };
}

function place(index: ModelIndex, id: string, nameOf: NameOf): string {
    const context = index.contextOf(id);
    return context === undefined ? 'outside of all contexts' : `context \`${nameOf(context)}\``;
}

function ownerText(index: ModelIndex, store: Store, nameOf: NameOf): string {
    if (store.owner !== undefined) {
        const context = index.contextOf(store.id);
        return `which belongs to ${context === undefined ? `\`${nameOf(store.owner)}\`` : `context \`${nameOf(context)}\``}`;
    }
    const contexts = new Set(index.accessesTo(store.id).map(({ source }) => index.contextOf(source)));
    const names = [...contexts].flatMap((context) => (context === undefined ? [] : `\`${nameOf(context)}\``)).sort();
    const outside = contexts.has(undefined) ? ['services outside of all contexts'] : [];
    return `which no context owns and ${listedUpTo([...names, ...outside], 8, 'contexts')} use`;
}
