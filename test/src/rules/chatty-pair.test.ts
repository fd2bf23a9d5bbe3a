import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const films = `service films { ${names.map((name) => `query ${name}`).join('  ')} }`;
const calls = (count: number, from = 0) =>
    names
        .slice(from, from + count)
        .map((name) => `calls films.${name}`)
        .join('  ');

const byOne = (count: number, kind = 'service') => `${films}\n${kind} listings { query card { ${calls(count)} } }`;
const byAll = (count: number) =>
    `${films}\nservice listings { query x { ${calls(3)} }  query y { ${calls(count - 3, 3)} } }`;

const elements = async (text: string, options = {}) =>
    (await findingsOf('chatty-pair', text, { options })).map((finding) => finding.element);

describe('chatty-pair', () => {
    it('tells which operation calls how many others, call by call', async () => {
        const text = byOne(5);
        const [finding, ...more] = await findingsOf('chatty-pair', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'listings.card',
            decisive: ['films'],
            message:
                '`listings.card` calls 5 different operations of `films` (limit 4): every change of one is a change of both.',
        });
        expect(finding?.related.map((one) => one.message)).toContain('`listings.card` calls `films.e`');
        expect(finding && underlined(text, finding)).toBe('card');
    });

    it('warns from 4 operations called by one, and from 6 called by all', async () => {
        expect(await elements(byOne(3))).toEqual([]);
        expect(await elements(byOne(4))).toEqual(['listings.card']);
        expect(await elements(byAll(5))).toEqual([]);
        expect(await elements(byAll(6))).toEqual(['listings']);
    });

    it('counts each operation once, and calls of the whole service not at all', async () => {
        expect(await elements(`${films}\nservice x { query y { ${calls(3)}  ${calls(3)}  calls films } }`)).toEqual([]);
    });

    it('tells several callees of one operation together', async () => {
        const text = `${films}\n${films.replace('service films', 'service songs')}
service x { query y { ${calls(4)}  ${calls(4).replaceAll('films.', 'songs.')} } }`;
        const [finding, ...more] = await findingsOf('chatty-pair', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'x.y',
            decisive: ['x.y', 'films', 'x.y', 'songs'],
            message:
                '`x.y` calls many different operations of `films` and `songs` (limit 4 of each): every change of one is a change of all.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`x.y` calls 4 different operations of `films`',
            '`x.y` calls 4 different operations of `songs`',
        ]);
    });

    it('sees through routers', async () => {
        const routed = names.slice(0, 4).map((name) => `router r${name} { calls films.${name} }`);
        const text = `${films}\n${routed.join('\n')}\nservice x { query y { calls ra  calls rb  calls rc  calls rd } }`;
        expect(await elements(text)).toEqual(['x.y']);
    });

    it('finds two that call each other, once', async () => {
        const [finding, ...more] = await findingsOf('chatty-pair', 'service a { calls b }  service b { calls a }');
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ element: 'a', relations: ['a->b', 'b->a'] });
        expect(finding?.message).toContain('`a` calls `b` (1×) and `b` calls `a` (1×)');
    });

    it('leaves the circle to the rule about circles', async () => {
        const rules = runRules(await modelOf('service a { calls b }  service b { calls a }')).map(({ rule }) => rule);
        expect(rules).toContain('cyclic-sync-dependency');
        expect(rules).not.toContain('chatty-pair');
    });

    it('follows its options', async () => {
        expect(await elements(byOne(3), { operation: 3 })).toEqual(['listings.card']);
        expect(await elements(byAll(6), { service: 7 })).toEqual([]);
    });

    it('exempts gateways, BFFs and infrastructure', async () => {
        expect(await elements(byOne(7, 'bff'))).toEqual([]);
        expect(await elements(byOne(7, 'gateway'))).toEqual([]);
        expect(await elements(byOne(7).replace('service films {', 'service films { role infrastructure'))).toEqual([]);
    });
});
