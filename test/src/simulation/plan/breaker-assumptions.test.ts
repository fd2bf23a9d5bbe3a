import { describe, expect, it } from 'vitest';
import { planOf } from './plan-of.ts';

/** What is assumed about breakers of `a` call with this policy, to a service of so many replicas. */
async function assumed(breaker: string, replicas = '2'): Promise<readonly string[]> {
    const { plan } = await planOf(`
        client user { calls a.ask }
        service a { replicas 1  concurrency 1  query ask { takes 1ms  calls b.answer { breaker ${breaker} } } }
        service b { replicas ${replicas} at 70% concurrency  concurrency 1  query answer { takes 1ms } }
        scenario Ask { user calls a.ask }`);
    return plan.assumptions.filter((each) => /breaker|ejected/i.test(each));
}

describe('what is assumed about breakers', () => {
    it('is told number by number', async () => {
        expect(await assumed('{ shared }')).toEqual([
            'Nobody says how long breakers of `a` stay open, so it is 30 s.',
            'Nobody says what closes breakers of `a`, so one success does.',
            'Nobody says when breakers of `a` open, so they do after five failures in a row.',
        ]);
        expect(await assumed('{ opens after 3 failures  waits 5s  closes after 2 successes }')).toEqual([]);
        expect(await assumed('{ opens at 50%  waits 5s  closes after 2 successes }')).toEqual([
            'Nobody says how many calls breakers of `a` judge, so it is the last hundred.',
        ]);
        expect(await assumed('{ opens at 50% within 10s  waits 5s  closes after 2 successes }')).toEqual([
            'Nobody says how many calls breakers of `a` need to judge, so they do from the first one on.',
        ]);
    });

    it('is nothing where the kind says it', async () => {
        for (const kind of [
            'resilience4j',
            'polly',
            'linkerd',
            'polly { opens at 20% }',
            'resilience4j { opens at 5% }',
        ]) {
            expect(await assumed(kind)).toEqual([]);
        }
        expect(await assumed('gobreaker { opens after 3 failures  waits 5s  closes after 1 success }')).toEqual([
            'Breakers of `a` are of a kind that is not simulated as such, so they are plain ones.',
        ]);
    });

    it('tells that none of few hosts is ever ejected', async () => {
        const none =
            'No replica of `b` is ever ejected: outlier detection leaves nine tenths of the hosts in, and there are fewer than ten.';
        expect(await assumed('istio')).toEqual([none]);
        expect(await assumed('envoy', '2..9')).toEqual([none]);
        expect(await assumed('envoy', '2..10')).toEqual([]);
    });
});
