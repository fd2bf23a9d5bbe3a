import fc from 'fast-check';
import { scenarioText } from './scenario-text.ts';

/** Elements that every text of {@link scenarioText} has, by what can break there. */
const ANY = ['C0x0', 's0', 'Out', 'shared', 'Kafka', 't0', 'App', 'Edge', 's0.op0'] as const;
const SERVING = ['C0x0', 's0', 'Out', 'shared', 'Edge'] as const;

const any = fc.constantFrom(...ANY);
const serving = fc.constantFrom(...SERVING);

const load = fc.constantFrom(
    '20/s',
    'constant 20/s',
    'ramp 0/s..60/s over 2s',
    'burst 30 every 700ms',
    '8 users think 100ms',
    '2 users think 0s',
    '3/min',
);

const fault = fc.oneof(
    fc.tuple(fc.constantFrom('1', '2', 'all'), serving).map(([count, of]) => `kill ${count} of ${of}`),
    fc.tuple(any, fc.constantFrom('', ' jitter 40ms')).map(([of, jitter]) => `delay ${of} by 30ms${jitter}`),
    fc.tuple(any, any).map(([a, b]) => `delay ${a} to ${b} by 200ms`),
    fc.tuple(any, fc.constantFrom('from', 'to'), any).map(([a, way, b]) => `partition ${a} ${way} ${b}`),
    fc
        .tuple(fc.constantFrom('cpu', 'memory'), fc.constantFrom('10%', '50%', '95%', '100%'), serving)
        .map(([resource, share, on]) => `stress ${resource} ${share} on ${on}`),
    serving.map((of) => `skew clock of ${of} by 5min`),
    fc.tuple(fc.constantFrom('1%', '30%', '100%'), any).map(([share, of]) => `fail ${share} of ${of}`),
    fc.tuple(serving, fc.constantFrom('1/s', '100/s')).map(([of, rate]) => `throttle ${of} to ${rate}`),
);

const step = fc
    .tuple(fc.constantFrom('0s', '1s', '2.5s'), fault, fc.constantFrom('', ' for 1s', ' for 10s'))
    .map(([at, what, length]) => `  at ${at} ${what}${length}`);

const measurable = fc.constantFrom(
    '',
    ' of Main',
    ' of s0',
    ' of s0.op0',
    ' of Out',
    ' of shared',
    ' of t0',
    ' of App',
);
const expectation = fc.oneof(
    fc
        .tuple(fc.constantFrom('', ' p50', ' p99.9'), measurable, fc.constantFrom('below 50ms', 'above 1ms'))
        .map(([quantile, of, bound]) => `latency${quantile}${of} ${bound}`),
    fc.tuple(measurable, fc.constantFrom('below 1%', 'above 1%')).map(([of, bound]) => `errors${of} ${bound}`),
    measurable.map((of) => `throughput${of} above 1/s`),
    measurable.map((of) => `queue${of} below 10`),
    measurable.map((of) => `utilisation${of} below 80%`),
    measurable.map((of) => `no errors${of}`),
    fc.constant('recovery within 2s'),
);
const expectations = fc.array(expectation, { maxLength: 3 }).map((all) => all.join('  '));

const breaker = fc.constantFrom(
    'breaker { opens after 2 failures  waits 200ms  probes 1 }',
    'breaker { opens at 50% of 4 calls  waits 200ms }',
    'breaker resilience4j { opens at 50% of 10 calls  waits 1s }',
    'breaker polly { waits 500ms  opens at 10% of 4 calls within 2s }',
    'breaker envoy { waits 1s }',
    'breaker istio',
    'breaker linkerd',
    'breaker { opens after 1 failures  shared }',
);
const sized = fc
    .tuple(
        fc.constantFrom(
            'replicas 1',
            'replicas 3',
            'replicas 1..4 at 60% cpu every 1s starting 500ms',
            'replicas 0..2',
        ),
        fc.constantFrom('', 'concurrency 1', 'concurrency 4'),
        fc.constantFrom('', 'balances round-robin', 'balances random'),
        fc.constantFrom('', 'propagates deadlines'),
        fc.constantFrom('', 'fails 5%'),
        fc.constantFrom('', 'takes 20ms', 'takes p50 5ms p99 80ms', 'takes 1ms..9ms'),
        breaker,
        fc.constantFrom('', 'timeout 100ms', 'retry 2 backoff 10ms..100ms budget 20%', 'bulkhead 2 queue 3'),
    )
    .map(([replicas, ...rest]) =>
        [replicas, ...rest.slice(0, 5)].join('  ').concat(`  defaults { ${rest.slice(5).join('  ')} }`),
    );

/** Texts of models with one experiment, `Trial`, of a few seconds, that uses everything that experiments can say. */
export const experimentText: fc.Arbitrary<string> = fc
    .record({
        model: scenarioText,
        sizes: fc.array(sized, { minLength: 7, maxLength: 7 }),
        cached: fc.boolean(),
        load,
        warmup: fc.constantFrom('', ' warmup 500ms'),
        steps: fc.array(step, { maxLength: 3 }),
        steady: expectations,
        abort: expectations,
        expected: expectations,
    })
    .map(({ model, sizes, load: arriving, warmup, steps, steady, abort, expected }) => {
        const sizedModel = model.replaceAll(
            /service s(\d) "[^"]*" \{/g,
            (head, number: string) => `${head}\n    ${sizes[Number(number)] ?? ''}`,
        );
        return `${sizedModel}
experiment Trial {
  load Main ${arriving} for 4s${warmup}
  steady { ${steady} }
  abort { ${abort} }
${steps.join('\n')}
  expect { ${expected} }
}
`;
    });
