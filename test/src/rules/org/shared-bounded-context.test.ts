import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../../findings-of.ts';

const RULE = 'org/shared-bounded-context';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map(({ element, decisive }) => `${element} ${decisive.join()}`);
const TEAMS = 'team A\nteam B\n';

describe('org/shared-bounded-context', () => {
    it('tells who uses whose data', async () => {
        const text = `${TEAMS}service a { owner A  command place { writes db } }\nservice b { owner B  store db }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a',
            relations: ['a.place-writes->b.db'],
            decisive: ['b.db'],
            message: '`a` of team `A` uses the store `db` of team `B`: neither can change the data without the other.',
        });
        expect(finding && underlined(text, finding)).toBe('writes db');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a.place` writes `db`', '`db` stands here']);
    });

    it('tells each store once for each service, however often it is used', async () => {
        expect(
            await found(`${TEAMS}service a { owner A  reads one  writes one  reads two }
service c { owner A  reads one }
store one { owner B }
cache two { owner B }`),
        ).toEqual(['a one', 'a two', 'c one']);
    });

    it('counts a store of nobody where services of several teams use it', async () => {
        const shared = `${TEAMS}store db\nservice a { owner A  reads db }\nservice b { owner B  reads db }`;
        const [finding] = await findingsOf(RULE, shared);
        expect(finding?.message).toBe(
            '`a` of team `A` uses the store `db`, which no team owns: neither can change the data without the other.',
        );
        expect(await found(shared)).toEqual(['a db', 'b db']);
        const alone = shared.replace('owner B', 'owner A');
        expect(await found(alone)).toEqual([]);
        expect(await found(alone, { unownedStores: 'all' })).toEqual(['a db', 'b db']);
    });

    it('is silent within a team, and on services of nobody', async () => {
        expect(
            await found(`${TEAMS}service a { owner A  store db  reads db }\nservice b { owner A  reads db }`),
        ).toEqual([]);
        expect(await found(`${TEAMS}service a { reads db }\nstore db { owner B }`)).toEqual([]);
        expect(
            await found(`${TEAMS}service a { owner A  role infrastructure  reads db }\nstore db { owner B }`),
        ).toEqual([]);
    });
});
