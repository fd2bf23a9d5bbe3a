import type { Call } from '../../model/call.ts';
import {
    type EffectiveProperty,
    POLICY_PROPERTIES,
    type PolicyOrigin,
    type PolicyProperties,
    type PolicyProperty,
} from '../../model/policy.ts';
import { formatDuration, formatRate } from '../../model/quantities.ts';
import type { PillItem, PolicyPill } from './view-graph.ts';

/** How the value of each property is written in a pill; a property without an entry is a glyph alone. */
const VALUES: { readonly [P in PolicyProperty]?: (value: PolicyProperties[P]) => string } = {
    timeout: formatDuration,
    deadline: formatDuration,
    retry: (retry) => (retry.retries === 'forever' ? '∞' : String(retry.retries)),
    bulkhead: (bulkhead) => String(bulkhead.concurrent),
    limit: (limit) => formatRate(limit.rate) + (limit.per === undefined ? '' : ` per ${limit.per}`),
};

/**
 * The pill of a call: its effective policies in their fixed order. What a finding misses is written out as `none`.
 * A call without any policy has no pill.
 *
 * @param fromClient the caller is no part of the system, so that the system's defaults say nothing of it
 */
export function policyPill(
    call: Pick<Call, 'source' | 'effective'>,
    missing: ReadonlySet<PolicyProperty>,
    fromClient = false,
): PolicyPill | undefined {
    const items: PillItem[] = [];
    const origins: PolicyOrigin[] = [];
    for (const property of POLICY_PROPERTIES) {
        const effective = call.effective[property];
        if (effective.said === 'set' && !(fromClient && isInherited(effective.origin, call))) {
            items.push({ glyph: property, ...written(property, effective) });
            origins.push(effective.origin);
        } else if (missing.has(property)) {
            items.push({ glyph: property, value: 'none' });
        }
    }
    if (items.length === 0) {
        return undefined;
    }
    return {
        items,
        inherited: origins.length > 0 && origins.every((origin) => isInherited(origin, call)),
        missing: origins.length === 0,
    };
}

/** Said somewhere else than on the call, on its named policy or in the gateway that makes it. */
export function isInherited(origin: PolicyOrigin, call: Pick<Call, 'source'>): boolean {
    const ownGateway = origin.layer === 'gateway' && origin.element === call.source;
    return origin.layer !== 'call' && origin.layer !== 'policy' && !ownGateway;
}

function written<P extends PolicyProperty>(
    property: P,
    effective: EffectiveProperty<PolicyProperties[P]>,
): { readonly value?: string } {
    const write = VALUES[property] as ((value: PolicyProperties[P]) => string) | undefined;
    return write && effective.said === 'set' ? { value: write(effective.value) } : {};
}
