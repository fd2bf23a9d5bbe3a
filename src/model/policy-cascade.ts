import type { Call } from './call.ts';
import type { Mesh } from './deployment.ts';
import { sortedById } from './order.ts';
import type {
    EffectivePolicy,
    EffectiveProperty,
    PolicyBlock,
    PolicyLayer,
    PolicyOrigin,
    PolicyProperties,
    PolicyProperty,
} from './policy.ts';
import { POLICY_PROPERTIES } from './policy.ts';
import { UNKNOWN, type Unknown } from './said.ts';
import type { Service } from './service.ts';
import type { Source } from './source.ts';
import { MOST_BASES, type Policy, type System } from './system.ts';
import { findTechnology } from './technologies.ts';
import { travelsOverHttp } from './vocabulary/interactions.ts';

/** What a layer says about one property; a technology's documented default has no place in the text. */
export type LayerStatement<T> =
    | { readonly said: 'set'; readonly value: T; readonly source?: Source }
    | { readonly said: 'none'; readonly source?: Source }
    | Unknown;

/** One block that takes part in a cascade. Every {@link PolicyBlock} fits `block`. */
export interface PolicyLayerBlock {
    readonly layer: PolicyLayer;
    /** Id of the element whose block it is: the calling element, the named policy, the service, the mesh … */
    readonly element: string;
    readonly block: { readonly [P in PolicyProperty]?: LayerStatement<PolicyProperties[P]> };
}

/** The parts of a call that decide which policies hold for it; every {@link Call} has them. */
export type CascadingCall = Pick<
    Call,
    'source' | 'sourceOperation' | 'target' | 'targetOperation' | 'protocol' | 'declared' | 'policy' | 'bypassesMesh'
>;

/** What all calls of a project have in common when their policies are computed; made by {@link policyScope}. */
export interface PolicyScope {
    /** Callers and callees by id; clients and externals are not among them. */
    readonly services: ReadonlyMap<string, Pick<Service, 'id' | 'kind' | 'context' | 'defaults'>>;
    readonly policies: ReadonlyMap<string, Pick<Policy, 'id' | 'properties' | 'extends'>>;
    /** The meshes of a member, sorted by id. */
    readonly meshesOf: ReadonlyMap<string, readonly Mesh[]>;
    readonly system?: Pick<System, 'id' | 'defaults'>;
}

/** Prepares the elements that carry policies for {@link policyLayers}. */
export function policyScope(model: {
    readonly services: Iterable<Pick<Service, 'id' | 'kind' | 'context' | 'defaults'>>;
    readonly policies: Iterable<Pick<Policy, 'id' | 'properties' | 'extends'>>;
    readonly meshes: Iterable<Mesh>;
    readonly system?: Pick<System, 'id' | 'defaults'> | undefined;
}): PolicyScope {
    return {
        services: new Map(Array.from(model.services, (service) => [service.id, service])),
        policies: new Map(Array.from(model.policies, (policy) => [policy.id, policy])),
        meshesOf: meshesByMember(model.meshes),
        ...(model.system ? { system: model.system } : {}),
    };
}

/**
 * The blocks that have a say in a call, strongest first: the call's own block (for a call made by a route: the
 * route's) > the policy named by `with`, then what it extends > the caller's defaults, or for a gateway or BFF its
 * own policies > the caller's meshes, unless the call bypasses them > the system's defaults > what those meshes are
 * documented to do unasked.
 */
export function policyLayers(call: CascadingCall, scope: PolicyScope): readonly PolicyLayerBlock[] {
    const meshes = call.bypassesMesh ? [] : (scope.meshesOf.get(call.source) ?? []);
    const layers: PolicyLayerBlock[] = [
        { layer: 'call', element: call.sourceOperation ?? call.source, block: call.declared },
        ...namedPolicyLayers(call.policy, scope.policies),
        ...callerLayers(call.source, scope),
        ...meshes.flatMap((mesh) => meshLayers(mesh, call, scope)),
    ];
    if (scope.system) {
        layers.push({ layer: 'system', element: scope.system.id, block: scope.system.defaults });
    }
    layers.push(...meshes.flatMap((mesh) => technologyLayers(mesh, call, scope)));
    return layers;
}

/** Settles each property by the strongest layer that says anything about it. The layers come strongest first. */
export function effectivePolicy(layers: readonly PolicyLayerBlock[]): EffectivePolicy {
    const effective: { [P in PolicyProperty]: EffectiveProperty<PolicyProperties[P]> } = { ...NOTHING_SAID };
    for (const property of POLICY_PROPERTIES) {
        settle(effective, property, layers);
    }
    return effective;
}

