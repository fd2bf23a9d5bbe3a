import { describe, expect, it } from 'vitest';
import { diffModels } from '../../../../src/model/diff/diff-models.ts';
import { modelOf } from '../../../model-of.ts';
import { toldChanges } from './told-changes.ts';

const SHOP = `
team Checkout
team Logistics
external Stripe
policy careful { timeout 300ms  retry 2 }
context Ordering {
  owner Checkout
  service orders {
    replicas 2
    store ordersDb : PostgreSQL
    command place "POST /orders" {
      calls Inventory.stock.reserve over grpc with careful
      writes ordersDb
      publishes OrderPlaced
    }
    query list "GET /orders" { reads ordersDb }
    slo { latency p99 300ms }
  }
  event OrderPlaced via news
}
context Inventory {
  owner Logistics
  service stock {
    store stockDb : MongoDB
    command reserve "POST /reservations" { writes stockDb }
    on OrderPlaced { writes stockDb }
  }
}
broker Kafka { topic news }
`;

function edited(...edits: readonly (readonly [string, string])[]): string {
    return edits.reduce((text, [from, to]) => {
        if (!text.includes(from)) {
            throw new Error(`The shop does not say "${from}".`);
        }
        return text.replaceAll(from, to);
    }, SHOP);
}

const changes = (...edits: readonly (readonly [string, string])[]) => toldChanges(SHOP, edited(...edits));

describe('the difference of two models', () => {
    it('is nothing when declarations move, wherever they go', async () => {
        const parts = SHOP.split(/\n(?=context|broker|team|policy|external)/);
        expect(await toldChanges(SHOP, parts.toReversed().join('\n\n// moved\n\n'))).toEqual([]);
    });

    it('tells properties with what was, what is and where both stand', async () => {
        const before = await modelOf(SHOP);
        const after = await modelOf(`\n\n${edited(['replicas 2', 'replicas 3'], ['p99 300ms', 'p99 200ms'])}`);
        const { elements } = diffModels(before, after);
        expect(elements).toMatchObject([
            {
                change: 'changed',
                after: { id: 'Ordering.orders' },
                properties: [
                    {
                        property: 'replicas',
                        before: { min: 2, max: 2 },
                        after: { min: 3, max: 3 },
                        beforeAt: { range: { start: { line: 8 } } },
                        afterAt: { range: { start: { line: 10 } } },
                    },
                    { property: 'slo.latency' },
                ],
            },
        ]);
    });

    it('tells what is new and what is gone', async () => {
        expect(await changes(['external Stripe', 'external Paypal { tag new }'])).toEqual([
            'added external Paypal',
            'removed external Stripe',
        ]);
        expect(await changes(['query list "GET /orders" { reads ordersDb }', ''])).toEqual([
            'removed query Ordering.orders.list',
            'removed store-access Ordering.orders.list-reads->Ordering.orders.ordersDb',
        ]);
    });

    it('tells a change of an owner once, at the context', async () => {
        expect(await changes(['owner Logistics', 'owner Checkout'])).toEqual(['changed context Inventory, owner']);
        expect(await changes(['replicas 2', 'replicas 2\n owner Logistics'])).toEqual([
            'changed service Ordering.orders, owner',
        ]);
    });

    it('tells telemetry that the system says once, at the system', async () => {
        const system = (sampled: string) => `system S { telemetry { traces otel sampled ${sampled} } }\n${SHOP}`;
        expect(await toldChanges(system('10%'), system('20%'))).toEqual(['changed system S, telemetry.traces']);
    });

    it('tells the topic of an event once, at the event', async () => {
        expect(await changes(['topic news', 'topic news  topic more'], ['via news', 'via more'])).toEqual([
            'added topic Kafka.more',
            'changed event Ordering.OrderPlaced, via',
        ]);
    });

    it('tells another kind of the same service', async () => {
        expect(await toldChanges('service a { tag x }', 'gateway a { tag x }')).toEqual([
            'changed gateway a, kind, role',
        ]);
    });

    it('tells another order of steps, but none for a step that came or went', async () => {
        const step = 'writes ordersDb\n';
        expect(await changes([step, ''], ['publishes OrderPlaced\n', `publishes OrderPlaced\n ${step}`])).toEqual([
            'changed command Ordering.orders.place, steps',
        ]);
        expect(await changes(['publishes OrderPlaced\n', ''])).toEqual([
            'removed publication Ordering.orders.place-publishes->Ordering.OrderPlaced',
        ]);
    });
});

