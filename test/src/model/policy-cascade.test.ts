import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mesh } from '../../../src/model/deployment.ts';
import { POLICY_PROPERTIES, type PolicyBlock, type Retry } from '../../../src/model/policy.ts';
import {
    type CascadingCall,
    effectivePolicy,
    effectivePolicyOf,
    NOTHING_SAID,
    type PolicyLayerBlock,
    policyLayers,
    policyScope,
} from '../../../src/model/policy-cascade.ts';
import type { Source } from '../../../src/model/source.ts';

const twice: Retry = { retries: 2, jitter: false, when: [] };
const once: Retry = { retries: 1, jitter: false, when: [] };

describe('effectivePolicy', () => {
    it('takes each property from the strongest layer that speaks of it, and says which', () => {
        const policy = effectivePolicy([
            { layer: 'call', element: 'a.op', block: { timeout: set(200, 3) } },
            { layer: 'caller', element: 'a', block: { timeout: set(500, 7), retry: set(twice, 8) } },
            { layer: 'system', element: 'S', block: { bulkhead: set({ concurrent: 5 }, 9) } },
        ]);
        expect(policy.timeout).toEqual({
            said: 'set',
            value: 200,
            origin: { layer: 'call', element: 'a.op', source: at(3) },
        });
        expect(policy.retry).toMatchObject({ said: 'set', value: twice, origin: { layer: 'caller', element: 'a' } });
        expect(policy.bulkhead).toMatchObject({ said: 'set', origin: { layer: 'system', element: 'S' } });
        expect(policy.breaker).toEqual({ said: 'unknown' });
    });

    it('lets an outright none win over weaker layers, but not silence', () => {
        const policy = effectivePolicy([
            { layer: 'call', element: 'a', block: { timeout: { said: 'none', source: at(1) }, retry: unknown } },
            { layer: 'system', element: 'S', block: { timeout: set(1000, 2), retry: set(once, 3) } },
        ]);
        expect(policy.timeout).toEqual({ said: 'none', origin: { layer: 'call', element: 'a', source: at(1) } });
        expect(policy.retry).toMatchObject({ said: 'set', value: once });
    });

    it('knows nothing when nobody speaks', () => {
        expect(effectivePolicy([])).toEqual(NOTHING_SAID);
    });

    it('agrees with looking the layers through one by one', () => {
        const statement = fc.constantFrom<'set' | 'none' | 'unknown' | 'absent'>('set', 'none', 'unknown', 'absent');
        fc.assert(
            fc.property(
                fc.array(fc.record({ timeout: statement, deadline: statement }), { maxLength: 7 }),
                (written) => {
                    const layers = written.map(
                        ({ timeout, deadline }, i): PolicyLayerBlock => ({
                            layer: 'policy',
                            element: `layer${i}`,
                            block: { ...said('timeout', timeout, i), ...said('deadline', deadline, i) },
                        }),
                    );
                    const policy = effectivePolicy(layers);
                    for (const property of ['timeout', 'deadline'] as const) {
                        const first = written.findIndex((w) => w[property] === 'set' || w[property] === 'none');
                        const effective = policy[property];
                        expect(effective.said).toBe(first < 0 ? 'unknown' : written[first]?.[property]);
                        expect(effective.said === 'unknown' ? undefined : effective.origin.element).toBe(
                            first < 0 ? undefined : `layer${first}`,
                        );
                    }
                },
            ),
        );
    });
});

describe('policyLayers', () => {
    it('orders call, named policy, caller, mesh, system and technology', () => {
        const layers = policyLayers(
            call({ policy: 'careful' }),
            scope({ policies: [named('careful', ['base']), named('base', [])], meshes: [mesh('Main', 'Istio')] }),
        );
        expect(layers.map(({ layer, element }) => `${layer} ${element}`)).toEqual([
            'call Ordering.orders.place',
            'policy careful',
            'policy base',
            'caller Ordering.orders',
            'mesh Main',
            'system Shop',
            'technology Main',
        ]);
    });

    it('walks what a policy extends nearest first, and once where it goes in circles', () => {
        const layers = policyLayers(
            call({ policy: 'a' }),
            scope({ policies: [named('a', ['b', 'c']), named('b', ['d', 'a']), named('c', ['d']), named('d', ['a'])] }),
        );
        expect(layers.filter((l) => l.layer === 'policy').map((l) => l.element)).toEqual(['a', 'b', 'c', 'd']);
    });

    it('ignores a policy that does not exist', () => {
        expect(policyLayers(call({ policy: 'gone' }), scope({})).some((l) => l.layer === 'policy')).toBe(false);
    });

    it('counts the policies of a gateway or BFF as the gateway layer', () => {
        for (const source of ['Edge', 'MobileBff']) {
            const layers = policyLayers(call({ source, sourceOperation: undefined }), scope({}));
            expect(layers.map(({ layer, element }) => `${layer} ${element}`)).toEqual([
                `call ${source}`,
                `gateway ${source}`,
                'system Shop',
            ]);
        }
    });

    it('prefers what a mesh says toward the operation, then the service, then its context', () => {
        const toward = ['Payments', 'Payments.payments', 'Payments.payments.charge', 'Ordering'].map((target, i) => ({
            target,
            policy: { timeout: set(i, i) },
            source: at(i),
        }));
        const layers = policyLayers(call({}), scope({ meshes: [{ ...mesh('Main'), toward }] }));
        const timeouts = layers.filter((l) => l.layer === 'mesh').map((l) => l.block.timeout);
        expect(timeouts.map((t) => (t?.said === 'set' ? t.value : t?.said))).toEqual([2, 1, 0, 30_000]);
    });

    it('leaves the mesh out when the caller is no member or the call bypasses it', () => {
        const meshes = [mesh('Main', 'Istio')];
        for (const outside of [call({ source: 'Edge' }), call({ bypassesMesh: true })]) {
            const layers = policyLayers(outside, scope({ meshes }));
            expect(layers.filter((l) => l.layer === 'mesh' || l.layer === 'technology')).toEqual([]);
        }
    });

    it('has no caller layer for a client', () => {
        const layers = policyLayers(call({ source: 'App', sourceOperation: undefined }), scope({}));
        expect(layers.map((l) => l.layer)).toEqual(['call', 'system']);
    });
});

