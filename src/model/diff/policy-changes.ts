import {
    type EffectivePolicy,
    type EffectiveProperty,
    POLICY_PROPERTIES,
    type PolicyOrigin,
    type PolicyProperties,
    type PolicyProperty,
} from '../policy.ts';
import { plainText, plainValue, SAME_IDS, type Translate } from './plain-value.ts';

/** What became of one policy property that holds for a call. */
export type PolicyChange = {
    readonly [P in PolicyProperty]: {
        readonly property: P;
        readonly before: EffectiveProperty<PolicyProperties[P]>;
        readonly after: EffectiveProperty<PolicyProperties[P]>;
        /** The same holds as before; it is only said somewhere else. */
        readonly onlyOrigin: boolean;
        /** Neither side is said at the call itself, so the change has its cause elsewhere. */
        readonly inherited: boolean;
    };
}[PolicyProperty];

/** What holds for a call now and did not, property by property in the order in which they are shown. */
export function policyChanges(
    before: EffectivePolicy,
    after: EffectivePolicy,
    translate: Translate,
): readonly PolicyChange[] {
    return POLICY_PROPERTIES.flatMap((property) => changeOf(property, before, after, translate));
}

function changeOf<P extends PolicyProperty>(
    property: P,
    before: EffectivePolicy,
    after: EffectivePolicy,
    translate: Translate,
): readonly PolicyChange[] {
    const [old, now] = [before[property], after[property]];
    const onlyOrigin = stateText(property, old, translate) === stateText(property, now, SAME_IDS);
    if (onlyOrigin && originText(old, translate) === originText(now, SAME_IDS)) {
        return [];
    }
    const inherited = [old, now].every((state) => originOf(state)?.layer !== 'call');
    const change = { property, before: old, after: now, onlyOrigin, inherited };
    // The compiler does not see that the states are those of the property that is named beside them.
    return [change as unknown as PolicyChange];
}

/** Who said what holds; nobody, where nothing was said. */
export function originOf(state: EffectiveProperty<unknown>): PolicyOrigin | undefined {
    return state.said === 'unknown' ? undefined : state.origin;
}

function stateText(property: PolicyProperty, state: EffectiveProperty<unknown>, translate: Translate): string {
    const value = state.said === 'set' ? plainValue(state.value, property, '', translate) : undefined;
    return value === undefined ? state.said : plainText(value);
}

function originText(state: EffectiveProperty<unknown>, translate: Translate): string {
    const origin = originOf(state);
    return origin ? `${origin.layer} ${translate(origin.element)}` : '';
}
