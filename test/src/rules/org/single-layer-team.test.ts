import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../../findings-of.ts';

const RULE = 'org/single-layer-team';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map(({ element, decisive }) => `${element} ${decisive.join()}`);
const TEAMS = 'team A\nteam B\n';

describe('org/single-layer-team', () => {
    it('tells the link, the teams and what is missing', async () => {
        const text = `${TEAMS}service a { owner A  reads db  writes db }\nstore db { owner B }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a',
            relations: ['a-reads->db', 'a-writes->db'],
            decisive: ['db'],
            message:
                '`a` of team `A` uses the store `db` of team `B`, and team `A` has no store of its own: teams that are cut by technical layer need one another for every change.',
        });
        expect(finding && underlined(text, finding)).toBe('reads db');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a` reads `db`', '`a` writes `db`']);
    });

    it('counts a store even where its own team uses it', async () => {
        expect(
            await found(
                `${TEAMS}service a { owner A  reads db }\nstore db { owner B }\nservice b { owner B  reads db }`,
            ),
        ).toEqual(['a db']);
    });

    it('counts a router or broker that no service of its own team uses', async () => {
        expect(await found(`${TEAMS}service a { owner A  calls r }\nrouter r { owner B }`)).toEqual(['a r']);
        expect(await found(`${TEAMS}service a { owner A  calls g }\ngateway g { owner B }`)).toEqual(['a g']);
        expect(
            await found(`${TEAMS}service a { owner A  calls r }\nrouter r { owner B  calls s }\nrouter s { owner B }`),
        ).toEqual(['a r']);
        expect(
            await found(
                `${TEAMS}service a { owner A  on E }\nevent E via t\nbroker K { owner B  topic t }\nservice x { publishes E }`,
            ),
        ).toEqual(['a K']);
    });

    it('is silent on a router or broker that its own team uses too', async () => {
        expect(
            await found(`${TEAMS}service a { owner A  calls r }\nrouter r { owner B  calls b }\nservice b { owner B }`),
        ).toEqual([]);
        expect(
            await found(
                `${TEAMS}service a { owner A  on E }\nevent E via t\nbroker K { owner B  topic t }\nservice b { owner B  publishes E }`,
            ),
        ).toEqual([]);
    });

    it('is silent where the team has something of that sort, or one of both has no team', async () => {
        expect(
            await found(`${TEAMS}service a { owner A  reads db }\nstore db { owner B }\ncache own { owner A }`),
        ).toEqual([]);
        expect(
            await found(`${TEAMS}service a { owner A  calls r }\nrouter r { owner B }\nbff own { owner A }`),
        ).toEqual([]);
        expect(await found(`${TEAMS}service a { owner A  reads db }\nstore db`)).toEqual([]);
        expect(await found(`${TEAMS}service a { reads db }\nstore db { owner B }`)).toEqual([]);
        expect(await found(`${TEAMS}service a { owner A  calls b }\nservice b { owner B }`)).toEqual([]);
    });
});
