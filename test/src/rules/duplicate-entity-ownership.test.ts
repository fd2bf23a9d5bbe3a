import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'duplicate-entity-ownership';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

describe('duplicate-entity-ownership', () => {
    it('tells the masters, at the entity', async () => {
        const text = `context Ordering {
  entity Order
  service orders { masters Order }
  service archive { masters Order }
}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Ordering.Order',
            decisive: ['Ordering.archive', 'Ordering.orders'],
            message:
                'Entity `Ordering.Order` has 2 masters: `archive` and `orders`. When they disagree, nobody knows which is right.',
        });
        expect(finding && underlined(text, finding)).toBe('Order');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`orders` masters it', '`archive` masters it']);
    });

    it('finds masters in other contexts, and monoliths', async () => {
        expect(
            await found(`context A { entity E  service a { masters E } }
context B { service b { masters A.E } }
monolith old { masters A.E }`),
        ).toEqual(['warning A.E']);
    });

    it('is silent on one master, and on none', async () => {
        expect(await found('context A { entity E  entity F  service a { masters E }  service b }')).toEqual([]);
    });

    it('is silent on declared copies, and on entities that only share a name', async () => {
        expect(
            await found(`context A { entity E  service a { masters E } }
context B { entity E copies A.E  service b { masters E } }
context C { entity E  service c { masters E } }`),
        ).toEqual([]);
    });
});
