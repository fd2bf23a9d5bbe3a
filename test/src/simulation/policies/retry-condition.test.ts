import { describe, expect, it } from 'vitest';
import { retriedCauses } from '../../../../src/simulation/policies/retry-condition.ts';

describe('the conditions of a retry', () => {
    it.each([
        ['unavailable', ['breaker-open', 'partition', 'unavailable']],
        ['timeout', ['timeout']],
        ['connect-failure', ['partition', 'unavailable']],
        ['overloaded', ['bulkhead-full', 'channel-full', 'rate-limited']],
        ['server-error', ['injected', 'server-error']],
        ['full-moon', []],
    ])('%s covers %j', (condition, causes) => {
        expect([...retriedCauses([condition])].sort()).toEqual(causes);
    });

    it('add up', () => {
        expect([...retriedCauses(['timeout', 'server-error', 'timeout'])].sort()).toEqual([
            'injected',
            'server-error',
            'timeout',
        ]);
    });

    it('cover any failure when none is said, but for calls that go around in a circle', () => {
        const any = retriedCauses([]);
        expect(any.size).toBe(11);
        expect(any.has('credentials')).toBe(true);
        expect(any.has('cycle')).toBe(false);
    });
});
