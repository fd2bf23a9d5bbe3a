import { describe, expect, it } from 'vitest';
import { explainBacklogs } from '../../../../src/simulation/experiment/explain-backlog.ts';
import type { ChannelSeries } from '../../../../src/simulation/record/run-record.ts';
import { channel as channelOf } from '../engine/plans.ts';
import { planOf, recordOf, repeated } from '../run-of.ts';

const SECONDS = 100;

/** A channel with so many that wait in each second. */
function told(waiting: (second: number) => number, more: Partial<ChannelSeries> = {}, receivers = 1) {
    const series = Array.from({ length: SECONDS }, (_, at) => waiting(at));
    const channel: ChannelSeries = {
        id: 'orders',
        published: series.map(() => 50),
        waiting: series,
        mostWaiting: series,
        redelivered: 0,
        deadlettered: 0,
        dropped: 0,
        ...more,
    };
    const record = recordOf(repeated(SECONDS, { times: [5] }), { channels: [channel] });
    const planned = channelOf('orders', Array(receivers).fill(0));
    const run = { plan: planOf(SECONDS, { channels: [planned] }), record };
    return explainBacklogs(run, (id) => id).map(({ at, text, detail }) => [at, text, detail]);
}

/** Twenty seconds in which fifty a second are left, then ten a second are worked off beside those that come. */
const outage = (second: number) => Math.max(0, second < 30 ? (second - 9) * 50 : 1000 - (second - 29) * 20);

describe('a backlog', () => {
    it('is told with its height, and when and how fast it was worked off', () => {
        expect(told((second) => (second < 10 ? 0 : outage(second)))).toEqual([
            [11_000, 'up to 1,000 messages waited at orders', 'worked off by 1:20, by 20/s more than came'],
        ]);
    });

    it('is told where it was not worked off, and with what failed', () => {
        expect(told((second) => (second < 80 ? 0 : (second - 80) * 50), { redelivered: 300, deadlettered: 7 })).toEqual(
            [
                [
                    82_000,
                    'up to 950 messages waited at orders',
                    'they were not worked off by the end, 300 deliveries were repeated, 7 ended as dead letters',
                ],
            ],
        );
    });

    it('that nobody receives is not worked off', () => {
        expect(told((second) => 5 * second, {}, 0)).toEqual([
            [10_000, 'up to 495 messages waited at orders', 'nobody receives them'],
        ]);
    });

    it('is none where a few wait for a moment; what was lost is told all the same', () => {
        expect(told((second) => second % 40)).toEqual([]);
        expect(told((second) => (second === 50 ? 500 : 0))).toEqual([]);
        expect(told(() => 0, { dropped: 3 })).toEqual([[undefined, 'of orders, 3 were dropped', undefined]]);
    });
});
