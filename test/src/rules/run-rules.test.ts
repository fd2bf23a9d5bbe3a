import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EMPTY_MODEL } from '../../../src/model/architecture.ts';
import type { ModelIndex } from '../../../src/model/index-model.ts';
import type { Severity } from '../../../src/rules/finding.ts';
import { findRule } from '../../../src/rules/registry.ts';
import { defineRule, type Report, type Rule } from '../../../src/rules/rule.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { modelOf } from '../../model-of.ts';

/** A rule that reports what it is told for each service. */
function reporting(id: string, report: (service: string, index: ModelIndex) => Partial<Report>): Rule {
    return defineRule({
        id,
        category: 'coupling',
        severity: 'warning',
        summary: 'Made for a test',
        fixable: false,
        sources: [],
        options: z.object({}),
        check: ({ index }) =>
            index.model.services.map((service) => ({
                severity: 'warning' as const,
                message: `${id} ${service.name}`,
                source: service.source,
                element: service.id,
                ...report(service.id, index),
            })),
    });
}

const settingsOf = (id: string, severity: 'off' | Severity) => ({
    rules: new Map([[id, { severity, options: {} }]]),
    unknownAs: 'absent' as const,
});

const NO_RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const SHOP = 'service b { calls c }\nservice a { calls b }\nservice c';

