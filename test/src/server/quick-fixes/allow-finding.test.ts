import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../../.build/repository.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { applyEdits, prepareEdits } from '../../../../src/project/fixing/apply-edits.ts';
import { fingerprintOf } from '../../../../src/rules/baseline.ts';
import { runRulesInFull } from '../../../../src/rules/run-rules.ts';
import { allowFinding, reasonSnippet } from '../../../../src/server/quick-fixes/allow-finding.ts';
import { findingsOf } from '../../../findings-of.ts';
import { modelOf } from '../../../model-of.ts';

/** Each so-manieth finding of an example is allowed. */
const STEP = 4;

function textsOf(example: string): Record<string, string> {
    const folder = join(repository, 'examples', example);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.fbk'));
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('an allowance written by a quick fix', () => {
    it.each(['shop', 'sock-shop'])('is understood and covers its finding: %s', async (example) => {
        const texts = textsOf(example);
        const index = indexModel(await modelOf(texts));
        const findings = runRulesInFull(index).findings.filter(({ rule }) => !rule.startsWith('allow/'));
        expect(findings.length).toBeGreaterThan(STEP);
        for (const finding of findings.filter((_, number) => number % STEP === 0)) {
            const edit = allowFinding(finding, index)?.edit;
            const file = edit?.uri.replace('file:///project/', '') ?? '';
            const text = texts[file] ?? '';
            expect(edit, finding.rule).toBeDefined();
            const withReason = edit ? [{ ...edit, newText: edit.newText.replace('""', '"we know"') }] : [];
            const changed = { ...texts, [file]: applyEdits(text, prepareEdits(text, withReason)) };
            // Throws where the text has an error.
            const after = runRulesInFull(await modelOf(changed));
            expect(after.allowed.map((allowed) => allowed.finding.rule)).toContain(finding.rule);
            expect(after.findings.map(fingerprintOf)).not.toContain(fingerprintOf(finding));
            expect(after.findings.filter(({ rule }) => rule === 'allow/no-reason')).toEqual([]);
        }
    });

    it('stands in the call that is underlined, else in the element', async () => {
        const text = 'service a {\n  command x { calls b }\n}\nservice b { query q }\n';
        const index = indexModel(await modelOf(text));
        const [timeout] = await findingsOf('missing-timeout', text);
        const allowing = timeout && allowFinding(timeout, index);
        expect(allowing?.where).toBe('for this call');
        expect(allowing?.edit.newText).toBe(' { allow missing-timeout because "" }');
        const [metrics] = await findingsOf('missing-golden-signals', text);
        expect(metrics && allowFinding(metrics, index)?.where).toMatch(/^in service [ab]$/);
    });

    it('is never offered for findings about allowances and rules that failed', async () => {
        const text = 'service a { allow dual-write because "x" }';
        const model = await modelOf(text);
        const unused = runRulesInFull(model).findings.find(({ rule }) => rule === 'allow/unused');
        expect(unused && allowFinding(unused, indexModel(model))).toBeUndefined();
        const failed = unused && { ...unused, rule: 'internal/dual-write' };
        expect(failed && allowFinding(failed, indexModel(model))).toBeUndefined();
    });

    it('has the cursor in the reason, whatever stands around it', () => {
        expect(reasonSnippet(' { allow x because ""  tag a }', 'x')).toBe(' { allow x because "$1"  tag a \\}');
        expect(reasonSnippet('allow y because ""\nallow x because ""', 'y')).toBe(
            'allow y because "$1"\nallow x because ""',
        );
    });
});
