import * as z from 'zod/mini';
import { isUnreadable } from '../../project/text-problem.ts';
import { changesOutput, changesPage, toldChanges } from '../changes/told-changes.ts';
import { findingText, toldFinding } from '../findings/told-finding.ts';
import { projectInput, unsavedTexts } from '../input.ts';
import { openWith } from '../project/unsaved-texts.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** What a change of the texts means for the architecture. */
export const previewChange = defineTool({
    name: 'preview_change',
    title: 'Preview what a change means',
    description:
        'Tells what texts that are not saved would change in the architecture, not in the lines: which elements, calls, messages and accesses come, go and change, which policies would hold for which calls then, and which findings are new or gone. Use it to show the user what an edit means before it is made. For the findings of the whole result use check_architecture; for what changed since a commit or a branch, compare_revision.',
    input: z.strictObject({ project: projectInput, texts: unsavedTexts.check(z.minLength(1)), ...changesPage }),
    output: z.object(changesOutput),
    async run(workspace, input, signal) {
        const { saved: before, project: after } = await openWith(workspace, input, signal);
        const unreadable = after.problems.find(isUnreadable);
        if (unreadable) {
            throw new ToolFailure(
                `These texts cannot be read in full, so what they would change cannot be told. Mend them first (check_architecture lists all):\n${findingText(toldFinding(unreadable, after))}`,
            );
        }
        const { data, lines } = await toldChanges(before, after, input);
        const summary = `${data.summary.charAt(0).toUpperCase()}${data.summary.slice(1)}. Nothing was saved.`;
        return { text: [summary, ...lines].join('\n'), data };
    },
});
