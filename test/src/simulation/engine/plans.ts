import type {
    PlannedCall,
    PlannedChannel,
    PlannedServer,
    PlannedStep,
    PlannedWork,
    SimulationPlan,
} from '../../../../src/simulation/plan/simulation-plan.ts';

/** One replica that takes whatever comes; what is said otherwise holds. */
export function server(id: string, said: Partial<PlannedServer> & { readonly instances?: number } = {}): PlannedServer {
    const { instances = 1, ...rest } = said;
    return {
        id,
        kind: 'service',
        replicas: { min: instances, max: instances, every: 15_000, starting: 1000 },
        concurrency: Number.POSITIVE_INFINITY,
        balancing: 'least-requests',
        propagatesDeadlines: false,
        killedAtMemory: 0.9,
        ...rest,
    };
}

/** Work without anything to do; what is said otherwise holds. */
export function work(id: string, on: number, said: Partial<PlannedWork> = {}): PlannedWork {
    return { id, server: on, fails: 0, steps: [], ...said };
}

/** A call without any policy; what is said otherwise holds. */
export function call(id: string, source: number, target: number, said: Partial<PlannedCall> = {}): PlannedCall {
    return { id, source, targets: [target], optional: false, ignoresReply: false, ...said };
}

/** A channel with room for everything; what is said otherwise holds. */
export function channel(id: string, handlers: readonly number[], said: Partial<PlannedChannel> = {}): PlannedChannel {
    return {
        id,
        kind: 'topic',
        capacity: Number.POSITIVE_INFINITY,
        overflow: 'block',
        partitions: Number.POSITIVE_INFINITY,
        consumers: handlers.map((handler) => ({ work: handler })),
        redelivery: { times: 0 },
        redelivers: true,
        ...said,
    };
}

/** One call after the other, each once. */
export function inOrder(...calls: readonly number[]): readonly PlannedStep[] {
    return calls.map((each) => ({ do: 'call', call: each, times: 1, parallel: false }));
}

/** A plan without a network delay; what is said otherwise holds. */
export function plan(said: Partial<SimulationPlan> & Pick<SimulationPlan, 'servers' | 'works'>): SimulationPlan {
    return {
        calls: [],
        channels: [],
        loads: [],
        faults: [],
        watched: [],
        timing: { duration: 60_000, warmup: 0, interval: 1000 },
        network: { delay: 0 },
        cancelsAbandonedWork: false,
        assumptions: [],
        ...said,
    };
}

/** A client that calls one service, which works for a time; every second so many requests. */
export function oneQueue(
    rate: number,
    seconds: number,
    service: Partial<PlannedServer>,
    done: Partial<PlannedWork>,
    policy: Partial<PlannedCall> = {},
): SimulationPlan {
    const duration = seconds * 1000;
    return plan({
        servers: [server('client', { kind: 'client' }), server('service', service)],
        works: [work('scenario', 0, { steps: inOrder(0) }), work('service.query', 1, done)],
        calls: [call('scenario:1', 0, 1, policy)],
        loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate }, duration, work: 0 }],
        watched: [{ id: 'service', works: [1], channels: [], servers: [1] }],
        timing: { duration, warmup: duration / 20, interval: duration / 100 },
    });
}