/** The effective policy of a call: {@link effectivePolicy} of its {@link policyLayers}. */
export function effectivePolicyOf(call: CascadingCall, scope: PolicyScope): EffectivePolicy {
    return effectivePolicy(policyLayers(call, scope));
}

/** An effective policy about which nobody says anything. */
export const NOTHING_SAID: EffectivePolicy = {
    timeout: UNKNOWN,
    deadline: UNKNOWN,
    retry: UNKNOWN,
    breaker: UNKNOWN,
    bulkhead: UNKNOWN,
    fallback: UNKNOWN,
    limit: UNKNOWN,
};

function settle<P extends PolicyProperty>(
    effective: { [Q in P]: EffectiveProperty<PolicyProperties[Q]> },
    property: P,
    layers: readonly PolicyLayerBlock[],
): void {
    for (const { layer, element, block } of layers) {
        const statement: LayerStatement<PolicyProperties[P]> | undefined = block[property];
        if (!statement || statement.said === 'unknown') {
            continue;
        }
        const origin: PolicyOrigin = { layer, element, ...(statement.source ? { source: statement.source } : {}) };
        effective[property] =
            statement.said === 'set' ? { said: 'set', value: statement.value, origin } : { said: 'none', origin };
        return;
    }
}

/** The named policy and those that it builds on, nearest first; a policy that extends itself counts once. */
function namedPolicyLayers(name: string | undefined, policies: PolicyScope['policies']): PolicyLayerBlock[] {
    const order = new Set<string>(name === undefined ? [] : [name]);
    const layers: PolicyLayerBlock[] = [];
    // A set yields what is added while it is being walked, so this goes breadth first.
    for (const id of order) {
        const policy = policies.get(id);
        if (policy) {
            layers.push({ layer: 'policy', element: id, block: policy.properties });
            for (const base of policy.extends) {
                if (order.size <= MOST_BASES) {
                    order.add(base);
                }
            }
        }
    }
    return layers;
}

function callerLayers(source: string, scope: PolicyScope): PolicyLayerBlock[] {
    const caller = scope.services.get(source);
    if (!caller) {
        return [];
    }
    const layer = caller.kind === 'gateway' || caller.kind === 'bff' ? 'gateway' : 'caller';
    return [{ layer, element: caller.id, block: caller.defaults }];
}

/** A mesh's blocks toward the called operation, its service and its context, then those for all calls. */
function meshLayers(mesh: Mesh, call: CascadingCall, scope: PolicyScope): PolicyLayerBlock[] {
    const nearestFirst = [call.targetOperation, call.target, scope.services.get(call.target)?.context];
    const blocks: PolicyBlock[] = [];
    for (const target of nearestFirst) {
        for (const destination of mesh.toward) {
            if (target !== undefined && destination.target === target) {
                blocks.push(destination.policy);
            }
        }
    }
    return [...blocks, mesh.policy].map((block) => ({ layer: 'mesh', element: mesh.id, block }));
}

/**
 * Documented defaults hold for HTTP and gRPC between services that the mesh knows. Calls that leave the system are
 * mostly encrypted by the application, so the proxy cannot repeat them. A call that names no protocol counts as HTTP.
 */
function technologyLayers(mesh: Mesh, call: CascadingCall, scope: PolicyScope): PolicyLayerBlock[] {
    const adds = mesh.technology === undefined ? undefined : findTechnology(mesh.technology)?.mesh?.adds;
    const overHttp = call.protocol === undefined || travelsOverHttp(call.protocol);
    if (!adds || !overHttp || !scope.services.has(call.target)) {
        return [];
    }
    return [{ layer: 'technology', element: mesh.id, block: asStatements(adds) }];
}

function asStatements(properties: Partial<PolicyProperties>): PolicyLayerBlock['block'] {
    const block: { [P in PolicyProperty]?: LayerStatement<PolicyProperties[P]> } = {};
    for (const property of POLICY_PROPERTIES) {
        state(block, property, properties[property]);
    }
    return block;
}

function state<P extends PolicyProperty>(
    block: { [Q in P]?: LayerStatement<PolicyProperties[Q]> },
    property: P,
    value: PolicyProperties[P] | undefined,
): void {
    if (value !== undefined) {
        block[property] = { said: 'set', value };
    }
}

function meshesByMember(meshes: Iterable<Mesh>): Map<string, Mesh[]> {
    const byMember = new Map<string, Mesh[]>();
    for (const mesh of sortedById(meshes)) {
        for (const member of new Set(mesh.members)) {
            byMember.set(member, [...(byMember.get(member) ?? []), mesh]);
        }
    }
    return byMember;
}
