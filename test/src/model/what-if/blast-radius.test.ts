import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { blastRadius } from '../../../../src/model/what-if/blast-radius.ts';
import { workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { modelOf } from '../../../model-of.ts';

const SHOP = `
client App { calls Edge }
gateway Edge { route "/buy" to orders.place  route "/list" to orders.list }
service orders {
  store ordersDb : PostgreSQL
  cache hot : Redis
  command place { calls stock.reserve  calls tips.next optional  publishes Placed outbox }
  query list { reads hot  reads ordersDb }
}
service stock { store stockDb : MongoDB  command reserve { writes stockDb } }
service tips { query next { calls Ads { fallback "none" } } }
service mails { on Placed }
service admin { calls stock }
external Ads
event Placed via placed
broker Kafka { topic placed }`;

async function radius(element: string, text = SHOP) {
    const index = indexModel(await modelOf(text));
    const { affected, services } = blastRadius(index, workGraph(index), element);
    return { affected: affected.map((one) => `${one.effect} ${one.path.nodes.join(' ')}`), services, paths: affected };
}

describe('blastRadius', () => {
    it('looks for no way until somebody asks for it, so that a long chain stays cheap', async () => {
        const chain = Array.from({ length: 300 }, (_, i) => `service s${i} { query q { calls s${i + 1}.q } }`);
        const index = indexModel(await modelOf([...chain, 'service s300 { query q { takes 1ms } }'].join('\n')));
        const graph = workGraph(index);
        let asked = 0;
        class CountingMap<V> extends Map<string, V> {
            override has(key: string): boolean {
                asked++;
                return super.has(key);
            }
        }
        const { affected } = blastRadius(index, { ...graph, choices: new CountingMap(graph.choices) }, 's300');
        expect(affected.length).toBe(300);
        expect(asked).toBeLessThan(1000);
        expect(affected[0]?.path.nodes.length).toBe(301);
        expect(affected[0]?.path.nodes.length).toBe(301);
        expect(asked).toBeLessThan(2000);
    });

    it('goes up over what is needed, tells what goes on in part, and who hears nothing any more', async () => {
        const { affected, services } = await radius('stock.stockDb');
        expect(affected).toEqual([
            'fails admin stock.reserve stock.stockDb',
            'fails stock.reserve stock.stockDb',
            'degraded App Edge:/buy orders.place stock.reserve stock.stockDb',
            'degraded Edge:/buy orders.place stock.reserve stock.stockDb',
            'degraded orders.place stock.reserve stock.stockDb',
            'starved mails.on-Placed orders.place stock.reserve stock.stockDb',
        ]);
        expect(services).toBe(6);
    });

    it('brings relations for each step', async () => {
        const { paths } = await radius('stock');
        expect(paths.find(({ element }) => element === 'App')?.path.relations).toEqual([
            ['App->Edge'],
            ['Edge:/buy->orders.place'],
            ['orders.place->stock.reserve'],
        ]);
    });

    it('only degrades over optional calls, fallbacks and caches', async () => {
        expect((await radius('tips')).affected).toEqual([
            'degraded App Edge:/buy orders.place tips.next',
            'degraded Edge:/buy orders.place tips.next',
            'degraded orders.place tips.next',
        ]);
        expect((await radius('Ads')).affected).toContain('degraded tips.next Ads');
        expect((await radius('orders.hot')).affected).toContain('degraded orders.list orders.hot');
    });

    it('calls an element failed when all that it does fails', async () => {
        expect((await radius('orders')).affected).toEqual([
            'fails App Edge:/buy orders.place',
            'fails Edge:/buy orders.place',
            'starved mails.on-Placed orders.place',
        ]);
    });

    it('spares publishers with an outbox when the broker is down', async () => {
        expect((await radius('Kafka')).affected).toEqual(['starved mails.on-Placed Kafka.placed']);
        expect((await radius('Kafka', SHOP.replace(' outbox', ''))).affected).toContain(
            'degraded orders.place Kafka.placed',
        );
    });

    it('counts what a router lets through', async () => {
        const { affected } = await radius('lb', 'service a { calls lb }  router lb { calls b }  service b { query x }');
        expect(affected).toEqual(['fails a lb']);
    });

    it('is empty for what nobody needs', async () => {
        expect((await radius('mails')).affected).toEqual([]);
    });
});
