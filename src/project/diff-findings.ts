import type { ModelDiff } from '../model/diff/model-diff.ts';
import { groupBy } from '../rules/analysis/group-by.ts';
import {
    type Baseline,
    compareWithBaseline,
    fingerprintOf,
    type KnownFinding,
    recordBaseline,
} from '../rules/baseline.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import type { ProjectFindings } from './project-findings.ts';

/** What became of the findings between two states; each list in the order of places. */
export interface FindingsDiff {
    /** Told now, and not before; or grown since then. */
    readonly fresh: readonly Finding[];
    /** Those of the fresh ones that were told before of less. */
    readonly grown: ReadonlySet<Finding>;
    /** Nobody finds them any more. They speak of the earlier state. */
    readonly gone: readonly Finding[];
    /** Told before, and now allowed or held by the baseline. */
    readonly accepted: readonly Finding[];
}

/**
 * Tells new findings from old ones by their fingerprints, as a baseline does, so moved lines and renamed elements make
 * no difference. What a composite finding contained before is not new when the composite is gone, and what one contains
 * now is not gone.
 */
export function diffFindings(
    before: ProjectFindings,
    after: ProjectFindings,
    ids: Pick<ModelDiff, 'newIds' | 'newRelationIds'>,
): FindingsDiff {
    const told = translated(before.fresh, ids);
    const hidden = [
        ...translated(before.known, ids),
        ...translated(
            before.allowed.map(({ finding }) => finding),
            ids,
        ),
    ];
    const accepted = [...after.known, ...after.allowed.map(({ finding }) => finding)];
    const newId = renaming(ids);
    const contained = new Set(
        before.swallowed.map(({ rule, element }) => subjectOf({ rule, element: newId(element) })),
    );
    const containedNow = new Set(after.swallowed.map(subjectOf));
    const fresh = compareWithBaseline(after.fresh, baselineOf(told)).fresh.filter(
        (finding) => !isFailure(finding) && !contained.has(subjectOf(finding)),
    );
    const left = compareWithBaseline([...after.fresh, ...accepted], baselineOf([...told, ...hidden])).gone;
    const { gone, grown } = withoutGrown(left, fresh);
    return {
        fresh: fresh.toSorted(compareFindings),
        grown,
        gone: originals(
            gone.filter((entry) => !containedNow.has(subjectOf(entry))),
            [...told, ...hidden],
        ).toSorted(compareFindings),
        accepted: compareWithBaseline(accepted, baselineOf(told)).known.toSorted(compareFindings),
    };
}

/** A finding of the earlier state in words of the later one's ids. */
interface Translated {
    readonly finding: Finding;
    readonly original: Finding;
}

function translated(
    findings: readonly Finding[],
    ids: Pick<ModelDiff, 'newIds' | 'newRelationIds'>,
): readonly Translated[] {
    const newId = renaming(ids);
    return findings.map((original) => ({
        original,
        finding: { ...original, element: newId(original.element), decisive: original.decisive.map(newId) },
    }));
}

function renaming({ newIds, newRelationIds }: Pick<ModelDiff, 'newIds' | 'newRelationIds'>): (id: string) => string {
    return (id) => newIds.get(id) ?? newRelationIds.get(id) ?? id;
}

function baselineOf(findings: readonly Translated[]): Baseline {
    return recordBaseline(findings.map(({ finding }) => finding));
}

/** The failure of a rule says nothing about the architecture. */
function isFailure({ rule }: Finding): boolean {
    return rule.startsWith('internal/');
}

function subjectOf({ rule, element }: Pick<Finding, 'rule' | 'element'>): string {
    return JSON.stringify([rule, element]);
}

/** A finding that has what a former one had and more is told as new, and the former one is not gone. */
function withoutGrown(
    left: readonly KnownFinding[],
    fresh: readonly Finding[],
): { readonly gone: readonly KnownFinding[]; readonly grown: ReadonlySet<Finding> } {
    const bySubject = new Map<string, { readonly finding: Finding; readonly decisive: ReadonlySet<string> }[]>();
    for (const finding of fresh) {
        const key = subjectOf(finding);
        bySubject.set(key, [...(bySubject.get(key) ?? []), { finding, decisive: new Set(finding.decisive) }]);
    }
    const grown = new Set<Finding>();
    const gone = left.filter((entry) => {
        const now = bySubject.get(subjectOf(entry)) ?? [];
        const larger = now.find(({ decisive }) => entry.decisive.every((name) => decisive.has(name)));
        if (larger) {
            grown.add(larger.finding);
        }
        return !larger;
    });
    return { gone, grown };
}

/** The findings behind entries of a baseline; of those alike the last ones, as many as are meant. */
function originals(entries: readonly KnownFinding[], findings: readonly Translated[]): readonly Finding[] {
    const alike = groupBy(findings, ({ finding }) => fingerprintOf(finding));
    return entries.flatMap((entry) =>
        (alike.get(fingerprintOf(entry)) ?? []).slice(-entry.count).map(({ original }) => original),
    );
}
