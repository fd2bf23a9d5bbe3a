import * as z from 'zod/mini';
import { defineTool } from '../tool.ts';

/** Where the guide stands in the package. */
export const LANGUAGE_GUIDE = 'docs/language.md';

/** How the language is written. */
export const languageGuide = defineTool({
    name: 'language_guide',
    title: 'Show how the language is written',
    description:
        'The guide to the Firebreak language (.fbk): its principles, two complete examples that show every word of it, and tables of kinds, policies and units. Read it before writing or changing a model; then try the text with check_architecture before saving it.',
    input: z.strictObject({}),
    output: z.object({ guide: z.string().check(z.describe('Markdown.')) }),
    async run(workspace) {
        const guide = await workspace.readPage(LANGUAGE_GUIDE);
        return { text: guide, data: { guide } };
    },
});
