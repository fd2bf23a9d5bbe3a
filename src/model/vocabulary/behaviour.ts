import { words } from './word.ts';

/** What a retry reacts to: `when unavailable, timeout`. */
export const RETRY_CONDITION_WORDS = words({
    unavailable: 'the callee says that it cannot answer now (HTTP 502, 503; gRPC UNAVAILABLE)',
    timeout: 'no answer came in time (HTTP 504, gRPC DEADLINE_EXCEEDED, or the own timeout)',
    'connect-failure': 'no connection was made, so nothing can have happened',
    overloaded: 'the callee has too much to do (HTTP 429, gRPC RESOURCE_EXHAUSTED)',
    'server-error': 'any error of the callee (HTTP 5xx)',
});

/** Circuit breakers whose defaults fill what is not said: `breaker resilience4j`. */
export const BREAKER_KINDS = words({
    resilience4j: 'opens at 50 % failures of 100 calls, waits 60 s, judges 10 trial calls',
    polly: 'opens at 10 % failures of at least 100 calls in 30 s, waits 5 s, sends one trial call',
    istio: 'ejects an instance after 5 errors in a row for 30 s, longer each time',
    envoy: 'ejects an instance after 5 errors in a row for 30 s, longer each time',
    linkerd: 'opens for an instance after 7 failures in a row, for 1 s doubling to 60 s',
});

/** What metrics tell: `metrics red`. */
export const METRIC_SIGNALS = words({
    red: 'rate, errors and duration of requests',
    use: 'utilisation, saturation and errors of a resource',
    rate: 'requests per second',
    errors: 'how many of them fail',
    duration: 'how long they take',
    utilisation: 'how busy a resource is',
    saturation: 'how much work waits for a resource',
});

/** What makes the traces: `traces otel`. */
export const TRACE_INSTRUMENTATIONS = words({
    otel: 'OpenTelemetry',
    zipkin: 'Zipkin or Brave',
    jaeger: 'the clients of Jaeger, superseded by OpenTelemetry',
    datadog: "Datadog's tracers",
    xray: 'AWS X-Ray',
    newrelic: "New Relic's agents",
    dynatrace: 'OneAgent',
    elastic: "Elastic's APM agents",
    skywalking: "SkyWalking's agents",
    mesh: "only what the mesh's proxies see",
});

/** What logs look like: `logs structured`. */
export const LOG_FORMATS = words({
    structured: 'records with fields, such as JSON',
    plain: 'lines of text',
    correlated: 'each record bears the id of its trace or request',
});

/** What is used up: `at 70% cpu`, `stress memory 80%`. */
export const RESOURCES = words({
    cpu: 'processor time',
    memory: 'main memory',
    concurrency: 'requests under way at a time',
    requests: 'requests per second',
    queue: 'messages that wait',
});

/** Resources that an experiment can use up: `stress cpu 80%`. */
export const STRESSED_RESOURCES = words({
    cpu: 'work takes longer',
    memory: 'work takes longer, and above the limit instances are killed',
});
