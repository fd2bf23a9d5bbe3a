import fc from 'fast-check';
import type {
    PlannedCall,
    PlannedFault,
    PlannedStep,
    SimulationPlan,
} from '../../../../src/simulation/plan/simulation-plan.ts';
import { plan, server } from './plans.ts';

const SERVERS = 4;
const WORKS = 6;
const CALLS = 8;
const CHANNELS = 2;
const DURATION = 4000;

const time = fc.integer({ min: 0, max: 60 });
const share = fc.constantFrom(0, 0.1, 0.5, 1);
const moment = fc.integer({ min: 0, max: DURATION });

const takes = fc.oneof(
    fc.record({ by: fc.constant('mean' as const), mean: time }),
    fc.record({ by: fc.constant('constant' as const), value: time }),
    time.map((min) => ({ by: 'uniform' as const, min, max: min + 10 })),
    fc.integer({ min: 1, max: 20 }).map((value) => ({
        by: 'quantiles' as const,
        quantiles: [
            { share: 0.5, value },
            { share: 0.99, value: value * 5 },
        ],
    })),
);

const anyServer = fc
    .record({
        instances: fc.integer({ min: 0, max: 3 }),
        concurrency: fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
        balancing: fc.constantFrom('least-requests' as const, 'round-robin' as const, 'random' as const),
        propagatesDeadlines: fc.boolean(),
        scales: fc.boolean(),
    })
    .map(({ instances, scales, ...said }) => ({
        ...said,
        replicas: {
            min: instances,
            max: scales ? instances + 2 : instances,
            every: 300,
            starting: 100,
            ...(scales ? { target: 0.6 } : {}),
        },
    }));

const callStep: fc.Arbitrary<PlannedStep> = fc.record({
    do: fc.constant('call' as const),
    call: fc.integer({ min: 1, max: CALLS - 1 }),
    times: fc.integer({ min: 1, max: 3 }),
    parallel: fc.boolean(),
});
const publishStep: fc.Arbitrary<PlannedStep> = fc.record({
    do: fc.constant('publish' as const),
    channel: fc.integer({ min: 0, max: CHANNELS - 1 }),
    event: fc.constantFrom('E', 'F'),
});
const simpleSteps = fc.array(fc.oneof({ weight: 4, arbitrary: callStep }, publishStep), { maxLength: 2 });
const together = (branch: fc.Arbitrary<PlannedStep[]>): fc.Arbitrary<PlannedStep> =>
    fc.record({ do: fc.constant('together' as const), branches: fc.array(branch, { minLength: 1, maxLength: 3 }) });
const repeat = (steps: fc.Arbitrary<PlannedStep[]>): fc.Arbitrary<PlannedStep> =>
    fc.record({ do: fc.constant('repeat' as const), times: fc.integer({ min: 1, max: 3 }), steps });
