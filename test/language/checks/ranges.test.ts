import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('rangeChecks', () => {
    it.each([
        ['service s { replicas 10..«2» }', 'This range ends before it begins: did you mean `2..10`?'],
        ['service s { takes 20ms..«5ms» }', 'This range ends before it begins: did you mean `5ms..20ms`?'],
        ['policy p { retry 2 backoff 1s..«50ms» }', 'This range ends before it begins: did you mean `50ms..1s`?'],
    ])('finds ranges the wrong way round: %s', async (text, message) => {
        await expectProblems(text, [['check/empty-range', message]]);
    });

    it.each([
        ['service s { takes «p0» 3ms }', '`p0` cannot be: a percentile lies between p0 and p100.'],
        ['service s { takes «p100» 3ms }', '`p100` cannot be: a percentile lies between p0 and p100.'],
        ['service s { slo { latency «p999» 3ms } }', '`p999` cannot be: did you mean `p99.9`?'],
    ])('finds percentiles that are none: %s', async (text, message) => {
        await expectProblems(text, [['check/impossible-value', message]]);
    });

    it('finds percentiles that contradict each other or are said twice', async () => {
        await expectProblems('service s { takes p50 30ms p99 «20ms» }', [
            ['check/impossible-value', '`p99` cannot be less than `p50`, which is 30ms.'],
        ]);
        await expectProblems('service s { slo { latency p99 30ms «p99 40ms» } }', [
            ['check/repeated-statement', '`p99` has been said here before: keep one of the two.'],
        ]);
    });

    it('takes ranges and percentiles that can be, in any order', async () => {
        await expectNoProblems(`
            service s { replicas 2..2  takes p99.9 1s p50 3ms  slo { latency p99 1s p50 1s } }
            policy p { retry 2 backoff 50ms.. }
            policy q { retry 2 backoff 50ms..1s }
        `);
    });
});
