import type { ArchitectureModel } from '../architecture.ts';
import type { Element } from '../element.ts';
import { byCodeUnits } from '../order.ts';
import type { Source } from '../source.ts';
import { type Correspondence, correspond, type ElementPair } from './correspondence.ts';
import { holderOf } from './element-lists.ts';
import { isInherited, type Surroundings, surroundingsOf } from './inherited.ts';
import { isSame } from './is-same.ts';
import {
    compareElementChanges,
    compareRelationChanges,
    type ElementChange,
    type ModelDiff,
    type PropertyChange,
    placeOf,
    type RelationChange,
} from './model-diff.ts';
import { pairRelations, relationProperties } from './pair-relations.ts';
import { SAME_IDS, type Translate } from './plain-value.ts';
import { policyChanges } from './policy-changes.ts';
import { type Properties, propertiesOf } from './properties.ts';
import { type AnyRelation, COMPARED_KINDS, type ComparedKind } from './relation-lists.ts';
import { stepOrderChange } from './step-order.ts';

/** What was added, removed and changed between two states of an architecture; nearly linear in their size. */
export function diffModels(before: ArchitectureModel, after: ArchitectureModel): ModelDiff {
    const found = correspond(before, after);
    const relations = diffRelations(before, after, found.translate);
    return {
        elements: diffElements(before, after, found, relations.newIds),
        relations: relations.changes,
        newIds: idsThatChanged(found.pairs.map(({ before: old, after: now }) => [old.id, now.id])),
        newRelationIds: idsThatChanged(relations.newIds),
    };
}

function idsThatChanged(ids: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
    return new Map(Array.from(ids).filter(([old, now]) => old !== now));
}

function diffElements(
    before: ArchitectureModel,
    after: ArchitectureModel,
    { pairs, removed, added, translate }: Correspondence,
    relationIds: ReadonlyMap<string, string>,
): readonly ElementChange[] {
    const [around, aroundNow] = [surroundingsOf(before), surroundingsOf(after)];
    const changed = pairs.flatMap((pair) => changedElement(pair, translate, relationIds, around, aroundNow));
    return [
        ...removed.map((element): ElementChange => ({ change: 'removed', before: element, properties: [] })),
        ...added.map((element): ElementChange => ({ change: 'added', after: element, properties: [] })),
        ...changed,
    ].sort(compareElementChanges);
}

function changedElement(
    { before, after, left }: ElementPair,
    translate: Translate,
    relationIds: ReadonlyMap<string, string>,
    around: Surroundings,
    aroundNow: Surroundings,
): readonly ElementChange[] {
    const order = stepOrderChange(before, after, relationIds);
    const identity = identityOf(before, after, translate);
    if (!identity && order.length === 0 && isSame(before, after, translate)) {
        return [];
    }
    const properties = [
        ...changedProperties(
            propertiesOf(before, left, translate),
            propertiesOf(after, left, SAME_IDS),
            before.source,
            after.source,
        ).filter((change) => !isInherited(change, before, after, around, aroundNow, translate)),
        ...(before.kind === after.kind ? [] : [kindChange(before, after)]),
        ...order,
    ].sort((a, b) => byCodeUnits(a.property, b.property));
    return properties.length === 0 && !identity
        ? []
        : [{ change: 'changed', before, after, properties, ...(identity ? { identity } : {}) }];
}

/** A new qualified name is news only where its own part of it is new, or its container is another one. */
function identityOf(before: Element, after: Element, translate: Translate): 'renamed' | 'moved' | undefined {
    if (before.name !== after.name) {
        return 'renamed';
    }
    const [from, to] = [holderOf(before), holderOf(after)];
    return from === to || (from !== undefined && translate(from) === to) ? undefined : 'moved';
}

function kindChange(before: Element, after: Element): PropertyChange {
    return {
        property: 'kind',
        before: before.kind,
        after: after.kind,
        beforeAt: before.source,
        afterAt: after.source,
    };
}

function changedProperties(
    before: Properties,
    after: Properties,
    beforeAt: Source,
    afterAt: Source,
): readonly PropertyChange[] {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((property) => {
        const [old, now] = [before.get(property), after.get(property)];
        return old?.text === now?.text
            ? []
            : [
                  {
                      property,
                      ...(old ? { before: old.value } : {}),
                      ...(now ? { after: now.value } : {}),
                      beforeAt: old?.at ?? beforeAt,
                      afterAt: now?.at ?? afterAt,
                  },
              ];
    });
}

interface RelationsDiff {
    readonly changes: readonly RelationChange[];
    /** All relations that stand in both models: the later id by the earlier one. */
    readonly newIds: ReadonlyMap<string, string>;
}

function diffRelations(before: ArchitectureModel, after: ArchitectureModel, translate: Translate): RelationsDiff {
    const changes: RelationChange[] = [];
    const newIds = new Map<string, string>();
    for (const kind of COMPARED_KINDS) {
        const { pairs, removed, added } = pairRelations(kind, before, after, translate);
        for (const [old, now] of pairs) {
            newIds.set(old.id, now.id);
            changes.push(...(isSame(old, now, translate) ? [] : changedRelation(kind, old, now, translate)));
        }
        changes.push(...removed.map((relation) => asChange(kind, { change: 'removed', before: relation })));
        changes.push(...added.map((relation) => asChange(kind, { change: 'added', after: relation })));
    }
    return { changes: changes.sort(compareRelationChanges), newIds };
}

function changedRelation(
    kind: ComparedKind,
    before: AnyRelation,
    after: AnyRelation,
    translate: Translate,
): readonly RelationChange[] {
    const properties = changedProperties(
        relationProperties(before, translate),
        relationProperties(after, SAME_IDS),
        placeOf(before),
        placeOf(after),
    ).toSorted((a, b) => byCodeUnits(a.property, b.property));
    const policies =
        'effective' in before && 'effective' in after
            ? policyChanges(before.effective, after.effective, translate)
            : [];
    return properties.length === 0 && policies.length === 0
        ? []
        : [asChange(kind, { change: 'changed', before, after, properties, policies })];
}

function asChange(
    kind: ComparedKind,
    change: Pick<RelationChange, 'change'> &
        Partial<Pick<RelationChange, 'properties' | 'policies'>> & {
            readonly before?: AnyRelation;
            readonly after?: AnyRelation;
        },
): RelationChange {
    // The compiler does not see that the relations are of the kind that is named beside them.
    return { kind, properties: [], policies: [], ...change } as RelationChange;
}
