import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Entity } from '../../model/context.ts';
import { displayName } from '../../model/element.ts';
import type { Event } from '../../model/messaging.ts';
import { addTo } from '../../model/multimap.ts';
import { sortedById } from '../../model/order.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import { contextHues } from '../views/groups.ts';
import type { MapCard, MapEntity } from './context-map-view.ts';

/** What the making of cards has to look up. */
export interface CardScene {
    readonly model: ArchitectureModel;
    readonly findings: FindingMarks | undefined;
    /** Entities whose names are used elsewhere too; they stand first. */
    readonly shared: ReadonlySet<string>;
    /** Most entities and events of one card; 0 folds them to counts. */
    readonly most: { readonly entities: number; readonly events: number };
    readonly isHidden: (id: string, kind: string) => boolean;
}

/** The cards of these ids, sorted by id. */
export function mapCards(scene: CardScene, ids: ReadonlySet<string>): readonly MapCard[] {
    const { model } = scene;
    const hues = contextHues(model);
    const teams = new Map(model.teams.map((team) => [team.id, displayName(team)]));
    const owner = (id: string | undefined) => (id === undefined ? {} : { owner: teams.get(id) ?? id });
    const entities = entitiesByCard(scene);
    const events = eventsByCard(scene);
    const own = (id: string) => ({
        entities: entities.get(id) ?? [],
        events: events.get(id) ?? [],
    });
    return sortedById([
        ...model.contexts
            .filter(({ id }) => ids.has(id))
            .map((context) =>
                card(scene, own(context.id), {
                    id: context.id,
                    kind: 'context',
                    title: context.name,
                    hue: hues.get(context.id) ?? 0,
                    services: context.services.length,
                    ...owner(context.owner),
                }),
            ),
        ...model.services
            .filter(({ id, kind }) => kind === 'monolith' && ids.has(id))
            .map((monolith) =>
                card(scene, own(monolith.id), {
                    id: monolith.id,
                    kind: 'monolith',
                    title: displayName(monolith),
                    services: 0,
                    ...subtitle(mastersText(entities.get(monolith.id) ?? [])),
                }),
            ),
        ...model.externals
            .filter(({ id }) => ids.has(id))
            .map((external) =>
                card(
                    scene,
                    { entities: [], events: [] },
                    {
                        id: external.id,
                        kind: 'external',
                        title: external.name,
                        services: 0,
                        ...subtitle(external.title ?? external.technologies.join(' · ')),
                    },
                ),
            ),
    ]);
}

function subtitle(text: string): { readonly subtitle?: string } {
    return text === '' ? {} : { subtitle: text };
}

function mastersText(entities: readonly Entity[]): string {
    const names = entities.map(({ name }) => name);
    const shown = names.slice(0, 3).join(', ');
    return names.length === 0 ? '' : `masters ${shown}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
}

function card(
    { model, findings, shared, most }: CardScene,
    { entities, events }: { readonly entities: readonly Entity[]; readonly events: readonly Event[] },
    named: Omit<MapCard, 'entities' | 'events' | 'folded' | 'description' | 'findings'>,
): MapCard {
    const masters = new Set(model.services.flatMap((service) => service.masters));
    const inRows = named.kind === 'context';
    const ordered = [...entities.filter(({ id }) => shared.has(id)), ...entities.filter(({ id }) => !shared.has(id))];
    const shown = inRows ? ordered.slice(0, most.entities) : [];
    const folded = ordered.slice(shown.length);
    const shownEvents = inRows ? events.slice(0, most.events) : [];
    const counts = countFindings(findings, [named.id, ...folded.map(({ id }) => id)]);
    const said = [
        ...(entities.length === 0
            ? []
            : [`${entities.length} entities: ${entities.map(({ name }) => name).join(', ')}`]),
        ...(events.length === 0 ? [] : [`${events.length} events: ${events.map(({ name }) => name).join(', ')}`]),
    ];
    return {
        ...named,
        entities: shown.map((entity) => mapEntity(entity, masters, findings)),
        events: shownEvents.map(({ id, name }) => ({ id, title: name })),
        folded: {
            entities: inRows ? folded.length : 0,
            events: inRows ? events.length - shownEvents.length : 0,
        },
        ...(counts ? { findings: counts } : {}),
        description: `${named.title}, ${named.kind}${said.length === 0 ? '' : `: ${said.join('; ')}`}`,
    };
}

function mapEntity(entity: Entity, masters: ReadonlySet<string>, findings: FindingMarks | undefined): MapEntity {
    const role = entity.copies === undefined ? (masters.has(entity.id) ? 'master' : undefined) : 'copy';
    const counts = countFindings(findings, [entity.id]);
    const fields = entity.fields.length === 0 ? '' : `: ${entity.fields.join(', ')}`;
    return {
        id: entity.id,
        title: entity.name,
        ...(entity.title === undefined ? {} : { words: entity.title }),
        ...(role === undefined ? {} : { role }),
        ...(counts ? { findings: counts } : {}),
        description: `${entity.name}, entity${entity.copies === undefined ? '' : `, copies ${entity.copies}`}${fields}`,
    };
}

/** Entities by the card in which they stand; those of a shared kernel stand on its line. */
function entitiesByCard({ model, isHidden }: CardScene): ReadonlyMap<string, readonly Entity[]> {
    const onLines = new Set(model.contextRelations.flatMap((relation) => relation.entities));
    const byCard = new Map<string, Entity[]>();
    for (const entity of model.entities) {
        if (entity.context !== undefined && !onLines.has(entity.id) && !isHidden(entity.id, 'entity')) {
            addTo(byCard, entity.context, entity);
        }
    }
    return byCard;
}

function eventsByCard({ model, isHidden }: CardScene): ReadonlyMap<string, readonly Event[]> {
    const byCard = new Map<string, Event[]>();
    for (const event of model.events) {
        if (event.context !== undefined && !isHidden(event.id, 'event')) {
            addTo(byCard, event.context, event);
        }
    }
    return byCard;
}
