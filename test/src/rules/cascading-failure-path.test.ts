import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const BREAKER = '{ breaker { opens after 5 failures } }';

/** A chain of services, and others beside it. */
const chain = (length: number, others = 0, policies: Readonly<Record<number, string>> = {}) => `
${Array.from({ length }, (_, i) => `service s${i} { query x { ${i + 1 < length ? `calls s${i + 1}.x ${policies[i] ?? ''}` : ''} } }`).join('\n')}
${Array.from({ length: others }, (_, i) => `service other${i}`).join('\n')}`;

const elements = async (text: string, settings = {}) =>
    (await findingsOf('cascading-failure-path', text, settings)).map(({ element }) => element);

describe('cascading-failure-path', () => {
    it('tells how many services hang with which, on what way, and where to put breakers', async () => {
        const text = chain(4);
        const [finding, ...more] = await findingsOf('cascading-failure-path', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 's3',
            relations: ['s2.x->s3.x'],
            message:
                'When `s3` hangs, 3 of 4 services (75 %; limit 3) hang with it: no circuit breaker and no fallback stops it on the way `s0` → `s1` → `s2` → `s3`. A circuit breaker on `s2` → `s3` would keep it from the entrances.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`s0` calls `s1`',
            '`s1` calls `s2`',
            '`s2` calls `s3`',
            'a circuit breaker is best put where `s2` calls `s3`',
        ]);
        expect(finding && underlined(text, finding)).toBe('s3');
    });

    it('fires from 3 services that are 30 % of all', async () => {
        expect(await elements(chain(3))).toEqual([]);
        expect(await elements(chain(4))).toEqual(['s3']);
        expect(await elements(chain(4, 6))).toEqual(['s3']);
        expect(await elements(chain(4, 7))).toEqual([]);
        expect(await elements(chain(3), { options: { services: 2 } })).toEqual(['s2']);
        expect(await elements(chain(4, 7), { options: { share: 0.2 } })).toEqual(['s3']);
    });

    it('is silent where a breaker or a fallback stands in between', async () => {
        expect(await elements(chain(4, 0, { 1: BREAKER }))).toEqual([]);
        expect(await elements(chain(4, 0, { 1: '{ fallback "none" }' }))).toEqual([]);
        expect(await elements(chain(4), { unknownAs: 'ignore' })).toEqual([]);
        expect(await elements(`system S { defaults { breaker { opens after 5 failures } } }\n${chain(6)}`)).toEqual([]);
    });

    it('needs a failure that is passed on', async () => {
        const callers = (many: string) => `service hub { query x }  ${many}`;
        const star = ['a', 'b', 'c', 'd'].map((name) => `service ${name} { calls hub.x }`).join('\n');
        expect(await elements(callers(star))).toEqual([]);
        expect(await elements(callers(`${star}\nservice e { calls d }`))).toEqual(['hub']);
    });

    it('shows how the failure is passed on where all are hit directly', async () => {
        const [finding] = await findingsOf(
            'cascading-failure-path',
            'service a { calls b  calls s }  service b { calls s }  service c { calls s }  service s',
        );
        expect(finding?.message).toContain('on the way `a` → `b` → `s`');
    });

    it('counts externals as sources and not as victims, routers not at all', async () => {
        const text = `external Bank  router lb { calls a }
service a { calls Bank }  service b { calls lb }  service c { calls b }  client App { calls c }`;
        const [finding] = await findingsOf('cascading-failure-path', text);
        expect(finding?.message).toContain('When `Bank` hangs, 3 of 3 services (100 %; limit 3)');
    });

    it('tells failures that reach services in common once', async () => {
        const text = `${chain(4)}\nservice deep { query y }\nextend s2 { query z { calls deep.y } }`;
        const [finding, ...more] = await findingsOf('cascading-failure-path', text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('1 more element reaches as much or nearly');
        expect(finding?.relations).toEqual(['s1.x->s2.x']);
    });

    it('takes the place of the missing breakers that it names', async () => {
        const found = runRules(await modelOf(`system S { defaults { timeout 1s } }\n${chain(4)}`));
        const about = (rule: string) => found.filter((finding) => finding.rule === rule).map(({ element }) => element);
        expect(about('cascading-failure-path')).toEqual(['s3']);
        expect(about('missing-circuit-breaker')).toEqual(['s0.x', 's1.x']);
    });

    it('puts breakers where they end it', async () => {
        const text = chain(6);
        const [finding] = await findingsOf('cascading-failure-path', text);
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('calls s5.x { breaker');
        expect(await elements(mended)).toEqual([]);
    });

    it('ends on dense systems and long chains, with bounded output', async () => {
        const names = Array.from({ length: 80 }, (_, i) => `s${i}`);
        const dense = names.map(
            (name) =>
                `service ${name} { ${names
                    .filter((one) => one !== name)
                    .map((one) => `calls ${one}`)
                    .join('  ')} }`,
        );
        const found = await findingsOf('cascading-failure-path', dense.join('\n'));
        expect(found).toHaveLength(1);
        expect(found[0]?.message.length).toBeLessThan(1000);
        const [long] = await findingsOf('cascading-failure-path', chain(2000));
        expect(long?.message.length).toBeLessThan(1000);
        expect(long?.related.length).toBeLessThanOrEqual(40);
    });
});
