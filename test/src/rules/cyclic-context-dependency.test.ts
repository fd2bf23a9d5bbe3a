import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'cyclic-context-dependency';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const CIRCLE = `context Ordering {
  service orders { command place { calls Billing.invoices.open } }
  service history { store db }
}
context Billing {
  service invoices { command open }
  service reminders { command send { reads Ordering.history.db } }
}`;

describe('cyclic-context-dependency', () => {
    it('tells the way round with what each step consists of, where it begins', async () => {
        const [finding, ...more] = await findingsOf(RULE, CIRCLE);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Billing',
            decisive: ['Billing', 'Ordering'],
            message:
                '`Billing` and `Ordering` depend on one another: `Billing` → `Ordering` → `Billing` (`Billing` → `Ordering`: 1 store access; `Ordering` → `Billing`: 1 call). The least to give up: `Billing` → `Ordering`.',
        });
        expect(finding && underlined(CIRCLE, finding)).toBe('reads Ordering.history.db');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`reminders.send` reads `db`',
            '`orders.place` calls `invoices.open`',
        ]);
    });

    it('finds circles over three contexts, and of calls with subscriptions', async () => {
        expect(
            await found(`context A { service a { calls B.b } }
context B { service b { calls C.c } }
context C { service c { publishes Done  calls A.a }  event Done }`),
        ).toEqual(['warning A']);
        expect(
            await found(`context A { service a { calls B.b  publishes Done }  event Done }
context B { service b { on A.Done } }`),
        ).toEqual(['warning A']);
    });

    it('gives an info for contexts that only answer each other by events', async () => {
        const saga = `context Ordering { service orders { publishes Placed  on Billing.Paid }  event Placed }
context Billing { service invoices { on Ordering.Placed { publishes Paid } }  event Paid }`;
        const [finding, ...more] = await findingsOf(RULE, saga);
        expect(more).toEqual([]);
        expect(finding?.severity).toBe('info');
        expect(finding?.message).toContain('depend on one another by events alone');
        expect(await found(saga.replace('{ publishes Paid }', '{ publishes Paid  calls orders }'))).toEqual([
            'warning Billing',
        ]);
    });

    it('is silent between declared partners, and only between them', async () => {
        expect(await found(CIRCLE.replace('service history', 'partnership Billing\n  service history'))).toEqual([]);
        expect(await found(CIRCLE.replace('service reminders', 'partnership Ordering\n  service reminders'))).toEqual(
            [],
        );
        const three = `context A { partnership B  service a { calls B.b } }
context B { service b { calls C.c } }
context C { service c { calls B.b } }`;
        expect(await found(three)).toEqual(['warning B']);
    });

    it('is silent when all dependencies go one way, and inside of one context', async () => {
        expect(
            await found(
                'context A { service a { calls B.b } }\ncontext B { service b { publishes E }  event E }\nservice c { calls A.a }',
            ),
        ).toEqual([]);
        expect(await found('context A { service a { calls b }  service b { calls a } }')).toEqual([]);
    });

    it('leaves infrastructure out', async () => {
        expect(
            await found(`context A { service a { calls B.b } }
context B { service b  service config { role infrastructure  calls A.a } }`),
        ).toEqual([]);
    });
});
