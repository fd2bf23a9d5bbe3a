import { describe, expect, it } from 'vitest';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { callHops } from '../../../../src/model/graphs/call-hops.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { sampleModel } from '../../../fixtures/sample-model.ts';

describe('callHops', () => {
    it('is the call itself where no router stands between', () => {
        const model = sampleModel({
            services: ['a', 'b'],
            operations: ['query b.list'],
            calls: ['a -> b.list'],
        });
        expect(hopsOfFirst(model)).toEqual([['b', 'b.list', ['a->b.list']]]);
    });

    it('names the calls on the way through routers in their order', () => {
        const model = sampleModel({
            services: ['a', 'z', { id: 'front', kind: 'router' }, { id: 'back', kind: 'router' }],
            calls: ['a -> front', 'front -> back', 'back -> z'],
        });
        expect(hopsOfFirst(model)).toEqual([['z', undefined, ['a->front', 'front->back', 'back->z']]]);
    });

    it('passes through a chain of 20,000 routers', () => {
        const routers = Array.from({ length: 20_000 }, (_, i) => ({ id: `r${i}`, kind: 'router' }) as const);
        const model = sampleModel({
            services: ['a', 'z', ...routers],
            calls: ['a -> r0', ...routers.map(({ id }, i) => `${id} -> ${routers[i + 1]?.id ?? 'z'}`)],
        });
        const [hop] = hopsOfFirst(model);
        expect(hop?.[0]).toBe('z');
        expect(hop?.[2]).toHaveLength(20_001);
    });
});

function hopsOfFirst(model: ArchitectureModel) {
    const [first] = model.calls;
    return first === undefined
        ? []
        : callHops(indexModel(model), first).map((hop) => [hop.target, hop.targetOperation, hop.relations] as const);
}
