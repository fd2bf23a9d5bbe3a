import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const RULE = 'cyclic-sync-dependency';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const CIRCLE = `context Ordering {
  service orders {
    store db
    command place idempotent { writes db  calls stock.reserve } // kept
    query status { calls stock.left }
  }
}
context Inventory {
  service stock {
    command reserve "POST /reserve" idempotent by "id" { calls orders.place }
    query left
  }
}`;

describe('cyclic-sync-dependency', () => {
    it('tells the way round and the call to turn into an event, at that call', async () => {
        const [finding, ...more] = await findingsOf(RULE, CIRCLE);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'Inventory.stock',
            decisive: ['Inventory.stock', 'Ordering.orders'],
            relations: [
                'Inventory.stock.reserve->Ordering.orders.place',
                'Ordering.orders.place->Inventory.stock.reserve',
            ],
            message:
                '`stock` and `orders` wait for one another in a circle: `stock.reserve` → `orders.place` → `stock.reserve`. To open it, turn `stock` → `orders` (1 call) into an event.',
        });
        expect(finding && underlined(CIRCLE, finding)).toBe('calls orders.place');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`stock.reserve` calls `orders.place`',
            '`orders.place` calls `stock.reserve`',
        ]);
    });

    it('warns when only the services, through different operations, are in a circle', async () => {
        // The user and the social graph of DeathStarBench ask each other, each for something else.
        const text = `service users { query profile { calls graph.followers }  query name }
service graph { query followers { calls users.name } }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.severity).toBe('warning');
        expect(finding?.message).toContain(
            '`graph` and `users` call one another (`graph` → `users` → `graph`), though no',
        );
    });

    it('takes services without modelled operations, and calls that name none, for circles that close', async () => {
        expect(await found('service a { calls b }\nservice b { calls c }\nservice c { calls a }')).toEqual(['error a']);
        expect(await found('service a { query q { calls b } }\nservice b { query r { calls a.q } }')).toEqual([
            'error a',
        ]);
    });

    it('sees a circle through a router', async () => {
        expect(await found('router lb { route "/" to a }\nservice a { calls b }\nservice b { calls lb }')).toEqual([
            'error a',
        ]);
        expect(await found('router lb { route "/" to a }\nservice a { calls lb }')).toEqual(['error a']);
    });

    it('tells circles apart that have no service in common, and as one those that have', async () => {
        const pair = (a: string, b: string) => `service ${a} { calls ${b} }\nservice ${b} { calls ${a} }\n`;
        expect(await found(pair('a', 'b') + pair('c', 'd'))).toEqual(['error a', 'error c']);
        expect(
            await found(`service a { query q { calls b.q }  query r { calls c.q } }
service b { query q { calls a.q } }
service c { query q { calls a.r } }`),
        ).toEqual(['error a']);
    });

    it('is silent on calls that go one way, and on answers by event', async () => {
        expect(await found('service a { calls b  calls c }\nservice b { calls c }\nservice c')).toEqual([]);
        expect(
            await found(`service a { calls b.do  on Done }
service b { command do { publishes Done } }
event Done`),
        ).toEqual([]);
    });

    it('leaves infrastructure out', async () => {
        expect(await found('service a { calls config }\nservice config { role infrastructure  calls a }')).toEqual([]);
    });

    it('turns the call into an event', async () => {
        const [finding] = await findingsOf(RULE, CIRCLE);
        const text = finding ? fixed(CIRCLE, finding) : '';
        expect(text).toContain('on Inventory.PlaceRequested idempotent { writes db  calls stock.reserve } // kept');
        expect(text).toContain('idempotent by "id" { publishes PlaceRequested }');
        expect(text).toContain('  event PlaceRequested\n}');
        expect(await found(text)).toEqual([]);
        const errors = (of: string) =>
            modelOf(of).then((model) => runRules(model).filter((it) => it.severity === 'error'));
        expect((await errors(text)).length).toBeLessThan((await errors(CIRCLE)).length);
    });

    it('writes an outbox where the caller writes a store', async () => {
        const text = CIRCLE.replace('calls orders.place', 'calls orders.status').replace(
            'calls stock.left',
            'calls stock.reserve',
        );
        const [finding] = await findingsOf(RULE, text.replace('writes db  calls stock.reserve', 'writes db'));
        expect(finding?.fixes).toMatchObject([{ title: 'Publish ReserveRequested instead of calling reserve' }]);
        const other = text
            .replace('writes db  calls stock.reserve', 'writes db')
            .replace('calls stock.reserve', 'writes db  calls stock.reserve');
        const [written] = await findingsOf(RULE, other);
        expect(written && fixed(other, written)).toContain('writes db  publishes ReserveRequested outbox');
    });

    it('offers no fix where more would have to change', async () => {
        const fixes = async (text: string) => (await findingsOf(RULE, text)).flatMap((finding) => finding.fixes);
        const circle = (order: string, more = '') =>
            `service a { query ask { calls b.go }\n${more} }\nservice b { ${order} go { calls a.ask } }`;
        expect(await fixes(circle('command', ''))).toEqual([]);
        expect(await fixes(circle('query'))).toEqual([]);
        const safe = 'service a { query ask { calls b.go } }\nservice b { command go idempotent { calls a.ask } }';
        expect(await fixes(safe)).toHaveLength(1);
        expect(await fixes(`${safe}\nservice c { calls b.go }`)).toEqual([]);
        expect(await fixes(`${safe}\nservice c { calls b }`)).toEqual([]);
        expect(await fixes(`${safe}\nclient Me { calls b }\nscenario S { Me calls b.go }`)).toEqual([]);
        expect(await fixes(`${safe}\nservice c { publishes GoRequested }\nevent GoRequested`)).toEqual([]);
        expect(await fixes(safe.replace('calls b.go', 'calls b.go 3 times'))).toEqual([]);
    });

    it('ends on dense systems, with bounded output', async () => {
        const names = Array.from({ length: 60 }, (_, n) => `s${n}`);
        const text = names
            .map(
                (name) =>
                    `service ${name} { ${names
                        .filter((other) => other !== name)
                        .map((other) => `calls ${other}`)
                        .join('  ')} }`,
            )
            .join('\n');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('and 52 more services wait for one another');
        expect(finding?.message).toContain('and 1767 more edges into events');
        expect(finding?.related).toHaveLength(23);
        expect(finding?.related.at(-1)?.message).toBe('… and 3518 more edges');
    });
});