describe('runRules', () => {
    it('finds nothing in a model of nothing', () => {
        expect(runRules(EMPTY_MODEL)).toEqual([]);
    });

    it('orders findings by their place, then by rule', async () => {
        const findings = runRules(await modelOf({ 'b.fbk': 'service x', 'a.fbk': 'service z\nservice y' }), {
            rules: [reporting('two', () => ({})), reporting('one', () => ({}))],
        });
        expect(findings.map((finding) => finding.message)).toEqual([
            'one z',
            'two z',
            'one y',
            'two y',
            'one x',
            'two x',
        ]);
    });

    it('gives the same findings whatever the order of declarations and files', async () => {
        const lines = SHOP.split('\n');
        const told = async (texts: string | Record<string, string>) =>
            runRules(await modelOf(texts))
                .map(({ rule, severity, message, element }) => `${severity} ${rule} ${element} ${message}`)
                .sort();
        const once = await told(SHOP);
        expect(once.length).toBeGreaterThan(3);
        expect(await told(lines.toReversed().join('\n'))).toEqual(once);
        expect(await told(Object.fromEntries(lines.map((line, n) => [`${n}.fbk`, line])))).toEqual(once);
    });

    it('gives the same bytes twice', async () => {
        const model = await modelOf(SHOP);
        expect(JSON.stringify(runRules(model))).toBe(JSON.stringify(runRules(model)));
    });

    it('overrides severities and turns rules off', async () => {
        const model = await modelOf('service c\nservice b { calls c }');
        const id = 'wobbly-interaction';
        const severities = (severity: 'off' | Severity) =>
            runRules(model, { settings: settingsOf(id, severity) })
                .filter((finding) => finding.rule === id)
                .map((finding) => finding.severity);
        expect(severities('error')).toEqual(['error']);
        expect(severities('info')).toEqual(['info']);
        expect(severities('off')).toEqual([]);
    });

    it('turns a rule that fails into a finding and runs the others', async () => {
        const failing = reporting('failing', () => {
            throw new Error('no such thing');
        });
        const findings = runRules(await modelOf('system S\nservice a'), {
            rules: [failing, reporting('other', () => ({}))],
        });
        expect(findings.map(({ rule, element }) => `${rule} ${element}`)).toEqual(['internal/failing S', 'other a']);
        expect(findings[0]?.message).toContain('The rule `failing` failed on this model: no such thing.');
        expect(findings[0]?.severity).toBe('error');
    });

    it('survives a rule that fails on an empty model', () => {
        const failing: Rule = {
            meta: { ...reporting('failing', () => ({})).meta },
            options: z.object({}),
            check: () => {
                throw new Error('always');
            },
        };
        expect(runRules(EMPTY_MODEL, { rules: [failing] }).map((finding) => finding.rule)).toEqual([
            'internal/failing',
        ]);
    });

    it('lets composites take the place of their parts, by element and by relation', async () => {
        const part = reporting('part', (service, index) => ({
            relations: index.callsFrom(service).map((call) => call.id),
        }));
        const whole = reporting('whole', (service) =>
            service === 'a'
                ? {
                      swallows: [
                          { rule: 'part', on: 'a->b' },
                          { rule: 'part', on: 'c' },
                      ],
                  }
                : {},
        );
        const findings = runRules(await modelOf(SHOP), { rules: [part, whole] });
        expect(findings.filter(({ rule }) => rule === 'part').map(({ element }) => element)).toEqual(['b']);
    });

    it('makes one finding of what one cause brings about, with the worst severity', async () => {
        const rule = reporting('caused', (service) => ({
            severity: service === 'b' ? 'error' : 'info',
            cause: {
                key: service === 'c' ? 'other' : 'same',
                adds: `and ${service}`,
                merge: (reports) => ({
                    message: `${reports.length} together`,
                    source: reports[0]?.source as Report['source'],
                    element: 'S',
                }),
            },
        }));
        const findings = runRules(await modelOf(`system S\n${SHOP}`), { rules: [rule] });
        expect(findings.map(({ message, severity }) => `${severity} ${message}`)).toEqual([
            'error 2 together',
            'info caused c',
        ]);
        expect(findings[0]?.related.map(({ message }) => message)).toEqual(['and b', 'and a']);
    });

    it('lists the first fifty parts of a cause, and how many more there are', async () => {
        const rule = reporting('many', (service) => ({
            cause: {
                key: 'all',
                adds: `part ${service}`,
                merge: (reports) => ({
                    message: `${reports.length} parts`,
                    source: reports[0]?.source ?? { uri: '', range: NO_RANGE, extent: NO_RANGE },
                    element: 'system',
                }),
            },
        }));
        const text = Array.from({ length: 60 }, (_, n) => `service s${String(n + 10)}`).join('\n');
        const [finding] = runRules(await modelOf(text), { rules: [rule] });
        expect(finding?.message).toBe('60 parts');
        expect(finding?.related).toHaveLength(51);
        expect(finding?.related.at(-1)?.message).toBe('… and 10 more');
    });

    it('takes allowed parts out before it puts a cause together', async () => {
        const text = `
system S { defaults { timeout none } }
service c
service b { calls c }
service a { allow missing-timeout because "the client library has one"  calls b  calls c }`;
        const rule = findRule('missing-timeout');
        const findings = runRules(await modelOf(text), { rules: rule ? [rule] : [] });
        expect(findings.map(({ element, message }) => `${element}: ${message}`)).toEqual([
            'b: `b` calls `c` without a timeout (system `S` in its defaults says `timeout none`): if no answer comes, it waits for ever.',
        ]);
    });

    it('tells every finding of a rule on an element apart by what decides', async () => {
        const text = `
store db : MySQL { schema one, two }
external Stripe
service c { writes db.one  writes db.two }
service b { calls c  calls c 7 times  calls Stripe  writes db.one }
service a { calls b  calls c per item  writes db.two }`;
        const keys = runRules(await modelOf(text)).map(({ rule, element, decisive }) =>
            JSON.stringify([rule, element, decisive]),
        );
        expect(keys.length).toBeGreaterThan(8);
        expect(new Set(keys).size).toBe(keys.length);
    });

    it('follows a chain of 5,000 services', async () => {
        const text = Array.from({ length: 5000 }, (_, n) => `service s${n} { ${n < 4999 ? `calls s${n + 1}` : ''} }`);
        const findings = runRules(await modelOf(text.join('\n')));
        expect(findings.find(({ rule }) => rule === 'long-sync-chain')?.related).toHaveLength(4999);
        expect(findings.filter(({ rule }) => rule === 'wobbly-interaction')).toHaveLength(4999);
    });

    it('survives whatever is left of a text with errors', async () => {
        const shop = readFileSync(new URL('../../../examples/shop/shop.fbk', import.meta.url), 'utf8');
        for (let part = 1; part < 40; part++) {
            const model = await modelOf(shop.slice(0, Math.floor((shop.length * part) / 40)), { tolerant: true });
            expect(runRules(model).filter(({ rule }) => rule.startsWith('internal/'))).toEqual([]);
        }
    });
});
