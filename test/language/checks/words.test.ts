import { describe, expect, it } from 'vitest';
import { WORD_PLACES } from '../../../language/checks/word-places.ts';
import * as ast from '../../../language/generated/ast.ts';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('wordChecks', () => {
    it.each([
        ['service s { role «bussiness» }', 'bussiness', 'business'],
        ['store s { role «analitics» }', 'analitics', 'analytics'],
        ['service s { calls t over «GRPC» }\nservice t', 'GRPC', 'grpc'],
        ['policy p { retry 2 when unavailable, «timout» }', 'timout', 'timeout'],
        ['broker B { topic t { delivery «at-lest-once» } }', 'at-lest-once', 'at-least-once'],
        ['context A { upstream B { offers «open-host-servce» } }\ncontext B', 'open-host-servce', 'open-host-service'],
        ['service s { telemetry { logs «structurd» } }', 'structurd', 'structured'],
    ])('warns of what is nearly a known word: %s', async (text, word, meant) => {
        const [problem] = await expectProblems(text, [
            ['check/unknown-word', `\`${word}\` is not known here: did you mean \`${meant}\`?`, 'warning'],
        ]);
        expect(problem?.data).toEqual({ replacements: [meant] });
    });

    it.each([
        ['view v of «servces»', '`servces` is not known here: did you mean `services`?'],
        [
            'view v of services { direction «sideways» }',
            '`sideways` is not known here: known are `right`, `down`, `left` and `up`.',
        ],
        [
            'constraint c severity «fatal» { every service has owner }',
            '`fatal` is not known here: known are `error`, `warning` and `info`.',
        ],
        ['constraint c { every service has «onwer» }', '`onwer` is not known here: did you mean `owner`?'],
        ['library L { «domian» }', '`domian` is not known here: did you mean `domain`?'],
    ])('finds words that mean nothing where only the known ones do: %s', async (text, message) => {
        await expectProblems(text, [['check/unknown-word', message]]);
    });

    it('takes any other word where words are open', async () => {
        await expectNoProblems(`
            service s { role moderation  calls t over carrier-pigeon  balances by-the-moon }
            service t { role job }
            store d { role analytics }
        `);
    });

    it('looks at properties that the grammar has', () => {
        for (const [type, { property }] of Object.entries(WORD_PLACES)) {
            const types = ast.reflection.types as Readonly<Record<string, { properties: object } | undefined>>;
            expect(Object.keys(types[type]?.properties ?? {})).toContain(property);
        }
    });
});
