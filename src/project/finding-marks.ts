import type { FindingMark, FindingMarks } from '../diagram/views/finding-marks.ts';
import type { PolicyProperty } from '../model/policy.ts';
import type { Finding } from '../rules/finding.ts';

/** Rules about a property that a call's policy lacks; a picture shows the blank. */
const MISSING_PROPERTIES: Readonly<Record<string, PolicyProperty>> = {
    'missing-timeout': 'timeout',
    'missing-circuit-breaker': 'breaker',
};

/** Counts findings by the elements and relations that they are about, for a picture to mark. */
export function findingMarks(findings: readonly Finding[]): FindingMarks {
    const marks = new Map<string, Required<FindingMark>>();
    for (const finding of findings) {
        for (const id of new Set([finding.element, ...finding.relations].filter((each) => each !== ''))) {
            marks.set(id, add(marks.get(id), finding));
        }
    }
    return Object.fromEntries(marks);
}

const NO_FINDINGS: Required<FindingMark> = { error: 0, warning: 0, info: 0, missing: [] };

function add(mark: Required<FindingMark> = NO_FINDINGS, { rule, severity }: Finding): Required<FindingMark> {
    const property = MISSING_PROPERTIES[rule];
    const isNew = property !== undefined && !mark.missing.includes(property);
    return {
        ...mark,
        [severity]: mark[severity] + 1,
        missing: isNew ? [...mark.missing, property] : mark.missing,
    };
}
