import { describe, expect, it } from 'vitest';
import type { PlannedFault } from '../../../../src/simulation/plan/simulation-plan.ts';
import { planOf, type ReadablePlan } from './plan-of.ts';

const SYSTEM = `
    client App { calls Edge }
    gateway Edge { authenticates oauth2 tokens 5min  route "/" to Shop.orders.place }
    context Shop {
        service orders {
            replicas 3  concurrency 8
            cache memo : Redis { hits 50%  expires 30s }
            store db : PostgreSQL { takes 2ms }
            command place { takes 5ms  reads memo  reads db  calls Pay.cards.charge  calls Bank  publishes Placed }
            query list { reads db }
        }
        event Placed via Kafka.orders
    }
    context Pay {
        service cards { replicas 2  command charge { takes 5ms }  on Shop.Placed { takes 1ms } }
        service unused { query q }
    }
    external Bank { takes 20ms }
    broker Kafka { topic orders }
    scenario Buy { App calls Edge }
`;

/** The plan of the system with faults. */
function broken(...faults: readonly string[]): Promise<ReadablePlan> {
    return planOf(`${SYSTEM} experiment E { load Buy 5/s for 5min\n${faults.join('\n')} }`);
}

/** What a fault does to which parts, by their ids. */
function effect({ plan }: ReadablePlan, number = 0): Readonly<Record<string, unknown>> {
    const fault = plan.faults[number] as PlannedFault;
    const { at: _at, until: _until, title: _title, ...what } = fault;
    return {
        ...what,
        ...('servers' in fault ? { servers: fault.servers.map((server) => plan.servers[server]?.id) } : {}),
        ...('calls' in fault ? { calls: fault.calls.map((call) => plan.calls[call]?.id) } : {}),
        ...('works' in fault ? { works: fault.works.map((work) => plan.works[work]?.id) } : {}),
        ...('channels' in fault ? { channels: fault.channels.map((channel) => plan.channels[channel]?.id) } : {}),
        ...('publications' in fault
            ? {
                  publications: fault.publications.map(
                      ({ server, channel }) => `${plan.servers[server]?.id} to ${plan.channels[channel]?.id}`,
                  ),
              }
            : {}),
        ...('deliveries' in fault
            ? {
                  deliveries: fault.deliveries.map(
                      ({ channel, consumer }) =>
                          `${plan.channels[channel]?.id} to ${plan.works[plan.channels[channel]?.consumers[consumer]?.work ?? -1]?.id}`,
                  ),
              }
            : {}),
    };
}

