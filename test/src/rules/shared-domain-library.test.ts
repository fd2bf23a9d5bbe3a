import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'shared-domain-library';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

describe('shared-domain-library', () => {
    it('tells the services and contexts, at the library', async () => {
        const text = `library Shared { domain }
context Ordering { service orders { uses Shared }  service carts { uses Shared } }
context Billing { service invoices { uses Shared } }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Shared',
            decisive: ['Billing.invoices', 'Ordering.carts', 'Ordering.orders'],
            message:
                'Domain library `Shared` is built into 3 services (`invoices`, `carts` and `orders`) of 2 contexts (`Billing` and `Ordering`): a change of its rules is a release of all of them.',
        });
        expect(finding && underlined(text, finding)).toBe('Shared');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders` uses it',
            '`carts` uses it',
            '`invoices` uses it',
        ]);
    });

    it('fires for each library by itself', async () => {
        expect(
            await found(`library One { domain }
library Two { domain }
context A { service a { uses One, Two } }
context B { service b { uses One, Two } }`),
        ).toEqual(['warning One', 'warning Two']);
    });

    it('wants two services of two contexts', async () => {
        expect(await found('library L { domain }\ncontext A { service a { uses L }  service b { uses L } }')).toEqual(
            [],
        );
        expect(await found('library L { domain }\ncontext A { service a { uses L } }')).toEqual([]);
        expect(await found('library L { domain }\ncontext A { service a { uses L } }\nservice b { uses L }')).toEqual(
            [],
        );
        expect(await found('library L { domain }\nservice a { uses L }\nservice b { uses L }')).toEqual([]);
    });

    it('is silent on technical code, generated clients and message formats', async () => {
        const text = (content: string) => `library L ${content}
context A { service a { uses L } }
context B { service b { uses L } }`;
        expect(await found(text('{ technical }'))).toEqual([]);
        expect(await found(text(''))).toEqual([]);
    });
});
