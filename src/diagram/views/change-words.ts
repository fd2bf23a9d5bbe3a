import { shortChange } from '../../model/diff/change-text.ts';
import type { ElementChange, ModelDiff, RelationChange } from '../../model/diff/model-diff.ts';
import type { PlainValue } from '../../model/diff/plain-value.ts';
import type { PolicyChange } from '../../model/diff/policy-changes.ts';
import type { Element } from '../../model/element.ts';
import { PICTURED_KINDS } from '../../model/element-kinds.ts';
import { addTo } from '../../model/multimap.ts';

/** What a picture of two states has to know of the difference between them. */
export interface ChangeWords {
    /** Ids in the later model. */
    readonly added: ReadonlySet<string>;
    /** Ids in the earlier model. */
    readonly removed: ReadonlySet<string>;
    /** What changed about elements in both models, or about what stands in them, by later id. */
    readonly changed: ReadonlyMap<string, readonly string[]>;
    /** The same of relations. */
    readonly addedRelations: ReadonlySet<string>;
    readonly removedRelations: ReadonlySet<string>;
    readonly changedRelations: ReadonlyMap<string, readonly string[]>;
    /** Kinds of changed elements that no picture of services shows, with how many there are. */
    readonly unseen: ReadonlyMap<string, number>;
}

/**
 * Sorts a difference by what pictures show. What has no place of its own is told where it stands.
 *
 * @param clients ids of clients: they are no part of the system, so pictures show no policies that they inherit
 */
export function changeWords({ elements, relations }: ModelDiff, clients: ReadonlySet<string>): ChangeWords {
    const added = new Set(elements.flatMap(({ change, after }) => (change === 'added' && after ? [after.id] : [])));
    const removed = new Set(
        elements.flatMap(({ change, before }) => (change === 'removed' && before ? [before.id] : [])),
    );
    const changed = new Map<string, string[]>();
    const unseen = new Map<string, number>();
    for (const change of elements) {
        const element = change.after ?? change.before;
        if (!element) {
            continue;
        }
        const host = hostOf(element);
        if (host === undefined) {
            unseen.set(element.kind, (unseen.get(element.kind) ?? 0) + 1);
        } else if (host !== element.id) {
            wordsOfPart(change, element).forEach((words) => {
                addTo(changed, host, words);
            });
        } else if (change.change === 'changed') {
            wordsOf(change).forEach((words) => {
                addTo(changed, host, words);
            });
        }
    }
    for (const change of relations) {
        if (change.kind === 'context-relation' || change.kind === 'route') {
            wordsOfHost(change).forEach(([host, words]) => {
                addTo(changed, host, words);
            });
        }
    }
    return { added, removed, changed, unseen, ...relationSets(relations, clients) };
}

function relationSets(
    relations: readonly RelationChange[],
    clients: ReadonlySet<string>,
): Pick<ChangeWords, 'addedRelations' | 'removedRelations' | 'changedRelations'> {
    const changed = relations.flatMap(({ change, after, properties, policies }) => {
        const words = [
            ...properties.map(({ property, before, after: now }) => shortChange(property, before, now)),
            ...policies
                .filter(({ onlyOrigin, inherited }) => !onlyOrigin && !(inherited && isClients(after, clients)))
                .map(policyWords),
        ];
        return change === 'changed' && after && words.length > 0 ? [[after.id, words] as const] : [];
    });
    return {
        addedRelations: new Set(
            relations.flatMap(({ change, after }) => (change === 'added' && after ? [after.id] : [])),
        ),
        removedRelations: new Set(
            relations.flatMap(({ change, before }) => (change === 'removed' && before ? [before.id] : [])),
        ),
        changedRelations: new Map(changed),
    };
}

function isClients(relation: RelationChange['after'], clients: ReadonlySet<string>): boolean {
    return relation !== undefined && 'source' in relation && clients.has(relation.source);
}

function policyWords({ property, before, after }: PolicyChange): string {
    return shortChange(property, policyValue(before), policyValue(after));
}

/** What a policy says, where it says anything; `timeout none` is a value as well. */
function policyValue(state: PolicyChange['before']): PlainValue | undefined {
    switch (state.said) {
        case 'set':
            return state.value as PlainValue;
        case 'none':
            return { said: 'none' };
        case 'unknown':
            return undefined;
    }
}

function wordsOf({ before, identity, properties }: ElementChange): readonly string[] {
    return [
        ...(before && identity ? [`${identity === 'renamed' ? 'formerly' : 'moved from'} ${before.id}`] : []),
        ...properties.map(({ property, before: old, after }) => shortChange(property, old, after)),
    ];
}

/** `+ command refund`, `− event OrderPlaced`, `search: takes 8 ms → 12 ms` */
function wordsOfPart(change: ElementChange, { kind, name }: Element): readonly string[] {
    switch (change.change) {
        case 'added':
            return [`+ ${kind} ${name}`];
        case 'removed':
            return [`− ${kind} ${name}`];
        case 'changed':
            return wordsOf(change).map((words) => `${name}: ${words}`);
    }
}

function wordsOfHost(change: RelationChange): readonly (readonly [string, string])[] {
    if (change.kind === 'route') {
        return change.change === 'changed' && change.after
            ? change.properties.map(({ property, before, after }) => [
                  change.after?.source ?? '',
                  `${change.after?.path}: ${shortChange(property, before, after)}`,
              ])
            : [];
    }
    if (change.kind === 'context-relation') {
        const relation = change.after ?? change.before;
        return relation ? [[relation.context, `${relation.kind} ${relation.other} ${change.change}`]] : [];
    }
    return [];
}

/** Id of what stands for an element in a picture of services: itself, or what it is a part of. */
function hostOf(element: Element): string | undefined {
    if (DRAWN.has(element.kind)) {
        return element.id;
    }
    const held = ['service', 'context'].map((name): unknown => Reflect.get(element, name));
    return held.find((id) => typeof id === 'string');
}

const DRAWN: ReadonlySet<string> = new Set(PICTURED_KINDS);
