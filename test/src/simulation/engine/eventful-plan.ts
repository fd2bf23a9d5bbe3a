import { call, channel, inOrder, plan, server, work } from './plans.ts';

/** A plan with something of everything, to be run in several places: each has to come to the same bytes. */
export const eventfulPlan = plan({
    servers: [
        server('client', { kind: 'client' }),
        server('front', { instances: 3, concurrency: 20, propagatesDeadlines: true }),
        server('back', {
            concurrency: 2,
            balancing: 'random',
            replicas: { min: 2, max: 5, target: 0.6, every: 2000, starting: 1000 },
        }),
        server('mailer', { concurrency: 2 }),
    ],
    works: [
        work('scenario', 0, { steps: inOrder(0) }),
        work('front', 1, {
            takes: { by: 'mean', mean: 5 },
            steps: [
                { do: 'together', branches: [inOrder(1), inOrder(1)] },
                {
                    do: 'choose',
                    branches: [
                        { weight: 1, steps: [] },
                        { weight: 2, steps: [{ do: 'publish', channel: 0 }] },
                    ],
                },
            ],
        }),
        work('back', 2, {
            takes: {
                by: 'quantiles',
                quantiles: [
                    { share: 0.5, value: 8 },
                    { share: 0.99, value: 40 },
                ],
            },
            fails: 0.01,
        }),
        work('mailer', 3, { takes: { by: 'uniform', min: 1, max: 12 }, fails: 0.05 }),
    ],
    calls: [
        call('front', 0, 1, { timeout: 300 }),
        call('back', 1, 2, {
            timeout: 40,
            deadline: 200,
            retry: {
                retries: 2,
                backoff: { base: 10, growth: 'exponential', cap: 50 },
                jitter: true,
                budget: 0.3,
                when: [],
            },
            breaker: { kind: 'polly', shared: false },
            bulkhead: { concurrent: 20, queue: 10 },
        }),
    ],
    channels: [channel('mails', [3], { redelivery: { times: 2, backoff: { base: 20, growth: 'exponential' } } })],
    loads: [
        { scenario: 'scenario', load: { shape: 'ramp', from: 20, to: 200, over: 10_000 }, duration: 20_000, work: 0 },
    ],
    watched: [{ id: 'back', works: [2], channels: [], servers: [2] }],
    faults: [
        { at: 8000, until: 11_000, title: 'kill', fault: 'kill', servers: [2], count: 1 },
        {
            at: 14_000,
            until: 16_000,
            title: 'delay',
            fault: 'delay',
            calls: [1],
            channels: [],
            deliveries: [{ channel: 0, consumer: 0 }],
            by: 50,
            jitter: 20,
        },
    ],
    timing: { duration: 20_000, warmup: 2000, interval: 1000 },
    network: { delay: 0.5 },
});
