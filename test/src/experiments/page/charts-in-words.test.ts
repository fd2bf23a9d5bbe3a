import { describe, expect, it } from 'vitest';
import { chartsInWords } from '../../../../src/experiments/page/charts-in-words.ts';
import type { ShownFault } from '../../../../src/simulation/experiment/experiment-result.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import type { RunRecord } from '../../../../src/simulation/record/run-record.ts';
import { type Interval, planOf, recordOf, repeated, serverOf } from '../../simulation/run-of.ts';

function wordsOf(intervals: readonly Interval[], more: Partial<RunRecord> = {}, faults: readonly ShownFault[] = []) {
    const record = recordOf(intervals, more);
    const result = judgeExperiment({ id: 'Test' }, planOf(intervals.length), [record], 1, (id) => id);
    return chartsInWords({ ...result, faults }, (id) => id.toUpperCase());
}

describe('the charts in words', () => {
    it('tell faults with their times, and when latency and errors were at their worst', () => {
        const intervals = [
            ...repeated(20, { times: [10] }),
            ...repeated(10, { times: [3000, 3000], errors: 1 }),
            ...repeated(30, { times: [10] }),
        ];
        const fault = { at: 20_000, until: 30_000, kind: 'delay', title: 'delay payments by 3s' };
        const skew = { ...fault, title: 'skew clock', withoutEffect: 'nothing depends on it' };
        expect(wordsOf(intervals, {}, [fault, skew])).toEqual([
            'From 0:20 to 0:30: `delay payments by 3s`.',
            'From 0:20 to 0:30: `skew clock`, without modelled effect.',
            'PURCHASE: p99 at most 3 s, at 0:20.5; errors at most 50 %, at 0:20.5.',
        ]);
    });

    it('tell how often breakers opened, and the longest queues', () => {
        const changes = [
            { at: 5000, to: 'open' as const },
            { at: 9000, to: 'half-open' as const },
            { at: 9500, to: 'open' as const },
        ];
        const lane = { call: 'a->b', source: 'a', target: 'b', instance: 1, changes };
        const mostWaiting = [0, 0, 3, 1200, 0, 0, 0, 0, 0, 0];
        const words = wordsOf(repeated(10, { times: [10] }), {
            breakers: [lane, { ...lane, instance: 2, changes: [] }],
            servers: [serverOf('b', 10, { mostWaiting })],
        });
        expect(words.slice(1)).toEqual([
            'The breaker from A to B opened 2 times, from 0:05 to 0:09.5.',
            'B: at most 1,200 waiting, at 0:03.',
        ]);
    });

    it('say that no request ended', () => {
        expect(wordsOf(repeated(10, { times: [] }))).toEqual(['PURCHASE: no request ended.']);
    });
});
