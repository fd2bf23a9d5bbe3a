import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../../../src/model/experiment.ts';
import type { Judged } from '../../../../src/simulation/experiment/judge-experiment.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import type { PlannedFault, SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import type { RunRecord } from '../../../../src/simulation/record/run-record.ts';
import { planOf, recordOf, repeated, seriesOf, serverOf } from '../run-of.ts';

const source = {
    uri: 'file:///shop.fbk',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    extent: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};

const p99Below = (bound: number): Expectation => ({
    metric: 'latency',
    quantile: 0.99,
    of: 'Purchase',
    compare: 'below',
    bound,
    source,
});
const errorsBelow = (bound: number): Expectation => ({ metric: 'errors', compare: 'below', bound, source });
const NO_ERRORS: Expectation = { metric: 'no-errors', source };
const recovery = (seconds: number): Expectation => ({ metric: 'recovery', within: seconds * 1000, source });

const kill = (at: number, until: number): PlannedFault => ({
    fault: 'kill',
    at: at * 1000,
    until: until * 1000,
    title: 'kill 1 of orders',
    servers: [],
    count: 1,
});

function judged(what: Omit<Partial<Judged>, 'id'>, records: readonly RunRecord[], plan?: Partial<SimulationPlan>) {
    const seconds = (records[0]?.duration ?? 0) / 1000;
    const empty = { id: 'Test', steady: [], abort: [], expect: [] };
    return judgeExperiment({ ...empty, ...what }, planOf(seconds, plan), records, 7, (id) => id);
}

/** A hundred requests a second, all alike. */
const calm = { times: Array.from({ length: 100 }, () => 50) };
const slow = { times: Array.from({ length: 100 }, () => 800) };

