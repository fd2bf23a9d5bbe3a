import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'unsafe-strangler-step';
const findings = async (text: string, options = {}) => findingsOf(RULE, text, { options });
const found = async (text: string, options = {}) =>
    (await findings(text, options)).map(({ severity, element, decisive }) => `${severity} ${element} ${decisive[0]}`);

/** A migration with a facade and ways back, so that a test is about what it adds. */
const model = (phases: string, more = '', facade = 'facade Edge') => `gateway Edge
monolith Legacy { masters Legacy.Order  entity Order  store legacyDb  query find }
context C {
  entity Order
  entity Stock
  service orders { masters Order  store ordersDb  query list  command place idempotent }
  service stock { masters Stock  store stockDb  query list }
  service prices { store pricesDb  query list }
  service users { store usersDb  query list }
}
${more}
migration M {
  ${facade}
  retires Legacy
  phase 1 { routes "/" to Legacy }
  ${phases}
}`;
const BACK = 'rollback "back"';
const SYNC = 'syncs C.Order from Legacy.legacyDb to C.orders.ordersDb until phase 2';

describe('unsafe-strangler-step: the facade', () => {
    it('tells what leads to old and new, in the first phase where it is so', async () => {
        const text = model(
            `phase 2 { moves "/stock" to C.stock  ${BACK} }\n  phase 3 { moves "/prices" to C.prices  ${BACK} }`,
            '',
            '',
        );
        const [finding, ...more] = await findings(text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'M.2',
            decisive: ['facade'],
            message:
                'In phase 2 of `M`, `/stock` below `/` leads to `stock` and to `Legacy`, and no facade stands before them: nothing sends each request to the right one.',
        });
        expect(finding && underlined(text, finding)).toContain('/stock');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`/` leads to `Legacy`']);
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('facade Edge');
        expect(await found(after)).toEqual([]);
    });

    it('counts a path that moves only in part', async () => {
        const canary = (share: string) =>
            model(
                `phase 2 { routes "/s" to Legacy }\n  phase 3 { moves "/s" to C.stock ${share}  ${BACK} }`,
                '',
                '',
            ).replace('routes "/" to Legacy', '');
        expect(await found(canary('20%'))).toEqual(['error M.3 facade']);
        expect(await found(canary('100%'))).toEqual([]);
    });

    it('is silent on a mirror, and with a facade', async () => {
        expect(await found(model('phase 2 { mirrors "/stock" to C.stock }', '', ''))).toEqual([]);
        expect(await found(model(`phase 2 { moves "/stock" to C.stock  ${BACK} }`))).toEqual([]);
    });

    it('offers no fix where it is not certain which gateway is meant', async () => {
        const text = model(`phase 2 { moves "/stock" to C.stock  ${BACK} }`, 'gateway Other', '');
        expect((await findings(text)).map(({ fixes }) => fixes)).toEqual([[]]);
    });
});

describe('unsafe-strangler-step: what both write', () => {
    it('tells an entity that no sync keeps the same', async () => {
        const text = model(`phase 2 { moves "/orders" to C.orders  ${BACK} }`);
        const [finding, ...more] = await findings(text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'M.2',
            decisive: ['sync', 'C.Order', 'C.orders'],
            message:
                'From phase 2 of `M` on, `Legacy` and `orders` both write `C.Order`, and no sync says which way the changes flow and until when: what one writes, the other does not know.',
        });
    });

    it('asks for the end of the sync', async () => {
        const text = (sync: string) => model(`phase 2 { moves "/orders" to C.orders  ${sync}  ${BACK} }`);
        const [finding] = await findings(text(SYNC.replace(' until phase 2', '')));
        expect(finding?.message).toContain('the sync between them has no end (`until phase …`)');
        expect(await found(text(SYNC))).toEqual([]);
    });

    it('is silent on queries, on what only the new one has, and once the old one is gone', async () => {
        expect(await found(model(`phase 2 { moves "/orders" to C.orders.list  ${BACK} }`))).toEqual([]);
        expect(await found(model(`phase 2 { moves "/orders" to C.orders.place  ${BACK} }`))).toEqual([
            'error M.2 sync',
        ]);
        expect(await found(model(`phase 2 { moves "/stock" to C.stock  ${BACK} }`))).toEqual([]);
        expect(
            await found(
                model(`phase 2 { decommissions Legacy  ${BACK} }\n  phase 3 { moves "/orders" to C.orders  ${BACK} }`),
            ),
        ).toEqual([]);
    });
});

