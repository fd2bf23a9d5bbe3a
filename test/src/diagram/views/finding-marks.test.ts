import { describe, expect, it } from 'vitest';
import { countFindings, missingProperties } from '../../../../src/diagram/views/finding-marks.ts';

const MARKS = {
    a: [
        { finding: 0, severity: 'error' },
        { finding: 1, severity: 'warning', missing: 'timeout' },
    ],
    'a->b': [
        { finding: 0, severity: 'error' },
        { finding: 2, severity: 'info', missing: 'breaker' },
    ],
} as const;

describe('countFindings', () => {
    it('counts a finding about several things once', () => {
        expect(countFindings(MARKS, ['a', 'a->b'])).toEqual({ error: 1, warning: 1, info: 1 });
    });

    it('gives nothing where nothing was found, whatever the id', () => {
        expect(countFindings(MARKS, ['b', 'constructor'])).toBeUndefined();
        expect(countFindings(undefined, ['a'])).toBeUndefined();
    });
});

describe('missingProperties', () => {
    it('names each blank once', () => {
        expect([...missingProperties(MARKS, ['a', 'a->b', 'a'])]).toEqual(['timeout', 'breaker']);
    });
});
