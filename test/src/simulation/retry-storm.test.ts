import { describe, expect, it } from 'vitest';
import { type Story, storyOf } from './story.ts';

/**
 * Payments serve 200 requests a second and are asked 120. For five seconds they are ten times slower. Who waits 200 ms
 * for an answer and tries three times more asks 480 a second from then on: more than they can ever serve.
 */
function storm(policy: string): Promise<Story> {
    return storyOf(`
        client shop { calls orders.place }
        service orders { query place { calls payments.charge { timeout 200ms  ${policy} } } }
        service payments { concurrency 10  query charge { takes 50ms } }
        scenario Purchase { shop calls orders.place }
        experiment Storm { load Purchase 120/s for 3min  at 30s stress cpu 90% on payments for 5s }`);
}

const RETRY = 'retry 3 backoff 50ms..1s jitter';

describe('a service that is slow for five seconds', () => {
    it('is well again soon after, when nobody tries again', async () => {
        const story = await storm('');
        expect(story.errors('Purchase', 30, 40)).toBeGreaterThan(0.9);
        expect(story.errors('Purchase', 60, 180)).toBeLessThan(0.05);
        expect(story.record.diverging).toEqual([]);
    });

    it('never recovers from retries without a budget, long after the cause is gone', async () => {
        const story = await storm(RETRY);
        expect(story.errors('Purchase', 5, 30)).toBeLessThan(0.001);
        // Nothing has been wrong with it for more than two minutes.
        expect(story.errors('Purchase', 60, 180)).toBeGreaterThan(0.999);
        // Four tries of each of 120 requests.
        const asked = story.mean(story.server('payments').arrivals, 60, 180);
        expect(asked).toBeGreaterThan(460);
        expect(asked).toBeLessThan(500);
        expect(story.record.diverging.map(({ id }) => id)).toEqual(['payments']);
    });

    it('recovers when retries have a budget', async () => {
        const story = await storm(`${RETRY} budget 10%`);
        expect(story.errors('Purchase', 30, 40)).toBeGreaterThan(0.9);
        const asked = story.mean(story.server('payments').arrivals, 30, 60);
        expect(asked).toBeLessThan(120 * 1.1 + 8);
        expect(story.errors('Purchase', 60, 180)).toBeLessThan(0.001);
        expect(story.record.diverging).toEqual([]);
    });

    it('recovers behind a breaker that sheds the load', async () => {
        const story = await storm(`${RETRY}  breaker { opens after 5 failures  waits 2s }`);
        const { arrivals, waiting } = story.server('payments');
        // While it is slow it gets a sixth of what is wanted of it, so little waits.
        expect(story.mean(arrivals, 31, 35)).toBeLessThan(25);
        expect(story.mean(waiting, 31, 60)).toBeLessThan(30);
        expect(story.errors('Purchase', 45, 180)).toBeLessThan(0.001);
        const [lane] = story.record.breakers;
        expect(lane).toMatchObject({ source: 'orders', target: 'payments', instance: 1 });
        expect(lane?.changes[0]).toMatchObject({ to: 'open' });
        expect(lane?.changes[0]?.at).toBeGreaterThan(30_000);
        expect(lane?.changes[0]?.at).toBeLessThan(31_000);
        expect(lane?.changes.at(-1)).toMatchObject({ to: 'closed' });
        expect(lane?.changes.at(-1)?.at).toBeLessThan(40_000);
    });

    it('takes longer to recover without the breaker, even when nobody tries again', async () => {
        const [without, behind] = [await storm(''), await storm('breaker { opens after 5 failures  waits 2s }')];
        expect(without.goodput('Purchase', 35, 45)).toBeLessThan(60);
        expect(behind.goodput('Purchase', 35, 45)).toBeGreaterThan(105);
    });
});
