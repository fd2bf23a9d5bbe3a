import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-circuit-breaker';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);
const BREAKER = 'breaker { opens after 5 failures waits 30s }';

/** A star: so many services call `hub`, of so many in all. */
function star(callers: number, services: number): string {
    const others = Array.from(
        { length: services - 1 },
        (_, n) => `service s${n} { ${n < callers ? 'calls hub' : ''} }`,
    );
    return ['service hub', ...others].join('\n');
}

const worst = async (text: string) => new Set((await findingsOf(RULE, text)).map((finding) => finding.severity));

describe('missing-circuit-breaker', () => {
    it('warns of a call between services, at the call', async () => {
        const text = 'service b { query q }\nservice a { query p { calls b.q } }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a.p',
            message: '`a.p` calls `b.q` without a circuit breaker (nobody sets one).',
        });
        expect(finding && underlined(text, finding)).toBe('calls b.q');
    });

    it('errs when the callee is outside the system, behind a router too', async () => {
        expect(await found('external Stripe\nservice a { calls Stripe }')).toEqual(['error a']);
        expect(await found('external Stripe\nrouter out { route "/" to Stripe }\nservice a { calls out }')).toEqual([
            'error a',
        ]);
    });

    it('errs when the callee is a hub by the number of its callers', async () => {
        expect(await worst(star(5, 8))).toEqual(new Set(['warning']));
        expect(await worst(star(6, 8))).toEqual(new Set(['error']));
    });

    it('wants a quarter of the other services among the callers of a hub', async () => {
        expect(await worst(star(6, 25))).toEqual(new Set(['error']));
        expect(await worst(star(6, 26))).toEqual(new Set(['warning']));
        expect(await worst(star(7, 26))).toEqual(new Set(['error']));
    });

    it('errs when the callee is a hub with callers and callees in balance', async () => {
        const hub = (callers: number, callees: number) =>
            [
                `service hub { ${Array.from({ length: callees }, (_, n) => `calls down${n}`).join('\n')} }`,
                ...Array.from({ length: callees }, (_, n) => `service down${n}`),
                ...Array.from({ length: callers }, (_, n) => `service up${n} { calls hub }`),
            ].join('\n');
        expect(await found(hub(5, 5))).toContain('error up0');
        expect(await found(hub(5, 8))).toContain('error up0');
        expect(await found(hub(5, 9))).not.toContain('error up0');
        expect(await found(hub(5, 4))).not.toContain('error up0');
    });

    it('names the hub’s numbers', async () => {
        const [finding] = await findingsOf(RULE, star(6, 8));
        expect(finding?.message).toContain('`hub` is a hub: 6 of 7 other services call it');
    });

    it('leaves infrastructure out of the count', async () => {
        expect(await worst(star(6, 8).replace('service s0 {', 'service s0 { role infrastructure  '))).toEqual(
            new Set(['warning']),
        );
    });

    it.each([
        ['the call', `service a { calls b { ${BREAKER} } }`],
        ['its policy', `policy p { ${BREAKER} } service a { calls b with p }`],
        ['the caller', `service a { defaults { ${BREAKER} } calls b }`],
        ['the mesh', `mesh M { members a ${BREAKER} } service a { calls b }`],
        ['the system', `system S { defaults { ${BREAKER} } } service a { calls b }`],
    ])('is silent when %s has one', async (_layer, text) => {
        expect(await found(`service b\n${text}`)).toEqual([]);
    });

    it('fires when a call bypasses the mesh that has one', async () => {
        expect(await found(`service b\nmesh M { members a ${BREAKER} }\nservice a { calls b bypassing mesh }`)).toEqual(
            ['warning a'],
        );
    });

    it('ignores silence when the settings say so, but not a plain none', async () => {
        const unknown = { unknownAs: 'ignore' };
        expect(await found('service b\nservice a { calls b }', unknown)).toEqual([]);
        expect(await found('service b\nservice a { calls b { breaker none } }', unknown)).toEqual(['warning a']);
    });

    it('is silent on jobs', async () => {
        expect(await found('service b\nservice nightly { role job  calls b }')).toEqual([]);
    });

    it('is silent on reads that a cache answers meanwhile', async () => {
        const cached = (cache: string, operation: string) => `
service b { ${operation} op }
service a { cache fast : Redis { ${cache} }  query q { reads fast  calls b.op } }`;
        expect(await found(cached('hits 90%', 'query'))).toEqual([]);
        expect(await found(cached('hits 90%', 'command'))).toEqual(['warning a.q']);
        expect(await found(cached('expires 60s', 'query'))).toEqual(['warning a.q']);
    });

    it('leaves stores, clients and routes at the edge alone', async () => {
        expect(
            await found(`
client Web { calls Edge }
gateway Edge { route "/" to a }
service a { store db : MySQL  reads db }`),
        ).toEqual([]);
    });

    it('tells one statement that holds for many calls once, where it stands', async () => {
        const text = `
external Stripe
service c
service a { defaults { breaker none } calls Stripe  calls c }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'error', element: 'a' });
        expect(finding?.message).toContain('leaves 2 calls in 1 service without a circuit breaker, 1 of them');
    });

    it('offers a breaker that mends it', async () => {
        const text = 'service b\nservice a { calls b { timeout 1s } }';
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain('calls b { breaker { opens after 5 failures  waits 30s }  timeout 1s }');
        expect(await findingsOf(RULE, result)).toEqual([]);
    });
});
