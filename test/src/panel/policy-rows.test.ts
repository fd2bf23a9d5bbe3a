import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../src/model/index-model.ts';
import { policyRows } from '../../../src/panel/policy-rows.ts';
import { modelOf } from '../../model-of.ts';

/** What is told of a call with these statements in its block: property, words and where they come from. */
async function told(block: string, around = ''): Promise<readonly string[]> {
    const index = indexModel(await modelOf(`${around}\nservice a { calls b { ${block} } }\nservice b { query q }`));
    const [call] = index.model.calls;
    return call ? policyRows(call, index).map(({ glyph, text, aside }) => `${glyph}: ${text} [${aside}]`) : [];
}

describe('what holds for a call', () => {
    it.each([
        ['timeout 300ms', 'timeout: 300 ms a try'],
        ['deadline 2s', 'deadline: 2 s in all'],
        ['retry 1', 'retry: tries again once'],
        ['retry 2', 'retry: tries again 2 times'],
        [
            'retry 3 backoff 50ms..2s jitter budget 20% when unavailable, timeout',
            'retry: tries again 3 times, 50 ms..2 s, jitter, budget 20 %, on unavailable, timeout',
        ],
        ['bulkhead 20', 'bulkhead: 20 at a time'],
        ['bulkhead 20 queue 50', 'bulkhead: 20 at a time, queue 50'],
        ['breaker { waits 30s }', 'breaker: waits 30 s'],
        ['breaker { probes 2 }', 'breaker: circuit breaker'],
        ['breaker polly', 'breaker: polly'],
        ['fallback "the price of yesterday"', 'fallback: the price of yesterday'],
        ['fallback b.q', 'fallback: calls b.q'],
        ['limit 50/s', 'limit: 50/s'],
        ['limit 50/s per client', 'limit: 50/s per client'],
    ])('%s', async (block, row) => {
        expect(await told(block)).toEqual([`${row} [on the call]`]);
    });

    it('has what opens a breaker, and when a call counts as slow', async () => {
        expect(await told('breaker { opens after 5 failures }')).toEqual([
            'breaker: opens after 5 failures [on the call]',
        ]);
        const [row] = await told('breaker resilience4j { opens at 50% of 20 calls, slow 2s  waits 10s shared }');
        expect(row).toMatch(/^breaker: resilience4j, opens at 50 % of 20 calls, slow from 2 s, waits 10 s/);
    });

    it('has what was ruled out, and nothing of what nobody speaks of', async () => {
        expect(await told('timeout none  breaker none  retry none')).toEqual([
            'timeout: no timeout [on the call]',
            'retry: no retries [on the call]',
            'breaker: no circuit breaker [on the call]',
        ]);
        expect(await told('')).toEqual([]);
    });

    it('says whose word it is', async () => {
        expect(await told('retry 1', 'system Shop { defaults { timeout 1s } }')).toEqual([
            'timeout: 1 s a try [system Shop]',
            'retry: tries again once [on the call]',
        ]);
    });
});
