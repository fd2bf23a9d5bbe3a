import type { ModelIndex } from './index-model.ts';
import type { EffectivePolicy } from './policy.ts';
import { effectivePolicy } from './policy-cascade.ts';

/**
 * The policies that hold for a service's accesses to its stores: the service's own defaults, then the system's. A
 * mesh has no say: its proxies put timeouts on HTTP requests, not on a database's protocol.
 */
export function storePolicy(index: ModelIndex, service: string): EffectivePolicy {
    const { system } = index.model;
    const own = index.services.get(service);
    return effectivePolicy([
        ...(own ? [{ layer: 'caller' as const, element: own.id, block: own.defaults }] : []),
        ...(system ? [{ layer: 'system' as const, element: system.id, block: system.defaults }] : []),
    ]);
}
