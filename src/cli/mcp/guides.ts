import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { AgentWorkspace } from '../../agents/project/agent-workspace.ts';
import { ToolFailure } from '../../agents/tool.ts';
import { LANGUAGE_GUIDE } from '../../agents/tools/language-guide.ts';
import { pageOf, RULES } from '../../rules/registry.ts';
import { rulePage } from '../../rules/rule.ts';
import { unknownRuleMessage } from '../../rules/settings.ts';

/** Offers the pages that agents and people read: the guide to the language, and one page a rule. */
export function offerGuides(server: McpServer, { readPage }: Pick<AgentWorkspace, 'readPage'>): void {
    const mimeType = 'text/markdown';
    server.registerResource(
        'language-guide',
        'firebreak://guide/language',
        { title: 'The Firebreak language', description: 'How models (.fbk) are written, with examples.', mimeType },
        async ({ href }) => ({ contents: [{ uri: href, mimeType, text: await readPage(LANGUAGE_GUIDE) }] }),
    );
    const rules = new ResourceTemplate('firebreak://rules/{+rule}', {
        list: () => ({
            resources: RULES.map(({ meta: { id, summary } }) => ({
                uri: `firebreak://rules/${id}`,
                name: id,
                description: summary,
                mimeType,
            })),
        }),
        complete: {
            rule: (start) => RULES.map(({ meta }) => meta.id).filter((id) => id.startsWith(start)),
        },
    });
    server.registerResource(
        'rule',
        rules,
        { title: 'A rule', description: 'What it finds, why that matters and how to mend it.', mimeType },
        async ({ href }, { rule }) => {
            const page = pageOf(String(rule));
            if (page === undefined) {
                throw new ToolFailure(unknownRuleMessage(String(rule), RULES, 'The list of resources has them all.'));
            }
            return { contents: [{ uri: href, mimeType, text: await readPage(rulePage(page)) }] };
        },
    );
}

/** Offers ways to begin that a person picks by name. */
export function offerPrompts(server: McpServer): void {
    const say = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] });
    server.registerPrompt(
        'model-system',
        {
            title: 'Write down an architecture',
            description: 'Writes a Firebreak model of the system in this workspace from its code and configuration.',
            argsSchema: { scope: z.string().max(2000).optional().describe('What to model, if not everything.') },
        },
        ({ scope }) =>
            say(
                [
                    `Write a Firebreak model of ${scope ?? 'the system in this workspace'}.`,
                    '1. Read language_guide.',
                    '2. Find services, stores, brokers, externals and their calls, messages, timeouts and retries in code, manifests and configuration. Write down what is there, not what should be there: what you do not find stays unsaid.',
                    '3. Try the text with check_architecture ("texts") until nothing is wrong with it as a text; findings about the architecture stay.',
                    '4. Show me the model and what is found in it. Save it as .fbk when I agree.',
                ].join('\n'),
            ),
    );
    server.registerPrompt(
        'review-architecture',
        {
            title: 'Review the architecture',
            description:
                'Reviews the Firebreak model of this workspace: the worst risks, what they rest on and what to do.',
            argsSchema: { focus: z.string().max(2000).optional().describe('A context, service, team or subject.') },
        },
        ({ focus }) =>
            say(
                [
                    `Review the architecture in this workspace${focus === undefined ? '' : `, above all ${focus}`}.`,
                    'Begin with describe_project and check_architecture. For the worst findings read explain_rule and look at the elements with describe_element; use assess_impact for what fails with them.',
                    'Tell me the few risks that matter most, each with the path that proves it and what you would change; propose_fixes shows what can be mended. Change nothing before I agree.',
                ].join('\n'),
            ),
    );
    server.registerPrompt(
        'what-if-down',
        {
            title: 'What breaks if …',
            description: 'Tells what happens to everybody else when an element is down.',
            argsSchema: { element: z.string().max(1000).describe('Name of a service, store, broker or external.') },
        },
        ({ element }) =>
            say(
                `What happens when ${element} is down? Use assess_impact, tell who fails, who loses a part and who hears nothing, by which path, and which calls on the way have no timeout, breaker or fallback (find_interactions). Draw services:${element}.`,
            ),
    );
}
