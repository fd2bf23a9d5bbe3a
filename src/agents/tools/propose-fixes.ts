import * as z from 'zod/mini';
import { counted } from '../../model/wording.ts';
import { fixProject } from '../../project/fixing/fix-project.ts';
import { unifiedDiff } from '../../project/fixing/unified-diff.ts';
import type { Finding } from '../../rules/finding.ts';
import { findingSelector, selectionInput } from '../findings/select-findings.ts';
import { projectInput, textsInput } from '../input.ts';
import type { AgentProject, AgentWorkspace } from '../project/agent-workspace.ts';
import { fileName } from '../project/places.ts';
import { takeTurns } from '../project/take-turns.ts';
import { builtAgain } from '../project/unsaved-texts.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** So long may all diffs of an answer be together, in characters. */
const LONGEST_ANSWER = 60_000;

/** The parameters that say what shall be mended. */
export const fixesInput = z.strictObject({
    project: projectInput,
    texts: textsInput,
    ...selectionInput,
    unsafe: z
        ._default(z.boolean(), false)
        .check(
            z.describe(
                'Also fixes that say something new about the system, such as a timeout that nobody has decided on yet; ask the user about those values.',
            ),
        ),
});

/** Makes the changes that mend findings, and proposes them. */
export const proposeFixes = defineTool({
    name: 'propose_fixes',
    title: 'Propose fixes for findings',
    description:
        'Works out the changes that mend findings of a Firebreak model and returns them as unified diffs. Nothing is written: show them to the user, or make the edits with their consent. The fixes are tried first; one that would bring new errors is left out. By default only fixes that say nothing new about the system; "unsafe" also those that write down what it should have. Narrow it with rules, files or an element.',
    input: fixesInput,
    output: z.object({
        mended: z.int().check(z.describe('How many findings the changes mend.')),
        leftOut: z.int().check(z.describe('Fixes that would bring new errors.')),
        needUnsafe: z.int().check(z.describe('Findings that only "unsafe" fixes would mend.')),
        changes: z.array(z.object({ file: z.string(), diff: z.string() })),
    }),
    async run(workspace, input, signal) {
        const { text, data } = await proposal(workspace, input, signal);
        return { text, data };
    },
});

/**
 * Mends what was asked for, in memory, and says so.
 *
 * @throws ToolFailure when it is too much for one answer
 */
export async function proposal(workspace: AgentWorkspace, input: z.output<typeof fixesInput>, signal: AbortSignal) {
    const opened = await workspace.open(input.project, signal, (input.texts ?? []).length > 0);
    const { project, built } = await builtAgain(opened, input.texts, workspace.today(), signal);
    const isWanted = findingSelector(project, input);
    const fixed = await fixProject(built, {
        today: workspace.today(),
        unsafe: input.unsafe,
        isAskedFor: () => true,
        isWanted,
        turns: takeTurns(signal),
    });
    const needUnsafe = input.unsafe ? 0 : await unsafeOnly(project, isWanted);
    const changes = fixed.changes.map((change) => {
        const file = fileName(project, change.uri);
        return { file, diff: unifiedDiff(file, change) };
    });
    const length = changes.reduce((sum, { diff }) => sum + diff.length, 0);
    if (length > LONGEST_ANSWER) {
        throw new ToolFailure(
            `The changes mend ${counted(fixed.applied, 'finding')} in ${counted(changes.length, 'file')}: too much for one answer. Narrow it with "rules", "files" or "element".`,
        );
    }
    const data = { mended: fixed.applied, leftOut: fixed.refused, needUnsafe, changes };
    return { fixed, text: written(data), data };
}

async function unsafeOnly(project: AgentProject, isWanted: (finding: Finding) => boolean): Promise<number> {
    const { fresh } = await project.findings();
    return fresh.filter(
        (finding) => isWanted(finding) && finding.fixes.length > 0 && finding.fixes.every(({ safe }) => !safe),
    ).length;
}

function written({
    mended,
    leftOut,
    needUnsafe,
    changes,
}: {
    readonly mended: number;
    readonly leftOut: number;
    readonly needUnsafe: number;
    readonly changes: readonly { readonly diff: string }[];
}): string {
    return [
        mended === 0
            ? 'There is nothing that could be mended.'
            : `These changes mend ${counted(mended, 'finding')} in ${counted(changes.length, 'file')}. Nothing was written.`,
        ...(leftOut > 0 ? [`${counted(leftOut, 'fix', 'fixes')} left out that would have brought new errors.`] : []),
        ...(needUnsafe > 0
            ? [`${counted(needUnsafe, 'finding')} could be mended by saying something new about the system: "unsafe".`]
            : []),
        ...changes.map(({ diff }) => diff),
    ].join('\n');
}
