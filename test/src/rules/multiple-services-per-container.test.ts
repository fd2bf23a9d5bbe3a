import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'multiple-services-per-container';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);
const unit = (words: string) => `service orders
service invoices
service proxy { role infrastructure }
service translator { role acl }
gateway Edge
deployment live {
  unit sales { ${words} }
}`;

describe('multiple-services-per-container', () => {
    it('tells the services of a unit, at the unit', async () => {
        const text = unit('runs orders, invoices  replicas 3');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'live.sales',
            decisive: ['invoices', 'orders'],
            message:
                'Unit `sales` runs 2 services: `invoices` and `orders`. They start, stop, scale and crash together.',
        });
        expect(finding && underlined(text, finding)).toBe('sales');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders` runs in it',
            '`invoices` runs in it',
        ]);
    });

    it('counts monoliths, and services beside infrastructure', async () => {
        expect(
            await found(`${unit('runs orders')}\nmonolith old\ndeployment test { unit all { runs orders, old } }`),
        ).toEqual(['warning test.all']);
        expect(await found(unit('runs orders, proxy, invoices'))).toEqual(['warning live.sales']);
    });

    it('is silent on one service, with whatever runs beside it', async () => {
        expect(await found(unit('runs orders'))).toEqual([]);
        expect(await found(unit('runs orders, proxy, translator'))).toEqual([]);
        expect(await found(unit('runs orders, Edge'))).toEqual([]);
        expect(await found(unit('runs orders  sidecar invoices'))).toEqual([]);
        expect(await found(unit('runs orders, invoices  sidecar invoices'))).toEqual([]);
    });

    it('gives each service a unit of its own', async () => {
        const text = unit('runs orders, invoices  replicas 3');
        const [finding] = await findingsOf(RULE, text);
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('  unit sales { runs orders  replicas 3 }\n  unit invoices { runs invoices }\n}');
        expect(await found(after)).toEqual([]);
    });

    it('offers no fix where a unit of that name is there already', async () => {
        const text = unit('runs orders, invoices }\n  unit invoices { runs proxy');
        expect((await findingsOf(RULE, text)).map(({ fixes }) => fixes)).toEqual([[]]);
    });
});
