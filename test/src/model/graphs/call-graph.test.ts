import { describe, expect, it } from 'vitest';
import { operationCallGraph, serviceCallGraph } from '../../../../src/model/graphs/call-graph.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { type Sample, sampleModel } from '../../../fixtures/sample-model.ts';
import { edgesAsText } from './edges-as-text.ts';

const index = (sample: Sample) => indexModel(sampleModel(sample));

describe('serviceCallGraph', () => {
    it('folds the calls of all operations into one edge with its causes', () => {
        const graph = serviceCallGraph(
            index({
                services: ['A.a', 'B.b'],
                operations: ['query A.a.x', 'command A.a.y', 'query B.b.z'],
                calls: ['A.a.y -> B.b.z', 'A.a.x -> B.b'],
            }),
        );
        expect(graph.ids).toEqual(['A.a', 'B.b']);
        expect(edgesAsText(graph, true)).toEqual(['A.a -> B.b: A.a.x->B.b, A.a.y->B.b.z']);
    });

    it('sees through routers, also one behind the other and in circles, and drops dead ends', () => {
        const router = (id: string) => ({ id, kind: 'router' }) as const;
        const graph = serviceCallGraph(
            index({
                services: ['a', 'b', 'c', router('lb'), router('lb2'), router('blind')],
                calls: ['a -> lb', 'lb -> b', 'lb -> lb2', 'lb2 -> c', 'lb2 -> lb', 'a -> blind'],
            }),
        );
        expect(graph.ids).toEqual(['a', 'b', 'c']);
        expect(edgesAsText(graph, true)).toEqual(['a -> b: a->lb, lb->b', 'a -> c: a->lb, lb->lb2, lb2->c']);
    });

    it('keeps gateways, BFFs and monoliths, and leaves clients and externals out unless asked', () => {
        const sample: Sample = {
            services: [
                { id: 'Edge', kind: 'gateway' },
                { id: 'Mobile', kind: 'bff' },
                { id: 'Old', kind: 'monolith' },
            ],
            clients: ['App'],
            externals: ['Stripe'],
            calls: ['App -> Mobile', 'Mobile -> Edge', 'Edge -> Old', 'Old -> Stripe'],
        };
        expect(edgesAsText(serviceCallGraph(index(sample)))).toEqual(['Edge -> Old', 'Mobile -> Edge']);
        expect(edgesAsText(serviceCallGraph(index(sample), { externals: true, clients: true }))).toEqual([
            'App -> Mobile',
            'Edge -> Old',
            'Mobile -> Edge',
            'Old -> Stripe',
        ]);
    });

    it('leaves infrastructure out when asked', () => {
        const sample = index({ services: ['a', { id: 'config', role: 'infrastructure' }], calls: ['a -> config'] });
        expect(serviceCallGraph(sample).ids).toEqual(['a', 'config']);
        expect(serviceCallGraph(sample, { infrastructure: false }).ids).toEqual(['a']);
        expect(serviceCallGraph(sample, { infrastructure: false }).edges).toEqual([]);
    });

    it('shows a service that calls itself', () => {
        expect(edgesAsText(serviceCallGraph(index({ services: ['a'], calls: ['a -> a'] })))).toEqual(['a -> a']);
    });

    it('does not depend on the order of the calls', () => {
        const calls = ['a -> b', 'b -> c', 'a -> c', 'c -> a'];
        const graph = serviceCallGraph(index({ services: ['a', 'b', 'c'], calls }));
        const turned = serviceCallGraph(index({ services: ['c', 'b', 'a'], calls: calls.toReversed() }));
        expect(turned).toEqual(graph);
    });
});

describe('operationCallGraph', () => {
    it('has no cycle where two services call each other in operations that do not meet', () => {
        const graph = operationCallGraph(
            index({
                services: ['travel', 'seat'],
                operations: ['query travel.find', 'query travel.info', 'query seat.left', 'query seat.assign'],
                calls: ['travel.find -> seat.left', 'seat.assign -> travel.info'],
            }),
        );
        expect(edgesAsText(graph)).toEqual(['seat.assign -> travel.info', 'travel.find -> seat.left']);
        expect(graph.ids).toEqual(['seat.assign', 'seat.left', 'travel.find', 'travel.info']);
    });

    it('lets a call to a service as a whole reach any of its queries and commands, but no handler', () => {
        const graph = operationCallGraph(
            index({
                services: ['a', 'b'],
                operations: ['query b.list', 'command b.place', 'handler b.on-Paid'],
                calls: ['a -> b'],
            }),
        );
        expect(edgesAsText(graph, true)).toEqual(['a -> b.list: a->b', 'a -> b.place: a->b']);
    });

    it('stands a service for itself where it has no operations to call, or calls outside of them', () => {
        const graph = operationCallGraph(
            index({
                services: ['a', 'b', 'c', 'd'],
                operations: ['query b.list', 'handler c.on-Paid'],
                calls: ['a -> b', 'b -> c', 'c.on-Paid -> d'],
            }),
        );
        expect(edgesAsText(graph)).toEqual(['a -> b', 'a -> b.list', 'b -> c', 'c.on-Paid -> d']);
    });

    it('goes through routers to the operation behind them', () => {
        const graph = operationCallGraph(
            index({
                services: ['a', 'b', { id: 'lb', kind: 'router' }],
                operations: ['query b.list', 'query b.other'],
                calls: ['a -> lb', 'lb -> b.list'],
            }),
        );
        expect(edgesAsText(graph, true)).toEqual(['a -> b.list: a->lb, lb->b.list']);
    });

    it('leaves the operations of infrastructure out when asked', () => {
        const sample = index({
            services: ['a', { id: 'config', role: 'infrastructure' }],
            operations: ['query config.get'],
            calls: ['a -> config.get', 'a -> config'],
        });
        expect(operationCallGraph(sample, { infrastructure: false }).ids).toEqual(['a']);
    });
});
