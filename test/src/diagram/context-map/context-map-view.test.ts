import { describe, expect, it } from 'vitest';
import type { ContextMapView } from '../../../../src/diagram/context-map/context-map-view.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { modelOf } from '../../../model-of.ts';

const SHOP = `
    system Shop
    team Checkout "The checkout team"
    external Stripe "Card payments" { technology Stripe }
    external Unused
    context Catalog {
      entity Product "full description" { sku, title }
      entity Price
      service products { masters Product, Price  query find }
      event ProductPublished
    }
    context Ordering {
      owner Checkout
      upstream Catalog { offers open-host-service, published-language  through anticorruption-layer }
      upstream Payments { customer-supplier }
      upstream Stripe { conformist }
      partnership Inventory
      entity Product "just SKU and price" copies Catalog.Product
      entity Order
      service orders { store ordersDb : PostgreSQL  masters Order  calls Payments.payments  calls Stock.counts }
    }
    context Payments {
      shared-kernel Inventory { entity Money  entity Currency }
      service payments
    }
    context Inventory {
      separate-ways Catalog
      entity Item copies Catalog.Product
      entity Price "what it costs us"
      service shelves { calls products.find }
    }
    context Stock { service counts { calls Ordering.orders  calls Ordering.orders } }
    monolith LegacyShop { entity Order  masters Order  store legacyDb : Oracle }
    migration Strangle {
      retires LegacyShop
      phase 1 "First" { syncs Ordering.Order from LegacyShop.legacyDb to Ordering.orders.ordersDb until phase 2 }
      phase 2 "Last" { decommissions LegacyShop }
    }
    view buying "Buying and its neighbours" of context-map { show Payments, neighbours }
    view one of context-map { show Catalog }
    view bare of context-map { hide entities, externals  direction down }
`;

async function map(name = 'context-map', options: ViewOptions = {}): Promise<ContextMapView> {
    return mapOf(await modelOf(SHOP), name, options);
}

function mapOf(model: ArchitectureModel, name = 'context-map', options: ViewOptions = {}): ContextMapView {
    const view = buildView(model, name, options);
    if (view.kind !== 'context-map') {
        throw new Error(`The view ${name} is of the kind ${view.kind}.`);
    }
    return view;
}

