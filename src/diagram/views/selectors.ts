import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Selector } from '../../model/constraint.ts';

/** What a selector can ask of an element. */
export interface Traits {
    readonly id: string;
    readonly kind: string;
    readonly context?: string;
    readonly team?: string;
    readonly tags: readonly string[];
}

/** Ids of all drawable elements (services, stores, topics, clients, externals) that a selector speaks of. */
export function selectedIds(model: ArchitectureModel, selector: Selector): ReadonlySet<string> {
    return new Set(
        drawable(model)
            .filter((traits) => matches(traits, selector))
            .map((traits) => traits.id),
    );
}

function drawable(model: ArchitectureModel): readonly Traits[] {
    const contexts = new Map(model.contexts.map((context) => [context.id, context]));
    const inherited = (tags: readonly string[], context: string | undefined) => [
        ...tags,
        ...(context === undefined ? [] : (contexts.get(context)?.tags ?? [])),
    ];
    return [
        ...model.clients,
        ...model.externals.map((external) => ({ ...external, ...team(external.owner) })),
        ...model.services.map((service) => ({
            ...service,
            ...team(service.owner),
            tags: inherited(service.tags, service.context),
        })),
        ...model.stores.map((store) => ({ ...store, tags: inherited(store.tags, store.context) })),
        ...model.topics,
    ];
}

function team(owner: string | undefined): { readonly team?: string } {
    return owner === undefined ? {} : { team: owner };
}

/** Whether a selector speaks of an element. */
export function matches(traits: Traits, selector: Selector): boolean {
    switch (selector.by) {
        case 'element':
            return isIn(traits, selector.id);
        case 'kind':
            return isOfKind(traits.kind, selector.kind);
        case 'tag':
            return traits.tags.includes(selector.tag);
        case 'team':
            return traits.team === selector.id;
        case 'kind-of':
            return isOfKind(traits.kind, selector.kind) && isIn(traits, selector.of);
        case 'and':
            return selector.all.every((each) => matches(traits, each));
        case 'not':
            return !matches(traits, selector.not);
    }
}

/** Qualified names nest: what an element contains begins with its id and a dot. */
function isIn(traits: Traits, id: string): boolean {
    return traits.id === id || traits.id.startsWith(`${id}.`) || traits.context === id;
}

/** The word may stand in the plural: `hide caches`. */
function isOfKind(kind: string, word: string): boolean {
    return word === kind || word === `${kind}s`;
}