describe('plannedFaults', () => {
    it('on a cache tells that it comes back full', async () => {
        const told = async (...faults: readonly string[]) =>
            (await broken(...faults)).plan.assumptions.filter((each) => each.includes('begins empty'));
        expect(await told('at 10s kill 1 of Shop.orders.memo for 5s')).toEqual([
            '`Shop.orders.memo` finds as much as ever as soon as it is back: that a cache begins empty is not simulated, but a `fail` on it for as long as it fills makes just such misses.',
        ]);
        expect(await told('at 10s stress memory 95% on Shop.orders.memo for 5s')).toHaveLength(1);
        expect(await told('at 10s stress memory 80% on Shop.orders.memo for 5s')).toEqual([]);
        expect(await told('at 10s kill 1 of Shop.orders.db for 5s')).toEqual([]);
    });

    it('has the times and the words of the text', async () => {
        const { plan } = await broken(
            'at 60s kill 1 of Shop.orders for 30s',
            'at 90s delay Shop to Pay.cards by 300ms jitter 50ms for 1min',
            'at 100s partition Shop from Bank',
            'at 110s partition Shop to Bank',
            'at 120s stress cpu 80% on Shop.orders for 1.5s',
            'at 130s skew clock of Edge by -10min',
            'at 140s fail 0.5% of Shop to Pay',
            'at 150s throttle Bank to 50/s',
        );
        expect(plan.faults.map(({ title, at, until }) => [title, at / 1000, until / 1000])).toEqual([
            ['kill 1 of Shop.orders', 60, 90],
            ['delay Shop to Pay.cards by 300ms jitter 50ms', 90, 150],
            ['partition Shop from Bank', 100, Number.POSITIVE_INFINITY],
            ['partition Shop to Bank', 110, Number.POSITIVE_INFINITY],
            ['stress cpu 80% on Shop.orders', 120, 121.5],
            ['skew clock of Edge by -10min', 130, Number.POSITIVE_INFINITY],
            ['fail 0.5% of Shop to Pay', 140, Number.POSITIVE_INFINITY],
            ['throttle Bank to 50/s', 150, Number.POSITIVE_INFINITY],
        ]);
        expect(plan.faults.every(({ withoutEffect }) => withoutEffect === undefined)).toBe(true);
    });

    it('kills services, and all of a context, stores included', async () => {
        expect(effect(await broken('at 5s kill all of Shop'))).toEqual({
            fault: 'kill',
            servers: ['Shop.orders', 'Shop.orders.memo', 'Shop.orders.db'],
            count: 'all',
        });
    });

    it('delays what is asked of an element, what one asks of another, and what a client asks', async () => {
        const plan = await broken(
            'at 5s delay Shop.orders.db by 1s',
            'at 6s delay Shop.orders to Bank by 1s',
            'at 7s delay App by 1s',
            'at 8s delay Kafka by 1s',
            'at 9s delay Pay.cards.charge by 1s',
            'at 10s delay Pay.cards by 1s',
            'at 11s delay Kafka to Pay by 1s',
        );
        expect(effect(plan, 0)).toMatchObject({
            calls: ['Shop.orders.place-reads->Shop.orders.db'],
            by: 1000,
            jitter: 0,
        });
        expect(effect(plan, 1)).toMatchObject({ calls: ['Shop.orders.place->Bank'] });
        expect(effect(plan, 2)).toMatchObject({ calls: ['Buy#1'] });
        expect(effect(plan, 3)).toMatchObject({ calls: [], channels: ['Kafka.orders'], deliveries: [] });
        expect(effect(plan, 4)).toMatchObject({ calls: ['Shop.orders.place->Pay.cards.charge'], deliveries: [] });
        const deliveries = ['Kafka.orders to Pay.cards.on-Placed'];
        expect(effect(plan, 5)).toMatchObject({
            calls: ['Shop.orders.place->Pay.cards.charge'],
            channels: [],
            deliveries,
        });
        expect(effect(plan, 6)).toMatchObject({ calls: [], channels: [], deliveries });
    });

    it('cuts calls one way or both, and messages where the broker is on the other side', async () => {
        const plan = await broken(
            'at 5s partition Pay from Shop',
            'at 6s partition Pay to Shop',
            'at 7s partition Kafka from Pay',
            'at 8s partition Shop to Kafka.orders',
        );
        const nothing = { calls: [], publications: [], deliveries: [] };
        expect(effect(plan, 0)).toMatchObject({ ...nothing, calls: ['Shop.orders.place->Pay.cards.charge'] });
        expect(effect(plan, 1)).toMatchObject({
            ...nothing,
            withoutEffect: '`Pay` and `Shop` do not talk to each other in anything that the load does',
        });
        expect(effect(plan, 2)).toMatchObject({
            ...nothing,
            deliveries: ['Kafka.orders to Pay.cards.on-Placed'],
        });
        expect(effect(plan, 3)).toMatchObject({
            ...nothing,
            publications: ['Shop.orders to Kafka.orders'],
        });
    });

    it('fails an operation, all of a service, or the calls between two', async () => {
        const plan = await broken(
            'at 5s fail 5% of Shop.orders.place',
            'at 6s fail 5% of Pay',
            'at 7s fail 5% of Shop to Pay',
        );
        expect(effect(plan, 0)).toEqual({ fault: 'fail', share: 0.05, calls: [], works: ['Shop.orders.place'] });
        expect(effect(plan, 1)).toMatchObject({ works: ['Pay.cards.charge', 'Pay.cards.on-Placed'], calls: [] });
        expect(effect(plan, 2)).toMatchObject({ works: [], calls: ['Shop.orders.place->Pay.cards.charge'] });
    });

    it('stresses what runs, and throttles whole services', async () => {
        const plan = await broken('at 5s stress memory 95% on Edge', 'at 6s throttle Shop.orders.place to 5/s');
        expect(effect(plan, 0)).toEqual({ fault: 'stress', servers: ['Edge'], resource: 'memory', share: 0.95 });
        expect(effect(plan, 1)).toEqual({ fault: 'throttle', servers: ['Shop.orders'], rate: 5 });
        expect(plan.plan.assumptions).toContain('A throttle on `Shop.orders.place` holds for its whole service.');
    });

    it.each([
        ['kill 1 of Pay.unused', 'the load never reaches `Pay.unused`'],
        ['kill 1 of Kafka', '`Kafka` is no server that is simulated'],
        ['kill 1 of App', '`App` is no server that is simulated'],
        ['delay Bank to Shop by 1s', 'nothing that the load does calls `Shop` from `Bank`'],
        ['stress cpu 50% on Edge', 'nobody says how long the work of `Edge` takes, so nothing takes longer'],
        ['stress memory 80% on Edge', 'nobody says how long the work of `Edge` takes, so nothing takes longer'],
        ['stress memory 60% on Shop.orders', 'there is memory enough left with 60 % of it in use'],
        ['fail 5% of Kafka', '`Kafka` is no server that is simulated'],
        ['throttle Kafka to 5/s', '`Kafka` is no server that is simulated'],
        [
            'skew clock of Pay.cards by 5min',
            'nothing at `Pay.cards` depends on the time: no credentials or kept answers that expire, no deadlines that are handed on',
        ],
        [
            'skew clock of Edge by 1min',
            'what expires first at `Edge` holds for 5 min, longer than the clock is wrong by',
        ],
    ])('tells why nothing comes of `%s`', async (fault, why) => {
        expect(effect(await broken(`at 5s ${fault}`))).toMatchObject({ withoutEffect: why });
    });

    it('knows what a wrong clock does: to credentials, kept answers and deadlines that are handed on', async () => {
        expect(effect(await broken('at 5s skew clock of Edge by 6min'))).not.toHaveProperty('withoutEffect');
        expect(effect(await broken('at 5s skew clock of Shop.orders.memo by 1min'))).not.toHaveProperty(
            'withoutEffect',
        );
        const deadlines = (policy: string) =>
            planOf(`client c { calls s }  service s { propagates deadlines  query q { calls t.q { ${policy} } } }
                service t { query q }  scenario S { c calls s.q }
                experiment E { load S 5/s  at 5s skew clock of t by 1s }`);
        expect(effect(await deadlines('deadline 1s'))).not.toHaveProperty('withoutEffect');
        expect(effect(await deadlines('timeout 1s'))).not.toHaveProperty('withoutEffect');
        expect(effect(await deadlines('retry 1'))).toHaveProperty('withoutEffect');
    });

    it('replaces an elected replica by one of those that stand by', async () => {
        const of = (replicas: string, count: string) =>
            planOf(`client c { calls s }  service s { replicas ${replicas}  query q }  scenario S { c calls s.q }
                experiment E { load S 5/s  at 5s kill ${count} of s for 1min }`);
        expect((await of('3 elected', '1')).plan.faults[0]?.until).toBe(25_000);
        expect((await of('3 elected', 'all')).plan.faults[0]?.until).toBe(65_000);
        expect((await of('1 elected', '1')).plan.faults[0]?.until).toBe(65_000);
    });
});
