import { describe, expect, it } from 'vitest';
import { type Story, storyOf } from './story.ts';

/** A shop of twenty places, whose payments take ten seconds longer for half a minute. Browsing does not need them. */
function shop(policy: string): Promise<Story> {
    return storyOf(`
        client visitor { calls shop.show  calls shop.buy }
        service shop {
          concurrency 20
          query show "GET /" { takes 5ms }
          command buy "POST /orders" { takes 5ms  calls payments.charge ${policy} }
        }
        service payments { command charge { takes 20ms } }
        scenario Browse { visitor calls shop.show }
        scenario Buy { visitor calls shop.buy }
        experiment Slow {
          load Browse 100/s for 2min
          load Buy 20/s for 2min
          at 30s delay shop to payments by 10s for 30s
        }`);
}

/** Mean number of places in use during the delay. */
function busy(story: Story): number {
    return story.mean(story.server('shop').busy, 35, 60);
}

describe('a slow dependency', () => {
    it('takes all places of its caller without a timeout, and everybody waits', async () => {
        const story = await shop('');
        expect(story.p99('Browse', 10, 30)).toBeLessThan(50);
        expect(busy(story)).toBeGreaterThan(19.9);
        expect(story.p99('Browse', 35, 60)).toBeGreaterThan(5000);
        expect(story.goodput('Browse', 35, 60)).toBeLessThan(25);
        expect(Math.max(...story.server('shop').mostWaiting)).toBeGreaterThan(2000);
        // All is well again once it is.
        expect(story.p99('Browse', 90, 120)).toBeLessThan(50);
    });

    it('costs its own operation alone with a timeout', async () => {
        const story = await shop('{ timeout 300ms }');
        expect(story.errors('Buy', 31, 60)).toBeGreaterThan(0.99);
        expect(busy(story)).toBeLessThan(10);
        expect(story.p99('Browse', 30, 60)).toBeLessThan(50);
        expect(story.errors('Browse', 30, 60)).toBe(0);
        expect(story.errors('Buy', 65, 120)).toBe(0);
        expect(story.record.scenarios.find(({ id }) => id === 'Buy')?.causes[0]).toMatchObject({ cause: 'timeout' });
    });

    it('costs its own operation alone behind a bulkhead, without any timeout', async () => {
        const story = await shop('{ bulkhead 5 }');
        // Five of the twenty places, and those that are refused at once.
        expect(busy(story)).toBeGreaterThan(5);
        expect(busy(story)).toBeLessThan(7);
        expect(story.p99('Browse', 30, 60)).toBeLessThan(50);
        expect(story.goodput('Browse', 30, 60)).toBeGreaterThan(95);
        expect(story.record.scenarios.find(({ id }) => id === 'Buy')?.causes[0]).toMatchObject({
            cause: 'bulkhead-full',
        });
        expect(story.errors('Buy', 75, 120)).toBe(0);
    });

    it('costs nobody anything but the answer where there is a fallback', async () => {
        const story = await shop('{ timeout 300ms  fallback "charge it later" }');
        expect(story.errors('Buy', 0, 120)).toBe(0);
        expect(story.p99('Buy', 35, 60)).toBeLessThan(400);
        expect(story.mean(story.call('shop', 'payments').fallbacks, 35, 60)).toBeGreaterThan(15);
    });
});
