import { describe, expect, it } from 'vitest';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ViewEdge, ViewGraph } from '../../../../src/diagram/views/view-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
    team Checkout
    client App { calls Edge }
    gateway Edge { route "/orders" to Ordering.orders  timeout 2s }
    context Ordering { owner Checkout
      service orders { store db : PostgreSQL  masters Order
        query q { calls baskets  calls Catalog.products.search 3 times  reads db }
        command c idempotent { publishes Placed  publishes Paid } }
      service baskets { query q { calls Catalog.prices  calls Catalog.products.search  reads Catalog.common } }
      entity Order
      event Placed via orders
      event Paid via orders
    }
    context Catalog {
      service products { query search { reads common } }
      service prices { query q { reads common } on Ordering.Placed idempotent {} }
      store common : PostgreSQL
    }
    broker Kafka { topic orders  queue mails }
    view ordered of landscape { show Ordering, neighbours  hide Kafka }
    view turned of landscape { direction down  group by team }
`;

async function folded(ids: readonly string[], options: ViewOptions = {}): Promise<ViewGraph> {
    return graphOf(await modelOf(TEXT), 'services', { ...options, folded: new Set(ids) });
}

function edge({ edges }: ViewGraph, from: string, to: string, line: ViewEdge['line'] = 'call'): ViewEdge {
    const found = edges.find((each) => each.from === from && each.to === to && each.line === line);
    if (!found) {
        throw new Error(`no line ${from} to ${to} among ${edges.map((each) => each.id)}`);
    }
    return found;
}

describe('a folded context', () => {
    it('is one card that tells who owns it and what is in it', async () => {
        const graph = await folded(['Ordering']);
        expect(graph.groups.map(({ id }) => id)).toEqual(['Catalog', 'Kafka']);
        expect(graph.nodes.map(({ id }) => id)).not.toContain('Ordering.orders');
        expect(graph.nodes.find(({ id }) => id === 'Ordering')).toMatchObject({
            shape: 'folded',
            title: 'Ordering',
            hue: 1,
            folded: {
                owner: 'Checkout',
                counts: [
                    { glyph: 'service', count: 2 },
                    { glyph: 'store', count: 1 },
                    { glyph: 'event', count: 2 },
                ],
            },
        });
    });

    it('takes over the lines of what is in it, by kind, with the number of calls', async () => {
        const graph = await folded(['Ordering', 'Catalog']);
        const call = edge(graph, 'Ordering', 'Catalog');
        expect(call.lifted).toEqual({ edges: 3, weight: 3, bubble: '3' });
        expect(call.relations).toHaveLength(3);
        expect(call.description).toBe('Ordering calls Catalog, 3 calls');
        expect(edge(graph, 'Ordering', 'Catalog', 'read').label).toBe('common');
        expect(edge(graph, 'Ordering', 'Kafka.orders', 'event').label).toBe('2 events');
        expect(edge(graph, 'Edge', 'Ordering').lifted?.bubble).toBe('1');
        expect(edge(graph, 'App', 'Edge').lifted).toBeUndefined();
        expect(graph.edges.some(({ from, to }) => from === to)).toBe(false);
        expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(graph.edges.length);
    });

    it('writes out that its only call is made several times', async () => {
        const graph = await folded(['Catalog']);
        expect(edge(graph, 'Ordering.orders', 'Catalog').lifted?.bubble).toBe('3 ×');
    });

    it('shows each finding inside it once, and none that is on a line outside', async () => {
        const model = await modelOf(TEXT);
        const inside = model.calls.find(({ target }) => target === 'Ordering.baskets')?.id ?? '';
        const outside = model.calls.find(({ target }) => target === 'Catalog.prices')?.id ?? '';
        const findings = {
            [inside]: [{ finding: 0, severity: 'error' as const }],
            'Ordering.orders.q': [{ finding: 0, severity: 'error' as const }],
            'Ordering.orders.db': [{ finding: 1, severity: 'warning' as const }],
            'Ordering.Order': [{ finding: 2, severity: 'info' as const }],
            [outside]: [{ finding: 3, severity: 'warning' as const }],
        };
        const graph = graphOf(model, 'services', { findings, folded: new Set(['Ordering']) });
        expect(graph.nodes.find(({ id }) => id === 'Ordering')?.findings).toEqual({ error: 1, warning: 1, info: 1 });
        expect(edge(graph, 'Ordering', 'Catalog.prices').findings).toEqual({ error: 0, warning: 1, info: 0 });
    });

    it('changes nothing in a picture that does not have it', async () => {
        const model = await modelOf(TEXT);
        const graph = graphOf(model, 'services', { folded: new Set(['Nowhere', 'Ordering.orders', '__proto__']) });
        expect(graph).toEqual(graphOf(model, 'services'));
    });

    it('folds teams and brokers too', async () => {
        const broker = (await folded(['Kafka'])).nodes.find(({ id }) => id === 'Kafka');
        expect(broker?.folded?.counts).toEqual([
            { glyph: 'topic', count: 1 },
            { glyph: 'queue', count: 1 },
        ]);
        const model = await modelOf(TEXT);
        const teams = graphOf(model, 'turned');
        expect(teams.nodes.find(({ id }) => id === 'Checkout')?.folded?.kind).toBe('team');
        expect(teams.direction).toBe('down');
    });
});

describe('the landscape', () => {
    it('folds every context and broker, and keeps to what the picture is about', async () => {
        const graph = graphOf(await modelOf(TEXT), 'landscape');
        expect(graph.nodes.map(({ id }) => id)).toEqual(['App', 'Catalog', 'Edge', 'Kafka', 'Ordering']);
        expect(graph.groups).toEqual([]);
        expect(graph.edges.every(({ pill }) => pill === undefined)).toBe(true);
        expect(graph).toMatchObject({ title: 'Landscape', subtitle: '2 contexts, 4 services, 1 entry point' });
        expect(edge(graph, 'Ordering', 'Kafka', 'event').label).toBe('2 events');
    });

    it('opens what is asked for, whatever else is folded', async () => {
        const options = { opened: new Set(['Ordering']), folded: new Set<string>() };
        const graph = graphOf(await modelOf(TEXT), 'landscape', options);
        expect(graph.groups.map(({ id }) => id)).toEqual(['Ordering']);
        expect(graph.nodes.map(({ id }) => id)).toContain('Ordering.orders');
    });

    it('shows and hides what a declared view says, contexts as a whole', async () => {
        const graph = graphOf(await modelOf(TEXT), 'ordered');
        expect(graph.nodes.map(({ id }) => id)).toEqual(['Catalog', 'Edge', 'Ordering']);
        expect(graph.nodes.find(({ id }) => id === 'Catalog')?.folded?.counts[0]?.count).toBe(2);
    });
});
