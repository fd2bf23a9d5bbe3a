import * as z from 'zod/mini';
import { pageOf, RULES } from '../../rules/registry.ts';
import { rulePage } from '../../rules/rule.ts';
import { unknownRuleMessage } from '../../rules/settings.ts';
import { shortText } from '../input.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** What a rule finds, why it matters and how to mend it. */
export const explainRule = defineTool({
    name: 'explain_rule',
    title: 'Explain a rule',
    description:
        'Explains a rule of Firebreak: when exactly it fires, why that matters, how to mend it, when to live with it, its options and sources. Takes the id of a finding too. Without a rule it lists all rules with their severity and what each finds.',
    input: z.strictObject({
        rule: z.optional(shortText).check(z.describe('Id of a rule or a finding, such as retry-amplification.')),
    }),
    output: z.object({
        rules: z.array(
            z.object({
                id: z.string(),
                severity: z.enum(['error', 'warning', 'info']),
                category: z.string(),
                summary: z.string(),
                fixable: z.boolean(),
                offByDefault: z.boolean(),
            }),
        ),
        page: z.optional(z.string()).check(z.describe('The page of the rule that was asked for, in Markdown.')),
    }),
    async run(workspace, { rule }) {
        if (rule === undefined) {
            const lines = RULES.map(({ meta }) => `${meta.id} (${meta.severity}, ${meta.category}): ${meta.summary}`);
            return { text: [`${RULES.length} rules`, ...lines].join('\n'), data: { rules: RULES.map(toldRule) } };
        }
        const id = pageOf(rule.trim());
        if (id === undefined) {
            throw new ToolFailure(unknownRuleMessage(rule, RULES, 'Without a rule, explain_rule lists all.'));
        }
        const page = await workspace.readPage(rulePage(id));
        return { text: page, data: { rules: RULES.filter(({ meta }) => meta.id === id).map(toldRule), page } };
    },
});

function toldRule({ meta: { id, severity, category, summary, fixable, offByDefault } }: (typeof RULES)[number]) {
    return { id, severity, category, summary, fixable, offByDefault: offByDefault === true };
}
