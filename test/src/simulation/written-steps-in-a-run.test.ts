import { describe, expect, it } from 'vitest';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../src/simulation/plan/simulation-settings.ts';
import { latencyQuantile, mergeLatencies } from '../../../src/simulation/record/latency-histogram.ts';
import { sum } from './engine/measured.ts';
import { storyOf } from './story.ts';

/** Five and a half standard errors: the tests of one seed hold for others, too. */
const SURE = 5.5;

/** Runs a text in which messages between elements take no time. */
async function run(text: string) {
    const { record, server } = await storyOf(text, 1, { ...DEFAULT_SIMULATION_SETTINGS, networkDelay: 0 });
    const [scenario] = record.scenarios;
    return {
        requests: sum(scenario?.arrivals),
        latency: mergeLatencies(scenario?.latency ?? []),
        arrivals: (id: string) => sum(server(id).arrivals),
    };
}

describe('a loop in a run', () => {
    it.each([
        [1, 10],
        [5, 10],
        [20, 3],
    ])('of %i rounds of exponential work of W = %i ms takes n·W in the mean where nobody waits', async (n, mean) => {
        const { latency } = await run(`
            client user { calls b.get }
            service b { query get { takes ${mean}ms } }
            scenario Show { loop "each item" ${n} times { user calls b.get } }
            experiment Quiet { load Show 100/s for 120s }`);
        expect(latency.count).toBeGreaterThan(11_000);
        // The sum of n times with the same mean W and spread W has the spread W·√n.
        const off = Math.abs(latency.sum / latency.count - n * mean);
        expect(off).toBeLessThan((SURE * mean * Math.sqrt(n)) / Math.sqrt(latency.count));
    });

    it('within a loop takes the product, and who is called waits for its last round', async () => {
        const { requests, latency, arrivals } = await run(`
            client user { calls a.list }
            service a { query list { takes 4ms exactly } }
            service b { query get { takes 2ms exactly } }
            scenario Show {
                user calls a.list
                loop "each order" 3 times { a calls b.get  loop "each line" 4 times { a calls b.get } }
            }
            experiment Quiet { load Show constant 10/s for 10s }`);
        expect(requests).toBeGreaterThan(95);
        expect(arrivals('b')).toBe(requests * 3 * (1 + 4));
        expect([latency.min, latency.max]).toEqual([34, 34].map((time) => expect.closeTo(time, 6)));
    });
});

describe('how often, where that varies', () => {
    const baskets = (steps: string) =>
        run(`
            client user { calls b.get }
            service b { query get { takes 10ms exactly } }
            scenario Show { ${steps} }
            experiment Quiet { load Show 50/s for 120s }`);
    const round = '{ user calls b.get }';

    it('is alternatives of loops, whose slowest hundredth that of their mean hides', async () => {
        const mixed = await baskets(
            `alt "a large basket" 10% { loop "item" 33 times ${round} } else { loop "item" 3 times ${round} }`,
        );
        const even = await baskets(`loop "item" 6 times ${round}`);
        const mean = ({ latency }: typeof mixed) => latency.sum / latency.count;
        // The spread of 3 and 33 rounds of 10 ms, one in ten of them large, is 90 ms.
        expect(Math.abs(mean(mixed) - mean(even))).toBeLessThan((SURE * 90) / Math.sqrt(mixed.latency.count));
        expect([mixed, even].map(({ latency }) => Math.round((latencyQuantile(latency, 0.99) ?? 0) / 10))).toEqual([
            33, 6,
        ]);
    });

    it('is a loop with an alternative in it, which happens as often as a coin falls', async () => {
        const { latency, requests, arrivals } = await baskets(`loop "item" 20 times { alt "one more" 30% ${round} }`);
        const [mean, spread] = [20 * 0.3, Math.sqrt(20 * 0.3 * 0.7)];
        expect(Math.abs(arrivals('b') / requests - mean)).toBeLessThan((SURE * spread) / Math.sqrt(requests));
        const within = (latencyQuantile(latency, 0.99) ?? 0) / 10;
        expect(within).toBeGreaterThan(mean + 2 * spread);
        expect(within).toBeLessThan(mean + 3 * spread);
    });
});

describe('alternatives in a run', () => {
    it.each([0.02, 0.2, 0.9])('take the first way in the share that they say: %d', async (share) => {
        const { requests, arrivals } = await run(`
            client user { calls a.wrap }
            service a { query wrap }
            service b { query send }
            scenario Buy { alt "a gift" ${share * 100}% { user calls a.wrap } else { user calls b.send } }
            experiment Gifts { load Buy 200/s for 100s }`);
        expect(requests).toBeGreaterThan(19_000);
        expect(arrivals('a') + arrivals('b')).toBe(requests);
        const off = Math.abs(arrivals('a') / requests - share);
        expect(off).toBeLessThan(SURE * Math.sqrt((share * (1 - share)) / requests));
    });

    it('are drawn anew in each round of a loop', async () => {
        const { requests, arrivals } = await run(`
            client user { calls a.wrap }
            service a { query wrap }
            scenario Buy { loop "each item" 10 times { alt "a gift" 30% { user calls a.wrap } } }
            experiment Gifts { load Buy constant 100/s for 30s }`);
        const rounds = 10 * requests;
        const off = Math.abs(arrivals('a') / rounds - 0.3);
        expect(off).toBeLessThan(SURE * Math.sqrt((0.3 * 0.7) / rounds));
    });

    it('never take what none of the requests takes, and always what all take', async () => {
        const { requests, arrivals } = await run(`
            client user { calls a.never }
            service a { query never }
            service b { query always }
            scenario Buy { alt "no more" 0% { user calls a.never } else { alt "as ever" 100% { user calls b.always } } }
            experiment Switched { load Buy constant 50/s for 20s }`);
        expect(requests).toBeGreaterThan(950);
        expect([arrivals('a'), arrivals('b')]).toEqual([0, requests]);
    });
});
