import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-run.ts';
import { CALM, checkReport, SPECIMENS } from './check-reports.ts';

const repository = join(import.meta.dirname, '../../../..');

/** The official schema, as the SARIF SDK for JavaScript ships it. */
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function runOf(output: string): Run {
    const log: Log = JSON.parse(output);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    const [run, ...others] = log.runs;
    if (!run || others.length > 0) {
        throw new Error('There should be one run.');
    }
    return run;
}

async function specimens(
    files: Readonly<Record<string, string>> = SPECIMENS,
): Promise<{ readonly run: Run; readonly results: readonly Result[] }> {
    const run = runOf((await checkReport('sarif', files)).output);
    return { run, results: run.results ?? [] };
}

describe('the SARIF report', () => {
    it.each([
        'shop',
        'train-ticket',
        'online-boutique',
        'anti-patterns/distributed-monolith/bad',
        'anti-patterns/no-circuit-breakers/bad',
        'anti-patterns/shared-database/mended',
    ])('of examples/%s is what the official schema asks for', async (example) => {
        const args = ['check', '--format', 'sarif', `examples/${example}`];
        runOf((await runRecorded(args, { workingDirectory: repository })).output);
    });

    it('is what the schema asks for, with texts that have errors and names that have to be escaped', async () => {
        const { run, results } = await specimens();
        expect(run.invocations).toEqual([{ executionSuccessful: false }]);
        expect(results.map(({ ruleId }) => ruleId)).toEqual(
            expect.arrayContaining(['config/value', 'link/unknown', 'syntax/open-block', 'long-sync-chain']),
        );
    });

    it('does without results where nothing was found', async () => {
        const { run, results } = await specimens(CALM);
        expect(results).toEqual([]);
        expect(run.tool.driver.rules).toEqual([]);
        expect(run.invocations).toEqual([{ executionSuccessful: true }]);
    });

    it('places results from one, in files that go by relative and encoded names', async () => {
        const { results } = await specimens();
        const call = results.find(({ ruleId, suppressions }) => ruleId === 'missing-circuit-breaker' && !suppressions);
        expect(call).toMatchObject({ level: 'warning' });
        expect(call?.locations).toEqual([
            {
                physicalLocation: {
                    artifactLocation: { uri: 'a%20%26%20b/gr%C3%B6%C3%9Fe%2C%20100%20%25.fbk', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 14 },
                },
                logicalLocations: [{ fullyQualifiedName: 'a.q' }],
            },
        ]);
    });

    it('describes each rule once, with its page as help', async () => {
        const { run, results } = await specimens();
        const rules = run.tool.driver.rules ?? [];
        expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
        for (const { ruleId, ruleIndex } of results) {
            expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
        }
        const chain = rules.find(({ id }) => id === 'long-sync-chain');
        expect(chain?.help?.markdown).toMatch(/^# long-sync-chain\n/);
        expect(chain?.help?.text).not.toMatch(/[#`\n]/);
        expect(chain?.defaultConfiguration?.level).toBe('error');
        // The page itself is there, so nothing leads to an address that may not exist.
        expect(rules.filter(({ helpUri }) => helpUri !== undefined)).toEqual([]);
        expect(rules.filter(({ id, help }) => !id.includes('/') && help?.markdown === undefined)).toEqual([]);
    });

    it('tells the way round a circle of contexts as a code flow', async () => {
        const { results } = await specimens({
            'firebreak.json': '{}',
            'shop.fbk': `context A { service a { calls b } }
context B { service b { calls c } }
context C { service c { calls a } }`,
        });
        const circle = results.find(({ ruleId }) => ruleId === 'cyclic-context-dependency');
        const places = circle?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
            ({ location }) => location?.physicalLocation?.region?.startLine,
        );
        expect(places).toEqual([1, 2, 3]);
    });

    it('tells a path as a code flow, hop by hop', async () => {
        const { results } = await specimens();
        const chain = results.find(({ ruleId }) => ruleId === 'long-sync-chain');
        const hops = chain?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.message?.text);
        expect(hops).toEqual([
            expect.stringMatching(/^`a\S*` calls `b\S*`$/),
            expect.stringMatching(/^`b\S*` calls `c\S*`$/),
            expect.stringMatching(/^`c\S*` calls `d\S*`$/),
            expect.stringMatching(/^`d\S*` calls `e\S*`$/),
        ]);
        expect(chain?.relatedLocations).toHaveLength(4);
    });

    it('offers fixes that make the text which the fix should make', async () => {
        const { results } = await specimens();
        const call = results.find(({ ruleId, suppressions }) => ruleId === 'missing-circuit-breaker' && !suppressions);
        const [replacement] = call?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
        expect(replacement?.deletedRegion).toEqual({ startLine: 4, startColumn: 14, endLine: 4, endColumn: 14 });
        expect(replacement?.insertedContent?.text).toContain('breaker {');
    });

    it('has what is allowed as suppressed, with the reason', async () => {
        const { results } = await specimens();
        const allowed = results.filter(({ suppressions }) => suppressions);
        expect(allowed).toHaveLength(1);
        expect(allowed[0]?.suppressions?.[0]).toMatchObject({
            kind: 'inSource',
            justification: 'it is <tried> & ::tested::',
            location: { physicalLocation: { region: { startLine: 9 } } },
        });
    });

    it('has fingerprints that stay when lines move and files are renamed, and differ from one another', async () => {
        const text = SPECIMENS['a & b/größe, 100 %.fbk'];
        const prints = async (files: Readonly<Record<string, string>>) =>
            (await specimens(files)).results.map(
                ({ partialFingerprints }) => partialFingerprints?.['firebreakFinding/v1'],
            );
        const before = await prints({ 'a.fbk': text });
        expect(new Set(before).size).toBe(before.length);
        expect(before.length).toBeGreaterThan(3);
        expect((await prints({ 'moved/b.fbk': `\n\n// moved\n${text}` })).sort()).toEqual([...before].sort());
    });
});
