import { describe, expect, it } from 'vitest';
import { createParse } from '../../parse.ts';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('linkDiagnostics', () => {
    it.each([
        [
            'in the same place',
            'service a { calls «paymnts» }\nservice payments',
            'There is no service, operation or external called `paymnts`: did you mean `payments`?',
        ],
        [
            'in a part of the name',
            'service a { calls «Oredring.orders» }\ncontext Ordering { service orders { } }',
            'There is no service, operation or external called `Oredring.orders`: did you mean `Ordering.orders`?',
        ],
        [
            'in the way to it',
            'service a { calls «Ordering.place» }\ncontext Ordering { service orders { command place { } } }',
            'There is no service, operation or external called `Ordering.place`: did you mean `Ordering.orders.place`?',
        ],
        [
            'in the case',
            'service a { owner «checkout» }\nteam Checkout',
            'There is no team called `checkout`: did you mean `Checkout`?',
        ],
        [
            'only among what fits',
            'service a { calls «ordrs» }\nentity orders',
            'There is no service, operation or external called `ordrs`.',
        ],
        ['nowhere', 'service a { calls «nobody» }', 'There is no service, operation or external called `nobody`.'],
        [
            'a policy',
            'service a { calls b with «carful» }\nservice b\npolicy careful { }',
            'There is no policy called `carful`: did you mean `careful`?',
        ],
    ])('names what an unknown name may be meant to be: %s', async (_, text, message) => {
        await expectProblems(text, [['link/unknown', message]]);
    });

    it('offers the meant name as a replacement', async () => {
        const [problem] = await expectProblems('service a { calls «paymnts» }\nservice payments', [
            ['link/unknown', /payments/],
        ]);
        expect(problem?.data).toEqual({ replacements: ['payments'] });
    });

    it('says what the element is that has the name, where another kind belongs', async () => {
        await expectProblems('context Catalog { owner «Catalog» }', [
            ['link/wrong-kind', '`Catalog` is a context; a team belongs here.'],
        ]);
        await expectProblems('service a { publishes «b» }\nservice b', [
            ['link/wrong-kind', '`b` is a service; an event belongs here.'],
        ]);
    });

    it('lists what an ambiguous name can mean', async () => {
        const text = 'context A { service orders { } }\ncontext B { service orders { } }\nservice c { calls «orders» }';
        const [problem] = await expectProblems(text, [
            ['link/ambiguous', '`orders` can mean `A.orders` or `B.orders`: write the full name.'],
        ]);
        expect(problem?.data).toEqual({ replacements: ['A.orders', 'B.orders'] });
    });

    it('lists five of many candidates', async () => {
        const contexts = Array.from({ length: 8 }, (_, i) => `context C${i} { service s { } }`).join('\n');
        await expectProblems(`${contexts}\nservice c { calls «s» }`, [
            ['link/ambiguous', '`s` can mean `C0.s`, `C1.s`, `C2.s`, `C3.s`, `C4.s` or 3 more: write the full name.'],
        ]);
    });

    it('wants the full name after extend', async () => {
        await expectProblems('context A { service s { } }\nextend «s» { tag x }', [
            ['link/extend-full-name', '`extend` takes the full name of an element. `s` is the end of `A.s`.'],
        ]);
        await expectProblems('context A { service s { } }\ncontext B { service s { } }\nextend «s» { tag x }', [
            ['link/extend-full-name', '`extend` takes the full name of an element. `s` is the end of `A.s` and `B.s`.'],
        ]);
        await expectProblems('context A { service srv { } }\nextend «A.sv» { tag x }', [
            ['link/unknown', 'There is no element called `A.sv`: did you mean `A.srv`?'],
        ]);
    });

    it('reports an unfinished name once, as unfinished', async () => {
        await expectProblems('service payments { }\nservice a {\n calls «payments.»\n}', [
            ['syntax/incomplete', 'After `payments.` comes the name of a service, operation or external.'],
        ]);
    });

    it('finds the nearest of two, and what only fits in kind', async () => {
        await expectNoProblems(`
            context A { service orders { }  service web { calls orders } }
            context B { service orders { } }
            service c { calls A.orders }
            deployment d { unit orders { runs A.orders } }
        `);
        await expectNoProblems(
            'service orders { }\ndeployment d { unit orders { runs orders } }\nservice c { calls orders }',
        );
    });

    it('finds names in other files, whatever their order', async () => {
        await expectNoProblems({ 'b.fbk': 'service a { calls S.b }', 'a.fbk': 'context S { service b { } }' });
    });

    it('stays fast with many unknown names in a large project', async () => {
        const services = Array.from({ length: 5000 }, (_, i) => `service service${i}`).join('\n');
        const calls = Array.from({ length: 900 }, (_, i) => `calls sevice${i}`).join('\n');
        const { diagnostics } = await createParse()(`${services}\nservice a {\n${calls}\n}`);
        expect(diagnostics.length).toBe(900);
        expect(diagnostics[0]?.message).toMatch(/did you mean `service0`\?$/);
    });
});
