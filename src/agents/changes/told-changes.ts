import * as z from 'zod/mini';
import { diffModels } from '../../model/diff/diff-models.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../model/diff/model-diff.ts';
import { visibleText } from '../../panel/visible-text.ts';
import { diffSections } from '../../project/comparison/diff-sections.ts';
import { diffSummary } from '../../project/comparison/diff-summary.ts';
import { diffFindings } from '../../project/diff-findings.ts';
import { type Finding, SEVERITIES } from '../../rules/finding.ts';
import { findingOutput, findingText, toldFinding } from '../findings/told-finding.ts';
import { pageInput, pageOf } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';

/** So many policies, calls of one of them, and findings of each sort are told. */
const MOST = { policies: 100, calls: 10, findings: 30 };

/** Which part of the changes is told. */
export const changesPage = pageInput(100, 300);

/** How one state of an architecture differs from another. */
export const changesOutput = {
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
};

/** How one state of an architecture differs from another, as data and in words. */
export interface ToldChanges {
    readonly data: z.infer<z.ZodMiniObject<typeof changesOutput>>;
    /** The data but the summary, line by line. */
    readonly lines: readonly string[];
}

/** @param page which of the changes are told, if there are many */
export async function toldChanges(
    before: AgentProject,
    after: AgentProject,
    page: { readonly limit: number; readonly offset: number },
): Promise<ToldChanges> {
    const models = {
        before: before.index,
        after: after.index,
        diff: diffModels(before.index.model, after.index.model),
    };
    const findings = diffFindings(await before.findings(), await after.findings(), models.diff);
    const { sections, policies } = diffSections(models);
    const all = sections.flatMap(({ title, items }) => items.map((item) => ({ title, ...item })));
    const told = pageOf(all, page);
    const data = {
        summary: diffSummary({ diff: models.diff, findings }),
        changesInAll: all.length,
        changes: told.page.map(({ title, change, id, words, place, side, details }) => ({
            change,
            context: visibleText(title),
            id,
            what: visibleText(words),
            details: details.map(visibleText),
            ...placeOf({ before, after }[side], place),
        })),
        policies: policies.slice(0, MOST.policies).map(({ words, calls }) => ({
            what: visibleText(words),
            calls: calls.slice(0, MOST.calls).map(visibleText),
            callsInAll: calls.length,
        })),
        newFindings: worstFirst(findings.fresh, MOST.findings).map((finding) => toldFinding(finding, after)),
        newFindingsInAll: findings.fresh.length,
        goneFindings: worstFirst(findings.gone, MOST.findings).map((finding) => toldFinding(finding, before)),
        goneFindingsInAll: findings.gone.length,
    };
    return { data, lines: written(data, told.rest) };
}

/** The worst of some findings; of the same severity in the order of places. */
function worstFirst(findings: readonly Finding[], most: number): readonly Finding[] {
    return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)).slice(0, most);
}

const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '-', changed: '~' };

function written(
    { changes, policies, newFindings, goneFindings, ...counts }: ToldChanges['data'],
    rest: string,
): readonly string[] {
    const list = (title: string, lines: readonly string[], end: string) =>
        lines.length === 0 && end === ''
            ? []
            : [`${title}:`, ...lines.map((line) => `  ${line}`), ...(end === '' ? [] : [`  ${end}`])];
    const more = (all: number, told: number) => (all > told ? `… and ${all - told} more` : '');
    return [
        ...list(
            'Changes',
            changes.flatMap(({ change, what, details, ...place }) => [
                `${SIGNS[change]} ${what} — ${placeText(place)}`,
                ...details.map((detail) => `    ${detail}`),
            ]),
            rest,
        ),
        ...policies.flatMap(({ what, calls, callsInAll }) =>
            list(`Policy that holds for calls: ${what}`, calls, more(callsInAll, calls.length)),
        ),
        ...list(
            'New findings',
            newFindings.flatMap((finding) => findingText(finding).split('\n')),
            more(counts.newFindingsInAll, newFindings.length),
        ),
        ...list(
            'Findings that are gone',
            goneFindings.map(({ rule, message }) => `[${rule}] ${message}`),
            more(counts.goneFindingsInAll, goneFindings.length),
        ),
    ];
}
