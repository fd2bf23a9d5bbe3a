import * as z from 'zod/mini';
import { visibleText } from '../../panel/visible-text.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import { changesOutput, changesPage, toldChanges } from '../changes/told-changes.ts';
import { projectInput, shortText, textsInput } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { projectAt } from '../project/earlier-project.ts';
import { placeOf, placeText } from '../project/places.ts';
import { withTexts } from '../project/unsaved-texts.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** What states that git does not keep are called. */
const NAMES = { present: 'the present texts', given: 'the given texts' };

/** What became of the architecture since a revision of git. */
export const compareRevision = defineTool({
    name: 'compare_revision',
    title: 'Compare the architecture with a git revision',
    description:
        'Tells what changed in the architecture, not in the lines, since a commit, a branch or a tag of git: which elements, calls, messages and accesses came, went and changed, which policies hold for which calls now, and which findings are new or gone. Compares with the present texts, with "texts" as if they were saved, or with a second revision. Use it to review a branch ("what does this branch change since main?") or to find out since when there is a risk. Needs git and the repository on this machine; reads it only.',
    input: z.strictObject({
        project: projectInput,
        before: shortText.check(
            z.describe(
                'The earlier state: a branch, tag, commit or whatever else git understands, such as main, v1.2 or HEAD~3. HEAD shows what is not committed yet.',
            ),
        ),
        after: z.optional(shortText).check(z.describe('The later state, likewise; the present texts when not said.')),
        texts: textsInput,
        ...changesPage,
    }),
    output: z.object({
        before: z.string(),
        after: z.string(),
        notes: z.array(z.string()).check(z.describe('What could not be compared.')),
        ...changesOutput,
    }),
    async run(workspace, input, signal) {
        if (input.after !== undefined && input.texts !== undefined) {
            throw new ToolFailure(
                'Give either "after" or "texts": texts stand for the present state, and "after" names another.',
            );
        }
        const present = await workspace.open(input.project, signal);
        const before = await projectAt(workspace, present, input.before, signal);
        const after =
            input.after === undefined
                ? await withTexts(present, input.texts, workspace.today(), signal)
                : await projectAt(workspace, present, input.after, signal);
        signal.throwIfAborted();
        const titles = { before: input.before, after: input.after ?? (input.texts ? NAMES.given : NAMES.present) };
        const notes = [...notesOf(before, titles.before, 'new'), ...notesOf(after, titles.after, 'gone')];
        const { data, lines } = await toldChanges(before, after, input);
        const text = [
            `From ${titles.before} to ${titles.after}: ${data.summary}.`,
            ...notes.map((note) => `Note: ${note}`),
            ...lines,
        ];
        return { text: text.join('\n'), data: { ...titles, notes, ...data } };
    },
});

/** What could not be understood is in neither model, so the comparison may be wrong about it. */
function notesOf(project: AgentProject, title: string, everything: string): readonly string[] {
    if (project.sources.models.length === 0 && project.problems.length === 0) {
        return [`There are no models in ${title}, so everything is ${everything}.`];
    }
    const faults = project.problems.filter(({ severity }) => severity === 'error');
    const [first] = faults;
    if (!first) {
        return [];
    }
    const example = `${placeText(placeOf(project, first.source))}: ${visibleText(first.message)}`;
    return [
        `There are problems with ${title} (${countBySeverity(faults)}); what could not be understood is not compared. The first: ${example}`,
    ];
}
