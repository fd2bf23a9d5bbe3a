import type { Element } from '../element.ts';
import { byCodeUnits } from '../order.ts';
import type { Source } from '../source.ts';
import type { PlainValue } from './plain-value.ts';
import type { PolicyChange } from './policy-changes.ts';
import { type AnyRelation, COMPARED_KINDS, type ComparedKind, type RelationKinds } from './relation-lists.ts';

/** What can become of something between two states of an architecture, in the order in which it is told. */
export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One property of something that stands in both models. */
export interface PropertyChange {
    /** Path of the property: `replicas`, `slo.latency`, `defaults.timeout`. */
    readonly property: string;
    /** Missing where nothing was said. */
    readonly before?: PlainValue;
    readonly after?: PlainValue;
    /** Where it was and is said; the element's own place where that is all that is known. */
    readonly beforeAt: Source;
    readonly afterAt: Source;
}

/** What all changes have. */
interface Change<T> {
    readonly change: ChangeKind;
    /** As it stood before; missing for what was added. */
    readonly before?: T;
    /** As it stands now; missing for what was removed. */
    readonly after?: T;
    /** Sorted by path; of what was added or removed there are none. */
    readonly properties: readonly PropertyChange[];
}

/** What became of an element. */
export interface ElementChange extends Change<Element> {
    /** It has another name now, or stands elsewhere under the same one. */
    readonly identity?: 'renamed' | 'moved';
}

/** What became of a relation of one kind. */
export interface RelationChangeOf<K extends ComparedKind> extends Change<RelationKinds[K]> {
    readonly kind: K;
    /** Of a call in both models: what holds for it now and did not. */
    readonly policies: readonly PolicyChange[];
}

/** What became of a relation. */
export type RelationChange = { readonly [K in ComparedKind]: RelationChangeOf<K> }[ComparedKind];

/** All differences between two states of an architecture. Of the same two models it is always the same. */
export interface ModelDiff {
    /** Sorted by id, that of the later state where there are two. */
    readonly elements: readonly ElementChange[];
    /** Sorted by kind, then by id. */
    readonly relations: readonly RelationChange[];
    /** Ids of elements that stand in both states, by their earlier id, where that differs from the later one. */
    readonly newIds: ReadonlyMap<string, string>;
    /** Ids of relations likewise. */
    readonly newRelationIds: ReadonlyMap<string, string>;
}

/** Whether anything differs. */
export function isChanged({ elements, relations }: ModelDiff): boolean {
    return elements.length > 0 || relations.length > 0;
}

/** The id by which a change is known: the later one, of what is gone the earlier one. */
export function changeId({ before, after }: Change<{ readonly id: string }>): string {
    return after?.id ?? before?.id ?? '';
}

/** The order of changed elements. */
export function compareElementChanges(a: ElementChange, b: ElementChange): number {
    return byCodeUnits(changeId(a), changeId(b)) || byCodeUnits(a.change, b.change);
}

/** The order of changed relations. */
export function compareRelationChanges(a: RelationChange, b: RelationChange): number {
    return (
        COMPARED_KINDS.indexOf(a.kind) - COMPARED_KINDS.indexOf(b.kind) ||
        byCodeUnits(changeId(a), changeId(b)) ||
        byCodeUnits(a.change, b.change)
    );
}

/** Where a relation is written, or an element. */
export function placeOf(thing: Element | AnyRelation): Source {
    return 'location' in thing ? thing.location : thing.source;
}
