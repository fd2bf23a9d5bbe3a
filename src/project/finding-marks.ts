import type { FindingMark, FindingMarks } from '../diagram/views/finding-marks.ts';
import type { PolicyProperty } from '../model/policy.ts';
import type { Finding } from '../rules/finding.ts';

/** Rules about properties that a call's policy lacks; a picture shows the blanks. */
const MISSING_PROPERTIES: Readonly<Record<string, readonly PolicyProperty[]>> = {
    'missing-timeout': ['timeout'],
    'missing-circuit-breaker': ['breaker'],
    'wobbly-interaction': ['timeout', 'breaker'],
};

/** Puts a mark for each finding on the elements and relations that it is about, for a picture to show. */
export function findingMarks(findings: readonly Finding[]): FindingMarks {
    const marks = new Map<string, FindingMark[]>();
    findings.forEach((finding, index) => {
        const missing = MISSING_PROPERTIES[finding.rule] ?? [undefined];
        const ofFinding = missing.map((property) => ({
            finding: index,
            severity: finding.severity,
            ...(property === undefined ? {} : { missing: property }),
        }));
        for (const id of new Set([finding.element, ...finding.relations].filter((each) => each !== ''))) {
            marks.set(id, [...(marks.get(id) ?? []), ...ofFinding]);
        }
    });
    return Object.fromEntries(marks);
}
