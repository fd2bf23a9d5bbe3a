import type { ArchitectureModel } from '../../model/architecture.ts';
import { originOf, type PolicyChange } from '../../model/diff/policy-changes.ts';
import type { AnyRelation, ComparedKind } from '../../model/diff/relation-lists.ts';
import { valueText } from '../../model/diff/value-text.ts';
import type { Element } from '../../model/element.ts';
import { indexModel, type ModelIndex } from '../../model/index-model.ts';
import { type EffectiveProperty, POLICY_PROPERTIES, type PolicyProperty } from '../../model/policy.ts';
import { type NameOf, naming } from '../../rules/analysis/naming.ts';
import { relationText } from '../../rules/analysis/relation-text.ts';

/** One of the two states with its names. */
export interface NamedState {
    readonly index: ModelIndex;
    readonly nameOf: NameOf;
}

/** Both states with their names. */
export type NamedStates = { readonly [S in 'before' | 'after']: NamedState };

/** Names what stands in a model. */
export function namedState(model: ArchitectureModel): NamedState {
    const index = indexModel(model);
    return { index, nameOf: naming(index) };
}

/** An element in words: service `orders`. */
export function elementWords({ kind, id }: Element, { nameOf }: NamedState): string {
    return `${kind} \`${nameOf(id)}\``;
}

/** A relation in words: `orders.place` calls `stock.reserve` over grpc. */
export function relationWords(kind: ComparedKind, relation: AnyRelation, { index, nameOf }: NamedState): string {
    if ('other' in relation) {
        return contextRelationWords(relation.kind, nameOf(relation.context), nameOf(relation.other));
    }
    const protocol = 'protocol' in relation && relation.protocol !== undefined ? ` over ${relation.protocol}` : '';
    return kind === 'context-relation' ? '' : relationText(index, { kind, relation }, nameOf) + protocol;
}

function contextRelationWords(kind: string, context: string, other: string): string {
    switch (kind) {
        case 'upstream':
            return `\`${context}\` is downstream of \`${other}\``;
        case 'partnership':
            return `\`${context}\` is a partner of \`${other}\``;
        case 'shared-kernel':
            return `\`${context}\` shares a kernel with \`${other}\``;
        default:
            return `\`${context}\` and \`${other}\` go separate ways`;
    }
}

/** What protects a call that is new, or did protect one that is gone; of other relations there is nothing to say. */
export function policiesInForce(relation: AnyRelation): readonly string[] {
    if (!('effective' in relation)) {
        return [];
    }
    const said = POLICY_PROPERTIES.flatMap((property) => {
        const state = relation.effective[property];
        return state.said === 'unknown' ? [] : [`${property} ${stateText(property, state)}`];
    });
    return [said.length > 0 ? said.join('; ') : 'without any policy'];
}

/** What became of a policy: `timeout: 300 ms (policy `careful`) → 500 ms`. */
export function policyDetail({ property, before, after, onlyOrigin }: PolicyChange, states: NamedStates): string {
    const [old, now] = [withOrigin(property, before, states.before), withOrigin(property, after, states.after)];
    return onlyOrigin
        ? `${property}: ${stateText(property, after)} as before, said ${originText(after, states.after)}; it was ${originText(before, states.before)}`
        : `${property}: ${old} → ${now}`;
}

function withOrigin(property: PolicyProperty, state: EffectiveProperty<unknown>, { nameOf }: NamedState): string {
    const origin = originOf(state);
    const by = origin && origin.layer !== 'call' ? ` (${ORIGINS[origin.layer]} \`${nameOf(origin.element)}\`)` : '';
    return stateText(property, state) + by;
}

function originText(state: EffectiveProperty<unknown>, { nameOf }: NamedState): string {
    const origin = originOf(state);
    if (!origin) {
        return 'nowhere';
    }
    return origin.layer === 'call' ? 'at the call' : `by ${ORIGINS[origin.layer]} \`${nameOf(origin.element)}\``;
}

const ORIGINS = {
    call: 'the call',
    policy: 'policy',
    caller: 'defaults of',
    gateway: 'gateway',
    mesh: 'mesh',
    system: 'defaults of',
    technology: 'default of the mesh',
} as const;

function stateText(property: PolicyProperty, state: EffectiveProperty<unknown>): string {
    if (state.said !== 'set') {
        return state.said === 'none' ? 'none' : 'not said';
    }
    return valueText(property, state.value as Parameters<typeof valueText>[1]);
}
