import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'long-sync-chain';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map((finding) => `${finding.severity} ${finding.element}`);

/** Services s1 → s2 → …, so many of them. */
function chain(length: number, more = ''): string {
    const services = Array.from(
        { length },
        (_, n) => `service s${n + 1} { ${n + 1 < length ? `calls s${n + 2}` : ''} ${n === 0 ? more : ''} }`,
    );
    return services.join('\n');
}

describe('long-sync-chain', () => {
    it('tells the way hop by hop, at the entry', async () => {
        const text = `client Web { calls s1 }\n${chain(6)}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 's1',
            message:
                '`s1` waits for a chain of 6 services (limit 5, error above 7): `s1` → `s2` → `s3` → `s4` → `s5` → `s6`.',
        });
        expect(finding && underlined(text, finding)).toBe('s1');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`s1` calls `s2`',
            '`s2` calls `s3`',
            '`s3` calls `s4`',
            '`s4` calls `s5`',
            '`s5` calls `s6`',
        ]);
    });

    it('warns above 5 services and errs above 7', async () => {
        expect(await found(chain(5))).toEqual([]);
        expect(await found(chain(6))).toEqual(['warning s1']);
        expect(await found(chain(7))).toEqual(['warning s1']);
        expect(await found(chain(8))).toEqual(['error s1']);
    });

    it('follows its options', async () => {
        expect(await found(chain(3), { warning: 2, error: 3 })).toEqual(['warning s1']);
        expect(await found(chain(4), { warning: 2, error: 3 })).toEqual(['error s1']);
    });

    it('counts gateways, but no routers, clients, externals or infrastructure', async () => {
        const edge = (kind: string) => `client Web { calls Edge }\n${kind} Edge { route "/" to s1 }\n`;
        expect(await found(edge('gateway') + chain(5))).toEqual(['warning Edge']);
        expect(await found(edge('router') + chain(5))).toEqual([]);
        expect(
            await found(`${chain(5).replace('service s5 {', 'service s5 { calls Stripe  calls config')}
external Stripe
service config { role infrastructure }`),
        ).toEqual([]);
    });

    it('multiplies what the services promise', async () => {
        const [finding] = await findingsOf(
            RULE,
            chain(6).replaceAll(/service (s\d) \{/g, 'service $1 { slo { availability 99.9% }'),
        );
        expect(finding?.message).toContain('Expected availability by their objectives: 99.4 %.');
        const [partly] = await findingsOf(RULE, chain(6, 'slo { availability 99% }'));
        expect(partly?.message).toContain('Expected availability by the objectives of 1 of them: 99 %.');
    });

    it('lets operations decide where they are modelled', async () => {
        // The services form a chain of six; no request runs through more than three of them.
        expect(
            await found(`
service a { query q { calls b.first } }
service b { query first { calls c.first } query second { calls c.second } }
service c { query first  query second { calls d.first } }
service d { query first { calls e.first } query second { calls e.second } }
service e { query first  query second { calls f.q } }
service f { query q }`),
        ).toEqual([]);
    });

    it('lets a call that names no operation reach any', async () => {
        expect(
            await found(`${chain(5).replace('service s5 {', 'service s5 { calls s6 ')}
service s6 { query one  command two { calls s7 } }
service s7`),
        ).toEqual(['warning s1']);
    });

    it('counts a cycle with all its services', async () => {
        const [finding] = await findingsOf(
            RULE,
            `client Web { calls s1 }
${chain(4)}
service x { calls y }
service y { calls x }`.replace('service s4 {', 'service s4 { calls x '),
        );
        expect(finding?.severity).toBe('warning');
        expect(finding?.message).toContain('a chain of 6 services');
        expect(finding?.message).toContain('The cycle of `x` and `y` counts with all its services.');
    });

    it('begins at handlers too', async () => {
        expect(
            await found(`
event Happened
service source { publishes Happened }
client Web { calls a.q }
service a { query q  on Happened { calls s1 } }
${chain(5)}`),
        ).toEqual(['warning a.on-Happened']);
    });

    it('tells a chain with two doors once', async () => {
        const [finding, ...more] = await findingsOf(
            RULE,
            `client Web { calls web  calls mobile }
bff mobile { query home { calls s1 } }
bff web { query home { calls s1 } }
${chain(6)}`,
        );
        expect(more).toEqual([]);
        expect(finding?.element).toBe('mobile.home');
        expect(finding?.related.at(-1)).toMatchObject({
            element: 'web.home',
            message: '`web.home` leads into the same chain (7 services)',
        });
    });

    it('tells two chains that only meet at the end apart', async () => {
        const other = chain(6).replaceAll(/s(\d)/g, 't$1').replace('service t6 {', 'service t6 { calls s6');
        expect(await found(`${chain(6)}\n${other}`)).toEqual(['warning s1', 'warning t1']);
    });

    it('is silent on a broad fan-out and on chains of events', async () => {
        const leaves = Array.from({ length: 9 }, (_, n) => `service leaf${n}`).join('\n');
        const calls = Array.from({ length: 9 }, (_, n) => `calls leaf${n}`).join('\n');
        expect(await found(`service root {\n${calls}\n}\n${leaves}`)).toEqual([]);
        const events = Array.from(
            { length: 8 },
            (_, n) => `event E${n}\nservice e${n} { on E${n} { publishes E${n + 1} } }`,
        ).join('\n');
        expect(await found(`${events}\nevent E8\nservice first { publishes E0 }`)).toEqual([]);
    });
});
