import type { Evidence, FindingMark, FindingMarks } from '../diagram/views/finding-marks.ts';
import type { PolicyProperty } from '../model/policy.ts';
import type { Finding } from '../rules/finding.ts';

/** Rules about properties that a call's policy lacks; a picture shows the blanks. */
const MISSING_PROPERTIES: Readonly<Record<string, readonly PolicyProperty[]>> = {
    'missing-timeout': ['timeout'],
    'missing-circuit-breaker': ['breaker'],
    'wobbly-interaction': ['timeout', 'breaker'],
};

/**
 * Puts a mark for each finding on the elements and relations that it is about, for a picture to show; and one on each
 * element that it rests on: the hops of its path, the users of what is shared.
 */
export function findingMarks(findings: readonly Finding[]): FindingMarks {
    const marks = new Map<string, FindingMark[]>();
    const add = (id: string, mark: FindingMark) => {
        const there = marks.get(id);
        if (there) {
            there.push(mark);
        } else {
            marks.set(id, [mark]);
        }
    };
    findings.forEach((finding, index) => {
        const mark = { finding: index, severity: finding.severity, rule: finding.rule };
        const about = new Set([finding.element, ...finding.relations].filter((each) => each !== ''));
        for (const id of about) {
            for (const property of missingProperties(finding.rule)) {
                add(id, property === undefined ? mark : { ...mark, missing: property });
            }
        }
        for (const [id, evidence] of evidenceOf(finding)) {
            add(id, { ...mark, evidence });
        }
    });
    return Object.fromEntries(marks);
}

function missingProperties(rule: string): readonly (PolicyProperty | undefined)[] {
    return (Object.hasOwn(MISSING_PROPERTIES, rule) ? MISSING_PROPERTIES[rule] : undefined) ?? [undefined];
}

/** The elements of a finding's further places, with where hops lead; each hop once. */
function evidenceOf({ related }: Finding): readonly (readonly [string, Evidence])[] {
    const hops = new Map(
        related
            .filter(({ element }) => element !== '')
            .map(({ element, target }) => [
                JSON.stringify([element, target]),
                [element, target === undefined ? {} : { to: target }] as const,
            ]),
    );
    return [...hops.values()];
}
