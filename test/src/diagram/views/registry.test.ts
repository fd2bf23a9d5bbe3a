import { describe, expect, it } from 'vitest';
import { buildView, UnknownViewError, viewNames } from '../../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const SHOP = `
    team Checkout
    client App { calls Edge }
    gateway Edge { route "/orders" to Ordering.orders }
    context Ordering { owner Checkout
      service orders { store db : PostgreSQL  cache fast : Redis
        query q { calls Catalog.products  calls Payments.payments  reads db  reads fast } } }
    context Catalog { service products { query q { calls search } }  service search { query q {} } }
    context Payments { service payments { query q { calls Stripe } } }
    external Stripe { technology Stripe }
    view ordering "Ordering and its neighbours" of services { show Ordering, neighbours  hide caches  direction down }
    view two of services Ordering depth 2
    view owned of services { group by team  show service }
`;

/** The shop, with a view of a kind that a later language may know. */
async function shopAndMore(): Promise<ArchitectureModel> {
    const model = await modelOf(SHOP);
    return {
        ...model,
        views: model.views.map((view, i) => (i === 0 ? { ...view, name: 'drawn', of: 'nothing' } : view)),
    };
}

async function ids(name: string): Promise<readonly string[]> {
    return graphOf(await modelOf(SHOP), name).nodes.map(({ id }) => id);
}

describe('views by name', () => {
    it('lists the general view, declared ones, contexts and services', async () => {
        const names = viewNames(await shopAndMore());
        expect(names.slice(0, 2)).toEqual(['landscape', 'services']);
        expect(names).toContain('two');
        expect(names).toContain('services:Ordering');
        expect(names).toContain('services:Ordering.orders');
        expect(names).not.toContain('drawn');
    });

    it('draws every view that it lists', async () => {
        const model = await modelOf(SHOP);
        for (const name of viewNames(model)) {
            const view = buildView(model, name);
            expect(view.view).toBe(name);
            expect(view.kind !== 'graph' || view.nodes.length > 0).toBe(true);
        }
    });

    it('shows a context with its neighbours and nothing between those', async () => {
        const graph = graphOf(await modelOf(SHOP), 'services:Ordering');
        expect(graph.nodes.map(({ id }) => id)).toEqual([
            'Catalog.products',
            'Edge',
            'Ordering.orders',
            'Payments.payments',
        ]);
        expect(graph.edges.every(({ from, to }) => [from, to].includes('Ordering.orders'))).toBe(true);
        expect(graph.title).toBe('Services · Ordering');
    });

    it('finds a service by the end of its name', async () => {
        expect(await ids('services:payments')).toEqual(['Ordering.orders', 'Payments.payments', 'Stripe']);
    });

    it('shows the neighbourhood of anything, of a docked store that of its service', async () => {
        expect(await ids('services:Stripe')).toEqual(['Payments.payments', 'Stripe']);
        expect(await ids('services:Ordering.orders.db')).toEqual(await ids('services:Ordering.orders'));
    });

    it('counts the findings of what it shows', async () => {
        const model = await modelOf(SHOP);
        const mark = (finding: number) => [{ finding, severity: 'error' as const }];
        const findings = { 'Ordering.orders': mark(0), 'Catalog.search': mark(1), App: mark(2), Checkout: mark(3) };
        expect(graphOf(model, 'services', { findings }).findings).toEqual({ error: 4, warning: 0, info: 0 });
        expect(graphOf(model, 'services:Ordering', { findings }).findings).toEqual({ error: 1, warning: 0, info: 0 });
        expect(graphOf(model, 'services:Stripe', { findings }).findings).toEqual({ error: 0, warning: 0, info: 0 });
    });

    it('narrows, hides and turns as a declared view says', async () => {
        const graph = graphOf(await modelOf(SHOP), 'ordering');
        expect(graph).toMatchObject({ title: 'Ordering and its neighbours', direction: 'down' });
        const orders = graph.nodes.find(({ id }) => id === 'Ordering.orders');
        expect(orders?.docked.map(({ id }) => id)).toEqual(['Ordering.orders.db']);
        expect(graph.nodes.map(({ id }) => id)).not.toContain('Catalog.search');
    });

    it('goes as many hops as asked', async () => {
        expect(await ids('two')).toEqual([
            'App',
            'Catalog.products',
            'Catalog.search',
            'Edge',
            'Ordering.orders',
            'Payments.payments',
            'Stripe',
        ]);
    });

    it('goes as many hops as whoever looks at it wants', async () => {
        const model = await modelOf(SHOP);
        const around = (hops: number) => graphOf(model, 'services:Edge', { hops }).nodes.map(({ id }) => id);
        expect(around(1)).toEqual(['App', 'Edge', 'Ordering.orders']);
        expect(around(2)).toEqual(['App', 'Catalog.products', 'Edge', 'Ordering.orders', 'Payments.payments']);
        expect(graphOf(model, 'two', { hops: 1 }).nodes.map(({ id }) => id)).not.toContain('Stripe');
    });

    it('groups by team', async () => {
        const graph = graphOf(await modelOf(SHOP), 'owned');
        expect(graph.groups.map(({ id, kind }) => [id, kind])).toEqual([['Checkout', 'team']]);
        expect(graph.nodes.every(({ shape }) => shape === 'service')).toBe(true);
    });

    it('says for an unknown name what there is and what may be meant', async () => {
        const model = await shopAndMore();
        const attempt = (name: string) => () => buildView(model, name);
        expect(attempt('servics')).toThrow(UnknownViewError);
        expect(attempt('servics')).toThrow(
            /There is no view "servics"\. Did you mean "services"\? Views: landscape, services, /,
        );
        expect(attempt('services:Nowhere')).toThrow(/There is no view "services:Nowhere"/);
        expect(attempt('drawn')).toThrow(
            'The view "drawn" is a view of nothing; there are views of landscape, services',
        );
    });
});
