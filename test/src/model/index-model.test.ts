import { describe, expect, it } from 'vitest';
import { EMPTY_MODEL } from '../../../src/model/architecture.ts';
import { indexModel } from '../../../src/model/index-model.ts';
import { element, sampleModel } from '../../fixtures/sample-model.ts';

const model = sampleModel({
    contexts: [{ id: 'Ordering', owner: 'Checkout' }],
    services: [
        {
            id: 'Ordering.orders',
            owner: 'Checkout',
            masters: ['Ordering.Order'],
            operations: ['Ordering.orders.place', 'Ordering.orders.list'],
        },
        { id: 'Payments.payments' },
        { id: 'Edge', kind: 'gateway' },
    ],
    operations: ['query Ordering.orders.list', 'command Ordering.orders.place', 'query Payments.payments.charge'],
    stores: [{ id: 'Ordering.orders.db', owner: 'Ordering.orders', context: 'Ordering', team: 'Checkout' }],
    brokers: ['Kafka'],
    topics: ['Kafka.orderEvents'],
    events: ['Ordering.Placed via Kafka.orderEvents'],
    calls: ['Ordering.orders.place -> Payments.payments.charge', 'Ordering.orders -> Payments.payments'],
    accesses: ['Ordering.orders.place writes Ordering.orders.db'],
    publishes: ['Ordering.orders.place -> Ordering.Placed'],
    subscribes: ['Payments.payments <- Ordering.Placed', 'Edge <- Kafka.orderEvents'],
    rest: {
        entities: [{ ...element('Ordering.Order', 'entity'), context: 'Ordering', fields: [] }],
        contextRelations: [
            {
                id: 'Ordering-partnership->Payments',
                kind: 'partnership',
                context: 'Ordering',
                other: 'Payments',
                offers: [],
                through: [],
                patterns: [],
                entities: [],
                location: element('x', 'context').source,
            },
        ],
        releases: [
            { ...element('Weekly', 'release'), members: ['Ordering.orders', 'Payments.payments'], membersAt: [] },
        ],
    },
});
const index = indexModel(model);

const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id);

describe('indexModel', () => {
    it('finds every element by id', () => {
        for (const id of ['Ordering', 'Ordering.orders', 'Ordering.orders.list', 'Kafka.orderEvents', 'Weekly']) {
            expect(index.elements.get(id)?.id).toBe(id);
        }
        expect(index.services.get('Ordering')).toBeUndefined();
    });

    it('lists calls by either end, at the level of elements and of operations', () => {
        expect(ids(index.callsFrom('Ordering.orders'))).toHaveLength(2);
        expect(ids(index.callsIn('Ordering.orders.place'))).toEqual([
            'Ordering.orders.place->Payments.payments.charge',
        ]);
        expect(ids(index.callsTo('Payments.payments'))).toHaveLength(2);
        expect(ids(index.callsToOperation('Payments.payments.charge'))).toEqual([
            'Ordering.orders.place->Payments.payments.charge',
        ]);
        expect(index.callsFrom('Nobody')).toEqual([]);
    });

    it('keeps the operations of a service in order of declaration', () => {
        expect(ids(index.operationsOf('Ordering.orders'))).toEqual(['Ordering.orders.place', 'Ordering.orders.list']);
    });

    it('follows events to the topic that they ride', () => {
        expect(ids(index.publicationsTo('Kafka.orderEvents'))).toEqual(['Ordering.orders.place -> Ordering.Placed']);
        expect(ids(index.subscriptionsTo('Kafka.orderEvents'))).toEqual([
            'Payments.payments <- Ordering.Placed',
            'Edge <- Kafka.orderEvents',
        ]);
        expect(ids(index.subscriptionsOf('Ordering.Placed'))).toEqual(['Payments.payments <- Ordering.Placed']);
    });

    it('knows where things stand and who owns them', () => {
        expect(index.contextOf('Ordering.orders.place')).toBe('Ordering');
        expect(index.contextOf('Ordering.orders.db')).toBe('Ordering');
        expect(index.contextOf('Ordering.Order')).toBe('Ordering');
        expect(index.contextOf('Edge')).toBeUndefined();
        expect(index.ownerOf('Ordering.orders.place')).toBe('Checkout');
        expect(index.ownerOf('Ordering.orders.db')).toBe('Checkout');
        expect(index.serviceOf('Ordering.orders.place')).toBe('Ordering.orders');
        expect(index.serviceOf('Ordering.orders')).toBe('Ordering.orders');
        expect(index.serviceOf('Kafka')).toBeUndefined();
    });

    it('lists what belongs to an element', () => {
        expect(ids(index.storesOf('Ordering.orders'))).toEqual(['Ordering.orders.db']);
        expect(ids(index.mastersOf('Ordering.Order'))).toEqual(['Ordering.orders']);
        expect(ids(index.accessesTo('Ordering.orders.db'))).toHaveLength(1);
        expect(ids(index.releasesOf('Payments.payments'))).toEqual(['Weekly']);
        expect(ids(index.contextRelationsOf('Payments'))).toEqual(['Ordering-partnership->Payments']);
        expect(ids(index.contextRelationsOf('Ordering'))).toEqual(['Ordering-partnership->Payments']);
    });

    it('tells the kinds of relations apart', () => {
        expect(index.relations.get('Ordering.orders.place writes Ordering.orders.db')?.kind).toBe('store-access');
        expect(index.relations.get('Ordering.orders->Payments.payments')?.kind).toBe('call');
    });

    it('makes do with a model of nothing', () => {
        expect(indexModel(EMPTY_MODEL).elements.size).toBe(0);
    });
});
