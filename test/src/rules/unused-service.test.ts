import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'unused-service';
const found = async (text: string) => (await findingsOf(RULE, text)).map(({ element }) => element);

describe('unused-service', () => {
    it('tells a service to which nothing leads', async () => {
        const text = 'client c { calls a }\nservice a\nservice orphan { calls a }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orphan',
            message:
                'Nobody calls `orphan`, no route, scenario or migration leads to it, and it handles no message: it costs, and nobody would miss it. Yet it makes 1 call itself: if it runs by the clock, say `role job`.',
        });
        expect(finding && underlined(text, finding)).toBe('orphan');
    });

    it('counts monoliths and routers, and services that only publish', async () => {
        expect(await found('monolith m\nrouter r\nservice a { publishes E }\nevent E')).toEqual(['m', 'r', 'a']);
    });

    it.each([
        ['a client', 'client c { calls a }'],
        ['a service that is used', 'client c { calls b }\nservice b { calls a }'],
        ['a route', 'gateway g { route "/" to a }'],
        ['a message', 'event E\nextend a { on E }'],
        ['a scenario', 'client c\nscenario S { loop "each" { c calls a.q } }'],
        ['a migration', 'monolith m { role job }\nmigration M { retires m  phase 1 { mirrors "/" to a } }'],
        ['an undo', 'service b { role job  calls c undone by a.q }\nservice c'],
    ])('is silent on what %s leads to', async (_, text) => {
        expect(await found(`service a { query q }\n${text}`)).toEqual([]);
    });

    it('is silent on jobs, infrastructure and gateways', async () => {
        expect(await found('service a { role job }\nservice b { role infrastructure }\ngateway g\nbff m')).toEqual([]);
    });
});
