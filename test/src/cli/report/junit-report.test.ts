import { describe, expect, it } from 'vitest';
import { checkReport, SPECIMENS } from './check-reports.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

const kinds = ({ children }: XmlElement, kind: string) =>
    children.filter(({ children: [outcome] }) => outcome?.name === kind).length;

describe('the JUnit report', () => {
    it('is well-formed and counts right, with texts that have errors and names that have to be escaped', async () => {
        const { output } = await checkReport('junit');
        const { name, attributes, children: suites } = parseXml(output);
        expect(name).toBe('testsuites');
        for (const suite of suites) {
            expect(suite.name).toBe('testsuite');
            expect(suite.children.every((child) => child.name === 'testcase')).toBe(true);
            expect(suite.attributes).toMatchObject({
                tests: String(suite.children.length),
                failures: String(kinds(suite, 'failure')),
                errors: String(kinds(suite, 'error')),
            });
        }
        const sum = (kind: string) => suites.reduce((total, suite) => total + Number(suite.attributes[kind]), 0);
        expect(attributes).toMatchObject({
            tests: String(sum('tests')),
            failures: String(sum('failures')),
            errors: String(sum('errors')),
        });
        expect(sum('errors')).toBeGreaterThan(0);
        expect(sum('failures')).toBeGreaterThan(0);
    });

    it('has each file as a suite, and one that is well as a case that passes', async () => {
        const suites = parseXml((await checkReport('junit')).output).children;
        expect(suites.map(({ attributes }) => attributes['name']).sort()).toEqual(Object.keys(SPECIMENS).sort());
        const calm = suites.find(({ attributes }) => attributes['name'] === 'calm.fbk');
        expect(calm?.children).toEqual([
            expect.objectContaining({
                attributes: { name: 'no findings', classname: 'calm.fbk', file: 'calm.fbk' },
                children: [],
            }),
        ]);
    });

    it('says in a failure what, where and along which path', async () => {
        const cases = parseXml((await checkReport('junit')).output).children.flatMap(({ children }) => children);
        const chain = cases.find(({ attributes }) => attributes['name']?.startsWith('long-sync-chain'));
        const [failure] = chain?.children ?? [];
        expect(failure?.name).toBe('failure');
        expect(failure?.attributes['type']).toBe('error');
        expect(failure?.text).toContain('gr\u00f6\u00dfe, 100 %.fbk:');
        expect(failure?.text).toContain(String(failure?.attributes['message']));
        expect(failure?.text.split('\n').length).toBeGreaterThan(4);
    });

    it('takes out what XML cannot hold', async () => {
        const { output } = await checkReport('junit', { 'x.fbk': 'service a { owner "\u0001\u000b\ud800" }' });
        expect(() => parseXml(output)).not.toThrow();
    });
});