describe('documented defaults of a mesh', () => {
    it('make Istio retry twice when nobody says anything, and add no timeout', () => {
        const policy = effectivePolicyOf(call({}), scope({ meshes: [{ ...mesh('Main', 'istio'), policy: {} }] }));
        expect(policy.retry).toMatchObject({
            said: 'set',
            value: { retries: 2, jitter: true },
            origin: { layer: 'technology', element: 'Main' },
        });
        expect(policy.retry).not.toHaveProperty('origin.source');
        expect(policy.timeout.said).toBe('unknown');
    });

    it('yield to any written word, even `retry none` in the system defaults', () => {
        const none: PolicyBlock = { retry: { said: 'none', source: at(1) } };
        const policy = effectivePolicyOf(call({}), {
            ...scope({ meshes: [{ ...mesh('Main', 'Istio'), policy: {} }] }),
            system: { id: 'Shop', defaults: none },
        });
        expect(policy.retry).toMatchObject({ said: 'none', origin: { layer: 'system' } });
    });

    it('hold for HTTP between services only', () => {
        const meshes = [mesh('Main', 'Istio')];
        const technology = (c: CascadingCall) =>
            policyLayers(c, scope({ meshes })).some((layer) => layer.layer === 'technology');
        expect(technology(call({ protocol: 'grpc' }))).toBe(true);
        expect(technology(call({ protocol: 'thrift' }))).toBe(false);
        expect(technology(call({ target: 'Stripe', targetOperation: undefined }))).toBe(false);
    });

    it('are none for Linkerd and for meshes nobody knows', () => {
        for (const technology of ['Linkerd', 'HomeGrown']) {
            const policy = effectivePolicyOf(
                call({}),
                scope({ meshes: [{ ...mesh('Main', technology), policy: {} }] }),
            );
            for (const property of POLICY_PROPERTIES) {
                expect(policy[property].said).toBe(property === 'bulkhead' ? 'set' : 'unknown');
            }
        }
    });
});

const unknown = { said: 'unknown' } as const;

function at(line: number): Source {
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    return { uri: 'file:///shop.fbk', range, extent: range };
}

function set<T>(value: T, line: number): { readonly said: 'set'; readonly value: T; readonly source: Source } {
    return { said: 'set', value, source: at(line) };
}

function said(property: 'timeout' | 'deadline', how: 'set' | 'none' | 'unknown' | 'absent', i: number): PolicyBlock {
    switch (how) {
        case 'set':
            return { [property]: set(i, i) };
        case 'none':
            return { [property]: { said: 'none', source: at(i) } };
        case 'unknown':
            return { [property]: unknown };
        case 'absent':
            return {};
    }
}

function call(
    changes: {
        [K in 'source' | 'sourceOperation' | 'target' | 'targetOperation' | 'protocol' | 'policy' | 'bypassesMesh']?:
            | CascadingCall[K]
            | undefined;
    },
): CascadingCall {
    const all = {
        source: 'Ordering.orders',
        sourceOperation: 'Ordering.orders.place',
        target: 'Payments.payments',
        targetOperation: 'Payments.payments.charge',
        declared: {},
        bypassesMesh: false,
        ...changes,
    };
    return Object.fromEntries(
        Object.entries(all).filter(([, value]) => value !== undefined),
    ) as unknown as CascadingCall;
}

function named(id: string, bases: readonly string[]) {
    return { id, properties: {}, extends: bases };
}

function mesh(id: string, technology?: string): Mesh {
    return {
        id,
        kind: 'mesh',
        name: id,
        tags: [],
        links: [],
        allows: [],
        source: at(0),
        ...(technology === undefined ? {} : { technology }),
        members: ['Ordering.orders', 'Payments.payments'],
        excludes: [],
        policy: { timeout: set(30_000, 1) },
        toward: [],
        telemetry: { metrics: unknown, traces: unknown, logs: unknown },
    };
}

function scope(parts: { policies?: ReturnType<typeof named>[]; meshes?: Mesh[] }) {
    return policyScope({
        services: [
            { id: 'Ordering.orders', kind: 'service', context: 'Ordering', defaults: {} },
            { id: 'Payments.payments', kind: 'service', context: 'Payments', defaults: {} },
            { id: 'Edge', kind: 'gateway', defaults: {} },
            { id: 'MobileBff', kind: 'bff', defaults: {} },
        ],
        policies: parts.policies ?? [],
        meshes: parts.meshes ?? [],
        system: { id: 'Shop', defaults: { bulkhead: set({ concurrent: 9 }, 2) } },
    });
}