describe('the verdict', () => {
    it('passes what keeps to its bound in all replications', () => {
        const result = judged({ expect: [p99Below(100), errorsBelow(0.01)] }, [
            recordOf(repeated(60, calm)),
            recordOf(repeated(60, calm)),
        ]);
        expect(result.verdict).toBe('pass');
        expect(result.expectations.map(({ text }) => text)).toEqual([
            'latency p99 of Purchase below 100 ms',
            'errors below 1 %',
        ]);
        expect(result.expectations[0]?.measured).toBeCloseTo(50, 0);
        expect(result.explanation).toEqual([]);
    });

    it('fails with the moment at which it broke', () => {
        const record = recordOf([...repeated(30, calm), ...repeated(5, slow), ...repeated(25, calm)]);
        const result = judged({ expect: [p99Below(500)] }, [record]);
        expect(result.verdict).toBe('fail');
        expect(result.expectations[0]).toMatchObject({ verdict: 'fail', at: 30_000 });
    });

    it('does not take a bad request in a good window for the moment', () => {
        const once = { times: [...calm.times.slice(1), 900] };
        const intervals = [...repeated(5, calm), once, ...repeated(34, calm), ...repeated(20, slow)];
        const result = judged({ expect: [p99Below(500)] }, [recordOf(intervals)]);
        expect(result.expectations[0]?.at).toBe(40_000);
    });

    it('cannot tell a small share of errors from none after few requests, and says how many would do', () => {
        const result = judged({ expect: [errorsBelow(0.001)] }, [recordOf(repeated(10, calm))]);
        expect(result.verdict).toBe('inconclusive');
        expect(result.expectations[0]).toMatchObject({ measured: 0, verdict: 'inconclusive' });
        expect(result.expectations[0]?.detail).toBe(
            'none of 1,000 requests failed, about 2,995 are needed to be sure: run it 3.3 times as long, or with 4 replications',
        );
    });

    it('is sure after three thousand requests without an error', () => {
        const result = judged({ expect: [errorsBelow(0.001)] }, [recordOf(repeated(30, calm))]);
        expect(result.verdict).toBe('pass');
    });

    it('takes a single error for a broken promise where none is promised', () => {
        const intervals = [...repeated(12, calm), { ...calm, errors: 1 }, ...repeated(12, calm)];
        const result = judged({ expect: [NO_ERRORS] }, [recordOf(intervals), recordOf(repeated(25, calm))]);
        expect(result.expectations[0]).toMatchObject({
            verdict: 'fail',
            measured: 1,
            at: 12_000,
            detail: '1 of 5,000 requests failed',
        });
    });

    it('cannot tell what differs too much between replications', () => {
        const differing = [recordOf(repeated(30, calm)), recordOf(repeated(30, slow))];
        const [latency] = judged({ expect: [p99Below(400)] }, differing).expectations;
        expect(latency?.verdict).toBe('inconclusive');
        expect([latency?.low, latency?.high].map((each) => Math.round((each ?? 0) / 10))).toEqual([5, 80]);
        expect(latency?.detail).toMatch(
            /^the limit lies in between: run it .* times as long, or with \d+ replications$/,
        );
    });

    it('cannot tell how far a percentile goes after few requests', () => {
        const few = { times: [30, 40, 50, 60] };
        const result = judged({ expect: [p99Below(400)] }, [recordOf(repeated(20, few)), recordOf(repeated(20, few))]);
        expect(result.expectations[0]).toMatchObject({ verdict: 'inconclusive', high: Number.POSITIVE_INFINITY });
        expect(result.expectations[0]?.detail).toMatch(
            /^how far above cannot be told yet: run it 2\.2 times as long, or with 5 replications$/,
        );
    });

    it('is not surer of one run than its stretches let it be', () => {
        const slowOnes = (count: number) => ({ times: calm.times.map((time, at) => (at < count ? 5 * time : time)) });
        const verdictOf = (every: number, count: number) => {
            const intervals = Array.from({ length: 60 }, (_, at) => (at % every === 0 ? slowOnes(count) : calm));
            return judged({ expect: [p99Below(240)] }, [recordOf(intervals)]).verdict;
        };
        // Thirty of 6,000 are slow, either way: enough to tell where they come alone, not where they come in tens.
        expect([verdictOf(2, 1), verdictOf(20, 10)]).toEqual(['pass', 'inconclusive']);
    });

    it('says that nothing was measured, instead of passing', () => {
        const result = judged({ expect: [p99Below(400)] }, [recordOf(repeated(30, { times: [] }))]);
        expect(result.verdict).toBe('inconclusive');
        expect(result.expectations[0]?.detail).toBe('no request ended in this time: does the load reach it?');
    });

    it('says how many began where none ended', () => {
        const record = recordOf(repeated(30, { times: [] }));
        const hanging = record.scenarios.map((each) => ({ ...each, arrivals: each.requests.map(() => 100) }));
        const result = judged({ expect: [p99Below(400)] }, [{ ...record, scenarios: hanging }]);
        expect(result.expectations[0]?.detail).toBe(
            'none of the 3,000 requests that began in this time ended in it: load for longer, or see what they wait for',
        );
    });

    it('passes nothing that expects nothing', () => {
        const result = judged({}, [recordOf(repeated(30, calm))]);
        expect(result.verdict).toBe('inconclusive');
        expect(result.reasons[0]).toMatch(/^Nothing is expected/);
    });

    it('gives none for a bare scenario', () => {
        const result = judgeExperiment({ id: 'Purchase' }, planOf(30), [recordOf(repeated(30, calm))], 1, (id) => id);
        expect(result.verdict).toBe('none');
        expect(result.scenarios).toEqual([
            { id: 'Purchase', requests: 3000, errors: 0, latency: expect.objectContaining({ mean: 50, max: 50 }) },
        ]);
    });

    it('leaves the warm-up out', () => {
        const record = recordOf([...repeated(10, slow), ...repeated(30, calm)], { warmup: 10_000 });
        expect(judged({ expect: [p99Below(100)] }, [record]).verdict).toBe('pass');
        expect(judged({ expect: [p99Below(100)] }, [record]).scenarios[0]?.requests).toBe(3000);
    });

    it('passes no run that ended before its time', () => {
        const record = recordOf(repeated(30, calm), { cutShort: 'more than 200,000 requests wait at orders' });
        const result = judged({ expect: [p99Below(100)] }, [record]);
        expect(result.verdict).toBe('inconclusive');
        expect(result.reasons).toEqual(['more than 200,000 requests wait at orders']);
    });
});

