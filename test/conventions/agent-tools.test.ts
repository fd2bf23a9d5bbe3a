import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageModelTools } from '../../.build/language-model-tools.ts';
import { repository } from '../../.build/repository.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

describe('the tools for agents in the manifest', () => {
    const { contributes } = JSON.parse(read('package.json'));

    it('are what the sources say; else run `node .build/language-model-tools.ts`', () => {
        expect(contributes.languageModelTools).toEqual(JSON.parse(JSON.stringify(languageModelTools())));
    });

    it('are called as the editor takes it, by people too', () => {
        for (const { name, toolReferenceName, inputSchema } of contributes.languageModelTools) {
            expect(name).toMatch(/^firebreak_[a-z_]+$/);
            expect(toolReferenceName).toMatch(/^[a-z][A-Za-z]+$/);
            expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
        }
    });

    it('are told of in the documents', () => {
        for (const { name } of languageModelTools()) {
            expect(read('docs/agents.md')).toContain(`\`${name.replace(/^firebreak_/, '')}\``);
        }
    });
});
