import type { ModelDiff } from '../model/diff/model-diff.ts';
import { compareWithBaseline, fingerprintOf, type KnownFinding, recordBaseline } from '../rules/baseline.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import type { ProjectFindings } from './project-findings.ts';

/** What became of the findings between two states; each list in the order of places. */
export interface FindingsDiff {
    /** Told now, and not before; or grown since then. */
    readonly fresh: readonly Finding[];
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
    const known = [
        ...told,
        ...translated(
            before.swallowed.map(({ finding }) => finding),
            ids,
        ),
    ].map(({ finding }) => finding);
    const fresh = withoutFailures(compareWithBaseline(after.fresh, recordBaseline(known)).fresh);
    const all = [...after.fresh, ...accepted, ...after.swallowed.map(({ finding }) => finding)];
    const gone = compareWithBaseline(all, recordBaseline([...told, ...hidden].map(({ finding }) => finding))).gone;
    return {
        fresh: fresh.toSorted(compareFindings),
        gone: originals(withoutGrown(gone, fresh), [...told, ...hidden]).toSorted(compareFindings),
        accepted: compareWithBaseline(accepted, recordBaseline(told.map(({ finding }) => finding))).known.toSorted(
            compareFindings,
        ),
    };
}

/** A finding of the earlier state in words of the later one's ids. */
interface Translated {
    readonly finding: Finding;
    readonly original: Finding;
}

function translated(
    findings: readonly Finding[],
    { newIds, newRelationIds }: Pick<ModelDiff, 'newIds' | 'newRelationIds'>,
): readonly Translated[] {
    const newId = (id: string) => newIds.get(id) ?? newRelationIds.get(id) ?? id;
    return findings.map((original) => ({
        original,
        finding: { ...original, element: newId(original.element), decisive: original.decisive.map(newId) },
    }));
}

/** The failure of a rule says nothing about the architecture. */
function withoutFailures(findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(({ rule }) => !rule.startsWith('internal/'));
}

/** A finding that has what a former one had and more is told as new, and the former one is not gone. */
function withoutGrown(gone: readonly KnownFinding[], fresh: readonly Finding[]): readonly KnownFinding[] {
    const subjectOf = ({ rule, element }: Finding | KnownFinding) => JSON.stringify([rule, element]);
    const grown = new Map<string, ReadonlySet<string>[]>();
    for (const finding of fresh) {
        const key = subjectOf(finding);
        grown.set(key, [...(grown.get(key) ?? []), new Set(finding.decisive)]);
    }
    return gone.filter((entry) => {
        const now = grown.get(subjectOf(entry)) ?? [];
        return !now.some((decisive) => entry.decisive.every((name) => decisive.has(name)));
    });
}

/** The findings behind entries of a baseline; of those alike the last ones, as many as are meant. */
function originals(entries: readonly KnownFinding[], findings: readonly Translated[]): readonly Finding[] {
    const alike = new Map<string, Finding[]>();
    for (const { finding, original } of findings) {
        const key = fingerprintOf(finding);
        const same = alike.get(key);
        if (same) {
            same.push(original);
        } else {
            alike.set(key, [original]);
        }
    }
    return entries.flatMap((entry) => (alike.get(fingerprintOf(entry)) ?? []).slice(-entry.count));
}
