import { describe, expect, it } from 'vitest';
import { diffModels } from '../../../../src/model/diff/diff-models.ts';
import { propertyText, valueText } from '../../../../src/model/diff/value-text.ts';
import { modelOf } from '../../../model-of.ts';

/** What a service says after `service a`, in words. */
async function words(statement: string): Promise<string> {
    const others = 'team T\nlibrary L { domain }\nservice b { query x { } }\nobservability { metrics Prometheus }';
    const before = await modelOf(`service a { tag t }\n${others}`);
    const after = await modelOf(`service a { tag t\n ${statement} }\n${others}`);
    return diffModels(before, after)
        .elements.flatMap(({ properties }) => properties)
        .map(({ property, after: value }) => `${propertyText(property)}: ${valueText(property, value)}`)
        .join('; ');
}

describe('values in words', () => {
    it.each([
        ['replicas 3', 'replicas: 3'],
        ['replicas 2..10 at 70% cpu', 'replicas: 2 … 10 at 70 % cpu'],
        ['replicas 1 elected', 'replicas: 1 elected'],
        ['takes 8ms', 'takes: 8 ms'],
        ['takes 8ms exactly', 'takes: 8 ms exactly'],
        ['takes 5ms..20ms', 'takes: 5 ms … 20 ms'],
        ['takes p50 12ms p99 1500ms', 'takes: p50 12 ms, p99 1.5 s'],
        ['fails 0.05%', 'fails: 0.05 %'],
        ['memory 64MiB', 'memory: 64 MiB'],
        ['slo { availability 99.95%  latency p99 300ms }', 'slo availability: 99.95 %; slo latency: p99 300 ms'],
        [
            'defaults { timeout 2s  retry 2 backoff 50ms..1s jitter budget 10% when timeout }',
            'defaults retry: 2 backoff 50 ms … 1 s jitter budget 10 % when timeout; defaults timeout: 2 s',
        ],
        [
            'defaults { breaker { opens after 5 failures  waits 30s } }',
            'defaults breaker: opens after 5 failures, waits 30 s',
        ],
        [
            'defaults { breaker { opens at 50% of 100 calls within 30s } }',
            'defaults breaker: opens at 50 % of 100 calls within 30 s',
        ],
        ['defaults { timeout none }', 'defaults timeout: none'],
        ['defaults { bulkhead 20 queue 10 }', 'defaults bulkhead: 20 queue 10'],
        ['defaults { fallback "the list of yesterday" }', 'defaults fallback: the list of yesterday'],
        ['defaults { limit 200/s per client }', 'defaults limit: 200/s per client'],
        ['health "/healthz"', 'health: /healthz'],
        ['telemetry { metrics red to Prometheus }', 'telemetry metrics: duration, errors, rate to Prometheus'],
        ['technology Kotlin, Ktor', 'technologies: Kotlin, Ktor'],
        ['allow chatty-call because "so" until 2099-03-01', 'allows: chatty-call until 2099-03-01'],
        ['link "https://runbooks.example/a" "Runbook"', 'links: Runbook (https://runbooks.example/a)'],
        ['owner T', 'owner: T'],
        ['uses L', 'uses: L'],
        ['observed as "one", "two"', 'observed as: one, two'],
    ])('%s', async (statement, expected) => {
        expect(await words(statement)).toBe(expected);
    });

    it('says where nothing is said', () => {
        expect(valueText('replicas', undefined)).toBe('not said');
    });

    it('knows no property by a name that only objects have', () => {
        expect(valueText('constructor', 'x')).toBe('x');
    });

    it('say how often a loop repeats and a condition holds, before and after', async () => {
        const scenario = (times: string, share: string) => `client App
            service b { query q  query r }
            scenario S {
                loop "each" ${times} { App calls b.q "asks" }
                alt "gift" ${share} { App calls b.q } else { par { App calls b.r } }
                alt "new" { }
            }`;
        const diff = diffModels(await modelOf(scenario('5 times', '20%')), await modelOf(scenario('6 times', '')));
        expect(diff.elements.flatMap(({ properties }) => properties)).toMatchObject([{ property: 'steps' }]);
        const [steps] = diff.elements.flatMap(({ properties }) => properties);
        const rest = 'else (par (App calls b.r)), alt "new" ()';
        expect(valueText('steps', steps?.before)).toBe(
            `loop "each" 5 times (App calls b.q "asks"), alt "gift" 20 % (App calls b.q) ${rest}`,
        );
        expect(valueText('steps', steps?.after)).toBe(
            `loop "each" 6 times (App calls b.q "asks"), alt "gift" (App calls b.q) ${rest}`,
        );
    });

    it('say in which order an operation does what', async () => {
        const service = (body: string) => `service b { query q  query r }\nservice a { query x { ${body} } }`;
        const diff = diffModels(
            await modelOf(service('calls b.q  calls b.r')),
            await modelOf(service('calls b.r  calls b.q')),
        );
        const [steps] = diff.elements.flatMap(({ properties }) => properties);
        expect([valueText('steps', steps?.before), valueText('steps', steps?.after)]).toEqual([
            'a.x->b.q, a.x->b.r',
            'a.x->b.r, a.x->b.q',
        ]);
    });
});