describe('the steady state', () => {
    it('is judged before anything breaks', () => {
        const record = recordOf([...repeated(20, calm), ...repeated(10, slow), ...repeated(30, calm)]);
        const result = judged({ steady: [p99Below(100)], expect: [NO_ERRORS] }, [record], { faults: [kill(20, 30)] });
        expect(result.verdict).toBe('pass');
    });

    it('is back when it has held for a full window', () => {
        const record = recordOf([
            ...repeated(20, calm),
            ...repeated(14, slow),
            calm,
            calm,
            slow,
            ...repeated(33, calm),
        ]);
        const result = judged({ steady: [p99Below(100)], expect: [recovery(10)] }, [record], {
            faults: [kill(20, 30)],
        });
        expect(result.expectations[1]).toMatchObject({ verdict: 'pass', measured: 7000 });
    });

    it('is too late behind its bound, and says after what', () => {
        const record = recordOf([...repeated(20, calm), ...repeated(20, slow), ...repeated(30, calm)]);
        const result = judged({ steady: [p99Below(100)], expect: [recovery(5)] }, [record], { faults: [kill(20, 30)] });
        expect(result.expectations[1]).toMatchObject({
            verdict: 'fail',
            measured: 10_000,
            at: 35_000,
            detail: 'in 1 of 1 cases too late, after kill 1 of orders',
        });
    });

    it('never comes back where it does not', () => {
        const record = recordOf([...repeated(20, calm), ...repeated(50, slow)]);
        const result = judged({ steady: [p99Below(100)], expect: [recovery(5)] }, [record], { faults: [kill(20, 30)] });
        expect(result.expectations[1]).toMatchObject({ verdict: 'fail', measured: Number.POSITIVE_INFINITY });
    });

    it('does not hold while everybody waits and nobody is answered', () => {
        const asked = { times: [], arrivals: 100 };
        const given = { times: Array.from({ length: 4000 }, () => 20_000), errors: 4000, arrivals: 100 };
        const hung = recordOf([...repeated(20, calm), ...repeated(39, asked), given]);
        const errors = judged({ steady: [errorsBelow(0.1)], expect: [recovery(20)] }, [hung], {
            faults: [kill(20, 30)],
        }).expectations[1];
        expect(errors).toMatchObject({ verdict: 'fail', measured: Number.POSITIVE_INFINITY });
        // Users who wait for their answers send nothing more; what has nothing to answer is as it was.
        const users = recordOf([...repeated(20, { ...calm, arrivals: 101 }), ...repeated(40, { times: [] })]);
        const quiet = recordOf([...repeated(20, calm), ...repeated(40, { times: [] })]);
        const recovered = (record: RunRecord) =>
            judged({ steady: [p99Below(100)], expect: [recovery(20)] }, [record], { faults: [kill(20, 30)] })
                .expectations[1]?.verdict;
        expect([users, quiet].map(recovered)).toEqual(['fail', 'pass']);
    });

    it('is broken from when nobody was answered any more, not from when that is counted', () => {
        const given = { times: Array.from({ length: 3000 }, () => 20_000), errors: 3000, arrivals: 100 };
        const hung = recordOf([...repeated(30, calm), ...repeated(29, { times: [], arrivals: 100 }), given]);
        expect(judged({ expect: [errorsBelow(0.1)] }, [hung]).expectations[0]?.at).toBe(30_000);
    });

    it('cannot be seen to come back before the next fault', () => {
        const record = recordOf([...repeated(20, calm), ...repeated(50, slow)]);
        const result = judged({ steady: [p99Below(100)], expect: [recovery(30)] }, [record], {
            faults: [kill(20, 30), kill(40, 60)],
        });
        expect(result.expectations[1]?.verdict).toBe('inconclusive');
        expect(result.expectations[1]?.detail).toMatch(/set them further apart/);
    });

    it('has to be said before something can return to it', () => {
        const result = judged({ expect: [recovery(30)] }, [recordOf(repeated(30, calm))], { faults: [kill(5, 10)] });
        expect(result.expectations[0]?.detail).toMatch(/^nobody says what is steady/);
    });
});

