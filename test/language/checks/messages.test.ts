import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('messageChecks', () => {
    it('finds an event that another context publishes', async () => {
        const text = 'context A { event Paid }\ncontext B { service s { publishes «Paid» } }';
        const [problem] = await expectProblems(text, [
            [
                'check/foreign-event',
                '`Paid` is an event of A, so only a service of A publishes it. Declare an event of your own, or call A.',
            ],
        ]);
        expect(problem?.relatedInformation?.[0]?.location.range.start).toEqual({ line: 0, character: 18 });
        await expectProblems('context A { event Paid }\nservice s { command c { publishes «Paid» } }', [
            ['check/foreign-event', /^`Paid` is an event of A/],
        ]);
    });

    it('lets clients publish, and services events that stand outside all contexts', async () => {
        await expectNoProblems(`
            context A { event Paid  service s { publishes Paid  publishes Told } }
            client App { publishes A.Paid }
            event Told
        `);
    });

    it('finds a handler of an event that nobody publishes', async () => {
        await expectProblems('event Paid\nservice s { on «Paid» { } }', [
            [
                'check/unpublished-event',
                'Nobody publishes `Paid`, so this never happens: add `publishes` where it comes from.',
                'warning',
            ],
        ]);
        await expectProblems('event Paid\nclient c { consumes «Paid» }', [
            ['check/unpublished-event', /^Nobody publishes/, 'warning'],
        ]);
    });

    it('knows who publishes in other files, in scenarios and through a channel', async () => {
        await expectNoProblems({
            'a.fbk': 'event Paid\nservice s { on Paid { } }',
            'b.fbk': 'service t { publishes Paid }',
        });
        await expectNoProblems('event Paid\nservice s { on Paid { } }\nclient c { }\nscenario S { c publishes Paid }');
        await expectNoProblems(
            'broker B { topic t }\nevent Paid via t\nservice s { on t { } }\nservice u { publishes Paid }',
        );
        await expectNoProblems(
            'broker B { topic t }\nevent Paid via t\nservice s { on Paid { } }\nservice u { publishes t }',
        );
        await expectProblems(
            'broker B { topic t }\nevent A via t\nevent C via t\nservice s { on «A» { } }\nservice u { publishes C }',
            [['check/unpublished-event', /^Nobody publishes `A`/, 'warning']],
        );
    });

    it('finds a topic that is its own dead-letter queue', async () => {
        await expectProblems('broker B { topic t { deadletter «t» } }', [
            [
                'check/own-dead-letter',
                'What cannot be handled would come back here: name another queue for dead letters.',
            ],
        ]);
        await expectNoProblems('broker B { topic t { deadletter tDlq } }');
    });
});
