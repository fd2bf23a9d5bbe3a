import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'unbounded-queue';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

/** A service that handles 40 messages a second at most, unless its block says otherwise. */
const shop = (load: string, { service = 'replicas 1..2  concurrency 1', topic = 'capacity 1000', place = '' } = {}) => `
client App { calls orders.place }
event OrderPlaced via mails
broker Rabbit : RabbitMQ { queue mails { ${topic} } }
service orders { command place { publishes OrderPlaced } }
service mailer { ${service}  on OrderPlaced idempotent { takes 50ms } }
scenario Purchase { App calls orders.place  ${place}  load ${load} }`;

describe('unbounded-queue', () => {
    it('finds a channel that nothing bounds', async () => {
        const text = 'broker Kafka { topic orderEvents }\nservice a { on orderEvents idempotent }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'Kafka.orderEvents',
            message:
                'Nothing bounds `orderEvents` (no capacity, size, retention or overflow): when its consumers stop, it grows until the broker is full.',
        });
        expect(finding && underlined(text, finding)).toBe('orderEvents');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a.on-orderEvents` receives from it']);
    });

    it.each(['capacity 100', 'size 1GiB', 'retention 7d', 'overflow reject', 'compacted'])(
        'is silent with %s',
        async (bound) => {
            expect(await found(`broker Kafka { topic orderEvents { ${bound} } }`)).toEqual([]);
        },
    );

    it('ignores silence when the settings say so', async () => {
        expect(await found('broker Kafka { topic orderEvents }', { unknownAs: 'ignore' })).toEqual([]);
    });

    it('compares what comes with what can be handled', async () => {
        const [finding, ...more] = await findingsOf(RULE, shop('50/s'));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'Rabbit.mails',
            message:
                '`mails` brings `mailer.on-OrderPlaced` 50/s in scenario `Purchase`, of 40/s that it can handle (2 replicas × 1 at a time, 50 ms each): 125 %, so it is always full.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`Purchase` is the load',
            '`mailer.on-OrderPlaced` receives from it',
        ]);
    });

    it('warns from four fifths and errs above the whole', async () => {
        expect(await found(shop('31/s'))).toEqual([]);
        expect(await found(shop('32/s'))).toEqual(['warning Rabbit.mails']);
        expect(await found(shop('40/s'))).toEqual(['warning Rabbit.mails']);
        expect(await found(shop('41/s'))).toEqual(['error Rabbit.mails']);
        expect(await found(shop('21/s'), { options: { utilisation: 0.5 } })).toEqual(['warning Rabbit.mails']);
    });

    it('tells an overload and a missing bound as one problem', async () => {
        const [finding, ...more] = await findingsOf(RULE, shop('50/s', { topic: '' }));
        expect(more).toEqual([]);
        expect(finding?.message).toContain('so the backlog grows without end');
    });

    it('takes a burst at its average, for the queue is there to even it out', async () => {
        expect(await found(shop('burst 900 every 30s'))).toEqual([]);
        expect(await found(shop('burst 1500 every 30s'))).toEqual(['error Rabbit.mails']);
    });

    it('takes a ramp at its end, and leaves users who think out', async () => {
        expect(await found(shop('ramp 1/s..50/s over 1min'))).toEqual(['error Rabbit.mails']);
        expect(await found(shop('1000 users think 1s'))).toEqual([]);
    });

    it('adds the time of the stores that the handler uses', async () => {
        const text = shop('30/s').replace(
            'on OrderPlaced idempotent { takes 50ms }',
            'store sent : MySQL { takes 25ms }  on OrderPlaced idempotent { takes 40ms..60ms  writes sent }',
        );
        expect(await found(text)).toEqual(['error Rabbit.mails']);
    });

    it('judges nothing of which a part is not known', async () => {
        expect(await found(shop('50/s', { service: 'replicas 2' }))).toEqual([]);
        expect(await found(shop('50/s', { service: 'concurrency 1' }))).toEqual([]);
        expect(await found(shop('50/s').replace('takes 50ms', ''))).toEqual([]);
    });

    it('counts repeated calls on the way', async () => {
        const text = shop('10/s').replace(
            'service orders { command place {',
            'service till { command pay { calls orders.place 5 times } }\nservice orders { command place {',
        );
        expect(await found(text.replace('App calls orders.place ', 'App calls till.pay '))).toEqual([
            'error Rabbit.mails',
        ]);
    });

    it('does not count twice what a scenario tells of a body that it follows', async () => {
        expect(await found(shop('30/s', { place: 'orders publishes OrderPlaced' }))).toEqual([]);
    });

    it('leaves alternatives out, and counts what runs beside', async () => {
        expect(await found(shop('30/s', { place: 'alt "again" { App calls orders.place }' }))).toEqual([]);
        expect(await found(shop('30/s', { place: 'par { App calls orders.place }' }))).toEqual(['error Rabbit.mails']);
    });

    it('ends on messages that go round in a circle', async () => {
        const text = `
client App { publishes A }
event A via a
event B via b
broker K { queue a { capacity 1 }  queue b { capacity 1 } }
service x { replicas 1  concurrency 1  on A idempotent { takes 50ms  publishes B } }
service y { replicas 1  concurrency 1  on B idempotent { takes 50ms  publishes A } }
scenario S { App publishes A  load 30/s }`;
        expect(await found(text)).toContain('error K.a');
    });

    it.each([
        ['topic t', 'topic t { retention 7d }'],
        ['queue t { delivery at-least-once }', 'queue t { delivery at-least-once  capacity 10000  overflow reject }'],
    ])('bounds %s', async (channel, mended) => {
        const text = `broker K { ${channel} }`;
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain(mended);
        expect(await found(result)).toEqual([]);
    });
});