describe('unsafe-strangler-step: calls back', () => {
    it('tells a circle with the monolith, step by step', async () => {
        const more = 'extend Legacy { calls C.stock.list }\nextend C.stock { calls Legacy.find }';
        const [finding, ...others] = await findings(model(`phase 2 { moves "/stock" to C.stock  ${BACK} }`, more));
        expect(others).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'M.2',
            decisive: ['cycle', 'C.stock'],
            message:
                'Phase 2 of `M` takes `stock` out of `Legacy`, but they call each other in a circle (`stock` → `Legacy` → `stock`): when one is down, so is the other, now over the network.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`stock` calls `Legacy`',
            '`Legacy` calls `stock`',
        ]);
    });

    it('is silent on calls in one direction', async () => {
        const phase = `phase 2 { moves "/stock" to C.stock  ${BACK} }`;
        expect(await found(model(phase, 'extend Legacy { calls C.stock.list }'))).toEqual([]);
        expect(await found(model(phase, 'extend C.stock { calls Legacy.find }'))).toEqual([]);
    });
});

describe('unsafe-strangler-step: the size of steps', () => {
    const two = 'moves "/stock" to C.stock  moves "/prices" to C.prices';
    const rest = (number: number, path: string) => `phase ${number} { moves "${path}" to C.users  ${BACK} }`;

    it('tells a phase that moves more than half, with the numbers', async () => {
        const [finding, ...more] = await findings(model(`phase 2 { ${two}  ${BACK} }\n  ${rest(3, '/users')}`));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'M.2',
            decisive: ['big'],
            message:
                'Phase 2 of `M` moves 2 of 3 capabilities at once (67 %, limit 50 %): `/stock` and `/prices`. When something fails, nobody can tell which of them did it, and all have to go back.',
        });
    });

    it('is silent at half, on a single path, and by another limit', async () => {
        const half = `phase 2 { ${two}  ${BACK} }\n  ${rest(3, '/users')}\n  ${rest(4, '/avatars')}`;
        expect(await found(model(half))).toEqual([]);
        expect(await found(model(half), { share: 0.49 })).toEqual(['warning M.2 big']);
        expect(await found(model(rest(2, '/users')))).toEqual([]);
    });

    it('does not count a canary', async () => {
        const canaries = `phase 2 { moves "/stock" to C.stock 5%  moves "/prices" to C.prices 5%  ${BACK} }
  phase 3 { moves "/stock" to C.stock  ${BACK} }
  phase 4 { moves "/prices" to C.prices  ${BACK} }`;
        expect(await found(model(canaries))).toEqual([]);
    });

    it('counts capabilities that move with their data, from three on', async () => {
        const sync = (store: string) => `syncs C.Stock from Legacy.legacyDb to C.${store} until phase 3`;
        const phase = (data: string) =>
            `phase 2 { ${two}  moves "/users" to C.users  ${data}  ${BACK} }\n  ${rest(3, '/a')}\n  ${rest(4, '/b')}\n  ${rest(5, '/c')}`;
        const stores = ['stock.stockDb', 'prices.pricesDb', 'users.usersDb'];
        expect(await found(model(phase(stores.slice(0, 2).map(sync).join('  '))))).toEqual([]);
        const [finding] = await findings(model(phase(stores.map(sync).join('  '))));
        expect(finding?.message).toContain('moves the behaviour and the data of 3 together (limit 2)');
        expect(await found(model(phase(stores.map(sync).join('  '))), { together: 4 })).toEqual([]);
    });
});

describe('unsafe-strangler-step: the way back', () => {
    it('tells a phase without one, and several together', async () => {
        const one = 'phase 2 { moves "/stock" to C.stock }';
        const [finding] = await findings(model(one));
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'M.2',
            message:
                'Phase 2 of `M` does not say how to go back (`rollback`): when it fails, somebody has to think of it in the night.',
        });
        const both = await findings(model(`${one}\n  phase 3 { decommissions Legacy }`));
        expect(both.map(({ element, message }) => `${element}: ${message}`)).toEqual([
            'M: 2 phases of `M` do not say how to go back (`rollback`): when one fails, somebody has to think of it in the night.',
        ]);
        expect(await findingsOf(RULE, model(one), { unknownAs: 'ignore' })).toEqual([]);
    });

    it('tells a way back that is ruled out from one that nobody speaks of', async () => {
        const none = 'phase 2 { moves "/stock" to C.stock  rollback none }';
        const [finding, ...more] = await findings(model(none));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'M.2',
            message:
                'Phase 2 of `M` cannot be taken back (`rollback none`): when it fails, the only way is forward. Make it smaller, or send a part of the traffic first.',
        });
        expect(finding && underlined(model(none), finding)).toBe('rollback none');
        expect(await findingsOf(RULE, model(none), { unknownAs: 'ignore' })).toHaveLength(1);
        const mixed = await findings(model(`${none}\n  phase 3 { decommissions Legacy }`));
        expect(mixed.map(({ element }) => element)).toEqual(['M.2', 'M.3']);
    });

    it('asks for none where nothing moves', async () => {
        expect(await found(model('phase 2 { mirrors "/stock" to C.stock }'))).toEqual([]);
    });
});
