import * as z from 'zod/mini';
import { visibleText } from '../../panel/visible-text.ts';
import type { Finding } from '../../rules/finding.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';

/** So many related places of a finding are told; a path of more hops is cut. */
const MOST_RELATED = 12;

/** A finding as agents are told it. */
export const findingOutput = z.object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    ...placeOutput,
    column: z.int(),
    element: z.string().check(z.describe('Qualified name of what it is about; empty where it is about a text.')),
    evidence: z.array(z.object({ message: z.string(), ...placeOutput })),
    moreEvidence: z.int(),
    fixes: z.array(
        z.object({
            title: z.string(),
            safe: z.boolean().check(z.describe('It says nothing new about the system.')),
        }),
    ),
    isNew: z.optional(z.boolean()).check(z.describe('It is not found in the texts as they are saved.')),
});

/** A finding as agents are told it. */
export type ToldFinding = z.infer<typeof findingOutput>;

/** @param isNew whether the texts that were tried bring it, where some were */
export function toldFinding(finding: Finding, project: AgentProject, isNew?: boolean): ToldFinding {
    return {
        rule: finding.rule,
        severity: finding.severity,
        message: visibleText(finding.message),
        ...placeOf(project, finding.source),
        column: finding.source.uri === '' ? 0 : finding.source.range.start.character + 1,
        element: finding.element,
        evidence: finding.related.slice(0, MOST_RELATED).map(({ message, source }) => ({
            message: visibleText(message),
            ...placeOf(project, source),
        })),
        moreEvidence: Math.max(0, finding.related.length - MOST_RELATED),
        fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
        ...(isNew === undefined ? {} : { isNew }),
    };
}

/** A finding over a few lines. */
export function findingText(finding: ToldFinding): string {
    const { severity, rule, message, element, evidence, moreEvidence, fixes, isNew } = finding;
    const mark = isNew === true ? 'NEW ' : '';
    return [
        `${mark}${severity} [${rule}] ${placeText(finding)}${element === '' ? '' : ` (${element})`}`,
        `  ${message}`,
        ...evidence.map((each) => `  - ${placeText(each)}: ${each.message}`),
        ...(moreEvidence > 0 ? [`  - … and ${moreEvidence} more places`] : []),
        ...fixes.map(({ title, safe }) => `  fix: ${title}${safe ? '' : ' (says something new about the system)'}`),
    ].join('\n');
}
