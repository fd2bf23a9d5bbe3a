import type { PolicyProperty } from '../../model/policy.ts';
import type { SeverityCounts } from './view-graph.ts';

/** The findings of one element or relation, as a picture shows them. */
export interface FindingMark extends SeverityCounts {
    /** Policy properties whose absence is a finding. */
    readonly missing?: readonly PolicyProperty[];
}

/** Findings by the id of the element or relation that they are about. */
export type FindingMarks = Readonly<Record<string, FindingMark>>;

/** The findings of several elements and relations together; absent when there are none. */
export function countFindings(marks: FindingMarks | undefined, ids: Iterable<string>): SeverityCounts | undefined {
    if (marks === undefined) {
        return undefined;
    }
    let error = 0;
    let warning = 0;
    let info = 0;
    for (const id of ids) {
        const mark = Object.hasOwn(marks, id) ? marks[id] : undefined;
        error += mark?.error ?? 0;
        warning += mark?.warning ?? 0;
        info += mark?.info ?? 0;
    }
    return error + warning + info > 0 ? { error, warning, info } : undefined;
}

/** The policy properties that findings about any of these relations miss. */
export function missingProperties(
    marks: FindingMarks | undefined,
    ids: readonly string[],
): ReadonlySet<PolicyProperty> {
    return new Set(ids.flatMap((id) => (marks && Object.hasOwn(marks, id) ? (marks[id]?.missing ?? []) : [])));
}
