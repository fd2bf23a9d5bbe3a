import { describe, expect, it } from 'vitest';
import { explainRule } from '../../../../src/agents/tools/explain-rule.ts';
import { RULES } from '../../../../src/rules/registry.ts';
import { ask, refusal } from '../memory-workspace.ts';

describe('explain_rule', () => {
    it('shows the page of a rule, and of a finding of a family', async () => {
        expect((await ask(explainRule, { rule: 'retry-amplification' })).text).toMatch(/^# retry-amplification\n/);
        expect((await ask(explainRule, { rule: 'allow/unused' })).text).toContain('allow');
        expect((await ask(explainRule, { rule: 'org/unowned-service' })).data['rules']).toMatchObject([
            { id: 'org/unowned-service', category: 'organisation' },
        ]);
    });

    it('lists all of them', async () => {
        const { text, data } = await ask(explainRule);
        expect(data['rules']).toHaveLength(RULES.length);
        expect(text.split('\n')).toHaveLength(RULES.length + 1);
    });

    it('reads no other page', async () => {
        for (const rule of ['../../package', 'missing-timout', '__proto__', 'constructor']) {
            expect(await refusal(explainRule, { rule })).toContain('There is no rule');
        }
        expect(await refusal(explainRule, { rule: 'nothing-of-the-kind' })).toBe(
            'There is no rule `nothing-of-the-kind`. Without a rule, explain_rule lists all.',
        );
    });
});
