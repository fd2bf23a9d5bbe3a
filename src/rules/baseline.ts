import { byCodeUnits } from '../model/order.ts';
import { groupBy } from './analysis/group-by.ts';
import type { Finding } from './finding.ts';

/** A finding as a baseline remembers it: what it is about, never where it stands. */
export interface KnownFinding {
    readonly rule: string;
    readonly element: string;
    /** Sorted, without repetition. */
    readonly decisive: readonly string[];
    /** How many findings are alike in all of this. */
    readonly count: number;
}

/** The findings that a project has decided to live with for now, sorted. */
export type Baseline = readonly KnownFinding[];

/** Findings by what a baseline says of them. */
export interface BaselineComparison {
    /** Nobody has accepted them. */
    readonly fresh: readonly Finding[];
    readonly known: readonly Finding[];
    /** What the baseline holds and nobody finds any more; `count` is how many of them. */
    readonly gone: Baseline;
}

/**
 * What tells a finding from others, whatever becomes of its lines, files and the order of declarations. Two findings
 * with the same fingerprint say the same.
 */
export function fingerprintOf({ rule, element, decisive }: Finding | KnownFinding): string {
    return JSON.stringify([rule, element, ...sortedNames(decisive)]);
}

/** A baseline of these findings. The failure of a rule is not among them: nobody should live with it. */
export function recordBaseline(findings: readonly Finding[]): Baseline {
    const alike = groupBy(findings.filter(isRecordable), fingerprintOf);
    return [...alike.values()]
        .flatMap((group) =>
            group.slice(0, 1).map(({ rule, element, decisive }) => ({
                rule,
                element,
                decisive: sortedNames(decisive),
                count: group.length,
            })),
        )
        .sort((a, b) => byCodeUnits(a.rule, b.rule) || byCodeUnits(fingerprintOf(a), fingerprintOf(b)));
}

/**
 * Tells new findings from known ones. Each entry stands for as many findings as it counts. A finding is known by its
 * fingerprint, or because it is what is left of a known one: same rule and element, and nothing decisive that was not
 * decisive then. So a circle that has lost a service, or one of ten stores that got its timeout, brings nothing new.
 */
export function compareWithBaseline(findings: readonly Finding[], baseline: Baseline): BaselineComparison {
    const left = new Map(baseline.map((entry) => [entry, entry.count]));
    const known = new Set<Finding>();
    const byFingerprint = groupBy(baseline, fingerprintOf);
    const bySubject = groupBy(baseline, subjectOf);
    const accept = (finding: Finding, candidates: readonly KnownFinding[]) => {
        const entry = candidates.find((candidate) => (left.get(candidate) ?? 0) > 0);
        if (entry) {
            left.set(entry, (left.get(entry) ?? 0) - 1);
            known.add(finding);
        }
    };
    for (const finding of findings) {
        accept(finding, byFingerprint.get(fingerprintOf(finding)) ?? []);
    }
    for (const finding of findings.filter((each) => !known.has(each))) {
        const related = bySubject.get(subjectOf(finding)) ?? [];
        accept(
            finding,
            related.filter((entry) => isPartOf(finding, entry)),
        );
    }
    return {
        fresh: findings.filter((finding) => !known.has(finding)),
        known: findings.filter((finding) => known.has(finding)),
        gone: baseline.flatMap((entry) => {
            const count = left.get(entry) ?? 0;
            return count > 0 ? [{ ...entry, count }] : [];
        }),
    };
}

function isRecordable({ rule }: Finding): boolean {
    return !rule.startsWith('internal/');
}

function sortedNames(names: readonly string[]): readonly string[] {
    return [...new Set(names)].sort(byCodeUnits);
}

function subjectOf({ rule, element }: Finding | KnownFinding): string {
    return JSON.stringify([rule, element]);
}

function isPartOf(finding: Finding, entry: KnownFinding): boolean {
    const then = new Set(entry.decisive);
    return finding.decisive.length > 0 && finding.decisive.every((name) => then.has(name));
}
