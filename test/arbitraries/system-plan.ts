import fc from 'fast-check';
import { name, quoted } from './names.ts';

/**
 * What a generated system consists of. References are numbers: each means the one at that place, counted round and
 * round, of whatever there is to refer to; so any plan makes a valid model.
 */
export interface SystemPlan {
    readonly teams: readonly string[];
    readonly policies: readonly PolicyPlan[];
    readonly contexts: readonly ContextPlan[];
    readonly topics: readonly TopicPlan[];
    readonly clients: readonly {
        readonly name: string;
        readonly title: string | undefined;
        readonly calls: Reference;
    }[];
    readonly externals: readonly NamedPlan[];
    readonly gateways: readonly { readonly name: string; readonly routes: readonly RoutePlan[] }[];
    readonly load: number;
    readonly faults: readonly { readonly kind: number; readonly target: Reference; readonly at: number }[];
    readonly phases: number;
}

export type Reference = number;

export interface NamedPlan {
    readonly name: string;
    readonly title: string | undefined;
    readonly doc: string | undefined;
}

export interface PolicyPlan {
    readonly name: string;
    readonly timeout: number;
    readonly retry: string | undefined;
    readonly breaker: string | undefined;
}

export interface ContextPlan extends NamedPlan {
    readonly owner: Reference | undefined;
    readonly entities: readonly { readonly name: string; readonly fields: readonly string[] }[];
    readonly events: readonly {
        readonly name: string;
        readonly fields: readonly string[];
        readonly topic: Reference;
    }[];
    readonly services: readonly ServicePlan[];
    readonly upstream: Reference | undefined;
}

export interface ServicePlan extends NamedPlan {
    readonly replicas: string | undefined;
    readonly stores: readonly { readonly name: string; readonly schemas: readonly string[] }[];
    readonly operations: readonly OperationPlan[];
    readonly properties: readonly number[];
    readonly listensTo: Reference | undefined;
}

export interface OperationPlan extends NamedPlan {
    readonly command: boolean;
    readonly idempotent: string | undefined;
    readonly steps: readonly StepPlan[];
}

export interface StepPlan {
    readonly kind: 'calls' | 'reads' | 'writes' | 'publishes';
    readonly target: Reference;
    readonly modifiers: readonly string[];
    readonly timeout: number | undefined;
    readonly policy: Reference | undefined;
}

export interface TopicPlan {
    readonly name: string;
    readonly partitions: number;
}

export interface RoutePlan {
    readonly path: string;
    readonly targets: readonly Reference[];
    readonly policy: Reference | undefined;
}

const reference = fc.nat(40);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
    fc.array(arbitrary, { maxLength });

const doc = fc.constantFrom('What it is for.', 'Two\nlines.', '- a list\n- of `things`', '東京');
const named = { name, title: maybe(quoted), doc: maybe(doc) };
const fields = some(name, 4);
const count = fc.integer({ min: 1, max: 20 });

const step: fc.Arbitrary<StepPlan> = fc.record({
    kind: fc.constantFrom('calls', 'calls', 'reads', 'writes', 'publishes'),
    target: reference,
    modifiers: fc.subarray(['over grpc', '3 times', 'in parallel', 'optional', 'batched', 'ignoring reply']),
    timeout: maybe(count),
    policy: maybe(reference),
});

const operation: fc.Arbitrary<OperationPlan> = fc.record({
    ...named,
    title: maybe(fc.constantFrom('"GET /a"', '"POST /a/{id}"', '"grpc a.B/C"')),
    command: fc.boolean(),
    idempotent: maybe(fc.constantFrom('idempotent', 'idempotent by "Key"', 'critical saga')),
    steps: some(step, 4),
});

const service: fc.Arbitrary<ServicePlan> = fc.record({
    ...named,
    replicas: maybe(
        fc.constantFrom('3', '2 .. 10 at 70% cpu', '1 elected', '2 .. 9 at 70% cpu every 15s starting 20s'),
    ),
    stores: some(fc.record({ name, schemas: fc.uniqueArray(name, { maxLength: 2 }) }), 2),
    operations: some(operation, 3),
    properties: fc.uniqueArray(fc.nat(30), { maxLength: 6 }),
    listensTo: maybe(reference),
});

const context: fc.Arbitrary<ContextPlan> = fc.record({
    ...named,
    owner: maybe(reference),
    entities: some(fc.record({ name, fields }), 3),
    events: some(fc.record({ name, fields, topic: reference }), 2),
    services: some(service, 3),
    upstream: maybe(reference),
});

const policy: fc.Arbitrary<PolicyPlan> = fc.record({
    name,
    timeout: count,
    retry: maybe(
        fc.constantFrom(
            '2',
            '2 backoff 50ms .. 1s jitter budget 10% when unavailable, timeout',
            '3 backoff 50ms .. jitter',
        ),
    ),
    breaker: maybe(
        fc.constantFrom('opens after 5 failures', 'opens at 50% of 100 calls within 30s, slow 2s at 80%', 'probes 2'),
    ),
});

/** Plans of systems of up to three contexts. */
export const systemPlan: fc.Arbitrary<SystemPlan> = fc.record({
    teams: some(name, 3),
    policies: some(policy, 2),
    contexts: some(context, 3),
    topics: some(fc.record({ name, partitions: count }), 3),
    clients: some(fc.record({ name, title: maybe(quoted), calls: reference }), 2),
    externals: some(fc.record(named), 2),
    gateways: some(
        fc.record({
            name,
            routes: some(
                fc.record({
                    path: fc.constantFrom('"/"', '"/orders"', '"/a/{id}"'),
                    targets: fc.array(reference, { minLength: 1, maxLength: 3 }),
                    policy: maybe(reference),
                }),
                3,
            ),
        }),
        1,
    ),
    load: count,
    faults: some(fc.record({ kind: fc.nat(6), target: reference, at: count }), 3),
    phases: fc.nat(3),
});
