import { describe, expect, it } from 'vitest';
import { contextGraph } from '../../../../src/model/graphs/context-graph.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { sampleModel } from '../../../fixtures/sample-model.ts';
import { edgesAsText } from './edges-as-text.ts';

const index = indexModel(
    sampleModel({
        contexts: ['Catalog', 'Ordering', 'Payments', 'Shipping'],
        services: [
            'Catalog.products',
            'Catalog.search',
            'Ordering.orders',
            'Payments.payments',
            'Shipping.parcels',
            { id: 'lb', kind: 'router' },
            { id: 'Legacy', kind: 'monolith' },
        ],
        operations: ['command Ordering.orders.place', 'handler Shipping.parcels.on-Placed'],
        clients: ['App'],
        externals: ['Stripe'],
        stores: ['Payments.ledger', 'shared'],
        events: ['Ordering.Placed'],
        brokers: ['Kafka'],
        topics: ['Kafka.audit'],
        calls: [
            'App -> Ordering.orders',
            'Ordering.orders.place -> lb',
            'lb -> Catalog.products',
            'Catalog.search -> Catalog.products',
            'Payments.payments -> Stripe',
            'Ordering.orders -> Legacy',
        ],
        accesses: ['Ordering.orders.place reads Payments.ledger', 'Payments.payments writes shared'],
        publishes: ['Ordering.orders.place -> Ordering.Placed', 'Catalog.products -> Kafka.audit'],
        subscribes: ['Shipping.parcels.on-Placed <- Ordering.Placed', 'Payments.payments <- Kafka.audit'],
    }),
);

describe('contextGraph', () => {
    it('joins contexts by calls, store accesses and subscriptions, with their causes', () => {
        expect(edgesAsText(contextGraph(index), true)).toEqual([
            'Ordering -> Catalog: Ordering.orders.place->lb, lb->Catalog.products',
            'Ordering -> Payments: Ordering.orders.place reads Payments.ledger',
            'Payments -> Catalog: Payments.payments <- Kafka.audit',
            'Shipping -> Ordering: Shipping.parcels.on-Placed <- Ordering.Placed',
        ]);
    });

    it('shows one kind of dependency when asked', () => {
        expect(edgesAsText(contextGraph(index, { by: ['store-access'] }))).toEqual(['Ordering -> Payments']);
        expect(contextGraph(index, { by: [] }).ids).toEqual(['Catalog', 'Ordering', 'Payments', 'Shipping']);
    });

    it('can show what stands outside any context, but never clients or routers', () => {
        const graph = contextGraph(index, { by: ['call', 'store-access'], outsiders: true });
        expect(edgesAsText(graph)).toEqual([
            'Ordering -> Catalog',
            'Ordering -> Legacy',
            'Ordering -> Payments',
            'Payments -> Stripe',
            'Payments -> shared',
        ]);
    });

    it('can leave out what infrastructure uses, and what uses it', () => {
        const model = sampleModel({
            contexts: ['A', 'B', 'C'],
            services: ['A.a', { id: 'B.config', role: 'infrastructure' }, 'C.c'],
            calls: ['A.a -> B.config', 'B.config -> C.c', 'A.a -> C.c'],
        });
        expect(edgesAsText(contextGraph(indexModel(model)))).toEqual(['A -> B', 'A -> C', 'B -> C']);
        expect(edgesAsText(contextGraph(indexModel(model), { infrastructure: false }))).toEqual(['A -> C']);
    });
});