const branchedSteps = fc.array(
    fc.oneof({ weight: 2, arbitrary: callStep }, together(simpleSteps), repeat(simpleSteps)),
    { maxLength: 2 },
);
const step: fc.Arbitrary<PlannedStep> = fc.oneof(
    { weight: 4, arbitrary: callStep },
    { weight: 1, arbitrary: publishStep },
    together(branchedSteps),
    repeat(branchedSteps),
    fc.record({
        do: fc.constant('choose' as const),
        branches: fc.array(fc.record({ weight: share, steps: simpleSteps }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
        do: fc.constant('look-up' as const),
        call: fc.integer({ min: 1, max: CALLS - 1 }),
        hits: share,
        otherwise: simpleSteps,
    }),
);

const policy = fc.record(
    {
        timeout: fc.integer({ min: 1, max: 80 }),
        deadline: fc.integer({ min: 1, max: 200 }),
        retry: fc.record({
            retries: fc.integer({ min: 0, max: 2 }),
            jitter: fc.boolean(),
            when: fc.constantFrom<readonly string[]>([], ['timeout'], ['unavailable', 'server-error']),
            backoff: fc.record({
                base: fc.integer({ min: 1, max: 20 }),
                growth: fc.constantFrom('constant', 'exponential'),
            }),
        }),
        breaker: fc.record({
            opens: fc.record({ by: fc.constant('consecutive' as const), failures: fc.integer({ min: 1, max: 5 }) }),
            waits: fc.integer({ min: 10, max: 500 }),
            shared: fc.boolean(),
        }),
        bulkhead: fc.record({ concurrent: fc.integer({ min: 1, max: 4 }), queue: fc.integer({ min: 0, max: 3 }) }),
        limit: fc.record({ rate: fc.integer({ min: 1, max: 100 }) }),
        userLimit: fc.integer({ min: 1, max: 20 }),
        fallback: fc.constantFrom<{ readonly call?: number }>({}, { call: CALLS - 1 }, { call: 2 }),
        undoneBy: fc.integer({ min: 1, max: CALLS - 1 }),
    },
    { requiredKeys: [] },
);

/** Calls lead to any work, so that there are circles, too. Who calls is settled when the works are known. */
const anyCall = fc.record({
    target: fc.integer({ min: 1, max: WORKS - 1 }),
    also: fc.option(fc.integer({ min: 1, max: WORKS - 1 }), { nil: undefined }),
    optional: fc.boolean(),
    ignoresReply: fc.constantFrom(false, false, true),
    policy,
});
type AnyCall = typeof anyCall extends fc.Arbitrary<infer T> ? T : never;

/** The calls that a work may make: one after the other, from its server, each leading on to others of its own. */
function callsOf(work: number, source: number, calls: readonly AnyCall[]): readonly PlannedCall[] {
    const own = (index: number) => work * CALLS + index;
    return calls.map(
        ({ target, also, policy: { fallback, undoneBy, ...policies }, ...said }, index): PlannedCall => ({
            id: `call ${index} of work ${work}`,
            source,
            targets: also === undefined ? [target] : [target, also],
            ...said,
            ...policies,
            ...(fallback === undefined
                ? {}
                : { fallback: fallback.call === undefined ? {} : { call: own(fallback.call) } }),
            ...(undoneBy === undefined ? {} : { undoneBy: own(undoneBy) }),
        }),
    );
}

/** Steps with the calls of their work. */
function stepsOf(work: number, steps: readonly PlannedStep[]): readonly PlannedStep[] {
    return steps.map((each): PlannedStep => {
        switch (each.do) {
            case 'call':
                return { ...each, call: work * CALLS + each.call };
            case 'look-up':
                return { ...each, call: work * CALLS + each.call, otherwise: stepsOf(work, each.otherwise) };
            case 'together':
                return { ...each, branches: each.branches.map((branch) => stepsOf(work, branch)) };
            case 'repeat':
                return { ...each, steps: stepsOf(work, each.steps) };
            case 'choose':
                return {
                    ...each,
                    branches: each.branches.map(({ weight, steps: inner }) => ({
                        weight,
                        steps: stepsOf(work, inner),
                    })),
                };
            default:
                return each;
        }
    });
}

const fault: fc.Arbitrary<PlannedFault> = fc
    .record({
        at: moment,
        until: fc.oneof(moment, fc.constant(Number.POSITIVE_INFINITY)),
        server: fc.integer({ min: 1, max: SERVERS - 1 }),
        call: fc.integer({ min: 0, max: CALLS * WORKS - 1 }),
        channel: fc.integer({ min: 0, max: CHANNELS - 1 }),
        kind: fc.constantFrom('kill', 'delay', 'partition', 'cpu', 'memory', 'skew', 'fail', 'throttle'),
        share,
    })
    .map(({ at, until, server: on, call, channel, kind, share: part }): PlannedFault => {
        const deliveries = [{ channel, consumer: 0 }];
        const when = { at, until: Math.max(at, until), title: `${kind} ${at}` };
        switch (kind) {
            case 'kill':
                return { ...when, fault: 'kill', servers: [on], count: 1 };
            case 'delay':
                return { ...when, fault: 'delay', calls: [call], channels: [channel], deliveries, by: 30, jitter: 10 };
            case 'partition':
                return {
                    ...when,
                    fault: 'partition',
                    calls: [call],
                    deliveries,
                    publications: [{ server: on, channel }],
                };
            case 'cpu':
            case 'memory':
                return { ...when, fault: 'stress', servers: [on], resource: kind, share: part };
            case 'skew':
                return { ...when, fault: 'skew', servers: [on], by: 50 };
            case 'fail':
                return { ...when, fault: 'fail', calls: [call], works: [1], share: part };
            default:
                return { ...when, fault: 'throttle', servers: [on], rate: 5 };
        }
    });

const load = fc.constantFrom(
    { shape: 'poisson' as const, rate: 30 },
    { shape: 'constant' as const, rate: 20 },
    { shape: 'ramp' as const, from: 0, to: 60, over: 2000 },
    { shape: 'burst' as const, requests: 15, every: 500 },
    { shape: 'closed' as const, users: 8, think: 100 },
    { shape: 'closed' as const, users: 3, think: 0 },
);

/** Plans of everything that there is, put together without sense; some go around in circles. */
export const anyPlan: fc.Arbitrary<SimulationPlan> = fc
    .record({
        servers: fc.tuple(...Array.from({ length: SERVERS - 1 }, () => anyServer)),
        works: fc.tuple(
            ...Array.from({ length: WORKS - 1 }, () =>
                fc.record({
                    server: fc.integer({ min: 1, max: SERVERS - 1 }),
                    takes: fc.option(takes, { nil: undefined }),
                    fails: fc.constantFrom(0, 0, 0.2),
                    steps: fc.array(step, { maxLength: 2 }),
                }),
            ),
        ),
        first: fc.array(step, { maxLength: 1 }),
        calls: fc.array(anyCall, { minLength: CALLS, maxLength: CALLS }),
        capacity: fc.constantFrom(1, 5, Number.POSITIVE_INFINITY),
        overflow: fc.constantFrom('drop' as const, 'reject' as const, 'block' as const),
        kind: fc.constantFrom('topic' as const, 'queue' as const),
        times: fc.integer({ min: 0, max: 2 }),
        loads: fc.array(load, { minLength: 1, maxLength: 2 }),
        faults: fc.array(fault, { maxLength: 4 }),
        delay: fc.constantFrom(0, 0.5),
        cancelsAbandonedWork: fc.boolean(),
        warmup: fc.constantFrom(0, 700),
    })
    .map((made) => {
        const handlers = [WORKS - 1, WORKS - 2];
        return plan({
            servers: [
                server('client', { kind: 'client' }),
                ...made.servers.map((said, index) => server(`server ${index + 1}`, said)),
            ],
            works: [
                {
                    id: 'scenario',
                    server: 0,
                    fails: 0,
                    steps: [{ do: 'call', call: 0, times: 1, parallel: false }, ...stepsOf(0, made.first)],
                },
                ...made.works.map(({ takes: time, steps, ...said }, index) => ({
                    id: `work ${index + 1}`,
                    ...said,
                    steps: stepsOf(index + 1, steps),
                    ...(time === undefined ? {} : { takes: time }),
                })),
            ],
            calls: [0, ...made.works.map((each) => each.server)].flatMap((source, index) =>
                callsOf(index, source, made.calls),
            ),
            channels: handlers.map((handler, index) => ({
                id: `channel ${index}`,
                kind: made.kind,
                capacity: made.capacity,
                overflow: made.overflow,
                partitions: 2,
                consumers: index === 0 ? [{ work: handler }] : [{ work: handler }, { work: 1, event: 'E' }],
                redelivery: { times: made.times, backoff: { base: 20, growth: 'constant' as const } },
                redelivers: made.times > 0,
                ...(index === 0 ? { deadletter: 1 } : {}),
            })),
            loads: made.loads.map((shape, index) => ({
                scenario: `scenario ${index}`,
                load: shape,
                duration: DURATION - 500,
                work: 0,
            })),
            watched: [{ id: 'all', works: [1, 2, 3, 4, 5], channels: [0, 1], servers: [1, 2, 3] }],
            faults: made.faults,
            timing: { duration: DURATION, warmup: made.warmup, interval: 250 },
            network: { delay: made.delay },
            cancelsAbandonedWork: made.cancelsAbandonedWork,
        });
    });
