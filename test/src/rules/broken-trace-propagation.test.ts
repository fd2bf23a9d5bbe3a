import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'broken-trace-propagation';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const TRACED = 'system S { defaults { telemetry { traces otel } } }';
const NO_TRACES = 'defaults { telemetry { traces none } }';

describe('broken-trace-propagation', () => {
    it('finds an untraced service between two traced ones, where it says so', async () => {
        const text = `${TRACED}
service a { calls b }
service b { ${NO_TRACES} calls c }
service c`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'b',
            message:
                '`b` is not traced (`traces none`), so a trace breaks on the way `a` → `b` → `c`: what comes after it looks like another request.',
        });
        expect(finding && underlined(text, finding)).toContain('traces none');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a` calls `b`', '`b` calls `c`']);
    });

    it('finds a traced service that does not hand on the context', async () => {
        const between = (propagates: string) =>
            found(`${TRACED}\nservice a { calls b }\nservice b { ${propagates} calls c }\nservice c`);
        expect(await between('propagates none')).toEqual(['warning b']);
        expect(await between('propagates deadlines')).toEqual(['warning b']);
        expect(await between('propagates deadlines, w3c')).toEqual([]);
        expect(await between('propagates b3')).toEqual([]);
        expect(await between('')).toEqual([]);
    });

    it('does not mind a last service that hands nothing on', async () => {
        expect(await found(`${TRACED}\nservice a { calls b }\nservice b { propagates none }`)).toEqual([]);
    });

    it('follows messages', async () => {
        const text = `${TRACED}
broker Kafka { topic orders }
event Placed via orders
service a { command place { publishes Placed } }
service b { propagates none  on Placed { calls c } }
service c`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('`a.place` → `b.on-Placed` → `c`');
        expect(finding?.related[0]?.message).toBe('`a.place` publishes `Placed`, `b.on-Placed` receives it');
    });

    it('lets operations decide where they are modelled', async () => {
        // Nothing that comes from a goes on to c.
        expect(
            await found(`${TRACED}
service a { query q { calls b.first } }
service b { propagates none  query first  query second { calls c } }
service c`),
        ).toEqual([]);
    });

    it('finds several dark services in a row', async () => {
        expect(
            await found(`${TRACED}
service a { calls b }
service b { ${NO_TRACES} calls c }
service c { ${NO_TRACES} calls d }
service d`),
        ).toEqual(['warning b', 'warning c']);
    });

    it('finds an untraced service at the end of an entry path', async () => {
        const [finding] = await findingsOf(
            RULE,
            `${TRACED}
client Web { calls Edge }
gateway Edge { route "/a" to a }
service a { calls b }
service b { ${NO_TRACES} }`,
        );
        expect(finding).toMatchObject({ element: 'b' });
        expect(finding?.message).toContain('requests reach it (`Edge` → `a` → `b`)');
    });

    it('reads silence as the settings say', async () => {
        const text =
            'service a { calls b telemetry { traces otel } }\nservice b { calls c }\nservice c { telemetry { traces otel } }'
                .replaceAll('telemetry', 'defaults { telemetry')
                .replaceAll('otel }', 'otel } }');
        expect(await found(text)).toEqual(['warning b']);
        expect(await found(text, { unknownAs: 'ignore' })).toEqual([]);
        expect(await found(text.replace('service b {', `service b { ${NO_TRACES}`), { unknownAs: 'ignore' })).toEqual([
            'warning b',
        ]);
    });

    it('tells a statement that holds for several services once', async () => {
        const text = `system S { defaults { telemetry { traces none } } }
client Web { calls a }
service a { calls b }
service b`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ element: 'S' });
        expect(finding?.message).toBe(
            '`traces none` holds for 2 services that requests pass through (`a` and `b`): nobody can follow a request through them.',
        );
        expect(finding?.related.map(({ element }) => element)).toEqual(['a', 'b']);
    });

    it('tells a context’s statement at the context', async () => {
        expect(
            await found(`${TRACED}
context C {
  telemetry { traces none }
  service a { calls b }
  service b
}`),
        ).toEqual(['warning C']);
    });

    it('tells a model that never speaks of traces so once', async () => {
        const [finding, ...more] = await findingsOf(RULE, 'service a { calls b }\nservice b');
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ element: 'a' });
        expect(finding?.message).toContain('says nothing of traces, so they are missing in 2 services');
    });

    it('is silent where everything is traced, at the edge and outside', async () => {
        expect(
            await found(`${TRACED}
client Web { calls lb }
router lb { ${NO_TRACES} route "/" to a }
external Stripe
service config { role infrastructure  ${NO_TRACES} }
service a { calls b  calls config  calls Stripe }
service b`),
        ).toEqual([]);
    });

    it('is silent on a service that no request reaches', async () => {
        expect(await found(`${TRACED}\nservice a { calls b }\nservice b\nservice idle { ${NO_TRACES} }`)).toEqual([]);
    });
});
