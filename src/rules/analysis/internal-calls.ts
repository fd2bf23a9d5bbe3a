import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Service } from '../../model/service.ts';

/** A call from one part of the system to another. */
export interface InternalCall {
    readonly call: Call;
    readonly target: Service;
}

/**
 * Calls among services, gateways, BFFs, monoliths and routers, those of routes included: everything that stays inside
 * the system. To be had through `RuleContext.derive`.
 */
export function internalCalls(index: ModelIndex): readonly InternalCall[] {
    return index.model.calls.flatMap((call) => {
        const target = index.services.get(call.target);
        return target && index.services.has(call.source) && target.id !== call.source ? [{ call, target }] : [];
    });
}

/** The mode in which both ends of a call encrypt it and prove who they are: that of a mesh that has both as members. */
export function meshMode(index: ModelIndex, { call, target }: InternalCall): string | undefined {
    if (call.bypassesMesh) {
        return undefined;
    }
    const meshes = new Set(index.meshesOf(target.id));
    const common = index.meshesOf(call.source).filter((mesh) => meshes.has(mesh));
    return common.find(({ mtls }) => mtls === 'strict')?.mtls ?? common.find(({ mtls }) => mtls !== undefined)?.mtls;
}
