import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('textChecks', () => {
    it.each([
        'service s { query q «""» }',
        'service s { query q «"  "» }',
        'gateway G { route «""» to s }\nservice s',
        'service s { link «""» }',
        'service s { health «""» }',
        'service s { observed as "a", «""» }',
        'service s { calls t at «""» }\nservice t',
    ])('finds texts that say nothing: %s', async (text) => {
        await expectProblems(text, [['check/empty-text', 'This text is empty: write something, or take it out.']]);
    });

    it('wants to know where health is asked for', async () => {
        await expectProblems('service s {\n «health»\n}', [
            [
                'check/incomplete',
                'Say where: `health "/healthz"`, or `health ready "/ready" live "/live"`, or `health none`.',
            ],
        ]);
        await expectNoProblems('service s { health ready "/ready" }\nservice t { health none }');
    });

    it('finds paths that two routes or operations share', async () => {
        await expectProblems('service s\nservice t\ngateway G { route "/x" to s\n route «"/x"» to t }', [
            ['check/duplicate-path', '`/x` is taken already: nobody can tell which of the two is meant.', 'warning'],
        ]);
        await expectProblems('service s { query a "GET /x"\n query b «"GET /x"» }', [
            [
                'check/duplicate-path',
                '`GET /x` is taken already: nobody can tell which of the two is meant.',
                'warning',
            ],
        ]);
        await expectNoProblems('service s { query a "GET /x"\n command b "POST /x" }\nservice t { query a "GET /x" }');
    });
});
