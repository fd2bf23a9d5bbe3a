import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const RULE = 'distributed-monolith';
const fires = async (text: string, options = {}) => (await findingsOf(RULE, text, { options })).length === 1;

/** So many services in one context, of which some are in a release train, on a shared store, in a cycle of calls. */
function system(services: number, tied: { train?: number; store?: number; cycle?: number }): string {
    const { train = 0, store = 0, cycle = 0 } = tied;
    const body = (n: number) =>
        [n < store ? 'writes db' : '', n < cycle ? `calls s${(n + 1) % cycle}` : ''].filter(Boolean).join('  ');
    return [
        'system Shop',
        'store db : Oracle',
        `context One { ${Array.from({ length: services }, (_, n) => `\n  service s${n} { ${body(n)} }`).join('')}\n}`,
        train > 0 ? `release Weekly { ${Array.from({ length: train }, (_, n) => `s${n}`).join(', ')} }` : '',
    ].join('\n');
}

/** So many pairs of services in two contexts, some with a call from one to the other, some with an event. */
function crossings(synchronous: number, asynchronous: number): string {
    const all = synchronous + asynchronous;
    const left = Array.from({ length: all }, (_, n) =>
        n < synchronous ? `service a${n} { calls b${n} }` : `service a${n} { publishes E${n} }\nevent E${n}`,
    );
    const right = Array.from({ length: all }, (_, n) =>
        n < synchronous ? `service b${n}` : `service b${n} { on E${n} }`,
    );
    return `context A {\n${left.join('\n')}\n}\ncontext B {\n${right.join('\n')}\n}`;
}

describe('distributed-monolith', () => {
    it('reports the four numbers at the system, with the parts', async () => {
        const [finding, ...more] = await findingsOf(RULE, system(4, { train: 3, store: 2 }));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'error', element: 'Shop' });
        expect(finding?.message).toBe(
            'A distributed monolith: 4 services show 2 of 4 signs (limit 2). Largest release train: 3 of 4 (75 %, limit 50 %, reached); on shared stores: 2 of 4 (50 %, limit 50 %, reached); in cycles of synchronous calls: 0 of 4 (0 %, limit 30 %); context crossings: 0, too few to judge (5 needed).',
        );
        expect(finding?.related.map(({ message }) => message)).toEqual([
            'Release train `Weekly`: s0, s1 and s2',
            '`db` is shared by s0 and s1',
        ]);
    });

    it('wants three services', async () => {
        expect(await fires(system(2, { train: 2, store: 2 }))).toBe(false);
        expect(await fires(system(3, { train: 3, store: 3 }))).toBe(true);
    });

    it('wants two signs', async () => {
        expect(await fires(system(4, { train: 4 }))).toBe(false);
        expect(await fires(system(4, { store: 4 }))).toBe(false);
        expect(await fires(system(4, { train: 4, store: 4 }))).toBe(true);
        expect(await fires(system(4, { train: 4 }), { signs: 1 })).toBe(true);
    });

    it('wants half of the services in a train', async () => {
        expect(await fires(system(6, { train: 3, store: 6 }))).toBe(true);
        expect(await fires(system(7, { train: 3, store: 7 }))).toBe(false);
    });

    it('wants half of the services on a shared store', async () => {
        expect(await fires(system(6, { train: 6, store: 3 }))).toBe(true);
        expect(await fires(system(7, { train: 7, store: 3 }))).toBe(false);
    });

    it('wants three in ten services in a cycle', async () => {
        expect(await fires(system(10, { train: 10, cycle: 3 }))).toBe(true);
        expect(await fires(system(11, { train: 11, cycle: 3 }))).toBe(false);
    });

    it('wants four in five context crossings synchronous, and five crossings', async () => {
        const store = 'store db : Oracle\n';
        const shared = (text: string) =>
            store +
            text
                .replaceAll(/service (\w+) \{/g, 'service $1 { writes db ')
                .replaceAll(/service (b\d)\n/g, 'service $1 { writes db }\n');
        expect(await fires(shared(crossings(5, 0)))).toBe(true);
        expect(await fires(shared(crossings(4, 0)))).toBe(false);
        expect(await fires(shared(crossings(4, 1)))).toBe(true);
        expect(await fires(shared(crossings(4, 2)))).toBe(false);
    });

    it('takes no cycle of services for one of operations', async () => {
        const cyclic = (second: string) => `${system(3, { train: 3 })}
service a { query q { calls b.first } query r }
service b { query first { ${second} } query other }`;
        const text = (second: string) => cyclic(second).replace('s0, s1, s2', 's0, s1, s2, a, b');
        expect(await fires(text('calls a.q'))).toBe(true);
        expect(await fires(text('calls a.r'))).toBe(false);
    });

    it('does not count a declared replica as a shared store', async () => {
        expect(
            await fires(`
service a { store db : MySQL  writes db }
store copy : MySQL { replicates a.db }
service b { reads copy }
service c { reads copy }
release All { a, b, c }`),
        ).toBe(false);
    });

    it('leaves infrastructure and the edge out of the count', async () => {
        const text = system(3, { train: 3, store: 2 });
        expect(await fires(text)).toBe(true);
        const edge =
            'gateway Edge { route "/" to s0 }\nservice config { role infrastructure }\nservice flags { role infrastructure }';
        expect(await fires(`${text}\n${edge}`)).toBe(true);
        expect(await fires(`${text}\nservice other\nservice another`)).toBe(false);
    });

    it('is silent on services that each stand on their own', async () => {
        expect(await fires(crossings(0, 6))).toBe(false);
        expect(await fires('')).toBe(false);
    });

    it('takes the place of its parts', async () => {
        const model = await modelOf(system(4, { train: 4, store: 3 }));
        const rules = runRules(model).map((finding) => finding.rule);
        expect(rules).toContain('distributed-monolith');
        expect(rules).not.toContain('shared-database');
        const without = runRules(model, {
            settings: { rules: new Map([[RULE, { severity: 'off', options: {} }]]), unknownAs: 'absent' },
        });
        expect(without.map((finding) => finding.rule)).toContain('shared-database');
    });

    it('leaves a shared store that is none of its signs to its own rule', async () => {
        const model = await modelOf(system(10, { train: 10, store: 2, cycle: 4 }));
        const rules = runRules(model).map((finding) => finding.rule);
        expect(rules).toContain('distributed-monolith');
        expect(rules).toContain('shared-database');
    });
});
