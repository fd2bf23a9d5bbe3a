import { byCodeUnits } from '../../model/order.ts';
import type { PolicyProperty } from '../../model/policy.ts';
import type { SeverityCounts } from './view.ts';

/** A finding as a picture shows it, at one of the elements and relations that it is about. */
export interface FindingMark {
    /** Tells findings apart: a finding about several things has a mark on each and counts once. */
    readonly finding: number;
    readonly severity: keyof SeverityCounts;
    /** Id of the rule that found it. */
    readonly rule?: string;
    /** Policy property whose absence is the finding. */
    readonly missing?: PolicyProperty;
    /**
     * The finding is not about this, but rests on it: a hop of its path, one of those who share. It is not counted
     * here.
     */
    readonly evidence?: Evidence;
}

/** What something has to do with a finding about something else. */
export interface Evidence {
    /** Of a hop: id of the element that it leads to. */
    readonly to?: string;
}

/** Findings by the id of the elements and relations that they are about. */
export type FindingMarks = Readonly<Record<string, readonly FindingMark[]>>;

/** The findings of several elements and relations together; absent when there are none. */
export function countFindings(marks: FindingMarks | undefined, ids: Iterable<string>): SeverityCounts | undefined {
    const severities = new Map<number, FindingMark['severity']>();
    for (const id of ids) {
        for (const { finding, severity, evidence } of marksOf(marks, id)) {
            if (!evidence) {
                severities.set(finding, severity);
            }
        }
    }
    const counts = { error: 0, warning: 0, info: 0 };
    for (const severity of severities.values()) {
        counts[severity]++;
    }
    return severities.size > 0 ? counts : undefined;
}

/** The policy properties that findings about any of these relations miss. */
export function missingProperties(
    marks: FindingMarks | undefined,
    ids: readonly string[],
): ReadonlySet<PolicyProperty> {
    return new Set(ids.flatMap((id) => marksOf(marks, id).flatMap(({ missing }) => missing ?? [])));
}

/** What is marked at an element or relation. */
export function marksOf(marks: FindingMarks | undefined, id: string): readonly FindingMark[] {
    return marks && Object.hasOwn(marks, id) ? (marks[id] ?? []) : [];
}

/** The marks of one rule's findings; nothing when findings are off. */
export function byRule(marks: FindingMarks | undefined, rule: string): FindingMarks | undefined {
    return (
        marks &&
        Object.fromEntries(
            Object.keys(marks).flatMap((id) => {
                const own = marksOf(marks, id).filter((mark) => mark.rule === rule);
                return own.length > 0 ? [[id, own] as const] : [];
            }),
        )
    );
}

/** The rules that have found something, those with most findings first. */
export function rulesByCount(marks: FindingMarks | undefined): readonly (readonly [rule: string, findings: number])[] {
    const findings = new Map<string, Set<number>>();
    for (const { rule = '', finding } of Object.values(marks ?? {}).flat()) {
        findings.set(rule, (findings.get(rule) ?? new Set()).add(finding));
    }
    return [...findings]
        .map(([rule, found]) => [rule, found.size] as const)
        .sort(([a, manyA], [b, manyB]) => manyB - manyA || byCodeUnits(a, b));
}