describe('policies in the difference of two models', () => {
    it('are told as they hold, with where they come from', async () => {
        const [call] = diffModels(
            await modelOf(SHOP),
            await modelOf(edited(['timeout 300ms', 'timeout 500ms'])),
        ).relations;
        expect(call?.policies).toMatchObject([
            {
                property: 'timeout',
                inherited: true,
                before: { value: 300, origin: { layer: 'policy', element: 'careful' } },
                after: { value: 500, origin: { layer: 'policy', element: 'careful' } },
            },
        ]);
    });

    it('tell what a call says itself from what it inherits', async () => {
        const over = 'over grpc with careful';
        expect(await changes([over, `${over} { timeout 1s }`])).toEqual([
            'changed call Ordering.orders.place->Inventory.stock.reserve, own timeout',
        ]);
        expect(await changes(['retry 2', ''])).toEqual([
            'changed policy careful, properties.retry',
            'changed call Ordering.orders.place->Inventory.stock.reserve, inherited retry',
        ]);
        expect(await changes([over, `${over} { retry none }`])).toEqual([
            'changed call Ordering.orders.place->Inventory.stock.reserve, own retry',
        ]);
    });

    it('tell a value that is only said elsewhere now', async () => {
        expect(await changes(['with careful', 'with careful { timeout 300ms }'])).toEqual([
            'changed call Ordering.orders.place->Inventory.stock.reserve, own timeout said elsewhere',
        ]);
    });
});

describe('elements with another name', () => {
    it('are known again with all that stands in them', async () => {
        expect(await changes(['Ordering', 'Sales'])).toEqual(['changed context Ordering => Sales, renamed']);
        expect(await changes(['service stock ', 'service warehouse '], ['stock.reserve', 'warehouse.reserve'])).toEqual(
            ['changed service Inventory.stock => Inventory.warehouse, renamed'],
        );
    });

    it('are known again when operations, stores and events are renamed', async () => {
        expect(await changes(['command reserve', 'command book'], ['stock.reserve', 'stock.book'])).toEqual([
            'changed command Inventory.stock.reserve => Inventory.stock.book, renamed',
        ]);
        expect(await changes(['ordersDb', 'archive'])).toEqual([
            'changed store Ordering.orders.ordersDb => Ordering.orders.archive, renamed',
        ]);
    });

    it('are known again in another context, with what changed on the way', async () => {
        const stock = / {2}service stock [\s\S]*?\n {2}}\n/.exec(SHOP)?.[0] ?? '';
        const moved = edited([stock, ''], ['Inventory.stock', 'stock'], ['  event Order', `${stock}  event Order`]);
        expect(await toldChanges(SHOP, moved)).toEqual([
            'changed service Inventory.stock => Ordering.stock, moved, owner',
        ]);
        expect(await toldChanges(SHOP, moved.replace('service stock {', 'service stock { replicas 4'))).toEqual([
            'changed service Inventory.stock => Ordering.stock, moved, owner, replicas',
        ]);
    });

    it('are others when too little of them is the same, or it is not clear which is which', async () => {
        expect(await toldChanges('service a { replicas 2 }', 'service b { replicas 2 }')).toEqual([
            'removed service a',
            'added service b',
        ]);
        const twins = (a: string, b: string) =>
            `external X { tag t }\n service ${a} { replicas 2  tag y  calls X }\n service ${b} { replicas 2  tag y  calls X }`;
        expect(await toldChanges(twins('a', 'b'), twins('c', 'd'))).toEqual([
            'removed service a',
            'removed service b',
            'added service c',
            'added service d',
            'removed call a->X',
            'removed call b->X',
            'added call c->X',
            'added call d->X',
        ]);
    });
});
