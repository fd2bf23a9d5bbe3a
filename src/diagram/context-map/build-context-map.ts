import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { byCodeUnits } from '../../model/order.ts';
import { counted } from '../../model/wording.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import type { ContextMapView, MapCard, MapRelation, SharedName } from './context-map-view.ts';
import { mapCards } from './map-cards.ts';
import { declaredRelations, undeclaredRelations } from './map-relations.ts';
import { sharedNames } from './shared-names.ts';

/** How the picture is called, and what it leaves out. */
export interface ContextMapOptions {
    readonly view: string;
    readonly title: string;
    readonly findings: FindingMarks | undefined;
    /** Whether a context, external or monolith is shown. */
    readonly shows: (id: string) => boolean;
    /** Whether an entity or event is left out. */
    readonly isHidden: (id: string, kind: string) => boolean;
    readonly notes: readonly string[];
}

/** With more contexts, or more rows in all, entities and events fold to counts. */
const MOST_OPEN = { cards: 16, rows: 140 };
/** Most rows of one card. */
const MOST_ROWS = { entities: 10, events: 4 };
/** Most things that one picture holds; what has no relation goes first. */
const MOST = { cards: 80, relations: 160, names: 24 };
/** Up to so many uses of a name lines lead to; where cards are folded, fewer. */
const MOST_USES = { open: 6, folded: 3 };

/** Ids of everything that can stand on the map: contexts, and what else has relations or entities. */
export function mapElements(model: ArchitectureModel): ReadonlySet<string> {
    const known = new Set([
        ...model.contexts.map(({ id }) => id),
        ...model.externals.map(({ id }) => id),
        ...model.services.filter(({ kind }) => kind === 'monolith').map(({ id }) => id),
    ]);
    return new Set(
        [
            ...model.contexts.map(({ id }) => id),
            ...model.contextRelations.flatMap(({ context, other }) => [context, other]),
            ...model.entities.flatMap(({ context }) => context ?? []),
        ]
            .filter((id) => known.has(id))
            .sort(byCodeUnits),
    );
}

/** The contexts of a model and how they stand to each other. */
export function contextMapView(model: ArchitectureModel, options: ContextMapOptions): ContextMapView {
    const { findings, shows } = options;
    const notes = [...options.notes];
    const wanted = [...mapElements(model)].filter(shows);
    const kept = mostConnected(wanted, model);
    const isShown = (id: string) => kept.has(id);
    const relations = limited(
        [...declaredRelations(model, isShown, findings), ...undeclaredRelations(model, isShown, findings)],
        MOST.relations,
    );
    const names = sharedNames(model, isShown).filter(({ ends }) =>
        ends.every(({ entity }) => !options.isHidden(entity, 'entity')),
    );
    const rows = model.entities.length + model.events.length;
    const isFolded = kept.size > MOST_OPEN.cards || rows > MOST_OPEN.rows;
    const cards = mapCards(
        {
            model,
            findings,
            shared: new Set(names.flatMap(({ ends }) => ends.map(({ entity }) => entity))),
            most: isFolded ? { entities: 0, events: 0 } : MOST_ROWS,
            isHidden: options.isHidden,
        },
        kept,
    );
    notes.push(...boundNotes(wanted.length - kept.size, relations.left, names.length - MOST.names));
    if (isFolded && rows > 0) {
        notes.push('Entities and events are folded to counts; a view that shows fewer contexts opens them.');
    }
    const mostUses = isFolded ? MOST_USES.folded : MOST_USES.open;
    const shownNames = names.slice(0, MOST.names).map((name) => withoutTooManyLines(name, mostUses));
    const head = findings && {
        error: 0,
        warning: 0,
        info: 0,
        ...countFindings(findings, [
            ...kept,
            ...relations.kept.flatMap((relation) => relation.relations),
            ...model.entities.flatMap(({ id, context }) => (kept.has(context ?? '') ? [id] : [])),
        ]),
    };
    const system = model.system ? [displayName(model.system)] : [];
    return {
        kind: 'context-map',
        view: options.view,
        title: [...system, options.title].join(' · '),
        subtitle: subtitle(cards, relations.kept, shownNames),
        cards,
        relations: relations.kept,
        names: shownNames,
        ...(head ? { findings: head } : {}),
        notes,
        description: [
            `A context map of ${cards.length} cards`,
            ...relations.kept.slice(0, 40).map(({ description }) => description),
            ...shownNames.slice(0, 20).map(({ description }) => description),
        ].join('. '),
    };
}

/** Where there are too many cards, those with the most relations stay. */
function mostConnected(ids: readonly string[], model: ArchitectureModel): ReadonlySet<string> {
    if (ids.length <= MOST.cards) {
        return new Set(ids);
    }
    const degrees = new Map<string, number>();
    for (const { context, other } of model.contextRelations) {
        degrees.set(context, (degrees.get(context) ?? 0) + 1);
        degrees.set(other, (degrees.get(other) ?? 0) + 1);
    }
    const degree = (id: string) => degrees.get(id) ?? 0;
    return new Set([...ids].sort((a, b) => degree(b) - degree(a) || byCodeUnits(a, b)).slice(0, MOST.cards));
}

/** Declared relations before others, then those that stand for the most. */
function limited(
    relations: readonly MapRelation[],
    most: number,
): { readonly kept: readonly MapRelation[]; readonly left: number } {
    const rank = ({ kind }: MapRelation) => (kind === 'undeclared' ? 1 : 0);
    const kept = new Set(
        [...relations]
            .sort((a, b) => rank(a) - rank(b) || b.relations.length - a.relations.length || byCodeUnits(a.id, b.id))
            .slice(0, most),
    );
    return {
        kept: relations.filter((relation) => kept.has(relation)).sort((a, b) => byCodeUnits(a.id, b.id)),
        left: relations.length - kept.size,
    };
}

/** A name that many use is told by its card alone. */
function withoutTooManyLines(name: SharedName, most: number): SharedName {
    const cards = name.ends.map(({ card }) => card);
    const shown = cards.slice(0, 12).join(', ');
    return cards.length <= most
        ? name
        : { ...name, ends: [], text: cards.length > 12 ? `${shown} and ${cards.length - 12} more` : shown };
}

function boundNotes(cards: number, relations: number, names: number): readonly string[] {
    return [
        ...(cards > 0 ? [`Left out: ${counted(cards, 'context')} with the fewest relations.`] : []),
        ...(relations > 0 ? [`Left out: ${counted(relations, 'relation')}, undeclared ones first.`] : []),
        ...(names > 0 ? [`Left out: ${counted(names, 'name')} that several contexts use.`] : []),
    ];
}

/** `4 contexts, 3 relations, 2 words that stand twice` */
function subtitle(cards: readonly MapCard[], relations: readonly MapRelation[], names: readonly SharedName[]): string {
    const undeclared = relations.filter(({ kind }) => kind === 'undeclared').length;
    const declared = relations.length - undeclared;
    return [
        ...(['context', 'monolith', 'external'] as const).flatMap((kind) => {
            const count = cards.filter((card) => card.kind === kind).length;
            return count === 0 ? [] : [counted(count, kind)];
        }),
        ...(declared > 0 ? [counted(declared, 'relation')] : []),
        ...(undeclared > 0 ? [`${counted(undeclared, 'use')} without a relation`] : []),
        ...(names.length > 0 ? [`${counted(names.length, 'word')} used more than once`] : []),
    ].join(', ');
}
