import { describe, expect, it } from 'vitest';
import { applyEdits, prepareEdits } from '../../../src/project/fixing/apply-edits.ts';
import { runRules, runRulesInFull } from '../../../src/rules/run-rules.ts';
import { fixed } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const QUIET =
    'system S { defaults { breaker { opens after 5 failures waits 30s } telemetry { metrics red, use traces otel logs structured, correlated to Loki } } }\n';

const found = async (text: string, options = {}) =>
    runRules(await modelOf(QUIET + text), options).map(
        ({ rule, severity, element }) => `${severity} ${rule} ${element}`,
    );

const ALLOW = 'allow missing-timeout because "the proxy sets one"';
const CALL = 'error missing-timeout C.a.q';

describe('allow', () => {
    it('silences the rule on the element and all that stands in it', async () => {
        const text = (place: 'service' | 'operation' | 'context' | 'call' | 'nowhere') => `
service b
context C {
  ${place === 'context' ? ALLOW : ''}
  service a { ${place === 'service' ? ALLOW : ''} query q { ${place === 'operation' ? ALLOW : ''} calls b ${place === 'call' ? `{ ${ALLOW} }` : ''} } }
}`;
        expect(await found(text('nowhere'))).toEqual([CALL]);
        expect(await found(text('service'))).toEqual([]);
        expect(await found(text('operation'))).toEqual([]);
        expect(await found(text('context'))).toEqual([]);
        expect(await found(text('call'))).toEqual([]);
    });

    it('silences it in the whole system from there', async () => {
        expect(
            await found(`service b\ncontext C { service a { query q { calls b } } }\nextend S { ${ALLOW} }`),
        ).toEqual([]);
    });

    it('silences no other rule and no other element', async () => {
        expect(await found(`service b\nservice a { ${ALLOW} calls b { timeout 1s } }\nservice c { calls b }`)).toEqual([
            'warning allow/unused a',
            'error missing-timeout c',
        ]);
        expect(await found(`service b\nservice a { ${ALLOW} calls b 7 times }`)).toEqual(['warning chatty-call a']);
    });

    it('does not take a name that begins alike for the element', async () => {
        expect(await found(`service b\nservice a { ${ALLOW} }\nservice ab { calls b }`)).toEqual([
            'warning allow/unused a',
            'error missing-timeout ab',
        ]);
    });

    it('stands in one call of several', async () => {
        expect(await found(`service b\nservice a { calls b { ${ALLOW} }  calls b }`)).toEqual([
            'error missing-timeout a',
        ]);
    });

    it('holds up to and including its date', async () => {
        const text = `service b\nservice a { ${ALLOW} until 2027-03-01  calls b }`;
        expect(await found(text)).toEqual([]);
        expect(await found(text, { today: '2027-03-01' })).toEqual([]);
        expect(await found(text, { today: '2027-03-02' })).toEqual([
            'warning allow/expired a',
            'error missing-timeout a',
        ]);
    });

    it('says that an expired one that covers nothing can go', async () => {
        const model = await modelOf(`${QUIET}service a { ${ALLOW} until 2020-01-01 }`);
        const findings = runRules(model, { today: '2027-01-01' });
        expect(findings.map(({ message }) => message)).toEqual([
            '`missing-timeout` was allowed until 2020-01-01; nothing is left that it covered: remove it.',
        ]);
    });

    it('of a route is one, however many services the route leads to', async () => {
        const route = (allow: string) =>
            `gateway G { authenticates oauth2  limits 1/s  route "/a" to a, b { timeout 1s  ${allow} } }\nservice a\nservice b`;
        const faults = (await found(route(ALLOW))).filter((line) => line.includes('allow/'));
        expect(faults).toEqual(['warning allow/unused G']);
    });

    it('wants a reason', async () => {
        expect(await found('service b\nservice a { allow missing-timeout  calls b }')).toEqual([
            'warning allow/no-reason a',
        ]);
    });

    it('proposes the rule that was meant', async () => {
        const text = `${QUIET}service a { allow missing-timeuot because "x" }`;
        const model = await modelOf(text);
        const [mended] = runRules(model).flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits));
        expect(mended && applyEdits(text, prepareEdits(text, [mended]))).toBe(text.replace('timeuot', 'timeout'));
        expect(runRules(model).map(({ rule, message, help }) => ({ rule, message, help }))).toEqual([
            {
                rule: 'allow/unknown-rule',
                message: 'There is no rule `missing-timeuot`. Did you mean `missing-timeout`?',
                help: 'src/rules/allow.md',
            },
        ]);
    });

    it('is not unused where its rule is off, or a composite tells its story', async () => {
        const off = { rules: new Map([['missing-timeout', { severity: 'off' as const, options: {} }]]) };
        expect(
            await found(`service b\nservice a { ${ALLOW} calls b { timeout 1s } }`, {
                settings: { ...off, unknownAs: 'absent' },
            }),
        ).toEqual([]);
        expect(
            await found(`
store db : MySQL { allow shared-database because "being split" }
context One {
  service a { defaults { timeout 1s } writes db }
  service b { defaults { timeout 1s } writes db }
  service c { defaults { timeout 1s } writes db }
}
release All { a, b, c }`),
        ).toEqual(['error distributed-monolith S']);
    });

    it('knows the constraints of the model', async () => {
        const text = 'service a { allow constraint/pci because "audited" }\nconstraint pci { every service has slo }';
        expect(await found(text)).toEqual([]);
        expect(await found(text.replace('has slo', 'has link').replace('a {', 'a { link "http://a"'))).toEqual([
            'warning allow/unused a',
        ]);
    });

    it('can be taken out safely where it is of no use, and only there', async () => {
        const text = `${QUIET}service b\nservice a { ${ALLOW}  calls b { timeout 1s } }`;
        const [unused, ...others] = runRules(await modelOf(text));
        expect(others).toEqual([]);
        expect(unused?.fixes.map(({ title, safe }) => ({ title, safe }))).toEqual([
            { title: 'Remove the allowance of missing-timeout', safe: true },
        ]);
        expect(unused && fixed(text, unused)).toBe(text.replace(ALLOW, ''));
        const expired = runRules(await modelOf(`${QUIET}service b\nservice a { ${ALLOW} until 2020-01-01  calls b }`), {
            today: '2027-01-01',
        });
        expect(expired.find(({ rule }) => rule === 'allow/expired')?.fixes).toEqual([]);
    });

    it('hands on what it covers, with itself, and what composites contain', async () => {
        const model = await modelOf(`${QUIET}service b\nservice a { ${ALLOW}  calls b }`);
        const { findings, allowed, swallowed } = runRulesInFull(model);
        expect(findings).toEqual([]);
        expect(swallowed).toEqual([]);
        expect(allowed.map(({ finding, allowance }) => [finding.rule, finding.element, allowance.because])).toEqual([
            ['missing-timeout', 'a', 'the proxy sets one'],
        ]);
        const wobbly = runRulesInFull(await modelOf('service b\nservice a { calls b }'));
        expect(wobbly.findings.map(({ rule }) => rule)).toContain('wobbly-interaction');
        expect(wobbly.swallowed.map(({ rule }) => rule)).toEqual(['missing-circuit-breaker', 'missing-timeout']);
    });
});
