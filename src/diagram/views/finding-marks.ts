import type { PolicyProperty } from '../../model/policy.ts';
import type { SeverityCounts } from './view.ts';

/** A finding as a picture shows it, at one of the elements and relations that it is about. */
export interface FindingMark {
    /** Tells findings apart: a finding about several things has a mark on each and counts once. */
    readonly finding: number;
    readonly severity: keyof SeverityCounts;
    /** Policy property whose absence is the finding. */
    readonly missing?: PolicyProperty;
}

/** Findings by the id of the elements and relations that they are about. */
export type FindingMarks = Readonly<Record<string, readonly FindingMark[]>>;

/** The findings of several elements and relations together; absent when there are none. */
export function countFindings(marks: FindingMarks | undefined, ids: Iterable<string>): SeverityCounts | undefined {
    const severities = new Map<number, FindingMark['severity']>();
    for (const id of ids) {
        for (const { finding, severity } of marksOf(marks, id)) {
            severities.set(finding, severity);
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

function marksOf(marks: FindingMarks | undefined, id: string): readonly FindingMark[] {
    return marks && Object.hasOwn(marks, id) ? (marks[id] ?? []) : [];
}
