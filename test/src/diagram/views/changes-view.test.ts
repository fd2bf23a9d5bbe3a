import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesView } from '../../../../src/diagram/views/changes-view.ts';
import { servicesView } from '../../../../src/diagram/views/services.ts';
import { servicesOptions } from '../../../../src/diagram/views/services-family.ts';
import type { ViewGraph } from '../../../../src/diagram/views/view-graph.ts';
import { diffModels } from '../../../../src/model/diff/diff-models.ts';
import { modelSketch } from '../../../arbitraries/model-text.ts';
import { textOf } from '../../../arbitraries/sketch-text.ts';
import { modelOf } from '../../../model-of.ts';

async function changes(before: string, after: string): Promise<ViewGraph> {
    const [old, now] = [await modelOf(before), await modelOf(after)];
    return changesView(old, now, diffModels(old, now), { before: 'main', after: 'here' });
}

/** What is marked, one line each. */
function marks({ groups, nodes, edges }: ViewGraph): readonly string[] {
    return [
        ...groups.map(({ id, change }) => ({ id, change })),
        ...nodes.flatMap(({ id, change, docked }) => [{ id, change }, ...docked]),
        ...edges.map(({ from, to, change }) => ({ id: `${from} to ${to}`, change })),
    ].flatMap(({ id, change }) => (change ? [`${change} ${id}`] : []));
}

const SHOP = `
external Stripe
context Ordering {
  service orders { store ordersDb : PostgreSQL  command place { calls Stripe { timeout 1s }  writes ordersDb } }
}
context Shipping { service parcels { calls orders { timeout 1s } } }
`;

