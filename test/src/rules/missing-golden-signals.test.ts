import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-golden-signals';
const found = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findingsOf(RULE, text, { unknownAs })).map(
        ({ severity, element, decisive }) => `${severity} ${element} ${decisive.join(' ')}`,
    );
const shop = (metrics: string, more = '') => `system Shop { telemetry { metrics ${metrics} } }
client Shopper { calls orders }
service orders {
  query list
}
${more}`;

describe('missing-golden-signals', () => {
    it('tells what the metrics of a service lack, at the statement that decides', async () => {
        const text = shop('rate, errors to Prometheus');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders',
            decisive: ['metrics', 'duration'],
            message:
                'Nobody can see how `orders` does: its metrics lack duration. What answers requests needs rate, errors and duration (RED).',
        });
        expect(finding && underlined(text, finding)).toBe('orders');
        expect(finding?.related.map(({ message }) => message)).toEqual(['this is what holds for it']);
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('metrics red to Prometheus');
        expect(await found(after)).toEqual([]);
    });

    it.each([
        ['rate, errors, duration', []],
        ['red', []],
        ['errors, duration', ['warning orders metrics rate']],
        ['rate, duration', ['warning orders metrics errors']],
        ['rate, errors', ['warning orders metrics duration']],
        ['none', ['warning orders metrics rate errors duration']],
    ])('judges `metrics %s` of a service', async (metrics, expected) => {
        expect(await found(shop(metrics))).toEqual(expected);
    });

    it.each([
        ['use', []],
        ['red, use', []],
        ['utilisation, errors', ['warning db metrics saturation']],
        ['red', ['warning db metrics utilisation saturation']],
    ])('judges `metrics %s` of a store', async (metrics, expected) => {
        expect(await found(`store db { telemetry { metrics ${metrics} } }`)).toEqual(expected);
    });

    it('takes brokers and infrastructure services for resources', async () => {
        expect(await found('broker Kafka { telemetry { metrics red } }')).toEqual([
            'warning Kafka metrics utilisation saturation',
        ]);
        expect(await found('service config { role infrastructure  telemetry { metrics red } }')).toEqual([
            'warning config metrics utilisation saturation',
        ]);
        expect(await found('service config { role infrastructure  telemetry { metrics use } }')).toEqual([]);
    });

    it('tells one statement for several elements once, with what each sort lacks', async () => {
        const text = shop('rate', 'store b\nstore a');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'Shop',
            message:
                'These metrics do not suffice for all that they hold for: utilisation, saturation and errors of `a` and `b`; errors and duration of `orders` are missing, so nobody can see how they do.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders` lacks errors and duration',
            '`b` lacks utilisation, saturation and errors',
            '`a` lacks utilisation, saturation and errors',
        ]);
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('metrics red, use');
        expect(await found(after)).toEqual([]);
    });

    it('tells a model that says nothing of metrics once, and mends it in the system', async () => {
        const text = 'system S\nclient c { calls a }\nservice a { calls b }\nservice b';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'S',
            message:
                'The model says nothing of metrics: rate, errors and duration of `a` and `b` are missing, so nobody can see how they do.',
        });
        expect(await found(finding ? fixed(text, finding) : '')).toEqual([]);
    });

    it('tells a silent service among others by itself', async () => {
        const text = 'client c { calls a }\nservice a { telemetry { metrics red }  calls b }\nservice b';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('Nobody can see how `b` does: nothing is said of its metrics.');
        expect(await found(finding ? fixed(text, finding) : '')).toEqual([]);
        expect(await found(text, 'ignore')).toEqual([]);
        expect(await found(`${text} { calls d }\nservice d`)).toEqual([
            'warning b metrics rate errors duration',
            'warning d metrics rate errors duration',
        ]);
    });

    it('counts what a mesh supplies, unless the mesh says it does not', async () => {
        expect(await found(shop('none', 'mesh M { members orders }'))).toEqual([]);
        expect(await found(shop('none', 'mesh M { members orders  telemetry { metrics none } }'))).toEqual([
            'warning orders metrics rate errors duration',
        ]);
    });

    it('asks nothing of what no request reaches', async () => {
        expect(await found('service nightly { role job  calls a }\nservice a { telemetry { metrics red } }')).toEqual(
            [],
        );
        expect(await found('router balancer\nservice alone')).toEqual([]);
    });

    it('asks for alerts where there are objectives and a place for telemetry', async () => {
        const text = (observability: string) => `system S\nservice a { slo { availability 99.9% } }\n${observability}`;
        const [finding, ...more] = await findingsOf(RULE, text('observability { metrics Prometheus }'));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'a',
            message:
                "`a` has an objective, but nothing alerts when it is missed: no `alerts` stand in the model's `observability`.",
        });
        expect(await found(text('observability { metrics Prometheus  alerts Alertmanager }'))).toEqual([]);
        expect(await found(text(''))).toEqual([]);
        expect(await found('external X { slo { availability 99% } }\nobservability { metrics P }')).toEqual([]);
        const two = `${text('observability { metrics P }')}\nservice b { query q { slo { errors 1% } } }`;
        expect((await findingsOf(RULE, two)).map(({ element, message }) => `${element}: ${message}`)).toEqual([
            "S: 2 elements have objectives, but nothing alerts when they are missed: no `alerts` stand in the model's `observability`.",
        ]);
    });
});
