import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('callTargetChecks', () => {
    const OTHERS = 'client App { }\nevent E\ncontext A { service b { publishes E  store d  on E { } } }';

    it.each([
        ['App', '`App` is a client, which calls but is not called: name the service that it reaches.'],
        ['A.b.d', '`A.b.d` is a store: say `reads` or `writes` instead of a call.'],
        ['A.b.on-E', '`A.b.on-E` is a handler, which runs when its event comes: say `publishes` and the event.'],
        ['A', '`A` is a context: name the service in it that is called, `A.b`.'],
    ])('says what to do instead of a call to %s', async (target, message) => {
        // The event stands outside the context so that only the call is wrong.
        await expectProblems(`${OTHERS}\nservice s { calls «${target}» }`, [['check/not-callable', message]]);
    });

    it('looks at routes, scenarios and phases too', async () => {
        const message = /is a client/;
        await expectProblems('client App { }\ngateway G { route "/" to «App» }', [['check/not-callable', message]]);
        await expectProblems('client App { }\nclient Web { }\nscenario S { Web calls «App» }', [
            ['check/not-callable', message],
        ]);
        await expectProblems('client App { }\nmigration M { phase 1 { moves "/" to «App» } }', [
            ['check/not-callable', message],
        ]);
    });

    it('finds services and operations that call themselves', async () => {
        await expectProblems('service s { calls «s» }', [
            ['check/self-call', '`s` calls itself here: name another service, or take the call out.'],
        ]);
        await expectProblems('service s { command c { calls «s.c» } }', [
            ['check/self-call', 'This operation calls itself here: name another service, or take the call out.'],
        ]);
        await expectProblems('service s { command c { calls «d» }\n command d { } }', [
            [
                'check/self-call',
                'This is a call of `s` to itself over the network: write what `d` does here instead.',
                'warning',
            ],
        ]);
        await expectProblems('gateway G { route "/" to «G» }', [['check/self-call', /^`G` calls itself/]]);
    });

    it('takes calls to services, operations, externals and routers', async () => {
        await expectNoProblems(`
            service s { calls t  calls t.q  calls E  calls R }
            service t { query q }
            external E { }
            router R { }
            client App { calls s }
        `);
    });
});
