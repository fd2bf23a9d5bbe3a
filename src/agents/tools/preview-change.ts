import * as z from 'zod/mini';
import { diffModels } from '../../model/diff/diff-models.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../model/diff/model-diff.ts';
import { visibleText } from '../../panel/visible-text.ts';
import { diffSections } from '../../project/comparison/diff-sections.ts';
import { diffSummary } from '../../project/comparison/diff-summary.ts';
import { diffFindings } from '../../project/diff-findings.ts';
import { isUnreadable } from '../../project/text-problem.ts';
import { findingOutput, findingText, toldFinding } from '../findings/told-finding.ts';
import { projectInput, unsavedTexts } from '../input.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';
import { withTexts } from '../project/unsaved-texts.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** So many changes, calls of one change, and findings of each sort are told. */
const MOST = { changes: 100, calls: 10, findings: 30 };

const output = z.object({
    summary: z.string(),
    changesInAll: z.int(),
    changes: z.array(
        z.object({
            change: z.enum(CHANGE_KINDS),
            context: z.string(),
            id: z.string(),
            what: z.string(),
            details: z.array(z.string()),
            ...placeOutput,
        }),
    ),
    policies: z
        .array(z.object({ what: z.string(), calls: z.array(z.string()), callsInAll: z.int() }))
        .check(z.describe('What now holds for calls because of something that was said elsewhere.')),
    newFindings: z.array(findingOutput),
    newFindingsInAll: z.int(),
    goneFindings: z.array(findingOutput),
    goneFindingsInAll: z.int(),
});

/** What a change of the texts means for the architecture. */
export const previewChange = defineTool({
    name: 'preview_change',
    title: 'Preview what a change means',
    description:
        'Tells what texts that are not saved would change in the architecture, not in the lines: which elements, calls, messages and accesses come, go and change, which policies would hold for which calls then, and which findings are new or gone. Use it to show the user what an edit means before it is made. For the findings of the whole result use check_architecture.',
    input: z.strictObject({ project: projectInput, texts: unsavedTexts.check(z.minLength(1)) }),
    output,
    async run(workspace, input, signal) {
        const before = await workspace.open(input.project, signal);
        const after = await withTexts(before, input.texts, workspace.today(), signal);
        const unreadable = after.problems.find(isUnreadable);
        if (unreadable) {
            throw new ToolFailure(
                `These texts cannot be read in full, so what they would change cannot be told. Mend them first (check_architecture lists all):\n${findingText(toldFinding(unreadable, after))}`,
            );
        }
        const models = {
            before: before.index,
            after: after.index,
            diff: diffModels(before.index.model, after.index.model),
        };
        const findings = diffFindings(await before.findings(), await after.findings(), models.diff);
        const { sections, policies } = diffSections(models);
        const changes = sections.flatMap(({ title, items }) =>
            items.map(({ change, id, words, place, side, details }) => ({
                change,
                context: visibleText(title),
                id,
                what: visibleText(words),
                details: details.map(visibleText),
                ...placeOf({ before, after }[side], place),
            })),
        );
        const data = {
            summary: diffSummary({ diff: models.diff, findings }),
            changesInAll: changes.length,
            changes: changes.slice(0, MOST.changes),
            policies: policies.slice(0, MOST.changes).map(({ words, calls }) => ({
                what: visibleText(words),
                calls: calls.slice(0, MOST.calls).map(visibleText),
                callsInAll: calls.length,
            })),
            newFindings: findings.fresh.slice(0, MOST.findings).map((finding) => toldFinding(finding, after)),
            newFindingsInAll: findings.fresh.length,
            goneFindings: findings.gone.slice(0, MOST.findings).map((finding) => toldFinding(finding, before)),
            goneFindingsInAll: findings.gone.length,
        };
        return { text: written(data), data };
    },
});

const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '-', changed: '~' };

function written(data: z.infer<typeof output>): string {
    const more = (all: number, told: number) => (all > told ? [`  … and ${all - told} more`] : []);
    const list = (title: string, lines: readonly string[], all: number, told: number) =>
        all === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), ...more(all, told)];
    const { changes, policies, newFindings, goneFindings } = data;
    return [
        `${data.summary.charAt(0).toUpperCase()}${data.summary.slice(1)}. Nothing was saved.`,
        ...list(
            'Changes',
            changes.flatMap(({ change, what, details, ...place }) => [
                `${SIGNS[change]} ${what} — ${placeText(place)}`,
                ...details.map((detail) => `    ${detail}`),
            ]),
            data.changesInAll,
            changes.length,
        ),
        ...policies.flatMap(({ what, calls, callsInAll }) =>
            list(`Policy that holds for calls: ${what}`, calls, callsInAll, calls.length),
        ),
        ...list(
            'New findings',
            newFindings.flatMap((finding) => findingText(finding).split('\n')),
            data.newFindingsInAll,
            newFindings.length,
        ),
        ...list(
            'Findings that are gone',
            goneFindings.map(({ rule, message }) => `[${rule}] ${message}`),
            data.goneFindingsInAll,
            goneFindings.length,
        ),
    ].join('\n');
}
