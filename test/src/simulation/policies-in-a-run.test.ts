import { describe, expect, it } from 'vitest';
import { storyOf } from './story.ts';

/** Five and a half standard errors of a share: the tests of one seed hold for others, too. */
function tolerance(share: number, trials: number): number {
    return 5.5 * Math.sqrt(Math.max(share * (1 - share), 0.001) / trials);
}

function sum(series: readonly number[]): number {
    return series.reduce((total, each) => total + each, 0);
}

describe('retry n against a share of failures p, in a run', () => {
    it.each([
        [1, 0.4],
        [3, 0.2],
        [3, 0.6],
        [5, 0.8],
    ])('of n = %i and p = %d makes (1−pⁿ⁺¹)/(1−p) tries and fails with pⁿ⁺¹', async (retries, p) => {
        const story = await storyOf(`
            client user { calls a.ask }
            service a { query ask { calls b.answer { retry ${retries} } } }
            service b { query answer { fails ${p * 100}% } }
            scenario Ask { user calls a.ask }
            experiment Formula { load Ask 500/s for 60s }`);
        const call = story.call('a', 'b');
        const calls = sum(call.calls);
        const expectedTries = (1 - p ** (retries + 1)) / (1 - p);
        const expectedFailures = p ** (retries + 1);
        expect(calls).toBeGreaterThan(25_000);
        const off = Math.abs(sum(call.attempts) / calls - expectedTries);
        expect(off).toBeLessThan((5.5 * (retries + 1)) / 2 / Math.sqrt(calls));
        const failed = Math.abs(story.errors('Ask', 0, 60) - expectedFailures);
        expect(failed).toBeLessThan(tolerance(expectedFailures, calls));
    });

    it.each([
        [1, 3],
        [2, 3],
        [3, 2],
    ])('of n = %i multiplies (1+n)^%i along a chain whose end is down', async (retries, depth) => {
        const links = Array.from(
            { length: depth },
            (_, level) => `
            service s${level} { query ask { calls s${level + 1}.ask { retry ${retries} } } }`,
        );
        const story = await storyOf(`
            client user { calls s0.ask }
            ${links.join('')}
            service s${depth} { query ask { fails 100% } }
            scenario Ask { user calls s0.ask }
            experiment Amplified { load Ask constant 20/s for 20s }`);
        const asked = sum(story.server('s0').arrivals);
        expect(asked).toBeGreaterThan(390);
        expect(sum(story.server(`s${depth}`).arrivals)).toBe(asked * (1 + retries) ** depth);
    });
});

describe('a breaker in a run', () => {
    it('lets as many tries through to a service that is down as it is told, from each instance', async () => {
        const story = await storyOf(`
            client user { calls a.ask }
            service a { replicas 3  query ask { calls b.answer { breaker { opens after 7 failures  waits 10min } } } }
            service b { query answer { fails 100% } }
            scenario Ask { user calls a.ask }
            experiment Down { load Ask constant 50/s for 60s }`);
        expect(sum(story.call('a', 'b').attempts)).toBe(3 * 7);
        expect(sum(story.call('a', 'b').refused)).toBeGreaterThan(2900);
        expect(story.record.breakers.map(({ instance, changes }) => [instance, changes.length])).toEqual([
            [1, 1],
            [2, 1],
            [3, 1],
        ]);
    });

    it('is one for all instances if it is shared', async () => {
        const story = await storyOf(`
            client user { calls a.ask }
            service a {
              replicas 3
              query ask { calls b.answer { breaker { opens after 7 failures  waits 10min  shared } } }
            }
            service b { query answer { fails 100% } }
            scenario Ask { user calls a.ask }
            experiment Down { load Ask constant 50/s for 60s }`);
        expect(sum(story.call('a', 'b').attempts)).toBe(7);
        expect(story.record.breakers.map(({ instance }) => instance)).toEqual([0]);
    });

    it.each(['linkerd', 'istio'])('of the kind %s blames nobody where no host is up', async (kind) => {
        const story = await storyOf(`
            client user { calls a.ask }
            service a { query ask { calls b.answer { breaker ${kind} } } }
            service b { replicas 20  query answer { takes 5ms } }
            scenario Ask { user calls a.ask }
            experiment Down { load Ask constant 50/s for 60s  at 20s kill all of b for 10s }`);
        expect(story.record.scenarios[0]?.causes).toEqual([{ cause: 'unavailable', at: 'b', count: 500 }]);
        expect(story.record.breakers.flatMap(({ changes }) => changes)).toEqual([]);
        expect(story.errors('Ask', 31, 60)).toBe(0);
    });

    it('ends its waits to the end of the run, even if nobody asks any more', async () => {
        const story = await storyOf(`
            client user { calls a.ask  calls a.look }
            service a { query ask { calls b.answer { breaker linkerd } }  query look { takes 1ms } }
            service b { query answer { fails 100% } }
            scenario Ask { user calls a.ask }
            scenario Look { user calls a.look }
            experiment Down { load Ask constant 50/s for 500ms  load Look constant 10/s for 10s }`);
        const [lane] = story.record.breakers;
        expect(lane?.changes.map(({ to }) => to)).toEqual(['open', 'half-open']);
    });

    it('differs between what people deploy, against the same minute of failures', async () => {
        const refusedBy = async (kind: string) => {
            const story = await storyOf(`
                client user { calls a.ask }
                service a { query ask { calls b.answer { breaker ${kind} } } }
                service b { replicas 2  query answer { takes 5ms } }
                scenario Ask { user calls a.ask }
                experiment Down { load Ask constant 50/s for 4min  at 60s fail 100% of a to b for 60s }`);
            const call = story.call('a', 'b');
            return { before: sum(call.refused.slice(0, 60)), all: sum(call.refused), failures: sum(call.failures) };
        };
        const [resilience4j, polly, envoy, linkerd] = [
            await refusedBy('resilience4j'),
            await refusedBy('polly'),
            await refusedBy('istio'),
            await refusedBy('linkerd'),
        ];
        for (const { before } of [resilience4j, polly, envoy, linkerd]) {
            expect(before).toBe(0);
        }
        // Half of its window of a hundred calls; then a minute of rest, in which the failures end.
        expect(resilience4j.failures).toBe(50);
        expect(resilience4j.all).toBeGreaterThan(2950);
        // A tenth of the calls of 30 s, some 150; then one probe every 5 s.
        expect(polly.failures).toBeGreaterThan(140);
        expect(polly.failures).toBeLessThan(190);
        // Of two hosts none is ever ejected.
        expect(envoy).toMatchObject({ all: 0, failures: 3000 });
        // Seven of each host; then a probe of each after 1 s, 2 s and so on.
        expect(linkerd.failures).toBeGreaterThanOrEqual(14 + 8);
        expect(linkerd.failures).toBeLessThanOrEqual(14 + 14);
    });
});
