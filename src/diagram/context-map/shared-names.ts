import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Entity } from '../../model/context.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits, sortedById } from '../../model/order.ts';
import type { SharedName } from './context-map-view.ts';

/** Names that stand for entities of several contexts or monoliths, and copies under another name; sorted by id. */
export function sharedNames(model: ArchitectureModel, isShown: (card: string) => boolean): readonly SharedName[] {
    const entities = sortedById(model.entities).filter(({ context }) => context !== undefined && isShown(context));
    const byName = new Map<string, Entity[]>();
    for (const entity of entities) {
        addTo(byName, entity.name, entity);
    }
    const groups = [...byName].flatMap(([name, uses]) =>
        new Set(uses.map(({ context }) => context)).size > 1 ? [sameName(name, uses, model)] : [],
    );
    const known = new Map(entities.map((entity) => [entity.id, entity]));
    const renamed = entities.flatMap((copy) => {
        const origin = known.get(copy.copies ?? '');
        return origin && origin.name !== copy.name && origin.context !== copy.context ? [otherName(origin, copy)] : [];
    });
    return [...groups, ...renamed].sort((a, b) => byCodeUnits(a.id, b.id));
}

function sameName(name: string, uses: readonly Entity[], model: ArchitectureModel): SharedName {
    const synced = syncedUses(uses, model);
    const isCopy = (entity: Entity) => uses.some(({ id }) => id === entity.copies) || synced.to.has(entity.id);
    const masters = new Set(model.services.flatMap((service) => service.masters));
    // Where it comes from: what others copy, else what a service owns, else the first by name.
    const rank = (entity: Entity) => (isCopy(entity) ? 2 : masters.has(entity.id) ? 0 : 1);
    const ends = [...uses].sort((a, b) => rank(a) - rank(b) || byCodeUnits(a.id, b.id));
    const times = uses.length === 2 ? 'twice' : `${uses.length} times`;
    return {
        id: `name ${name}`,
        title: `${name}, ${times}`,
        text: synced.text ?? meaning(ends.filter(isCopy), uses.length),
        ends: ends.map((entity) => ({ card: entity.context ?? '', entity: entity.id, isCopy: isCopy(entity) })),
        description: `${name} stands in ${ends.map(({ context }) => context).join(', ')}`,
    };
}

function meaning(copies: readonly Entity[], uses: number): string {
    const [only, ...others] = copies;
    if (only === undefined) {
        return `one word, ${uses === 2 ? 'two' : uses} meanings`;
    }
    return others.length === 0 ? `${only.context} keeps its own copy` : `${copies.length} keep copies of their own`;
}

/** What a migration keeps the same in two places until one of them takes over. */
function syncedUses(
    uses: readonly Entity[],
    model: ArchitectureModel,
): { readonly to: ReadonlySet<string>; readonly text?: string } {
    const ids = new Set(uses.map(({ id }) => id));
    const owners = new Map(model.stores.map((store) => [store.id, store.context ?? store.owner]));
    const syncs = model.migrations.flatMap(({ phases }) => phases.flatMap((phase) => phase.syncs));
    for (const { entity, from, to, untilPhase } of syncs) {
        const target = uses.find(({ context }) => context === owners.get(to));
        if (ids.has(entity) && target && owners.get(from) !== owners.get(to)) {
            const end = untilPhase === undefined ? 'synced' : `synced until phase ${untilPhase}`;
            return { to: new Set([target.id]), text: `${end}, then ${possessive(target.context ?? '')}` };
        }
    }
    return { to: new Set() };
}

function possessive(name: string): string {
    return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function otherName(origin: Entity, copy: Entity): SharedName {
    return {
        id: `copy ${copy.id}`,
        title: `${origin.name}, as ${copy.name}`,
        text: `${copy.context} keeps its own copy`,
        ends: [
            { card: origin.context ?? '', entity: origin.id, isCopy: false },
            { card: copy.context ?? '', entity: copy.id, isCopy: true },
        ],
        description: `${copy.id} copies ${origin.id}`,
    };
}
