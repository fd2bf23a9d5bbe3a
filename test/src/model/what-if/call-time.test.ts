import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Retry } from '../../../../src/model/policy.ts';
import { callCount, callTime, totalBackoff } from '../../../../src/model/what-if/call-time.ts';
import { modelOf } from '../../../model-of.ts';

async function time(policy: string) {
    const { calls } = await modelOf(`service a { calls b { ${policy} } }  service b`);
    const [call] = calls;
    return call && callTime(call.effective);
}

const retrying = (retries: number, backoff?: Retry['backoff']): Retry => ({
    retries,
    jitter: false,
    when: [],
    ...(backoff ? { backoff } : {}),
});

describe('callTime', () => {
    it('is the timeout of every try and the waits between them', async () => {
        expect(await time('timeout 300ms  retry 2 backoff 50ms..1s jitter')).toEqual({
            perTry: 300,
            tries: 3,
            backoff: 150,
            uncut: 1050,
            total: 1050,
        });
    });

    it('ends with the deadline', async () => {
        expect(await time('timeout 300ms  deadline 1s  retry 3')).toMatchObject({ uncut: 1200, total: 1000 });
        expect(await time('deadline 1s')).toMatchObject({ perTry: 1000, tries: 1, total: 1000 });
    });

    it('has no end where nothing ends it', async () => {
        expect(await time('timeout none')).toMatchObject({ perTry: Number.POSITIVE_INFINITY, tries: 1 });
        expect(await time('timeout 1s  retry forever')).toMatchObject({ total: Number.POSITIVE_INFINITY });
        expect(await time('timeout 1s  deadline 5s  retry forever backoff 1s')).toMatchObject({ total: 5000 });
    });
});

describe('totalBackoff', () => {
    it('doubles up to the cap', () => {
        const upTo = (cap?: number) => ({
            base: 50,
            growth: 'exponential' as const,
            ...(cap === undefined ? {} : { cap }),
        });
        expect(totalBackoff(retrying(4, upTo(100)))).toBe(50 + 100 + 100 + 100);
        expect(totalBackoff(retrying(4, upTo()))).toBe(50 + 100 + 200 + 400);
        expect(totalBackoff(retrying(4, { base: 50, growth: 'constant' }))).toBe(200);
        expect(totalBackoff(retrying(4))).toBe(0);
        expect(totalBackoff(undefined)).toBe(0);
    });

    it('is the sum of the single waits', () => {
        const wait = fc.integer({ min: 1, max: 1000 });
        fc.assert(
            fc.property(wait, wait, fc.integer({ min: 0, max: 30 }), (base, cap, retries) => {
                const waits = Array.from({ length: retries }, (_, i) => Math.min(base * 2 ** i, cap));
                const sum = waits.reduce((all, one) => all + one, 0);
                expect(totalBackoff(retrying(retries, { base, growth: 'exponential', cap }))).toBe(sum);
            }),
        );
    });

    it('takes no longer for a great number of tries', () => {
        expect(totalBackoff(retrying(1e9, { base: 50, growth: 'exponential', cap: 1000 }))).toBeGreaterThan(9e11);
        expect(totalBackoff(retrying(1e9, { base: 50, growth: 'exponential' }))).toBe(Number.POSITIVE_INFINITY);
    });
});

describe('callCount', () => {
    it('counts requests of one execution', () => {
        const times = { per: 'request', count: 3 } as const;
        expect(callCount({ times, batched: false })).toEqual({ requests: 3, atLeast: false });
        expect(callCount({ times, batched: true })).toEqual({ requests: 1, atLeast: false });
        expect(callCount({ times, batched: false, protocol: 'websocket' })).toEqual({ requests: 1, atLeast: false });
        expect(callCount({ times, batched: false, protocol: 'grpc' })).toEqual({ requests: 3, atLeast: false });
        expect(callCount({ times: { per: 'item', upTo: 50 }, batched: false })).toEqual({
            requests: 50,
            atLeast: false,
        });
        expect(callCount({ times: { per: 'item' }, batched: false })).toEqual({ requests: 1, atLeast: true });
    });
});
