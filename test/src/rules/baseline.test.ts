import { describe, expect, it } from 'vitest';
import { compareWithBaseline, fingerprintOf, recordBaseline } from '../../../src/rules/baseline.ts';
import { RULES } from '../../../src/rules/registry.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingWith } from '../../finding-with.ts';
import { modelOf } from '../../model-of.ts';

const SHOP = `// What is sold
service orders {
  command place { calls stock.reserve }
  command cancel { calls stock.reserve }
}
service stock { command reserve idempotent }
`;

/** Of these rules only, so that later ones do not change what the tests expect. */
const rules = RULES.filter(({ meta }) => ['missing-timeout', 'missing-circuit-breaker'].includes(meta.id));

const findingsIn = async (texts: string | Readonly<Record<string, string>>) =>
    runRules(await modelOf(texts), { rules });

describe('a baseline', () => {
    it('knows every finding again when lines move, files are renamed and declarations change places', async () => {
        const before = await findingsIn(SHOP);
        expect(before.length).toBeGreaterThan(3);
        const [orders = '', stock = ''] = SHOP.split(/(?=service stock)/);
        const after = await findingsIn({ 'z/stock.fbk': `\n\n${stock}`, 'orders.fbk': `// new\n\n${orders}` });
        const { fresh, known, gone } = compareWithBaseline(after, recordBaseline(before));
        expect(fresh.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
        expect(gone).toEqual([]);
        expect(known).toHaveLength(before.length);
    });

    it('does not know what names nothing by what named something', () => {
        const known = [{ rule: 'shared-database', element: 'orders', decisive: ['stock'], count: 1 }];
        expect(compareWithBaseline([findingWith({ decisive: ['stock'] })], known).fresh).toEqual([]);
        expect(compareWithBaseline([findingWith({ decisive: [] })], known).fresh).toHaveLength(1);
    });

    it('lets through what is new, and says what is gone', async () => {
        const baseline = recordBaseline(await findingsIn(SHOP));
        const mended = SHOP.replace('command cancel { calls stock.reserve }', 'command audit { calls ledger }');
        const after = await findingsIn(`${mended}service ledger\n`);
        const { fresh, gone } = compareWithBaseline(after, baseline);
        const calls = (findings: readonly { readonly rule: string; readonly element: string }[]) =>
            findings.filter(({ rule }) => rule === 'missing-timeout').map(({ element }) => element);
        expect(calls(fresh)).toEqual(['orders.audit']);
        expect(calls(gone)).toEqual(['orders.cancel']);
    });

    it('counts findings that are alike', () => {
        const twice = recordBaseline([findingWith({}), findingWith({})]);
        expect(twice).toEqual([{ rule: 'shared-database', element: 'orders', decisive: [], count: 2 }]);
        expect(compareWithBaseline([findingWith({}), findingWith({}), findingWith({})], twice).fresh).toHaveLength(1);
        expect(compareWithBaseline([findingWith({})], twice).gone).toEqual([{ ...twice[0], count: 1 }]);
    });

    it('takes what is left of a known finding for known, and one that has grown for new', () => {
        const baseline = recordBaseline([findingWith({ decisive: ['a', 'b', 'c'] })]);
        expect(compareWithBaseline([findingWith({ decisive: ['c', 'a'] })], baseline)).toMatchObject({
            fresh: [],
            gone: [],
        });
        expect(compareWithBaseline([findingWith({ decisive: ['a', 'b', 'c', 'd'] })], baseline).fresh).toHaveLength(1);
        const two = [findingWith({ decisive: ['a'] }), findingWith({ decisive: ['b'] })];
        expect(compareWithBaseline(two, baseline).fresh).toEqual(two.slice(1));
    });

    it('tells rules, elements and what is decisive apart, whatever its order', () => {
        const prints = [
            findingWith({}),
            findingWith({ rule: 'chatty-call' }),
            findingWith({ element: 'stock' }),
            findingWith({ decisive: ['a', 'b'] }),
            findingWith({ decisive: ['a,b'] }),
        ].map(fingerprintOf);
        expect(new Set(prints).size).toBe(prints.length);
        expect(fingerprintOf(findingWith({ decisive: ['b', 'a'] }))).toBe(
            fingerprintOf(findingWith({ decisive: ['a', 'b'] })),
        );
    });

    it('does not take in the failure of a rule', () => {
        expect(recordBaseline([findingWith({ rule: 'internal/shared-database' })])).toEqual([]);
    });

    it('has the same order whatever that of the findings', () => {
        const some = [findingWith({ rule: 'b' }), findingWith({ rule: 'a', element: 'z' }), findingWith({ rule: 'a' })];
        expect(recordBaseline([...some].reverse())).toEqual(recordBaseline(some));
    });
});
