import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'fat-gateway';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map(
        (finding) => `${finding.severity} ${finding.element}: ${finding.decisive}`,
    );

/** Services a, b, c …, of which each first calls the second. */
const pairs = (count: number, through = '') =>
    Array.from({ length: count }, (_, n) => `service a${n} { calls ${through || `b${n}`} }\nservice b${n}`).join('\n');

describe('fat-gateway', () => {
    it('lists all that a gateway does and should not, as one finding', async () => {
        const text = `
event PriceChanged
event OrderPlaced
context Sales { entity Price }
gateway Edge {
  store pricesDb : PostgreSQL
  masters Price
  command place { writes pricesDb  publishes OrderPlaced }
  on PriceChanged { writes pricesDb }
}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Edge',
            message:
                'Gateway `Edge` keeps data of its own in `pricesDb`, sends or receives `OrderPlaced` and `PriceChanged` and is the master of `Sales.Price`: what belongs into services has moved to where all requests must pass.',
            decisive: ['store', 'events', 'entities'],
        });
        expect(finding && underlined(text, finding)).toBe('Edge');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            'entity `Sales.Price`',
            'its store `pricesDb`',
            'takes part in `OrderPlaced`',
            'takes part in `PriceChanged`',
        ]);
    });

    it('judges BFFs alike', async () => {
        expect(await found('event E\nbff Mobile { on E }')).toEqual(['warning Mobile: events']);
    });

    it('is silent on a cache of sessions', async () => {
        expect(await found('gateway Edge { cache sessions : Redis  query q { reads sessions } }')).toEqual([]);
    });

    it('is silent on services and on a gateway that only routes', async () => {
        expect(await found('event E\nservice a { store db : MySQL  on E { writes db } }')).toEqual([]);
        expect(await found('client App { calls Edge }\ngateway Edge { route "/a" to a }\nservice a')).toEqual([]);
    });

    it('tells a BFF for two kinds of clients', async () => {
        const text =
            'client App { calls Mobile }\nclient Web { calls Mobile }\nbff Mobile { route "/a" to a }\nservice a';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            message:
                'BFF `Mobile` serves 2 kinds of clients (`App` and `Web`): a backend for frontends is shaped by one of them, else it is a gateway.',
        });
        expect(await found(text.replace('client Web { calls Mobile }', ''))).toEqual([]);
        expect(await found(text.replace('bff', 'gateway'))).toEqual([]);
    });

    it('finds a gateway through which services talk to each other', async () => {
        // Three services reach one over the gateway; two pairs are direct.
        const text = `
gateway Bus { route "/x" to x }
service x
service p { calls Bus }
service q { calls Bus }
service r { calls Bus }
${pairs(2)}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('Gateway `Bus` carries 3 of the 5 connections between services (60 %)');
        expect(finding?.related.map(({ message }) => message)).toContain('`p` calls other services through it');
    });

    it('fires from half of the connections, or what the options say', async () => {
        const bus = (direct: number) => `
gateway Bus { route "/x" to x }
service x
service p { calls Bus }
service q { calls Bus }
service r { calls Bus }
${pairs(direct)}`;
        expect(await found(bus(3))).toEqual(['warning Bus: bus']);
        expect(await found(bus(4))).toEqual([]);
        expect(await found(bus(4), { options: { share: 0.4 } })).toEqual(['warning Bus: bus']);
    });

    it('wants three connections at least, or what the options say', async () => {
        const two = 'gateway Bus { route "/x" to x }\nservice x\nservice p { calls Bus }\nservice q { calls Bus }';
        expect(await found(two)).toEqual([]);
        expect(await found(two, { options: { connections: 2 } })).toEqual(['warning Bus: bus']);
    });

    it('counts a router only once it has logic', async () => {
        const routed = (logic: string) => `
router lb { ${logic}  route "/x" to x }
service x
service p { calls lb }
service q { calls lb }
service r { calls lb }`;
        expect(await found(routed(''))).toEqual([]);
        expect(await found(routed('transforms "X-Tenant"'))).toEqual(['warning lb: bus']);
    });
});
