import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('repeatedStatementChecks', () => {
    it.each([
        ['service s { replicas 3\n «replicas» 5 }', 'replicas'],
        ['policy p { timeout 3s «timeout» 5s }', 'timeout'],
        ['policy p { breaker { waits 3s «waits» 5s } }', 'waits'],
        ['service s { slo { errors 1% «errors» 2% } }', 'errors'],
        ['service s { telemetry { logs plain «logs» structured } }', 'logs'],
        ['scenario S { load 5/s «load» 6/s }', 'load'],
        ['view v of services { direction right «direction» down }', 'direction'],
    ])('finds what is said twice: %s', async (text, word) => {
        const [problem] = await expectProblems(text, [
            ['check/repeated-statement', `\`${word}\` has been said here before: keep one of the two.`],
        ]);
        expect(problem?.relatedInformation).toHaveLength(1);
    });

    it('finds in an extension what its target says', async () => {
        const [problem] = await expectProblems(
            { 'a.fbk': 'service s { replicas 3 }', 'b.fbk': 'extend s { «replicas» 5 }' },
            [['check/repeated-statement', '`replicas` has been said here before: keep one of the two.']],
        );
        expect(problem?.relatedInformation?.[0]?.location).toEqual({
            uri: 'file:///project/a.fbk',
            range: { start: { line: 0, character: 12 }, end: { line: 0, character: 20 } },
        });
    });

    it('lets be said often what can be', async () => {
        await expectNoProblems(`
            service s { tag a  tag b  technology Kotlin  technology Ktor  calls t  calls t
              slo { latency p50 1ms }  slo { latency p99 5ms } }
            service t { }
            service u { replicas 3 }
        `);
    });
});

describe('repeatedClauseChecks', () => {
    it.each([
        [
            'service s { calls t over grpc «over» http }\nservice t',
            '`over` has been said here before: keep one of the two.',
        ],
        [
            'service s { calls t optional «optional» }\nservice t',
            '`optional` has been said here before: keep one of the two.',
        ],
        [
            'service s { calls t 3 times «per item» }\nservice t',
            'A call is made so many `times` or `per item`, not both: keep one of the two.',
        ],
        [
            'service s { command c idempotent «idempotent» { } }',
            '`idempotent` has been said here before: keep one of the two.',
        ],
        [
            'policy p { retry 2 budget 5% budget «10%» }',
            'This has been said before in this sentence: keep one of the two.',
        ],
        [
            'experiment E { load 5/s for 5min for «6min» }',
            'This has been said before in this sentence: keep one of the two.',
        ],
    ])('finds clauses that are said twice: %s', async (text, message) => {
        await expectProblems(text, [['check/repeated-statement', message]]);
    });

    it('lets only idempotent have a key', async () => {
        await expectProblems('service s { command c critical by «"id"» { } }', [
            ['check/misplaced', 'Only `idempotent` goes on with `by` and the name of a key; `critical` stands alone.'],
        ]);
        await expectNoProblems('service s { command c idempotent by "id" critical saga { } }');
    });
});
