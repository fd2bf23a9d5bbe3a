import { describe, expect, it } from 'vitest';
import { serviceCallGraph } from '../../../../src/model/graphs/call-graph.ts';
import { union } from '../../../../src/model/graphs/digraph.ts';
import { deliveries, messageGraph } from '../../../../src/model/graphs/message-graph.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { sampleModel } from '../../../fixtures/sample-model.ts';
import { edgesAsText } from './edges-as-text.ts';

const index = indexModel(
    sampleModel({
        services: ['orders', 'shipping', 'mail', 'bulk', { id: 'telemetry', role: 'infrastructure' }],
        operations: ['command orders.place', 'handler shipping.on-Placed'],
        clients: ['App'],
        brokers: ['Kafka'],
        topics: ['Kafka.orderEvents'],
        events: ['Placed via Kafka.orderEvents', 'Cancelled via Kafka.orderEvents'],
        calls: ['shipping.on-Placed -> mail'],
        publishes: ['orders.place -> Placed', 'bulk -> Kafka.orderEvents'],
        subscribes: [
            'shipping.on-Placed <- Placed',
            'mail <- Cancelled',
            'App <- Kafka.orderEvents',
            'telemetry <- Kafka.orderEvents',
        ],
    }),
);

describe('deliveries', () => {
    it('pairs publications with subscriptions to the event or to the bare topic it rides', () => {
        expect(deliveries(index).map((d) => [d.publication.id, d.subscription.id, d.event, d.channel])).toEqual([
            ['orders.place -> Placed', 'App <- Kafka.orderEvents', 'Placed', 'Kafka.orderEvents'],
            ['orders.place -> Placed', 'shipping.on-Placed <- Placed', 'Placed', 'Kafka.orderEvents'],
            ['orders.place -> Placed', 'telemetry <- Kafka.orderEvents', 'Placed', 'Kafka.orderEvents'],
            ['bulk -> Kafka.orderEvents', 'App <- Kafka.orderEvents', undefined, 'Kafka.orderEvents'],
            ['bulk -> Kafka.orderEvents', 'telemetry <- Kafka.orderEvents', undefined, 'Kafka.orderEvents'],
        ]);
    });
});

describe('messageGraph', () => {
    it('leads from publishers to receivers', () => {
        expect(edgesAsText(messageGraph(index))).toEqual([
            'bulk -> App',
            'bulk -> telemetry',
            'orders -> App',
            'orders -> shipping',
            'orders -> telemetry',
        ]);
    });

    it('leads from operation to handler when asked, without infrastructure when asked', () => {
        expect(edgesAsText(messageGraph(index, { level: 'operation', infrastructure: false }), true)).toEqual([
            'bulk -> App: App <- Kafka.orderEvents, bulk -> Kafka.orderEvents',
            'orders.place -> App: App <- Kafka.orderEvents, orders.place -> Placed',
            'orders.place -> shipping.on-Placed: orders.place -> Placed, shipping.on-Placed <- Placed',
        ]);
    });

    it('joins the call graph, so that a trace can be followed through both', () => {
        const both = union(serviceCallGraph(index), messageGraph(index, { infrastructure: false }));
        expect(edgesAsText(both)).toEqual(['bulk -> App', 'orders -> App', 'orders -> shipping', 'shipping -> mail']);
    });
});
