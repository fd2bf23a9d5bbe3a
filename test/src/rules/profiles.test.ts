import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { readRuleSettings } from '../../../src/rules/settings.ts';
import { modelOf } from '../../model-of.ts';

async function rulesFound(text: string, settings: Parameters<typeof readRuleSettings>[0]) {
    const { settings: read, problems } = readRuleSettings(settings);
    expect(problems).toEqual([]);
    return runRules(await modelOf(text), { settings: read }).map(({ rule, severity }) => `${severity} ${rule}`);
}

const ALONE = 'team T\nservice a { replicas 2  health "/up" }';

describe('the profile recommended', () => {
    it('is what holds without any, and leaves optional rules out', async () => {
        expect(await rulesFound(ALONE, {})).toEqual(['info org/unowned-service']);
        expect(await rulesFound(ALONE, { extends: 'recommended' })).toEqual(['info org/unowned-service']);
    });

    it('takes in an optional rule that the file names', async () => {
        expect(await rulesFound(ALONE, { rules: { 'unused-service': 'default' } })).toEqual([
            'info org/unowned-service',
            'warning unused-service',
        ]);
        expect(await rulesFound(ALONE, { rules: { 'unused-service': 'error' } })).toContain('error unused-service');
    });
});

describe('the profile strict', () => {
    it('runs the optional rules too, and makes information a warning', async () => {
        expect(await rulesFound(ALONE, { extends: 'strict' })).toEqual([
            'warning org/unowned-service',
            'warning unused-service',
        ]);
    });

    it('is weaker than what the file says itself', async () => {
        const rules = { 'unused-service': 'off', 'org/unowned-service': 'info' };
        expect(await rulesFound(ALONE, { extends: 'strict', rules })).toEqual(['info org/unowned-service']);
    });

    it('leaves out no rule', () => {
        const { settings } = readRuleSettings({ extends: 'strict' });
        const isOn = (id: string, offByDefault: boolean | undefined) =>
            settings.rules.has(id) ? settings.rules.get(id)?.severity !== 'off' : !offByDefault;
        expect(RULES.filter(({ meta }) => !isOn(meta.id, meta.offByDefault))).toEqual([]);
        expect(RULES.filter(({ meta }) => meta.offByDefault).length).toBe(7);
    });
});
