import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'uncorrelated-logs';
const found = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findingsOf(RULE, text, { unknownAs })).map(({ severity, element }) => `${severity} ${element}`);
const GOOD = 'structured, correlated to Loki';
const shop = (logs: string) => `client Shopper { calls orders }
service orders { telemetry { logs ${logs} }  calls stock }
service stock { telemetry { logs ${GOOD} } }`;

describe('uncorrelated-logs', () => {
    it('tells what is wrong with the logs of a service, and the way on which it hurts', async () => {
        const text = shop('plain to Loki');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders',
            decisive: ['logs'],
            message:
                'Logs of `orders`: they are plain lines of text and they bear no trace id, so what happened to one request on the way `orders` → `stock` cannot be put together.',
        });
        expect(finding && underlined(text, finding)).toBe('logs plain to Loki');
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('logs structured, correlated to Loki');
        expect(await found(after)).toEqual([]);
    });

    it('tells three services or more that say the same, each for itself, as one', async () => {
        const services = (names: readonly string[]) =>
            names.map((name) => `service ${name} { telemetry { logs structured } }`).join('\n');
        const text = (names: readonly string[]) =>
            `system S\nclient C { ${names.map((name) => `calls ${name}`).join(' ')} }\n${services(names)}`;
        expect(await found(text(['a', 'b']))).toEqual(['warning a', 'warning b']);
        const [finding, ...more] = await findingsOf(RULE, text(['a', 'b', 'c']));
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'S',
            message:
                'Logs with the same flaws (they are gathered nowhere) are written by 3 services that requests pass through (`a`, `b` and `c`): what happened to one request cannot be put together.',
        });
    });

    it.each([
        [GOOD, []],
        ['correlated, structured to Loki, Archive', []],
        ['structured to Loki', ['warning orders']],
        ['structured, correlated', ['warning orders']],
        ['plain, correlated to Loki', ['warning orders']],
        ['none', ['warning orders']],
    ])('judges `logs %s`', async (logs, expected) => {
        expect(await found(shop(logs))).toEqual(expected);
    });

    it('asks for a trace id only where requests pass through two services', async () => {
        expect(await found('client c { calls a }\nservice a { telemetry { logs structured to Loki } }')).toEqual([]);
        expect(await found('client c { calls a }\nservice a { telemetry { logs structured } }')).toEqual(['warning a']);
        expect(
            await found(`client c { calls a }
service a { telemetry { logs ${GOOD} }  publishes E }
event E
service b { telemetry { logs structured to Loki }  on E }`),
        ).toEqual(['warning b']);
    });

    it('tells one statement for several services once', async () => {
        const text = `system S { telemetry { logs structured to Loki } }
client c { calls a }
service a { calls b }
service b`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'S',
            message:
                'This statement on logs (they bear no trace id) holds for 2 services that requests pass through (`a` and `b`): what happened to one request cannot be put together.',
        });
        expect(finding?.related.map(({ element }) => element)).toEqual(['a', 'b']);
        expect(await found(finding ? fixed(text, finding) : '')).toEqual([]);
    });

    it('tells a model that says nothing of logs once', async () => {
        const text = 'system S\nobservability { logs Loki }\nclient c { calls a }\nservice a { calls b }\nservice b';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toBe(
            'The model says nothing of logs, so they are missing in 2 services that requests pass through (`a` and `b`): what happened to one request cannot be put together.',
        );
        expect(await found(finding ? fixed(text, finding) : '')).toEqual([]);
        expect(await found(text, 'ignore')).toEqual([]);
    });

    it('offers no fix where it is not known where the logs go', async () => {
        expect((await findingsOf(RULE, shop('structured'))).map(({ fixes }) => fixes)).toEqual([[]]);
        expect(
            (await findingsOf(RULE, shop('structured').replace('{ logs structured }', 'none'))).map(
                ({ fixes }) => fixes,
            ),
        ).toEqual([[]]);
    });

    it('leaves out jobs, infrastructure and what no request reaches', async () => {
        expect(
            await found('service nightly { role job  calls config }\nservice config { role infrastructure }'),
        ).toEqual([]);
        expect(await found('service alone\nrouter balancer')).toEqual([]);
    });
});
