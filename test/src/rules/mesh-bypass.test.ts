import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'mesh-bypass';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const sales = (mesh: string, call = 'calls prices', promotions = '') => `
mesh Main { ${mesh} }
context Sales {
  service orders { ${call} }
  service prices
  service promotions { ${promotions} }
}
external Bank`;

describe('mesh-bypass', () => {
    it('finds a service that is left out of its context’s mesh', async () => {
        const text = sales('members orders, prices', 'calls prices', 'calls prices');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Sales.promotions',
            message:
                "`promotions` is not in mesh `Main`, which holds 2 other services of `Sales`: its calls have none of the mesh's policies, encryption and telemetry.",
            relations: ['Sales.promotions->Sales.prices'],
        });
        expect(finding && underlined(text, finding)).toBe('promotions');
        expect(finding?.related.map(({ message }) => message)).toEqual(['mesh `Main`']);
    });

    it('finds one that is kept out', async () => {
        const [finding] = await findingsOf(RULE, sales('members Sales  excludes promotions'));
        expect(finding?.message).toContain('`promotions` is kept out of mesh `Main`');
        expect(finding?.fixes).toEqual([]);
    });

    it('is silent when all are in a mesh, be it another', async () => {
        expect(await found(sales('members Sales'))).toEqual([]);
        expect(await found(`mesh Other { members promotions, orders }${sales('members orders, prices')}`)).toEqual([]);
    });

    it('is silent on daemons of the host’s network, and on jobs', async () => {
        expect(await found(sales('members orders, prices', undefined, 'role infrastructure'))).toEqual([]);
        expect(await found(sales('members Sales  excludes promotions', undefined, 'role job'))).toEqual([]);
    });

    it('finds a call past the mesh between two of its members', async () => {
        const text = sales('members Sales', 'calls prices over grpc bypassing mesh');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Sales.orders',
            message:
                "`orders` calls `prices` past mesh `Main`, though both are in it: the call has none of the mesh's policies, encryption and telemetry.",
        });
        expect(finding && underlined(text, finding)).toBe('calls prices over grpc bypassing mesh');
    });

    it('is silent on a call past the mesh out of the system', async () => {
        expect(await found(sales('members Sales', 'calls Bank bypassing mesh'))).toEqual([]);
    });

    it('finds a policy toward something that no member calls', async () => {
        const text = sales('members Sales  toward promotions { retry none }');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Main',
            message: 'Mesh `Main` has a policy toward `promotions`, but nobody calls it: the policy has no effect.',
        });
        expect(finding && underlined(text, finding)).toBe('promotions');
    });

    it('names the calls that a dead policy misses', async () => {
        const [finding] = await findingsOf(
            RULE,
            'mesh M { members a  toward c { retry none } }\nservice a\nservice b { calls c }\nservice c',
        );
        expect(finding?.message).toContain('no member of the mesh calls it through the mesh');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`b` calls it from outside']);
    });

    it('is silent on policies that some call meets: for a service, its context, an external', async () => {
        expect(await found(sales('members Sales  toward prices { retry none }'))).toEqual([]);
        expect(await found(sales('members Sales  toward Sales { retry none }'))).toEqual([]);
        expect(await found(sales('members Sales  toward Bank { retry none }', 'calls Bank'))).toEqual([]);
    });

    it('takes the service in, and the detour out', async () => {
        for (const text of [
            sales('members orders, prices'),
            sales('members Sales', 'calls prices bypassing mesh over grpc'),
        ]) {
            const [finding] = await findingsOf(RULE, text);
            const result = finding ? fixed(text, finding) : text;
            expect(result).not.toBe(text);
            expect(await found(result)).toEqual([]);
        }
    });
});
