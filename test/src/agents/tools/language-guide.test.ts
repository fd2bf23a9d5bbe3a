import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '../../../../src/agents/tools/check-architecture.ts';
import { languageGuide } from '../../../../src/agents/tools/language-guide.ts';
import { ask, memoryWorkspace } from '../memory-workspace.ts';

describe('language_guide', () => {
    it('shows examples that can be read as they stand', async () => {
        const { text } = await ask(languageGuide);
        const examples = [...text.matchAll(/```fbk\n([\s\S]*?)```/g)].map(([, example = '']) => example);
        expect(examples.length).toBeGreaterThan(0);
        for (const example of examples.slice(0, 2)) {
            const { data } = await ask(
                checkArchitecture,
                { rules: ['syntax'] },
                memoryWorkspace({ 'guide/guide.fbk': example }),
            );
            expect(data['total']).toBe(0);
        }
    });
});