describe('a context map', () => {
    it('has a card for each context, and for what else has relations or words', async () => {
        const { cards, title, subtitle } = await map();
        expect(title).toBe('Shop · Context map');
        expect(subtitle).toBe(
            '5 contexts, 1 monolith, 1 external, 6 relations, 2 uses without a relation, 4 words used more than once',
        );
        expect(cards.map(({ id, kind }) => [id, kind])).toEqual([
            ['Catalog', 'context'],
            ['Inventory', 'context'],
            ['LegacyShop', 'monolith'],
            ['Ordering', 'context'],
            ['Payments', 'context'],
            ['Stock', 'context'],
            ['Stripe', 'external'],
        ]);
        expect(cards.find(({ id }) => id === 'LegacyShop')?.subtitle).toBe('masters Order');
        expect(cards.find(({ id }) => id === 'Ordering')).toMatchObject({ owner: 'The checkout team', services: 1 });
    });

    it('has the words of each context as rows, those that stand elsewhere too first', async () => {
        const { cards } = await map();
        const rows = (id: string) =>
            cards.find((card) => card.id === id)?.entities.map(({ title, words, role }) => [title, words, role]);
        expect(rows('Catalog')).toEqual([
            ['Price', undefined, 'master'],
            ['Product', 'full description', 'master'],
        ]);
        expect(rows('Ordering')).toEqual([
            ['Order', undefined, 'master'],
            ['Product', 'just SKU and price', 'copy'],
        ]);
        // Those of a shared kernel stand on its line.
        expect(rows('Payments')).toEqual([]);
        expect(cards.find(({ id }) => id === 'Catalog')?.events.map(({ title }) => title)).toEqual([
            'ProductPublished',
        ]);
    });

    it('tells who is upstream, and by which patterns both sides deal with it', async () => {
        const { relations } = await map();
        const short = relations
            .filter(({ kind }) => kind !== 'undeclared')
            .map(({ kind, from, to, fromChips, toChips, label }) => ({ kind, from, to, fromChips, toChips, label }));
        expect(short).toEqual([
            {
                kind: 'separate-ways',
                from: 'Inventory',
                to: 'Catalog',
                fromChips: [],
                toChips: [],
                label: 'Separate ways',
            },
            {
                kind: 'partnership',
                from: 'Ordering',
                to: 'Inventory',
                fromChips: [],
                toChips: [],
                label: 'Partnership',
            },
            { kind: 'upstream', from: 'Catalog', to: 'Ordering', fromChips: ['OHS', 'PL'], toChips: ['ACL'] },
            { kind: 'upstream', from: 'Payments', to: 'Ordering', fromChips: [], toChips: [], label: 'C/S' },
            { kind: 'upstream', from: 'Stripe', to: 'Ordering', fromChips: [], toChips: ['CF'] },
            {
                kind: 'shared-kernel',
                from: 'Payments',
                to: 'Inventory',
                fromChips: [],
                toChips: [],
                label: 'Shared kernel',
            },
        ]);
        const kernel = relations.find(({ kind }) => kind === 'shared-kernel');
        expect(kernel?.shared.map(({ title }) => title)).toEqual(['Currency', 'Money']);
    });

    it('tells calls and events that cross without a relation, both ways in one line', async () => {
        const undeclared = (await map()).relations.filter(({ kind }) => kind === 'undeclared');
        expect(undeclared.map(({ from, to, label, used }) => [from, to, label, used])).toEqual([
            ['Catalog', 'Inventory', '1 call', 'from'],
            ['Ordering', 'Stock', '3 calls', 'both'],
        ]);
        expect(undeclared[1]?.relations).toHaveLength(3);
    });

    it('tells names that stand more than once', async () => {
        const { names } = await map();
        expect(
            names.map(({ title, text, ends }) => [
                title,
                text,
                ends.map(({ entity, isCopy }) => `${entity} ${isCopy}`),
            ]),
        ).toEqual([
            ['Product, as Item', 'Inventory keeps its own copy', ['Catalog.Product false', 'Inventory.Item true']],
            [
                'Order, twice',
                "synced until phase 2, then Ordering's",
                ['LegacyShop.Order false', 'Ordering.Order true'],
            ],
            ['Price, twice', 'one word, two meanings', ['Catalog.Price false', 'Inventory.Price false']],
            ['Product, twice', 'Ordering keeps its own copy', ['Catalog.Product false', 'Ordering.Product true']],
        ]);
    });

    it('is narrowed by declared views', async () => {
        const buying = await map('buying');
        expect(buying.title).toBe('Shop · Buying and its neighbours');
        expect(buying.cards.map(({ id }) => id)).toEqual(['Inventory', 'Ordering', 'Payments']);
        expect((await map('one')).cards.map(({ id }) => id)).toEqual(['Catalog']);
        const bare = await map('bare');
        expect(bare.cards.map(({ id }) => id)).not.toContain('Stripe');
        expect(bare.cards.flatMap(({ entities }) => entities)).toEqual([]);
        expect(bare.names).toEqual([]);
        expect(bare.notes).toEqual(['A context map always runs to the right, from upstream to downstream.']);
    });

    it('marks findings on cards, words and lines', async () => {
        const mark = [{ finding: 1, severity: 'warning' as const }];
        const view = await map('context-map', {
            findings: { Ordering: mark, 'Catalog.Product': mark, 'Ordering-upstream->Stripe': mark },
        });
        expect(view.findings).toEqual({ error: 0, warning: 1, info: 0 });
        expect(view.cards.filter(({ findings }) => findings).map(({ id }) => id)).toEqual(['Ordering']);
        expect(
            view.cards.flatMap(({ entities }) => entities.filter(({ findings }) => findings).map(({ id }) => id)),
        ).toEqual(['Catalog.Product']);
        expect(view.relations.filter(({ findings }) => findings).map(({ from }) => from)).toEqual(['Stripe']);
    });

    it('folds words to counts where there are many contexts, and says so', async () => {
        const contexts = Array.from(
            { length: 20 },
            (_, i) => `context C${i} { entity E${i}  entity F${i}  event H${i} }`,
        );
        const view = mapOf(await modelOf(contexts.join('\n')));
        expect(view.cards.every(({ entities, folded }) => entities.length === 0 && folded.entities === 2)).toBe(true);
        expect(view.notes).toEqual([
            'Entities and events are folded to counts; a view that shows fewer contexts opens them.',
        ]);
    });

    it('folds what is too much for one card', async () => {
        const entities = Array.from({ length: 30 }, (_, i) => `entity E${i}`).join('\n');
        const view = mapOf(await modelOf(`context C { ${entities} } context D { entity E7 }`));
        const [card] = view.cards;
        expect(card?.entities[0]?.title).toBe('E7');
        expect(card?.folded.entities).toBe(20);
    });

    it('draws no lines to a name that too many use', async () => {
        const contexts = Array.from({ length: 9 }, (_, i) => `context C${i} { entity Customer }`);
        const [name] = mapOf(await modelOf(contexts.join('\n'))).names;
        expect(name).toMatchObject({
            title: 'Customer, 9 times',
            ends: [],
            text: 'C0, C1, C2, C3, C4, C5, C6, C7, C8',
        });
    });

    it('stays within bounds and says what it leaves out', async () => {
        const base = await modelOf('context A { upstream B  entity E } context B');
        const [context] = base.contexts;
        const [relation] = base.contextRelations;
        const ids = Array.from({ length: 300 }, (_, i) => `C${String(i).padStart(3, '0')}`);
        const model: ArchitectureModel = {
            ...base,
            contexts: context ? ids.map((id) => ({ ...context, id, name: id })) : [],
            contextRelations: relation
                ? ids.flatMap((id, i) =>
                      ids
                          .slice(i + 1, i + 9)
                          .map((other) => ({ ...relation, id: `${id}>${other}`, context: id, other })),
                  )
                : [],
        };
        const view = mapOf(model);
        expect(view.cards).toHaveLength(80);
        expect(view.relations).toHaveLength(160);
        expect(view.notes.join(' ')).toMatch(/Left out: 220 contexts .* Left out: [\d,]+ relations?, undeclared/);
    });
});
