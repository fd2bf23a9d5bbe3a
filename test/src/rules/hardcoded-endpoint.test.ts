import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'hardcoded-endpoint';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const at = (address: string, more = '') => `
service prices { query quote ${more} }
service orders { query list { calls prices.quote over grpc at "${address}" } }`;

describe('hardcoded-endpoint', () => {
    it('tells who is called where, at the call', async () => {
        const text = at('http://10.0.0.7:8080');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders.list',
            message:
                '`orders.list` calls `prices.quote` at the fixed address http://10.0.0.7:8080: it cannot move, scale or be replaced without changing its caller.',
            relations: ['orders.list->prices.quote'],
        });
        expect(finding && underlined(text, finding)).toBe('calls prices.quote over grpc at "http://10.0.0.7:8080"');
    });

    it.each([
        '10.0.0.7',
        '10.0.0.7:9090',
        'prices.example.com:8080',
        'https://prices.example.com/v1',
        '[2001:db8::7]:80',
        'http://user@10.0.0.7/',
    ])('finds %s', async (address) => {
        expect(await found(at(address))).toEqual(['warning orders.list']);
    });

    it.each([
        'http://prices:8080',
        'prices.shop.svc',
        'http://prices.shop.svc.cluster.local:8080/v1',
        'prices.service.consul',
        'http://$PRICES_HOST:8080',
        '{{ .Values.prices }}',
    ])('takes %s for discovery', async (address) => {
        expect(await found(at(address))).toEqual([]);
    });

    it.each(['http://localhost:8080', '127.0.0.1:80', 'http://[::1]:80', 'prices.test'])(
        'is silent on %s, which only tests use',
        async (address) => {
            expect(await found(at(address))).toEqual([]);
        },
    );

    it('is silent on infrastructure, externals, gateways and routers', async () => {
        expect(
            await found(
                at('10.0.0.7', 'role infrastructure').replace(
                    'query quote role infrastructure',
                    'query quote  role infrastructure',
                ),
            ),
        ).toEqual([]);
        expect(await found('external Bank\nservice a { calls Bank at "10.0.0.7" }')).toEqual([]);
        expect(await found('router lb { route "/" to b }\nservice b\nservice a { calls lb at "10.0.0.7:80" }')).toEqual(
            [],
        );
    });

    it('is silent without an address', async () => {
        expect(await found('service b\nservice a { calls b }')).toEqual([]);
    });

    it('tells the calls of one service to one address once', async () => {
        const text = `
service prices { query quote  query list }
service orders {
  query a { calls prices.quote at "10.0.0.7:80" }
  query b { calls prices.list at "10.0.0.7:80" }
  query c { calls prices.list at "10.0.0.8:80" }
}`;
        const findings = await findingsOf(RULE, text);
        expect(findings.map(({ element }) => element)).toEqual(['orders', 'orders.c']);
        expect(findings[0]?.message).toContain('`orders` calls `prices` at the fixed address 10.0.0.7:80 in 2 calls');
        expect(findings[0]?.related.map(({ message }) => message)).toEqual([
            '`orders.a` calls `prices.quote` at 10.0.0.7:80',
            '`orders.b` calls `prices.list` at 10.0.0.7:80',
        ]);
    });

    it('counts names as fixed too, if the options say so', async () => {
        const fixedNames = { options: { names: 'fixed' } };
        expect(await found(at('http://prices:8080'), fixedNames)).toEqual(['warning orders.list']);
        expect(await found('service b\nservice a { calls b }', fixedNames)).toEqual([]);
    });

    it('tells of a service that knows many addresses once', async () => {
        const knowing = (count: number) => {
            const numbers = Array.from({ length: count }, (_, n) => n);
            const calls = numbers.map((n) => `calls b${n} at "10.0.0.${n}"`).join('\n');
            return `service a {\n${calls}\n}\n${numbers.map((n) => `service b${n}`).join('\n')}`;
        };
        expect(await found(knowing(10))).toHaveLength(10);
        const [finding, ...more] = await findingsOf(RULE, knowing(11));
        expect(more).toEqual([]);
        expect(finding?.message).toBe(
            '`a` calls other services at 11 fixed addresses (`b0`, `b1`, `b10`, `b2` and 7 more services): none of them can move, scale or be replaced without changing their caller.',
        );
        expect(finding && (await found(fixed(knowing(11), finding)))).toEqual([]);
    });

    it('counts the services that are called so, if the options say so', async () => {
        const text = `
service prices
service a { calls prices at "10.0.0.7" }
service b { calls prices at "10.0.0.8" }`;
        const [finding, ...more] = await findingsOf(RULE, text, { options: { per: 'target' } });
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'prices',
            message:
                '`prices` is called at a fixed address by `a` and `b`: it cannot move, scale or be replaced without changing them.',
            decisive: ['a', 'b'],
        });
        expect(finding && underlined(text, finding)).toBe('prices');
    });

    it('takes the addresses out', async () => {
        const text = at('10.0.0.7').replace('at "10.0.0.7"', 'at "10.0.0.7" optional');
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain('calls prices.quote over grpc optional }');
        expect(await found(result)).toEqual([]);
    });
});
