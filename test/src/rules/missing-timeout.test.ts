import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-timeout';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

describe('missing-timeout', () => {
    it('finds a call on which nobody sets one, at the call', async () => {
        const text = `
service payments { command charge }
service orders { command place { calls payments.charge over grpc } }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders.place',
            message:
                '`orders.place` calls `payments.charge` without a timeout (nobody sets one): if no answer comes, it waits for ever.',
        });
        expect(finding && underlined(text, finding)).toBe('calls payments.charge over grpc');
    });

    it('says who rules it out, and where', async () => {
        const text = `
service payments
service orders { defaults { timeout none } calls payments }`;
        const [finding] = await findingsOf(RULE, text);
        expect(finding?.message).toContain('(`orders` in its defaults says `timeout none`)');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders` in its defaults says `timeout none`',
        ]);
    });

    it('finds calls to externals and through routers', async () => {
        expect(
            await found(`
external Stripe
router lb { route "/" to stock }
service stock
service orders { calls Stripe  calls lb }`),
        ).toEqual(['error orders', 'error orders']);
    });

    it.each([
        ['the call', 'service a { calls b { timeout 1s } }'],
        ['its policy', 'policy p { timeout 1s } service a { calls b with p }'],
        ['the caller', 'service a { defaults { timeout 1s } calls b }'],
        ['the mesh', 'mesh M { members a timeout 1s } service a { calls b }'],
        ['the system', 'system S { defaults { timeout 1s } } service a { calls b }'],
    ])('is silent when %s sets one', async (_layer, text) => {
        expect(await found(`service b\n${text}`)).toEqual([]);
    });

    it('lets the nearest word win', async () => {
        expect(await found('service b\nservice a { defaults { timeout 1s } calls b { timeout none } }')).toEqual([
            'error a',
        ]);
    });

    it('takes a deadline for a bound', async () => {
        expect(await found('service b\nservice a { calls b { deadline 1s } }')).toEqual([]);
    });

    it('does not take a mesh for a timeout', async () => {
        expect(await found('mesh M { technology Istio members a, b }\nservice b\nservice a { calls b }')).toEqual([
            'error a',
        ]);
    });

    it('ignores silence when the settings say so, but not a plain none', async () => {
        const unknown = { unknownAs: 'ignore' };
        expect(await found('service b\nservice a { calls b }', unknown)).toEqual([]);
        expect(await found('service b\nservice a { calls b { timeout none } }', unknown)).toEqual(['error a']);
    });

    it('warns once for all stores of a service', async () => {
        const [finding, ...more] = await findingsOf(
            RULE,
            'service a { store db : MySQL  cache fast : Redis  query q { reads fast  reads db } command c { writes db } }',
        );
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'warning', element: 'a' });
        expect(finding?.message).toContain('`a` uses `db` and `fast` without a timeout');
        expect(finding?.relations).toHaveLength(3);
    });

    it('tells it once of the system when three services say nothing of it', async () => {
        const service = (name: string) => `service ${name} { store ${name}Db : MySQL  reads ${name}Db }\n`;
        expect(await found(`system S\n${service('a')}${service('b')}`)).toEqual(['warning a', 'warning b']);
        const [finding, ...more] = await findingsOf(
            RULE,
            `system S\n${['a', 'b', 'c'].map(service).join('')}service d { defaults { timeout 1s } store dDb : MySQL  reads dDb }`,
        );
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'S',
            message:
                '3 services use their stores without a timeout (`a`, `b` and `c`; neither they nor the system set one by default): when a store hangs, so does every request that needs it.',
        });
        expect(finding?.related.map(({ element }) => element)).toEqual(['a', 'b', 'c']);
    });

    it('is silent on stores when the service or the system sets one', async () => {
        const store = 'store db : MySQL  reads db';
        expect(await found(`service a { defaults { timeout 50ms } ${store} }`)).toEqual([]);
        expect(await found(`system S { defaults { timeout 50ms } }\nservice a { ${store} }`)).toEqual([]);
        expect(await found(`mesh M { members a timeout 1s }\nservice a { ${store} }`)).toEqual(['warning a']);
    });

    it('tells one statement that holds for many calls once, where it stands', async () => {
        const text = `
system S { defaults { timeout none } }
service c { store db : MySQL  reads db }
service b { calls c }
service a { calls b  calls c }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ severity: 'error', element: 'S' });
        expect(finding?.message).toBe(
            '`timeout none` (system `S` in its defaults) leaves 3 calls and 1 use of a store in 3 services without a timeout: whoever gets no answer waits for ever.',
        );
        expect(finding && underlined(text, finding)).toBe('timeout none');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`c` uses `db`',
            '`b` calls `c`',
            '`a` calls `b`',
            '`a` calls `c`',
        ]);
    });

    it('leaves clients, routers and routes at the edge alone', async () => {
        expect(
            await found(`
client Web { calls Edge }
gateway Edge { route "/" to lb }
router lb { route "/" to a }
service a`),
        ).toEqual([]);
    });

    it('judges what a BFF calls itself', async () => {
        expect(await found('service a\nbff Mobile { query home { calls a } }')).toEqual(['error Mobile.home']);
    });

    describe('fix', () => {
        const repaired = async (text: string) => {
            const [finding] = await findingsOf(RULE, text);
            const result = finding ? fixed(text, finding) : text;
            expect(await findingsOf(RULE, result)).toEqual([]);
            return { title: finding?.fixes[0]?.title, result };
        };

        it('adds a block', async () => {
            expect(await repaired('service b\nservice a { calls b over grpc }')).toEqual({
                title: 'Set a timeout of 1 s',
                result: 'service b\nservice a { calls b over grpc { timeout 1000ms } }',
            });
        });

        it('puts it first in a block', async () => {
            const { result } = await repaired('service b\nservice a { calls b { retry none } }');
            expect(result).toBe('service b\nservice a { calls b { timeout 1000ms  retry none } }');
        });

        it('replaces a none', async () => {
            const { result } = await repaired('service b\nservice a { calls b { timeout none } }');
            expect(result).toBe('service b\nservice a { calls b { timeout 1000ms } }');
        });

        it('takes the callee’s p99 with headroom', async () => {
            const { title, result } = await repaired(
                'service b { query q { slo { latency p99 61ms } } }\nservice a { calls b.q }',
            );
            expect(title).toBe('Set a timeout of 92 ms (1.5 times the callee’s p99)');
            expect(result).toContain('calls b.q { timeout 92ms }');
        });

        it('mends a statement that holds for many calls in its place', async () => {
            const { result } = await repaired(
                'service c\nservice b\nservice a { defaults { timeout none } calls b  calls c }',
            );
            expect(result).toContain('defaults { timeout 1000ms }');
        });
    });
});
