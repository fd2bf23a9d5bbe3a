import { describe, expect, it } from 'vitest';
import { countFindings } from '../../../src/diagram/views/finding-marks.ts';
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
        const [timeout, other, breaker, shared] = [
            { finding: 0, severity: 'error', rule: 'missing-timeout', missing: 'timeout' },
            { finding: 1, severity: 'error', rule: 'missing-timeout', missing: 'timeout' },
            { finding: 2, severity: 'warning', rule: 'missing-circuit-breaker', missing: 'breaker' },
            { finding: 3, severity: 'error', rule: 'shared-database' },
        ];
        expect(marks).toEqual({
            a: [timeout, other, breaker],
            'a->b': [timeout, breaker],
            'a->c': [other],
            db: [shared],
        });
    });

    it('marks what a finding rests on, and where its hops lead', () => {
        const { source } = finding({ rule: '', severity: 'error', element: '', relations: [] });
        const hop = { message: '', source, element: 'b', target: 'c' };
        const marks = findingMarks([
            {
                ...finding({ rule: 'long-sync-chain', severity: 'warning', element: 'a', relations: [] }),
                related: [hop, hop, { message: '', source, element: 'd' }, { message: '', source, element: '' }],
            },
        ]);
        const mark = { finding: 0, severity: 'warning', rule: 'long-sync-chain' };
        expect(marks).toEqual({
            a: [mark],
            b: [{ ...mark, evidence: { to: 'c' } }],
            d: [{ ...mark, evidence: {} }],
        });
        expect(countFindings(marks, ['b', 'd'])).toBeUndefined();
    });

    it('marks nothing for a finding about a text', () => {
        expect(findingMarks([finding({ rule: 'syntax/x', severity: 'error', element: '', relations: [] })])).toEqual(
            {},
        );
    });
});