describe('the picture of two states', () => {
    it('is the later one where nothing has changed', async () => {
        const { title, subtitle, ...view } = await changes(SHOP, SHOP);
        const model = await modelOf(SHOP);
        const { title: _, subtitle: __, ...plain } = servicesView(model, servicesOptions('changes', undefined));
        expect(view).toEqual(plain);
        expect(title).toBe('Changes from main to here');
        expect(subtitle).toBe('nothing changed');
    });

    it('marks what is new: contexts, services, stores and calls', async () => {
        const view = await changes(
            SHOP,
            `${SHOP}context Fresh { service news { store newsDb : Redis  calls orders } }\nextend Ordering.orders { cache hot : Redis }`,
        );
        expect(marks(view)).toEqual([
            'added Fresh',
            'added Fresh.news',
            'added Fresh.news.newsDb',
            'added Ordering.orders.hot',
            'added Fresh.news to Ordering.orders',
        ]);
        expect(view.subtitle).toMatch(/^\d+ added$/);
    });

    it('shows what is gone where it stood, with hues of its own', async () => {
        const view = await changes(
            SHOP,
            SHOP.replace(/context Shipping.*\n/, '')
                .replace('store ordersDb : PostgreSQL', '')
                .replace('writes ordersDb', ''),
        );
        expect(marks(view)).toEqual([
            'removed Shipping',
            'removed Ordering.orders.ordersDb',
            'removed Shipping.parcels',
            'removed Shipping.parcels to Ordering.orders',
        ]);
        const hues = view.groups.map(({ hue }) => hue);
        expect(new Set(hues).size).toBe(2);
        expect(view.contexts.map(({ title }) => title)).toEqual(['Ordering', 'Shipping']);
    });

    it('says on cards and lines what changed', async () => {
        const view = await changes(
            SHOP,
            SHOP.replace('service orders {', 'service orders { replicas 2 ').replace(
                'calls Stripe { timeout 1s }',
                'calls Stripe { timeout 2s }',
            ),
        );
        expect(marks(view)).toEqual(['changed Ordering.orders', 'changed Ordering.orders to Stripe']);
        expect(view.nodes.find(({ change }) => change)?.details).toEqual(['+ replicas 2']);
        expect(view.edges.find(({ change }) => change)).toMatchObject({
            note: 'timeout 1 s → 2 s',
            description: expect.stringContaining('changed: timeout 1 s → 2 s'),
        });
    });

    it('tells parts where they stand: operations on services, events and relations on contexts', async () => {
        const view = await changes(
            SHOP,
            `${SHOP}extend Ordering.orders { query list { takes 3ms } }\nextend Shipping { event Sent  upstream Ordering { conformist } }`,
        );
        expect(marks(view)).toEqual(['changed Shipping', 'changed Ordering.orders']);
        expect(view.nodes.find(({ id }) => id === 'Ordering.orders')?.details).toEqual(['+ query list']);
        expect(view.groups.find(({ id }) => id === 'Shipping')?.description).toContain(
            '+ event Sent, upstream Ordering added',
        );
    });

    it('knows what was renamed, and leaves what calls it unmarked', async () => {
        const view = await changes(SHOP, SHOP.replaceAll('orders', 'sales').replaceAll('salesDb', 'ordersDb'));
        expect(marks(view)).toEqual(['changed Ordering.sales']);
        expect(view.nodes.find(({ change }) => change)?.details).toEqual(['formerly Ordering.orders']);
    });

    it('does not mark lines that are only drawn elsewhere: a store that is shared now', async () => {
        const before = 'context C { service a { store s : Redis  reads s }  service b }';
        const view = await changes(before, before.replace('service b', 'service b { reads s }'));
        expect(marks(view)).toEqual(['added C.b to C.a.s']);
    });

    it('marks a line that stands for several calls when one came or went, and a new one beside it', async () => {
        const calls = (...statements: readonly string[]) =>
            `service a { command go { ${statements.join('\n')} } }\nservice b { query x { }  query y { } }`;
        const less = await changes(calls('calls b.x', 'calls b.y'), calls('calls b.x'));
        expect(less.edges).toMatchObject([{ change: 'changed', note: '1 less' }]);
        const more = await changes(calls('calls b.x'), calls('calls b.x', 'calls b.y'));
        expect(more.edges).toMatchObject([{ change: 'changed', note: '1 more' }]);
        const other = await changes(calls('calls b.x'), calls('calls b.x', 'calls b.y { timeout 1s }'));
        expect(marks(other)).toEqual(['added a to b']);
    });

    it('does not mark calls for which the same is only said elsewhere', async () => {
        const view = await changes(
            SHOP,
            SHOP.replace('calls Stripe { timeout 1s }', 'calls Stripe').replace(
                'service orders {',
                'service orders { defaults { timeout 1s } ',
            ),
        );
        expect(view.edges.filter(({ change }) => change)).toEqual([]);
    });

    it('does not mark calls of clients for what they inherit', async () => {
        const model = (timeout: string) =>
            `system S { defaults { timeout ${timeout} } }\nclient App { calls a }\nservice a`;
        expect(marks(await changes(model('1s'), model('2s')))).toEqual([]);
    });

    it('names what it does not show', async () => {
        const view = await changes(SHOP, `${SHOP}team A\nteam B\npolicy careful { timeout 1s }`);
        expect(view.notes).toEqual(['Changes that this picture does not show: 2 of kind team, policy careful.']);
    });

    it('holds a ghost and what has taken its name apart', async () => {
        const view = await changes('service a { tag x }', 'broker k\nexternal a { tag y }');
        expect(marks(view)).toEqual(['added a', 'removed a-removed']);
    });

    it('is a sound graph for any two models: every line has its ends, every node its frame, no id stands twice', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, modelSketch, async (one, other) => {
                const view = await changes(textOf(one, 1), textOf(other, 2));
                const ids = view.nodes.map(({ id }) => id);
                const groups = view.groups.map(({ id }) => id);
                expect(new Set(ids).size).toBe(ids.length);
                expect(new Set(view.edges.map(({ id }) => id)).size).toBe(view.edges.length);
                expect(view.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
                expect(view.nodes.filter(({ group }) => group !== undefined && !groups.includes(group))).toEqual([]);
            }),
            { numRuns: 40 },
        );
    });
});
