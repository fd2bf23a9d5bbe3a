import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'unprotected-gateway-route';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map(
        (finding) => `${finding.severity} ${finding.element}: ${finding.decisive}`,
    );

const edge = (gateway: string, route = '') => `
client App { calls Edge }
gateway Edge { ${gateway}  route "/orders" to orders ${route} }
service orders { query list }`;

const AUTHENTICATED = 'authenticates oauth2';
const LIMITED = 'limits 100/s';
const TIMED = 'timeout 1s';

describe('unprotected-gateway-route', () => {
    it('names what is missing and what follows from it, at the route', async () => {
        const text = edge('');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Edge',
            message:
                'Route `/orders` of `Edge` has no authentication, no rate limit and no timeout or breaker: anybody may use it, one caller can use up what all others need and requests pile up at the edge when what is behind it hangs.',
        });
        expect(finding && underlined(text, finding)).toBe('"/orders"');
    });

    it.each([
        [`${LIMITED}  ${TIMED}`, 'authentication'],
        [`${AUTHENTICATED}  ${TIMED}`, 'rate limit'],
        [`${AUTHENTICATED}  ${LIMITED}`, 'timeout or breaker'],
    ])('finds that %s is not enough', async (gateway, missing) => {
        expect(await found(edge(gateway))).toEqual([`warning Edge: /orders,${missing}`]);
    });

    it('is silent when all three hold, at the gateway or the route', async () => {
        expect(await found(edge(`${AUTHENTICATED}  ${LIMITED}  ${TIMED}`))).toEqual([]);
        expect(await found(edge('', `{ ${AUTHENTICATED}  ${LIMITED}  deadline 1s }`))).toEqual([]);
        expect(await found(edge(`${AUTHENTICATED}  limit 50/s  breaker { opens after 5 failures }`))).toEqual([]);
        expect(await found(`system S { defaults { timeout 1s } }${edge(`${AUTHENTICATED}  ${LIMITED}`)}`)).toEqual([]);
    });

    it('lets a route rule out what the gateway says', async () => {
        expect(await found(edge(`${AUTHENTICATED}  ${LIMITED}  ${TIMED}`, '{ authenticates none }'))).toEqual([
            'warning Edge: /orders,authentication',
        ]);
    });

    it('wants no authentication of what is public on purpose, and nothing of static content', async () => {
        expect(await found(edge(`${LIMITED}  ${TIMED}`, '{ public }'))).toEqual([]);
        expect(await found(edge(TIMED, '{ public }'))).toEqual(['warning Edge: /orders,rate limit']);
        expect(await found(edge('', '{ public  caches 1h }'))).toEqual([]);
    });

    it('leaves gateways alone that stand behind another', async () => {
        expect(
            await found(`
client App { calls Edge }
gateway Edge { ${AUTHENTICATED}  ${LIMITED}  ${TIMED}  route "/m" to Mobile }
bff Mobile { route "/orders" to orders }
service orders`),
        ).toEqual([]);
    });

    it('finds BFFs, and gateways that nobody is said to call', async () => {
        expect(await found('bff Mobile { route "/a" to a }\nservice a')).toHaveLength(1);
        expect(
            await found(
                'client App { calls lb }\nrouter lb { route "/" to Edge }\ngateway Edge { route "/a" to a }\nservice a',
            ),
        ).toHaveLength(1);
        expect(await found('client App { calls lb }\nrouter lb { route "/" to a }\nservice a')).toEqual([]);
    });

    it('ignores silence when the settings say so', async () => {
        expect(await found(edge(''), { unknownAs: 'ignore' })).toEqual([]);
        expect(await found(edge('limits none'), { unknownAs: 'ignore' })).toEqual(['warning Edge: /orders,rate limit']);
    });

    it('tells what all routes of a gateway lack once', async () => {
        const text = `
gateway Edge {
  ${AUTHENTICATED}
  route "/a" to a
  route "/b" to a { ${LIMITED} }
  route "/c" to a
}
service a`;
        const findings = await findingsOf(RULE, text);
        expect(findings.map(({ message }) => message)).toEqual([
            '2 routes of `Edge` have no rate limit and no timeout or breaker (`/a` and `/c`): one caller can use up what all others need and requests pile up at the edge when what is behind it hangs.',
            'Route `/b` of `Edge` has no timeout or breaker: requests pile up at the edge when what is behind it hangs.',
        ]);
        expect(findings[0]?.related.map(({ message }) => message)).toEqual(['route `/a`', 'route `/c`']);
    });

    it.each([
        [
            edge(''),
            'to orders { authenticates oauth2  limits 100/s per client  breaker { opens after 5 failures  waits 30s } }',
        ],
        [edge(`${AUTHENTICATED}  ${TIMED}`, '{ caches 1s }'), '{ caches 1s  limits 100/s per client }'],
        [
            `gateway Edge {\n  ${AUTHENTICATED}\n  ${TIMED}\n  route "/a" to a\n  route "/b" to a\n}\nservice a`,
            'route "/b" to a\n  limits 100/s per client\n}',
        ],
    ])('adds what is missing', async (text, mended) => {
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain(mended);
        expect(await found(result)).toEqual([]);
    });

    it('offers nothing where somebody ruled it out', async () => {
        const [finding] = await findingsOf(RULE, edge(`${AUTHENTICATED}  ${TIMED}`, '{ limits none }'));
        expect(finding?.fixes).toEqual([]);
    });

    it.each([
        ['one of its routes', '', '{ limits none }'],
        ['the gateway', 'limits none', ''],
    ])('offers nothing for all routes where %s ruled it out', async (_, gateway, route) => {
        const text = `gateway Edge {\n${AUTHENTICATED}\n${TIMED}\n${gateway}\nroute "/a" to a ${route}\nroute "/b" to a\n}\nservice a`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toMatch(/^2 routes of `Edge` have no rate limit/);
        expect(finding?.fixes).toEqual([]);
    });
});
