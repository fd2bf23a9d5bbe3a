import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SETTINGS, readRuleSettings, ruleSettingsShape } from '../../../src/rules/settings.ts';

const problems = (written: Parameters<typeof readRuleSettings>[0]) =>
    readRuleSettings(written).problems.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('readRuleSettings', () => {
    it('reads nothing as the defaults', () => {
        expect(readRuleSettings({})).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
        expect(readRuleSettings({ extends: 'recommended' })).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    });

    it('reads severities and options, and fills in the other options', () => {
        const { settings, problems } = readRuleSettings({
            rules: {
                'chatty-call': ['default', { warning: 3 }],
                'shared-database': 'off',
                'missing-timeout': ['info'],
            },
            unknownAs: 'ignore',
        });
        expect(problems).toEqual([]);
        expect(settings.unknownAs).toBe('ignore');
        expect(Object.fromEntries(settings.rules)).toEqual({
            'chatty-call': { severity: 'default', options: { warning: 3, error: 10 } },
            'shared-database': { severity: 'off', options: {} },
            'missing-timeout': { severity: 'info', options: { headroom: 1.5 } },
        });
    });

    it('names the place of what is wrong, and how to mend it', () => {
        expect(problems({ rules: { 'chaty-call': 'off' } })).toEqual([
            'rules.chaty-call: There is no rule `chaty-call`. Did you mean `chatty-call`?',
        ]);
        expect(problems({ rules: { 'chatty-call': 'warn' } })).toEqual([
            'rules.chatty-call: "warn" is no setting for a rule. Write a severity (off, default, info, warning, error) or [severity, { options }].',
        ]);
        expect(problems({ rules: { 'chatty-call': ['loud', {}] } })).toEqual([
            expect.stringMatching(/^rules\.chatty-call\.0: "loud" is no setting/),
        ]);
        expect(problems({ rules: { 'chatty-call': ['error', { warnings: 3 }] } })).toEqual([
            'rules.chatty-call.1.warnings: The rule `chatty-call` has no option "warnings". Its options: warning, error.',
        ]);
        expect(problems({ rules: { 'shared-database': ['error', { caches: true }] } })).toEqual([
            'rules.shared-database.1.caches: The rule `shared-database` has no options.',
        ]);
        expect(problems({ rules: { 'chatty-call': ['error', { warning: 'many' }] } })).toEqual([
            expect.stringMatching(/^rules\.chatty-call\.1\.warning: .*expected/),
        ]);
        expect(problems({ unknownAs: 'maybe' })).toEqual(['unknownAs: "maybe" is neither "absent" nor "ignore".']);
        expect(problems({ extends: 'strickt' })).toEqual([
            'extends: No such profile: "strickt". Known: recommended, strict, microfreshener.',
        ]);
        expect(problems({ rules: 3 })).toEqual(['rules: Write an object: { "<rule>": "<severity>" }.']);
        expect(problems({ rules: { 'chatty-call': ['error', {}, 4] } })).toHaveLength(1);
    });

    it('keeps what is right beside what is wrong', () => {
        const { settings } = readRuleSettings({
            rules: { 'chaty-call': 'off', 'shared-database': 'off', 'chatty-call': ['info', { warning: -1 }] },
        });
        expect([...settings.rules.keys()]).toEqual(['shared-database', 'chatty-call']);
        expect(settings.rules.get('chatty-call')).toEqual({ severity: 'info', options: {} });
    });
});

describe('ruleSettingsShape', () => {
    it('makes a JSON schema with every rule and option described', () => {
        const schema = JSON.stringify(z.toJSONSchema(z.object(ruleSettingsShape()), { io: 'input' }));
        expect(schema).toContain('"shared-database"');
        expect(schema).toContain('Most services in a chain without a warning');
    });
});
