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
    it('counts by element and by relation, and names what is missing there', () => {
        const marks = findingMarks([
            finding({ rule: 'missing-timeout', severity: 'error', element: 'a', relations: ['a->b'] }),
            finding({ rule: 'missing-timeout', severity: 'error', element: 'a', relations: ['a->c'] }),
            finding({ rule: 'missing-circuit-breaker', severity: 'warning', element: 'a', relations: ['a->b'] }),
            finding({ rule: 'shared-database', severity: 'error', element: 'db', relations: [] }),
        ]);
        expect(marks).toEqual({
            a: { error: 2, warning: 1, info: 0, missing: ['timeout', 'breaker'] },
            'a->b': { error: 1, warning: 1, info: 0, missing: ['timeout', 'breaker'] },
            'a->c': { error: 1, warning: 0, info: 0, missing: ['timeout'] },
            db: { error: 1, warning: 0, info: 0, missing: [] },
        });
    });

    it('marks nothing for a finding about a text', () => {
        expect(findingMarks([finding({ rule: 'syntax/x', severity: 'error', element: '', relations: [] })])).toEqual(
            {},
        );
    });
});
