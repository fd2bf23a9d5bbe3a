import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('duplicateNameChecks', () => {
    it('points from the second to the first', async () => {
        const [problem] = await expectProblems('context A {\n service s { }\n service «s» { }\n}', [
            ['check/duplicate-name', 'There is a service called `s` already.'],
        ]);
        expect(problem?.relatedInformation).toEqual([
            {
                message: 'a service of that name',
                location: {
                    uri: 'file:///project/model.fbk',
                    range: { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } },
                },
            },
        ]);
    });

    it('finds names that are taken in another file, whatever the order of files', async () => {
        const [problem] = await expectProblems({ 'b.fbk': 'team «T»', 'a.fbk': 'team T' }, [
            ['check/duplicate-name', 'There is a team called `T` already.'],
        ]);
        expect(problem?.relatedInformation?.[0]?.location.uri).toBe('file:///project/a.fbk');
    });

    it('finds names that something else has', async () => {
        await expectProblems('context Payments { }\nteam «Payments»', [
            [
                'check/duplicate-name',
                '`Payments` is the name of a context already: in one place, a name is taken whatever it names.',
            ],
        ]);
    });

    it('finds names that an extension adds', async () => {
        await expectProblems('service s { store d }\nextend s { store «d» }', [
            ['check/duplicate-name', 'There is a store called `d` already.'],
        ]);
    });

    it('finds an event handled twice and a phase counted twice', async () => {
        await expectProblems('event E\nservice s { publishes E\n on E { }\n on «E» { } }', [
            ['check/duplicate-name', 'This service handles that event already: put what happens into one handler.'],
        ]);
        await expectProblems('migration M { phase 1 { }\n phase «1» { } }', [
            ['check/duplicate-name', 'There is a phase 1 already: each phase has a number of its own.'],
        ]);
    });

    it('finds fields and schemas that stand in a list twice', async () => {
        await expectProblems('entity E { a, b, «a» }\nstore s { schema x, «x» }', [
            ['check/duplicate-name', 'This field stands in the list already: take it out.', 'warning'],
            ['check/duplicate-name', 'This schema stands in the list already: take it out.', 'warning'],
        ]);
    });

    it('lets names be used again in other places, the system be told in parts and a backend take several signals', async () => {
        await expectNoProblems(`
            system S { tag a }
            system S { tag b }
            context A { service s { store db } }
            context B { service s { store db } }
            observability { metrics Datadog  traces Datadog }
        `);
    });
});
