import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('listChecks', () => {
    it('finds units that run nothing', async () => {
        await expectProblems('deployment d { unit «u» { replicas 3 } }', [
            ['check/incomplete', 'This unit runs nothing: add `runs` and the services in it.', 'warning'],
        ]);
    });

    it.each([
        'entity E\nservice s { masters E, «E» }',
        'library L\nservice s { uses L, «L» }',
        'service s\nmesh M { members s, «s» }',
        'service s\ndeployment d { unit u { runs s, «s» } }',
    ])('finds names that stand in a list twice: %s', async (text) => {
        await expectProblems(text, [
            ['check/duplicate-name', 'This stands in the list already: take it out.', 'warning'],
        ]);
    });

    it('takes lists of different things', async () => {
        await expectNoProblems('entity E\nentity F\nservice s { masters E, F }\ndeployment d { unit u { runs s } }');
    });
});
