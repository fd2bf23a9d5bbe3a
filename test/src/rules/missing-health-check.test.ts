import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-health-check';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

describe('missing-health-check', () => {
    it('finds a deployed service of which the model says nothing', async () => {
        const text = 'service checked { health "/h" }\nservice orders { replicas 2 }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders',
            message:
                '`orders` has no readiness check and no liveness check (nothing is said): requests arrive before they can be answered, and what hangs is not restarted.',
        });
        expect(finding && underlined(text, finding)).toBe('orders');
    });

    it('finds a plain none, and half a check, where they stand', async () => {
        const none = 'service orders { replicas 2  health none }';
        const [finding] = await findingsOf(RULE, none, { unknownAs: 'ignore' });
        expect(finding?.message).toContain('(`health none`)');
        expect(finding && underlined(none, finding)).toBe('health none');
        const [half] = await findingsOf(RULE, 'gateway edge { replicas 2  health ready "/ready" }');
        expect(half?.message).toBe('`edge` has no liveness check: what hangs is not restarted.');
        const [other] = await findingsOf(RULE, 'monolith shop { replicas 2  health live "/live" }');
        expect(other?.message).toBe('`shop` has no readiness check: requests arrive before they can be answered.');
    });

    it('is silent with both checks', async () => {
        expect(await found('service orders { replicas 2  health "/healthz" }')).toEqual([]);
        expect(await found('service orders { replicas 2  health ready "/r" live "/l" }')).toEqual([]);
    });

    it('judges what a unit runs, and nothing that is not deployed', async () => {
        const unit = 'deployment live { unit u { runs orders } }\nservice x { health "/h" }\n';
        expect(await found(`${unit}service orders`)).toEqual(['warning orders']);
        expect(await found('service orders { query list }')).toEqual([]);
    });

    it('is silent on jobs and routers', async () => {
        expect(await found('service nightly { role job  replicas 1 }\nservice x { health "/h" }')).toEqual([]);
        expect(await found('router lb { replicas 2 }\nservice x { health "/h" }')).toEqual([]);
    });

    it('ignores silence when the settings say so', async () => {
        expect(await found('service orders { replicas 2 }', { unknownAs: 'ignore' })).toEqual([]);
    });

    it('tells what no service of a larger model has once', async () => {
        const shop = (count: number, health: string) =>
            `system Shop\n${Array.from({ length: count }, (_, n) => `service s${n} { replicas 2 ${health} }`).join('\n')}`;
        const text = `${shop(5, 'health ready "/ready"')}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Shop',
            message:
                '5 deployed services have no liveness check, nor has any other (`s0`, `s1`, `s2`, `s3` and `s4`): what hangs is not restarted.',
        });
        expect(finding?.related).toHaveLength(5);
        expect(finding && (await found(fixed(text, finding)))).toEqual([]);
        expect(await found(shop(4, 'health ready "/ready"'))).toHaveLength(4);
        expect(await found(`${text}\nservice other { replicas 2  health "/healthz" }`)).toHaveLength(5);
    });

    it.each([
        [
            'service a {\n  replicas 2 // two\n}',
            'service a {\n  replicas 2 // two\n  health ready "/ready" live "/live"\n}',
        ],
        ['service a { replicas 2  health ready "/r" }', 'health ready "/r" live "/live" }'],
        ['service a { health none  replicas 2 }', '{ health ready "/ready" live "/live"  replicas 2 }'],
    ])('adds what is missing', async (text, mended) => {
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain(mended);
        expect(await found(result)).toEqual([]);
    });
});
