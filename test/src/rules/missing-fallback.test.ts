import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const page = (calls: string, rest = '') => `
service tips { query next  command seen }
service pages { query product { ${calls} } }
${rest}`;

const needing = (count: number, how = '', entry = 'client App { calls pages.product }') => `
${['a', 'b', 'c', 'd'].map((name) => `service ${name} { query x  query y }`).join('\n')}
service pages { query product { ${['a', 'b', 'c', 'd']
    .slice(0, count)
    .map((name) => `calls ${name}.x`)
    .join('  ')} ${how} } }
${entry}`;

const elements = async (text: string, settings = {}) =>
    (await findingsOf('missing-fallback', text, settings)).map(({ element }) => element);

describe('missing-fallback', () => {
    it('tells an optional call without a word of what happens then, at the call', async () => {
        const text = page('calls tips.next optional');
        const [finding, ...more] = await findingsOf('missing-fallback', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'pages.product',
            relations: ['pages.product->tips.next'],
            message:
                '`pages.product` can do without `tips.next`, but no fallback says what happens then: what the user sees is left to chance.',
        });
        expect(finding && underlined(text, finding)).toBe('calls tips.next optional');
    });

    it('makes one finding of all of a service', async () => {
        const text = page('calls tips.next optional  calls tips.seen optional { timeout 1s }');
        const [finding, ...more] = await findingsOf('missing-fallback', text);
        expect(more).toEqual([]);
        expect(finding?.element).toBe('pages');
        expect(finding?.message).toContain('`pages` can do without the answers of 2 calls');
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('calls tips.next optional { fallback "answer without it" }');
        expect(mended).toContain('{ fallback "go on, and make up for it later"  timeout 1s }');
        expect(await elements(mended)).toEqual([]);
    });

    it('is silent with a fallback, on calls that are needed, and where the reply is not used', async () => {
        expect(await elements(page('calls tips.next optional { fallback "none" }'))).toEqual([]);
        expect(await elements(page('calls tips.next'))).toEqual([]);
        expect(await elements(page('calls tips.seen optional ignoring reply'))).toEqual([]);
        expect(await elements(page('calls tips.next optional'), { unknownAs: 'ignore' })).toEqual([]);
        expect(await elements(page('calls tips.next optional { fallback none }'), { unknownAs: 'ignore' })).toEqual([
            'pages.product',
        ]);
    });

    it('tells an entrance that needs all of many services', async () => {
        const text = needing(3);
        const [finding, ...more] = await findingsOf('missing-fallback', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'pages.product',
            message:
                '`pages.product` needs 3 services to answer at all (limit 3): `a`, `b` and `c`. None of them is optional or has a fallback, so when any is down, so is `pages.product`.',
        });
        expect(finding && underlined(text, finding)).toBe('product');
    });

    it('tells several entrances of one service together, and leaves those with a great fan-out to that rule', async () => {
        const text = `${needing(3)}
extend pages { query list { calls a.x  calls b.x  calls c.x } }  client Other { calls pages.list }`;
        const [finding, ...more] = await findingsOf('missing-fallback', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ element: 'pages' });
        expect(finding?.message).toContain('2 operations of `pages` need 3 services or more to answer at all');
        const many = ['e', 'f', 'g'].map((name) => `service ${name} { query x }`).join('\n');
        const wide = `${needing(4, 'calls e.x  calls f.x  calls g.x')}\n${many}`;
        const rules = runRules(await modelOf(wide)).map(({ rule }) => rule);
        expect(rules).toContain('excessive-sync-fanout');
        expect(rules).not.toContain('missing-fallback');
    });

    it('warns from 3 services, each counted once', async () => {
        expect(await elements(needing(2, 'calls a.y'))).toEqual([]);
        expect(await elements(needing(3))).toEqual(['pages.product']);
        expect(await elements(needing(3), { options: { hard: 4 } })).toEqual([]);
    });

    it('is silent on a service whose operations are not modelled: no request need be all that it calls', async () => {
        const services = 'service a\nservice b\nservice c\n';
        const calls = 'calls a  calls b  calls c';
        const found = (body: string) =>
            findingsOf('missing-fallback', `${services}client App { calls pages }\nservice pages { ${body} }`);
        expect(await found(calls)).toEqual([]);
        expect(await found(`query all { ${calls} }`)).toHaveLength(1);
    });

    it('is silent where something is degraded, and on what is no entrance', async () => {
        expect(await elements(needing(3, 'calls d.x optional { fallback "none" }'))).toEqual([]);
        expect(await elements(needing(3, 'calls d.x { fallback "none" }'))).toEqual([]);
        expect(await elements(needing(4, '', ''))).toEqual([]);
        expect(await elements(needing(4, '', 'service other { calls pages.product }'))).toEqual([]);
        expect(await elements(needing(3, '', 'gateway Edge { route "/" to pages.product }'))).toEqual([
            'pages.product',
        ]);
    });
});
