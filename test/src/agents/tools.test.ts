import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentTool, ToolFailure } from '../../../src/agents/tool.ts';
import { agentTools } from '../../../src/agents/tools.ts';
import { memoryWorkspace, SHOP } from './memory-workspace.ts';

const tools = agentTools(true);

/** What each tool that wants to be told something answers. */
const RIGHT: Readonly<Record<string, object>> = {
    find_paths: { from: 'Web', to: 'Stripe' },
    describe_element: { element: 'orders' },
    assess_impact: { element: 'orders' },
    compare_revision: { before: 'HEAD' },
    preview_change: { texts: [{ file: 'shop.fbk', text: '' }] },
};

/** The files of a project in memory are in no repository. */
const REFUSES = 'compare_revision';

const EXPERIMENT = `scenario Buy { Web calls orders.place }
experiment Calm { load Buy 1/s for 10s  expect { errors below 50% } }`;

const names = fc.constantFrom('orders', 'Ordering', 'Stripe', '', '__proto__', 'services', 'a.b', '../..', '\u0000');
const value = fc.oneof(
    names,
    fc.string(),
    fc.integer({ min: -2, max: 3 }),
    fc.boolean(),
    fc.array(names, { maxLength: 3 }),
    fc.constantFrom(['timeout'], ['call'], 'svg', 'json', 'error', null, {}),
    fc.array(fc.record({ file: names, text: fc.string() }), { maxLength: 2 }),
);

/** What a tool answers, with a few of its parameters set to something else. */
function nearlyRight({ name, input }: AgentTool): fc.Arbitrary<unknown> {
    const keys = Object.keys(input.shape);
    const others = fc.dictionary(keys.length > 0 ? fc.constantFrom(...keys) : fc.string(), value, { maxKeys: 2 });
    return others.map((some) => ({ ...RIGHT[name], ...some }));
}

describe('the tools of agents', () => {
    it('have names that every protocol takes, each its own', () => {
        const names = tools.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => !/^[a-z][a-z_]{1,40}$/.test(name))).toEqual([]);
    });

    it('describe themselves and each parameter in a few words', () => {
        for (const { description, title } of tools) {
            expect(description.length).toBeGreaterThan(80);
            expect(description.length).toBeLessThan(1000);
            expect(title.length).toBeLessThan(60);
        }
    });

    it.each(tools.map((tool) => [tool.name, tool] as const))(
        '%s answers or refuses, whatever it is asked',
        async (_, tool) => {
            const workspace = memoryWorkspace({ 'shop/shop.fbk': SHOP, 'shop/experiment.fbk': EXPERIMENT });
            const input = fc.oneof(
                { weight: 6, arbitrary: nearlyRight(tool) },
                { weight: 1, arbitrary: fc.anything() },
            );
            let answered = 0;
            await fc.assert(
                fc.asyncProperty(input, async (asked) => {
                    try {
                        const { text, data } = await tool.run(workspace, asked, new AbortController().signal);
                        expect(text).not.toBe('');
                        expect(tool.output.safeParse(data).success).toBe(true);
                        answered++;
                    } catch (error) {
                        expect(error).toBeInstanceOf(ToolFailure);
                    }
                }),
                { numRuns: 40 },
            );
            expect([tool.name, answered > 4]).toEqual([tool.name, tool.name !== REFUSES]);
        },
    );

    it('end when nobody wants the answer any more', async () => {
        const aborted = AbortSignal.abort(new Error('not wanted'));
        for (const tool of tools) {
            const asked = tool.run(memoryWorkspace(), RIGHT[tool.name] ?? {}, aborted);
            await expect(asked).rejects.toThrow('not wanted');
        }
    });
});
