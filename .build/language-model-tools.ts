/** Writes the tools for agents into the manifest of the editor's extension, from the sources of the tools. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { AgentTool } from '../src/agents/tool.ts';
import { fixesInput } from '../src/agents/tools/propose-fixes.ts';
import { agentTools } from '../src/agents/tools.ts';
import { repository } from './repository.ts';

/** A tool as the editor's manifest describes it. */
export interface ManifestTool {
    readonly name: string;
    readonly [key: string]: unknown;
}

/** Signs that stand before the tools' names, by those; they are the editor's own. */
const ICONS: Readonly<Record<string, string>> = {
    describe_project: '$(book)',
    check_architecture: '$(checklist)',
    preview_change: '$(diff)',
    compare_revision: '$(git-compare)',
    find_elements: '$(search)',
    describe_element: '$(symbol-class)',
    find_interactions: '$(references)',
    assess_impact: '$(flame)',
    find_paths: '$(type-hierarchy-sub)',
    explain_rule: '$(question)',
    propose_fixes: '$(lightbulb)',
    run_experiments: '$(beaker)',
    draw_view: '$(type-hierarchy)',
    language_guide: '$(book)',
    apply_fixes: '$(wrench)',
};

/** Tools that are of use where there is no model yet. */
const WITHOUT_MODEL: ReadonlySet<string> = new Set(['language_guide', 'explain_rule', 'check_architecture']);

/** The tool that the editor alone has: it writes, once a person has agreed. */
const applyFixes = {
    name: 'apply_fixes',
    title: 'Mend findings in the model',
    description:
        'Mends findings of a Firebreak model: makes the changes that propose_fixes shows for the same input, after the user has seen them and agreed. The files are changed in the editor, not saved, and it can be undone.',
    input: z.omit(fixesInput, { texts: true }),
} satisfies Omit<AgentTool, 'output' | 'run'>;

/** `contributes.languageModelTools` of the manifest. */
export function languageModelTools(): readonly ManifestTool[] {
    return [...agentTools(false), applyFixes].map(({ name, title, description, input }) => {
        const { $schema, ...inputSchema } = z.toJSONSchema(input, { target: 'draft-7', io: 'input' });
        return {
            name: `firebreak_${name}`,
            toolReferenceName: name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
            displayName: title,
            modelDescription: description,
            userDescription: title,
            canBeReferencedInPrompt: true,
            icon: ICONS[name] ?? '$(tools)',
            tags: ['firebreak', 'architecture'],
            ...(WITHOUT_MODEL.has(name) ? {} : { when: 'firebreak.hasModel' }),
            inputSchema,
        };
    });
}

if (import.meta.main) {
    const file = join(repository, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.contributes.languageModelTools = languageModelTools();
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
