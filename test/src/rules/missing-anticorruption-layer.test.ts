import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-anticorruption-layer';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element} ${finding.decisive}`);

const LEGACY = (map = '') => `external Erp { legacy }
context Billing {
  ${map}
  service invoices { command settle { calls Erp  calls Erp } }
}`;
const SAAS = (map = '') => LEGACY(map).replace('{ legacy }', '');

describe('missing-anticorruption-layer', () => {
    it('tells who calls what, at the first call', async () => {
        const [finding, ...more] = await findingsOf(RULE, LEGACY());
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Billing.invoices',
            decisive: ['Erp'],
            message:
                '`invoices` calls the legacy system `Erp` directly (2 calls): no service with the role `acl` stands between, and the context map names no anticorruption layer, published language or conformist.',
        });
        expect(finding?.relations).toHaveLength(2);
        expect(finding && underlined(LEGACY(), finding)).toBe('calls Erp');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`invoices.settle` calls `Erp`',
            '`invoices.settle` calls `Erp`',
        ]);
    });

    it('fires for monoliths, through routers, and outside of contexts', async () => {
        expect(await found('monolith Old\ncontext A { service a { calls Old } }')).toEqual(['warning A.a Old']);
        expect(await found('monolith Old\nrouter lb { route "/" to Old }\nservice a { calls lb }')).toEqual([
            'warning a Old',
        ]);
        expect((await findingsOf(RULE, 'monolith Old\nservice a { calls Old }'))[0]?.fixes).toEqual([]);
    });

    it('fires for an external that the context map treats as a model of its own', async () => {
        expect(await found(SAAS('upstream Erp { customer-supplier }'))).toEqual(['warning Billing.invoices Erp']);
        expect(await found(SAAS())).toEqual([]);
    });

    it('is silent where the context map names a protection', async () => {
        expect(await found(LEGACY('upstream Erp { through anticorruption-layer }'))).toEqual([]);
        expect(await found(LEGACY('upstream Erp { conformist }'))).toEqual([]);
        expect(await found(SAAS('upstream Erp { offers published-language }'))).toEqual([]);
        expect(await found(LEGACY('upstream Erp { offers open-host-service }'))).toHaveLength(1);
    });

    it('is silent behind a service with the role acl', async () => {
        expect(
            await found(`external Erp { legacy }
context Billing { service invoices { calls translator }  service translator { role acl  calls Erp } }`),
        ).toEqual([]);
    });

    it('is silent on gateways, monoliths and neighbours in one context', async () => {
        expect(await found('monolith Old\ngateway Edge { route "/" to Old }')).toEqual([]);
        expect(await found('external Erp { legacy }\nmonolith Old { calls Erp }')).toEqual([]);
        expect(await found('context A { monolith Old  service a { calls Old } }')).toEqual([]);
    });

    it('is silent where silence of the map says nothing', async () => {
        expect(await findingsOf(RULE, LEGACY(), { unknownAs: 'ignore' })).toEqual([]);
    });

    it('writes the layer on the context map', async () => {
        for (const map of ['', 'upstream Erp', 'upstream Erp { }', 'upstream Erp { customer-supplier }']) {
            const text = LEGACY(map);
            const [finding] = await findingsOf(RULE, text);
            const after = finding ? fixed(text, finding) : '';
            expect(after).toContain('through anticorruption-layer');
            expect(await found(after)).toEqual([]);
        }
    });
});
