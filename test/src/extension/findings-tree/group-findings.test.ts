import { describe, expect, it } from 'vitest';
import { type Grouping, groupFindings, groupSize } from '../../../../src/extension/findings-tree/group-findings.ts';
import type { ListedFinding } from '../../../../src/protocol/findings/findings.ts';

function finding(rule: string, severity: ListedFinding['severity'], more: Partial<ListedFinding> = {}): ListedFinding {
    const start = { line: 0, character: 0 };
    const source = { uri: 'file:///shop.fbk', range: { start, end: start } };
    return { rule, severity, message: rule, element: '', source, isNew: false, isKnown: false, ...more };
}

const FINDINGS = [
    finding('unowned-service', 'warning', { context: 'Ordering' }),
    finding('missing-timeout', 'error', { context: 'Ordering' }),
    finding('unowned-service', 'warning'),
    finding('unowned-service', 'info', { context: 'Billing', isNew: true }),
    finding('chatty-call', 'warning', { context: 'Billing' }),
];

const shown = (by: Grouping) =>
    groupFindings(FINDINGS, by).map((group) => `${group.severity} ${group.name}: ${groupSize(group)}`);

describe('grouped findings', () => {
    it('are told by rule: worst first, then the most, with what is new', () => {
        expect(shown('rule')).toEqual([
            'error missing-timeout: 1',
            'warning unowned-service: 3, 1 new',
            'warning chatty-call: 1',
        ]);
    });

    it('are told by context, and what stands in none', () => {
        expect(shown('context')).toEqual([
            'error Ordering: 2',
            'warning Billing: 2, 1 new',
            'warning outside of any context: 1',
        ]);
    });

    it('are told by severity', () => {
        expect(shown('severity')).toEqual(['error Errors: 1', 'warning Warnings: 3', 'info Notes: 1, 1 new']);
    });

    it('have the new ones first', () => {
        const [, unowned] = groupFindings(FINDINGS, 'rule');
        expect(unowned?.findings.map(({ severity }) => severity)).toEqual(['info', 'warning', 'warning']);
    });
});
