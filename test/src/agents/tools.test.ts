import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ToolFailure } from '../../../src/agents/tool.ts';
import { agentTools } from '../../../src/agents/tools.ts';
import { memoryWorkspace } from './memory-workspace.ts';

const tools = agentTools(true);

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
            const workspace = memoryWorkspace();
            const keys = Object.keys(tool.input.shape);
            const names = fc.constantFrom(
                'orders',
                'Ordering',
                'Stripe',
                '',
                '__proto__',
                'services',
                'a.b',
                '../..',
                '\u0000',
            );
            const value = fc.oneof(
                names,
                fc.string(),
                fc.integer({ min: -2, max: 3 }),
                fc.boolean(),
                fc.array(names, { maxLength: 3 }),
                fc.constantFrom(['timeout'], ['call'], 'svg', 'json', 'error', null, {}),
                fc.array(fc.record({ file: names, text: fc.string() }), { maxLength: 2 }),
            );
            const input = fc.oneof(
                fc.dictionary(keys.length > 0 ? fc.constantFrom(...keys) : fc.string(), value, { maxKeys: 3 }),
                fc.anything(),
            );
            await fc.assert(
                fc.asyncProperty(input, async (asked) => {
                    try {
                        const { text, data } = await tool.run(workspace, asked, new AbortController().signal);
                        expect(text).not.toBe('');
                        expect(tool.output.safeParse(data).success).toBe(true);
                    } catch (error) {
                        expect(error).toBeInstanceOf(ToolFailure);
                    }
                }),
                { numRuns: 40 },
            );
        },
    );

    it('end when nobody wants the answer any more', async () => {
        const aborted = AbortSignal.abort(new Error('not wanted'));
        const inputs: Readonly<Record<string, object>> = {
            find_paths: { from: 'Web', to: 'Stripe' },
            describe_element: { element: 'orders' },
            assess_impact: { element: 'orders' },
            compare_revision: { before: 'HEAD' },
            preview_change: { texts: [{ file: 'shop.fbk', text: '' }] },
        };
        for (const tool of tools) {
            const asked = tool.run(memoryWorkspace(), inputs[tool.name] ?? {}, aborted);
            await expect(asked).rejects.toThrow('not wanted');
        }
    });
});
