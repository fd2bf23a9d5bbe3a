import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'lockstep-deployment';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const SERVICES = `team Red
team Blue
context Ordering { owner Red  service orders  service carts }
context Billing { owner Blue  service invoices  service reminders }
`;

describe('lockstep-deployment', () => {
    it('tells what a release ties together, at the release', async () => {
        const text = `${SERVICES}release Weekly { orders, invoices }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Weekly',
            decisive: ['Billing.invoices', 'Ordering.orders'],
            message:
                'Release `Weekly` ties 2 services of 2 contexts (`Billing` and `Ordering`) and 2 teams (`Blue` and `Red`) together: none of them goes out before all are ready.',
        });
        expect(finding && underlined(text, finding)).toBe('Weekly');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders` in `Ordering` of team `Red`',
            '`invoices` in `Billing` of team `Blue`',
        ]);
    });

    it('fires for two teams in one context, and for two contexts of one team', async () => {
        expect(
            await found(
                'team A\nteam B\ncontext C { service a { owner A }  service b { owner B } }\nrelease R { a, b }',
            ),
        ).toEqual(['warning R']);
        expect(
            await found(
                'team A\ncontext C { owner A  service a }\ncontext D { owner A  service b }\nrelease R { a, b }',
            ),
        ).toEqual(['warning R']);
    });

    it('fires for exact versions across contexts, at the pin', async () => {
        const text = SERVICES.replace('service invoices', 'service invoices { pins orders, reminders, carts }');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'Billing.invoices',
            decisive: ['Ordering.carts', 'Ordering.orders'],
            message:
                '`invoices` needs exactly one version of `carts` and `orders`, across 2 contexts (`Billing` and `Ordering`) and 2 teams (`Blue` and `Red`): they can only be deployed together.',
        });
        expect(finding && underlined(text, finding)).toBe('orders');
    });

    it('tells a pin inside of a release once', async () => {
        const text = SERVICES.replace('service invoices', 'service invoices { pins orders }');
        expect(await found(`${text}release Weekly { orders, invoices }`)).toEqual(['warning Weekly']);
    });

    it('is silent inside of one context and team, and on a release of one', async () => {
        expect(await found(`${SERVICES}release Weekly { orders, carts }`)).toEqual([]);
        expect(await found(`${SERVICES}release Weekly { orders }`)).toEqual([]);
        expect(await found(SERVICES.replace('service orders', 'service orders { pins carts }'))).toEqual([]);
    });

    it('is silent on services without context and owner, and on infrastructure', async () => {
        expect(await found('service a\nservice b\nrelease Weekly { a, b }')).toEqual([]);
        expect(
            await found(
                'context A { service a }\ncontext B { service config { role infrastructure } }\nrelease R { a, config }',
            ),
        ).toEqual([]);
    });

    it('is silent on a common repository, library or unit', async () => {
        expect(
            await found(`library Logging
context A { service a { uses Logging  link "https://example.org/monorepo" } }
context B { service b { uses Logging  link "https://example.org/monorepo" } }
deployment live { unit one { runs a, b } }`),
        ).toEqual([]);
    });

    it('splits a release by context and team', async () => {
        const text = `${SERVICES}release Weekly { orders, invoices, carts, reminders } // every Monday`;
        const [finding] = await findingsOf(RULE, text);
        const after = finding ? fixed(text, finding) : '';
        expect(after.slice(SERVICES.length)).toBe(
            'release Weekly { orders, carts } // every Monday\nrelease Weekly2 { Billing.invoices, Billing.reminders }\n',
        );
        expect(await found(after)).toEqual([]);
    });

    it('puts the new releases between what follows, wherever that begins', async () => {
        const release = 'release Weekly { orders, invoices, carts, reminders }';
        const split = async (rest: string) => {
            const text = `${SERVICES}${release}${rest}`;
            const [finding] = await findingsOf(RULE, text);
            return finding ? fixed(text, finding).slice(SERVICES.length) : '';
        };
        expect(await split(' // every Monday\n// the rest\nteam Green\n')).toBe(
            'release Weekly { orders, carts } // every Monday\n\nrelease Weekly2 { Billing.invoices, Billing.reminders }\n// the rest\nteam Green\n',
        );
        expect(await split(' context C {\n}\n')).toBe(
            'release Weekly { orders, carts }\nrelease Weekly2 { Billing.invoices, Billing.reminders }\n context C {\n}\n',
        );
    });

    it('leaves a service that would be alone without a release', async () => {
        const text = `${SERVICES}release Weekly { orders, carts, invoices }`;
        const [finding] = await findingsOf(RULE, text);
        expect(finding && fixed(text, finding).slice(SERVICES.length)).toBe('release Weekly { orders, carts }');
    });

    it('offers no fix where a comment may stand between the names', async () => {
        const [finding] = await findingsOf(RULE, `${SERVICES}release Weekly {\n  orders, // first\n  invoices\n}`);
        expect(finding?.fixes).toEqual([]);
    });
});
