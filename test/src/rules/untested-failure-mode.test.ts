import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'untested-failure-mode';
const found = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findingsOf(RULE, text, { unknownAs })).map(({ element }) => element);
const GOOD = 'steady { errors of Use below 1% }  abort { errors of Use above 5% }';
const shop = (call: string, experiment: string) => `client c { calls a }
context A { service a { calls b ${call} } }
context B { service b { query q } }
scenario Use { c calls a  load 5/s }
experiment E { load Use 5/s for 1min  ${experiment} }`;

describe('untested-failure-mode', () => {
    it('tells what nobody has tried to do without', async () => {
        const text = shop('', `${GOOD}  at 1s kill 1 of A.a`);
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'B.b',
            relations: ['A.a->B.b'],
            message:
                'No experiment breaks `b`, which `a` cannot do without: what happens then, the users will find out.',
        });
        expect(finding && underlined(text, finding)).toBe('b');
    });

    it.each([
        ['at 1s kill 1 of B.b', []],
        ['at 1s delay A to B by 1s', []],
        ['at 1s partition A from B', []],
        ['at 1s fail 5% of B.b.q', []],
        ['at 1s kill 1 of A.a', ['B.b']],
    ])('judges `%s`', async (fault, expected) => {
        expect(await found(shop('', `${GOOD}  ${fault}`))).toEqual(expected);
    });

    it('is silent on what can be done without, and on what no request needs', async () => {
        expect(await found(shop('optional', `${GOOD}  at 1s kill 1 of A.a`))).toEqual([]);
        expect(await found(shop('{ fallback "the last answer" }', `${GOOD}  at 1s kill 1 of A.a`))).toEqual([]);
        expect(await found('service nightly { role job  calls b }\nservice b')).toEqual([]);
        expect(await found(shop('', `${GOOD}  at 1s kill 1 of A.a`), 'ignore')).toEqual([]);
    });

    it('tells a model without experiments once', async () => {
        const text = 'system S\nclient c { calls a }\nservice a { calls b  calls X }\nservice b\nexternal X';
        expect((await findingsOf(RULE, text)).map(({ element, message }) => `${element}: ${message}`)).toEqual([
            'S: The model has no experiment, though requests cannot do without `X` and `b`: what happens when they fail, the users will find out.',
        ]);
    });

    it('tells an experiment that proves nothing', async () => {
        const text = shop('', 'at 1s kill 1 of B.b');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'E',
            message:
                'Experiment `E` has no steady state to compare with (`steady`) and nothing that ends it when it goes wrong (`abort`).',
        });
    });
});
