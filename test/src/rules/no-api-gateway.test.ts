import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'no-api-gateway';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

describe('no-api-gateway', () => {
    it('finds each service that clients call, at its name', async () => {
        const text = `
client App { calls orders.list  calls carts }
client Web { calls orders }
service orders { query list }
service carts`;
        const [carts, orders, ...more] = (await findingsOf(RULE, text)).toSorted((a, b) =>
            a.element < b.element ? -1 : 1,
        );
        expect(more).toEqual([]);
        expect(carts).toMatchObject({ severity: 'warning', element: 'carts' });
        expect(orders).toMatchObject({
            severity: 'warning',
            element: 'orders',
            message:
                '`App` and `Web` use service `orders` without a gateway in between; 2 nodes are exposed like this, and each has to guard itself.',
            relations: ['App->orders.list', 'Web->orders'],
        });
        expect(orders && underlined(text, orders)).toBe('orders');
        expect(orders?.related.map(({ message }) => message)).toEqual([
            'client `App` uses `orders`',
            'client `Web` uses `orders`',
        ]);
    });

    it('is milder where only one is exposed', async () => {
        expect(await found('client App { calls orders }\nservice orders')).toEqual(['info orders']);
    });

    it('counts brokers that clients publish to or consume from', async () => {
        expect(
            await found(`
client Device { publishes Measured }
client Partner { consumes Alarm }
event Measured via readings
event Alarm via alarms
broker Mqtt { topic readings }
broker Kafka { topic alarms }`),
        ).toEqual(['warning Mqtt', 'warning Kafka']);
    });

    it.each(['gateway', 'bff', 'router'])('is silent behind a %s', async (kind) => {
        expect(
            await found(
                `client App { calls Edge }\n${kind} Edge { route "/a" to a  route "/b" to b }\nservice a\nservice b`,
            ),
        ).toEqual([]);
    });

    it('is silent on a single server of a user interface', async () => {
        expect(await found('client Browser { calls pages }\nservice pages { layer ui }')).toEqual([]);
    });

    it('is silent on platform services, which clients have to reach', async () => {
        expect(await found('client App { calls identity }\nservice identity { role platform }')).toEqual([]);
    });

    describe('fix', () => {
        it('adds a gateway, protected, with a route for each operation', async () => {
            const text =
                'client App { calls orders.list  calls orders.place }\nservice orders { query list  command place }';
            const [finding] = await findingsOf(RULE, text);
            const result = finding ? fixed(text, finding) : text;
            expect(result).toContain('client App { calls Gateway  calls Gateway }');
            expect(result).toContain(
                '  route "/orders/list" to orders.list\n  route "/orders/place" to orders.place\n}',
            );
            expect(await found(result)).toEqual([]);
            expect(await findingsOf('unprotected-gateway-route', result)).toEqual([]);
        });

        it('uses the gateway that is there', async () => {
            const text = `
client App { calls Edge  calls carts }
gateway Edge { route "/orders" to orders }
service orders
service carts`;
            const [finding] = await findingsOf(RULE, text);
            const result = finding ? fixed(text, finding) : text;
            expect(result).toContain(
                'gateway Edge { route "/orders" to orders  route "/carts" to carts { breaker { opens after 5 failures  waits 30s } } }',
            );
            expect(await found(result)).toEqual([]);
        });

        it('leaves calls alone that say more, and brokers', async () => {
            const [call] = await findingsOf(RULE, 'client App { calls orders over grpc }\nservice orders');
            expect(call?.fixes).toEqual([]);
            const [broker] = await findingsOf(
                RULE,
                'client App { publishes E }\nevent E via t\nbroker Kafka { topic t }',
            );
            expect(broker?.fixes).toEqual([]);
        });
    });
});