describe('what aborts', () => {
    const errors = (share: number): Expectation => ({ metric: 'errors', compare: 'above', bound: share, source });

    it('fails at the moment at which the experiment would be stopped', () => {
        const failing = { ...calm, errors: 50 };
        const record = recordOf([...repeated(30, calm), ...repeated(10, failing), ...repeated(60, calm)]);
        const result = judged({ abort: [errors(0.2)], expect: [p99Below(100)] }, [record]);
        expect(result.expectations[0]).toMatchObject({ phase: 'abort', verdict: 'fail', at: 35_000 });
    });

    it('passes when it never holds', () => {
        const result = judged({ abort: [errors(0.2)], expect: [p99Below(100)] }, [recordOf(repeated(30, calm))]);
        expect(result.verdict).toBe('pass');
        expect(result.expectations[0]?.detail).toBe('never reached; it came nearest with 0 %');
    });
});

describe('the explanation of a failure', () => {
    const length = 40;
    const from = (first: number, value: number) => Array.from({ length }, (_, at) => (at < first ? 0 : value));
    const record = recordOf([...repeated(20, calm), ...repeated(20, { ...slow, errors: 30 })], {
        scenarios: [
            {
                ...seriesOf('Purchase', [...repeated(20, calm), ...repeated(20, { ...slow, errors: 30 })]),
                causes: [{ cause: 'timeout', at: 'orders->payments', count: 540 }],
            },
        ],
        servers: [
            serverOf('App', length, { kind: 'client' }),
            serverOf('orders', length, { inUse: from(24, 1), mostWaiting: from(24, 12) }),
        ],
        calls: [
            {
                id: 'App->orders',
                source: 'App',
                target: 'orders',
                calls: from(0, 100),
                attempts: from(0, 100),
                failures: from(20, 30),
                refused: from(0, 0),
                fallbacks: from(0, 0),
            },
            {
                id: 'orders->payments',
                source: 'orders',
                target: 'payments',
                calls: from(0, 100),
                attempts: from(0, 100).map((each, at) => (at < 20 ? each : 290)),
                failures: from(20, 90),
                refused: from(0, 0),
                fallbacks: from(0, 0),
            },
        ],
        breakers: [
            {
                call: 'orders->payments',
                source: 'orders',
                target: 'payments',
                instance: 1,
                changes: [{ at: 22_000, to: 'open' }],
            },
        ],
    });
    const { explanation } = judged({ expect: [errorsBelow(0.01)] }, [record], { faults: [kill(20, 30)] });

    it('tells in order of time what multiplied, opened and filled up, and the way of the errors', () => {
        expect(explanation.map(({ at, text, detail }) => `${at}: ${text} (${detail})`)).toEqual([
            '20000: 2.9 tries for each call from orders to payments (retries multiplied the load for 20 s; during: kill 1 of orders)',
            '20000: 90 % of the errors of Purchase arose at orders → payments: no answer in time (on the way App → orders → payments; during: kill 1 of orders)',
            '22000: the breaker from orders to payments opened (once; during: kill 1 of orders)',
            '24000: orders was the first to be full (up to 12 requests waited for a place; during: kill 1 of orders)',
        ]);
    });

    it('is given of a bare scenario that had errors, too, and of no other', () => {
        const bare = judgeExperiment({ id: 'Purchase' }, planOf(length), [record], 1, (id) => id);
        expect(bare.verdict).toBe('none');
        expect(bare.explanation.map(({ text }) => text)).toContain(
            '90 % of the errors of Purchase arose at orders → payments: no answer in time',
        );
        const well = judgeExperiment({ id: 'Purchase' }, planOf(30), [recordOf(repeated(30, calm))], 1, (id) => id);
        expect(well.explanation).toEqual([]);
    });
});
