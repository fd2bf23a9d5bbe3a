import { describe, expect, it } from 'vitest';
import type { ViewGraph } from '../../../../src/diagram/views/view-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
    gateway Edge { technology Kong }
    context Ordering { entity Order  service orders { store db : PostgreSQL  command place {} } }
    context Catalog { service products { query search {} } }
    monolith Old { entity Order  store legacy : Oracle }
    migration Strangle "Strangle it" {
      facade Edge
      retires Old
      phase 1 "All in" { routes "/" to Old }
      phase 2 "Shadow" {
        mirrors "/orders" to Ordering.orders
        moves "/search" to Catalog.products 20%
        syncs Ordering.Order from Old.legacy to Ordering.orders.db until phase 4
        rollback "flip the route back"
      }
      phase 3 "Move" { moves "/orders" to Ordering.orders.place  moves "/search" to Catalog.products }
      phase 4 "Gone" { decommissions Old }
    }
    view shadow "In the shadow" of migration Strangle phase 2
`;

async function phase(number: number): Promise<ViewGraph> {
    return graphOf(await modelOf(TEXT), `migration:Strangle:${number}`);
}

function lines({ edges }: ViewGraph): readonly (readonly [string, string, string, string, boolean])[] {
    return edges.map(({ from, to, line, label, accent }) => [from, to, line, label ?? '', accent ?? false]);
}

describe('the picture of a phase', () => {
    it('starts with everything in the monolith', async () => {
        const graph = await phase(1);
        expect(graph).toMatchObject({
            title: 'Strangle · phase 1 of 4',
            subtitle: 'All in',
            stepper: { steps: [{ state: 'current' }, { state: 'next' }, { state: 'next' }, { state: 'next' }] },
        });
        expect(graph.nodes.map(({ id, subtitle }) => [id, subtitle])).toEqual([
            ['Edge', 'Kong · facade'],
            ['Old', 'everything'],
        ]);
        expect(lines(graph)).toEqual([['Edge', 'Old', 'call', 'everything', false]]);
    });

    it('shows mirrors, parts of the traffic and data in step, and keeps the stable route', async () => {
        const graph = await phase(2);
        expect(lines(graph)).toEqual(
            expect.arrayContaining([
                ['Edge', 'Old', 'call', 'everything else', false],
                ['Edge', 'Ordering.orders', 'mirror', '/orders · mirror', true],
                ['Edge', 'Catalog.products', 'call', '/search · 20 %', true],
                ['Old.legacy', 'Ordering.orders.db', 'sync', 'Order · until phase 4', false],
                ['Ordering.orders', 'Ordering.orders.db', 'write', '', false],
            ]),
        );
        expect(graph.nodes.flatMap(({ id, ring }) => (ring === undefined ? [] : [[id, ring]]))).toEqual([
            ['Catalog.products', '20 % moved here'],
            ['Ordering.orders', 'mirrored here'],
        ]);
        expect(graph.footnotes).toEqual([{ glyph: 'retry', text: 'rollback: flip the route back' }]);
        expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(graph.edges.length);
    });

    it('ends a mirror and a part when the whole path moves, and rings what moved', async () => {
        const graph = await phase(3);
        expect(lines(graph).filter(([from]) => from === 'Edge')).toEqual([
            ['Edge', 'Catalog.products', 'call', '/search', true],
            ['Edge', 'Old', 'call', 'everything else', false],
            ['Edge', 'Ordering.orders', 'call', '/orders', true],
        ]);
        expect(graph.nodes.find(({ id }) => id === 'Old')?.subtitle).toBe('everything but /orders, /search');
        expect(graph.nodes.find(({ id }) => id === 'Ordering.orders')?.ring).toBe('moved here');
    });

    it('ends with the monolith switched off and its data left alone', async () => {
        const graph = await phase(4);
        expect(graph.nodes.find(({ id }) => id === 'Old')).toMatchObject({
            subtitle: 'switched off',
            change: 'removed',
        });
        expect(graph.edges.map(({ to }) => to)).toEqual(['Catalog.products', 'Ordering.orders']);
        expect(graph.nodes.some(({ ring }) => ring !== undefined)).toBe(false);
    });

    it('is found by a declared view, and without a phase at its start', async () => {
        const model = await modelOf(TEXT);
        expect(graphOf(model, 'shadow')).toMatchObject({ title: 'In the shadow', subtitle: 'Shadow' });
        expect(graphOf(model, 'migration:Strangle').subtitle).toBe('All in');
        expect(() => graphOf(model, 'migration:Strangle:5')).toThrow('There is no view "migration:Strangle:5"');
        expect(() => graphOf(model, 'migration:Nothing')).toThrow('There is no view');
    });

    it('writes paths on what answers them where no facade is named', async () => {
        const graph = graphOf(
            await modelOf('monolith Old {}  migration M { retires Old  phase 1 { routes "/" to Old } }'),
            'migration:M:1',
        );
        expect(graph.nodes.map(({ details }) => details)).toEqual([['everything']]);
        expect(graph.notes).toEqual(['M names no facade, so its paths stand on what answers them.']);
    });
});

describe('the picture of two phases', () => {
    async function changes(phases: string): Promise<ViewGraph> {
        return graphOf(await modelOf(TEXT), `migration:Strangle:${phases}`);
    }

    it('marks what is new, what is gone and what is different', async () => {
        const graph = await changes('2..3');
        expect(graph).toMatchObject({
            title: 'Strangle · phase 2 to 3',
            subtitle: 'From “Shadow” to “Move”',
            stepper: { steps: [{ state: 'done' }, { state: 'current' }, { state: 'current' }, { state: 'next' }] },
        });
        expect(graph.nodes.map(({ id, change, ring }) => [id, change, ring])).toEqual([
            ['Catalog.products', undefined, undefined],
            ['Edge', undefined, undefined],
            ['Old', 'changed', undefined],
            ['Old.legacy', undefined, undefined],
            ['Ordering.orders', undefined, undefined],
            ['Ordering.orders.db', undefined, undefined],
        ]);
        const lines = graph.edges.map(({ to, line, change, label, note }) => [to, line, change, label, note]);
        expect(lines).toEqual(
            expect.arrayContaining([
                ['Catalog.products', 'call', 'changed', '/search', 'before: /search · 20 %'],
                ['Ordering.orders', 'call', 'added', '/orders', undefined],
                ['Ordering.orders', 'mirror', 'removed', '/orders · mirror', undefined],
                ['Old', 'call', undefined, 'everything else', undefined],
            ]),
        );
        expect(graph.edges.every(({ accent }) => accent === undefined)).toBe(true);
    });

    it('goes back as well', async () => {
        const graph = await changes('2..1');
        expect(graph.nodes.filter(({ change }) => change === 'removed').map(({ id }) => id)).toEqual([
            'Catalog.products',
            'Ordering.orders',
            'Ordering.orders.db',
        ]);
    });

    it('ends lines at the services of stores that dock again', async () => {
        const graph = await changes('3..4');
        const ids = new Set(graph.nodes.map(({ id }) => id));
        expect(graph.edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
        expect(graph.edges.find(({ line }) => line === 'sync')).toMatchObject({
            from: 'Old',
            to: 'Ordering.orders',
            change: 'removed',
        });
    });

    it('finds no phase that there is not', async () => {
        await expect(changes('2..9')).rejects.toThrow('There is no view');
    });
});
