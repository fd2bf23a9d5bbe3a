import * as z from 'zod/mini';
import { capitalised } from '../../model/wording.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import type { ProjectFindings } from '../../project/project-findings.ts';
import { isUnreadable } from '../../project/text-problem.ts';
import { compareWithBaseline, recordBaseline } from '../../rules/baseline.ts';
import type { Finding } from '../../rules/finding.ts';
import { SEVERITIES } from '../../rules/finding.ts';
import { findingSelector, selectionInput } from '../findings/select-findings.ts';
import { findingOutput, findingText, toldFinding } from '../findings/told-finding.ts';
import { pageInput, pageOf, pageOutput, projectInput, textsInput } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { folderName } from '../project/choose-project.ts';
import { openWith } from '../project/unsaved-texts.ts';
import { defineTool } from '../tool.ts';

const count = z.int();

/** Finds what is wrong with the texts and with the architecture in them. */
export const checkArchitecture = defineTool({
    name: 'check_architecture',
    title: 'Check the architecture',
    description:
        'Finds what is wrong with a Firebreak model (.fbk files): errors in the text, and anti-patterns and risks of the architecture (missing timeouts and circuit breakers, retries that multiply, cyclic dependencies, shared databases, gaps in observability …), each with its place, the numbers and the path that prove it, and fixes. ' +
        'Give "texts" to check a change before it is saved: findings that it would bring are marked as new, and those that it would mend are counted. Call it after every edit of a model. explain_rule says why a finding matters; propose_fixes makes the changes that mend it.',
    input: z.strictObject({
        project: projectInput,
        texts: textsInput,
        ...selectionInput,
        onlyNew: z
            ._default(z.boolean(), false)
            .check(z.describe('With "texts": only what the saved texts do not have already.')),
        ...pageInput(30, 200),
    }),
    output: z.object({
        project: z.string(),
        summary: z
            .object({ error: count, warning: count, info: count })
            .check(z.describe('Findings of what was asked for, by severity.')),
        ...pageOutput,
        findings: z.array(findingOutput),
        mended: z.optional(count).check(z.describe('Findings of the saved texts that the given texts do not have.')),
        inBaseline: count.check(z.describe('Findings that the project has accepted in its baseline; not listed.')),
        allowed: count.check(z.describe('Findings that the model allows with a reason; not listed.')),
    }),
    async run(workspace, input, signal) {
        const { saved, project } = await openWith(workspace, input, signal);
        const { fresh, known, allowed, swallowed } = await project.findings();
        signal.throwIfAborted();
        const change = project === saved ? undefined : changeOf((await saved.findings()).fresh, fresh);
        const isWanted = findingSelector(project, input);
        const wanted = fresh
            .filter((finding) => isWanted(finding) && !(input.onlyNew && change && !change.isNew(finding)))
            .toSorted((a, b) => rankOf(a, change) - rankOf(b, change));
        const { page, rest } = pageOf(wanted, input);
        const findings = page.map((finding) => toldFinding(finding, project, change?.isNew(finding)));
        const data = {
            project: folderName(project.sources.root),
            summary: Object.fromEntries(
                SEVERITIES.map((severity) => [severity, wanted.filter((each) => each.severity === severity).length]),
            ) as Record<Finding['severity'], number>,
            total: wanted.length,
            listed: findings.length,
            findings,
            ...(change && !change.isUnreadable ? { mended: change.mended } : {}),
            inBaseline: known.length,
            allowed: allowed.length,
        };
        const text = [
            headline(project, wanted, change),
            ...findings.map(findingText),
            ...(rest === '' ? [] : [rest]),
            ...acceptedText(data),
            ...containedText(swallowed, input.rules ?? []),
        ];
        return { text: text.join('\n'), data };
    },
});

/** What some texts would change in the findings. */
interface Change {
    readonly isNew: (finding: Finding) => boolean;
    readonly new: number;
    readonly mended: number;
    /** A text cannot be read in full, so what the rules find tells nothing of what would be mended. */
    readonly isUnreadable: boolean;
}

function changeOf(before: readonly Finding[], after: readonly Finding[]): Change {
    const { fresh, gone } = compareWithBaseline(after, recordBaseline(before));
    const added = new Set(fresh);
    return {
        isNew: (finding) => added.has(finding),
        new: added.size,
        mended: gone.reduce((sum, entry) => sum + entry.count, 0),
        isUnreadable: after.some(isUnreadable),
    };
}

/** What cannot be read comes first, since it has to be mended first; then the worst; of these what the texts bring. */
function rankOf(finding: Finding, change: Change | undefined): number {
    const first = isUnreadable(finding) ? -1 : SEVERITIES.indexOf(finding.severity);
    return 2 * first + (change?.isNew(finding) ? 0 : 1);
}

function headline({ sources }: AgentProject, wanted: readonly Finding[], change: Change | undefined): string {
    const where = `in ${folderName(sources.root)}`;
    const found = `${countBySeverity(wanted)} ${where}`;
    if (change?.isUnreadable) {
        return `These texts cannot be read in full: mend their errors first. So far ${found}. Nothing was saved.`;
    }
    return change
        ? `With these texts: ${found}; ${change.new} new, ${change.mended} of the saved texts mended. Nothing was saved.`
        : `${capitalised(found)}.`;
}

function acceptedText({ inBaseline, allowed }: { readonly inBaseline: number; readonly allowed: number }): string[] {
    const parts = [
        ...(inBaseline > 0 ? [`${inBaseline} accepted in the baseline`] : []),
        ...(allowed > 0 ? [`${allowed} allowed in the model`] : []),
    ];
    return parts.length > 0 ? [`Not listed: ${parts.join(', ')}.`] : [];
}

/** A rule that seems to find nothing may have all its findings told by a composite. */
function containedText(swallowed: ProjectFindings['swallowed'], rules: readonly string[]): string[] {
    return rules.flatMap((rule) => {
        const count = swallowed.filter((each) => each.rule === rule).length;
        return count === 0
            ? []
            : [
                  `${count} of ${rule} ${count === 1 ? 'is' : 'are'} contained in findings of other rules that tell more.`,
              ];
    });
}
