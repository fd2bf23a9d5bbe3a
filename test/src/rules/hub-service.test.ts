import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'hub-service';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map((finding) => `${finding.severity} ${finding.element}`);

/** A service `hub` with so many callers and callees, and others that have nothing to do with it. */
function around(callers: number, callees: number, others = 0, words = ''): string {
    const all = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n));
    return [
        `service hub { ${words} ${all(callees, (n) => `calls out${n}`).join('  ')} }`,
        ...all(callers, (n) => `service in${n} { calls hub }`),
        ...all(callees, (n) => `service out${n}`),
        ...all(others, (n) => `service other${n}`),
    ].join('\n');
}

describe('hub-service', () => {
    it('tells how many call it, at the service', async () => {
        const text = around(6, 1);
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'hub',
            message: '`hub` is called by 6 of 7 other services (limit 6): when it is slow or down, so are they.',
        });
        expect(finding && underlined(text, finding)).toBe('hub');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            ...[0, 1, 2, 3, 4, 5].map((n) => `\`in${n}\` calls \`hub\``),
            '`hub` calls `out0`',
        ]);
    });

    it('wants enough callers', async () => {
        expect(await found(around(6, 0))).toEqual(['warning hub']);
        expect(await found(around(5, 0))).toEqual([]);
        expect(await found(around(5, 0), { callers: 5 })).toEqual(['warning hub']);
    });

    it('wants a quarter of the other services among them', async () => {
        expect(await found(around(6, 0, 18))).toEqual(['warning hub']);
        expect(await found(around(6, 0, 19))).toEqual([]);
        expect(await found(around(6, 0, 19), { share: 0.2 })).toEqual(['warning hub']);
    });

    it('takes fewer callers where as many are called', async () => {
        const [finding] = await findingsOf(RULE, around(5, 8));
        expect(finding?.message).toBe(
            'Everything runs through `hub`: 5 services call it and it calls 8 (limit 5 each), so it changes with all of them.',
        );
        expect(await found(around(5, 9))).toEqual([]);
        expect(await found(around(5, 4))).toEqual([]);
        expect(await found(around(4, 4), { both: 4 })).toEqual(['warning hub']);
    });

    it('is silent on a platform for all', async () => {
        expect(await found(around(9, 0, 0, 'role platform'))).toEqual([]);
        expect(await found(around(9, 0, 0, 'role infrastructure'))).toEqual([]);
    });

    it('counts who calls often once, and neither clients nor routers', async () => {
        expect(await found(around(5, 0).replaceAll('calls hub', 'calls hub  calls hub'))).toEqual([]);
        expect(await found(`${around(5, 0)}\nclient Web { calls hub }\nrouter lb { route "/" to hub }`)).toEqual([]);
    });

    it('lists ten callers and says how many more there are', async () => {
        const [finding] = await findingsOf(RULE, around(20, 0));
        expect(finding?.related).toHaveLength(11);
        expect(finding?.related.at(-1)?.message).toBe('… and 10 more callers');
    });
});
