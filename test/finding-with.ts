import type { Finding } from '../src/rules/finding.ts';

/** A finding that says nothing but what a test is about. */
export function findingWith(part: Partial<Finding>): Finding {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    return {
        rule: 'shared-database',
        severity: 'error',
        message: '…',
        source: { uri: 'file:///a.fbk', range, extent: range },
        element: 'orders',
        relations: [],
        decisive: [],
        related: [],
        fixes: [],
        help: '',
        ...part,
    };
}
