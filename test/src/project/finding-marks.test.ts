import { describe, expect, it } from 'vitest';
import { findingMarks } from '../../../src/project/finding-marks.ts';
import type { Finding } from '../../../src/rules/finding.ts';

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function finding(parts: Pick<Finding, 'rule' | 'severity' | 'element' | 'relations'>): Finding {
    return {
        message: '',
        source: { uri: 'file:///a.fbk', range: place, extent: place },
        decisive: [],
        related: [],
        fixes: [],
        help: '',
        ...parts,
    };
}

describe('findingMarks', () => {
    it('marks elements and relations with each finding, and names what is missing there', () => {
        const marks = findingMarks([
            finding({ rule: 'missing-timeout', severity: 'error', element: 'a', relations: ['a->b'] }),
            finding({ rule: 'missing-timeout', severity: 'error', element: 'a', relations: ['a->c'] }),
            finding({ rule: 'missing-circuit-breaker', severity: 'warning', element: 'a', relations: ['a->b'] }),
            finding({ rule: 'shared-database', severity: 'error', element: 'db', relations: [] }),
        ]);
        expect(marks).toEqual({
            a: [
                { finding: 0, severity: 'error', missing: 'timeout' },
                { finding: 1, severity: 'error', missing: 'timeout' },
                { finding: 2, severity: 'warning', missing: 'breaker' },
            ],
            'a->b': [
                { finding: 0, severity: 'error', missing: 'timeout' },
                { finding: 2, severity: 'warning', missing: 'breaker' },
            ],
            'a->c': [{ finding: 1, severity: 'error', missing: 'timeout' }],
            db: [{ finding: 3, severity: 'error' }],
        });
    });

    it('marks nothing for a finding about a text', () => {
        expect(findingMarks([finding({ rule: 'syntax/x', severity: 'error', element: '', relations: [] })])).toEqual(
            {},
        );
    });
});
