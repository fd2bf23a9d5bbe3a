import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('schemaChecks', () => {
    const STORE = 'store reports { schema daily, weekly }\nstore plain';

    it('finds schemas that a store does not have', async () => {
        const [problem] = await expectProblems(`${STORE}\nservice s { reads «reports.dayly» }`, [
            ['check/unknown-schema', 'The store `reports` has no schema `dayly`: did you mean `daily`?'],
        ]);
        expect(problem?.data).toEqual({ replacements: ['reports.daily'] });
        await expectProblems(`${STORE}\nservice s { writes «plain.monthly» }`, [
            [
                'check/unknown-schema',
                'The store `plain` has no schema `monthly`: declare it there with `schema monthly`.',
            ],
        ]);
    });

    it('takes schemas and whole stores', async () => {
        await expectNoProblems(`${STORE}\nservice s { reads reports.daily  reads reports  store own  writes s.own }`);
    });
});
