import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../../findings-of.ts';

const RULE = 'org/tightly-coupled-teams';
const found = async (text: string) => (await findingsOf(RULE, text)).map(({ element }) => element);
const TEAMS = 'team A\nteam B\nteam C\n';

describe('org/tightly-coupled-teams', () => {
    it('tells the member that works with another team, and the numbers', async () => {
        const text = `${TEAMS}service x { owner A  calls y  calls b1  calls b2 }
service y { owner A }
service b1 { owner B  calls b2 }
service b2 { owner B }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'x',
            decisive: ['B'],
            relations: ['x->b1', 'x->b2'],
            message:
                '`x` of team `A` has 2 links with team `B` and 1 with its own: whoever changes it has to ask the others first.',
        });
        expect(finding && underlined(text, finding)).toBe('x');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`x` calls `b1`', '`x` calls `b2`']);
    });

    it('is silent on a tie, and speaks from one link more', async () => {
        const text = (calls: string) =>
            `${TEAMS}service x { owner A  calls y  ${calls} }
service y { owner A }
service b1 { owner B  calls b2 }
service b2 { owner B }`;
        expect(await found(text('calls b1'))).toEqual([]);
        expect(await found(text('calls b1 calls b1'))).toEqual([]);
        expect(await found(text('calls b1 calls b2'))).toEqual(['x']);
    });

    it('names all teams that are as close', async () => {
        const [finding] = await findingsOf(
            RULE,
            `${TEAMS}service x { owner A  calls b  calls c }\nservice b { owner B  calls b2 }\nservice b2 { owner B }\nservice c { owner C  calls c2 }\nservice c2 { owner C }`,
        );
        expect(finding?.message).toContain('has 1 link with each of the teams `B` and `C` and none with its own');
    });

    it('counts stores, brokers and routers, whoever uses them', async () => {
        expect(await found(`${TEAMS}service a { owner A  reads db }\nstore db { owner B }`)).toEqual(['a', 'db']);
        expect(
            await found(`${TEAMS}service a { owner A  publishes E }\nevent E via t\nbroker K { owner B  topic t }`),
        ).toEqual(['a', 'K']);
        expect(
            await found(`${TEAMS}client c { calls r }\nrouter r { owner A  calls b }\nservice b { owner B }`),
        ).toEqual(['r', 'b']);
    });

    it('is silent within a team, and where one end has no team', async () => {
        expect(
            await found(`${TEAMS}service a { owner A  store db  reads db  calls b }\nservice b { owner A }`),
        ).toEqual([]);
        expect(await found(`${TEAMS}service a { owner A  calls b  reads db }\nservice b\nstore db`)).toEqual([]);
        expect(await found(`${TEAMS}service a { owner A }`)).toEqual([]);
    });
});
