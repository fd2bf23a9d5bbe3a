import { describe, expect, it } from 'vitest';
import { durationText, retryText } from '../../../../src/rules/fixes/policy-text.ts';
import { modelOf } from '../../../model-of.ts';

describe('durationText', () => {
    it('writes whole seconds as such, all else in milliseconds, and nothing shorter', () => {
        expect([300, 1000, 1500, 60_000, 0.2].map(durationText)).toEqual(['300ms', '1s', '1500ms', '60s', '1ms']);
    });
});

describe('retryText', () => {
    it('writes what was read', async () => {
        for (const text of [
            'retry none',
            'retry forever',
            'retry 3',
            'retry 2 backoff 50ms',
            'retry 2 backoff 50ms.. jitter',
            'retry 2 backoff 50ms..1s jitter budget 12.5% when unavailable, timeout',
        ]) {
            const { calls } = await modelOf(`service a { calls b { ${text} } }  service b`);
            const retry = calls[0]?.effective.retry;
            const written = retry?.said === 'set' ? retryText(retry.value) : 'retry none';
            expect(written).toBe(text);
        }
    });
});
