import process from 'node:process';
import { runPlan } from '../../src/simulation/engine/run-plan.ts';
import type { PlannedCall, SimulationPlan } from '../../src/simulation/plan/simulation-plan.ts';
import { call, inOrder, oneQueue, plan, server, work } from '../src/simulation/engine/plans.ts';
import { median, milliseconds, printRow } from './measure.ts';
import { runNaiveQueue } from './naive-queue.ts';

const RUNS = 3;

/** With everything on: what the second target is about. */
const POLICIES: Partial<PlannedCall> = {
    timeout: 300,
    retry: { retries: 2, backoff: { base: 10, growth: 'exponential', cap: 100 }, jitter: true, budget: 0.2, when: [] },
    breaker: { opens: { by: 'rate', failureRate: 0.5, calls: 100 }, waits: 5000, closesAfter: 3, shared: false },
    bulkhead: { concurrent: 50, queue: 10 },
};

/** A chain with all policies at every call. */
function withPolicies(seconds: number): SimulationPlan {
    const duration = seconds * 1000;
    const steps = { takes: { by: 'mean', mean: 5 } as const, fails: 0.002 };
    return plan({
        servers: [
            server('client', { kind: 'client' }),
            server('front', { instances: 4, concurrency: 20 }),
            server('back', { instances: 4, concurrency: 10 }),
        ],
        works: [
            work('scenario', 0, { steps: inOrder(0) }),
            work('front', 1, { ...steps, steps: inOrder(1) }),
            work('back', 2, steps),
        ],
        calls: [call('front', 0, 1, { timeout: 1000 }), call('back', 1, 2, POLICIES)],
        loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 1000 }, duration, work: 0 }],
        timing: { duration, warmup: duration / 20, interval: 1000 },
        network: { delay: 0.5 },
    });
}

/** Twenty services: each request goes through a gateway and all of them, four behind each other five times. */
function twentyServices(seconds: number): SimulationPlan {
    const duration = seconds * 1000;
    const services = Array.from({ length: 20 }, (_, index) => index + 1);
    // Services 1, 5, 9 … are called by the client; each calls the next one, up to the end of its chain.
    const isFirst = (id: number) => id % 4 === 1;
    return plan({
        servers: [
            server('client', { kind: 'client' }),
            ...services.map((id) => server(`service ${id}`, { instances: 3, concurrency: 16 })),
        ],
        works: [
            work('scenario', 0, { steps: inOrder(...services.filter(isFirst).map((id) => id - 1)) }),
            ...services.map((id) =>
                work(`service ${id}`, id, {
                    takes: { by: 'mean', mean: 4 },
                    steps: id % 4 === 0 ? [] : inOrder(id),
                }),
            ),
        ],
        calls: services.map((id) => call(`to ${id}`, isFirst(id) ? 0 : id - 1, id, isFirst(id) ? {} : POLICIES)),
        loads: [{ scenario: 'scenario', load: { shape: 'poisson', rate: 500 }, duration, work: 0 }],
        watched: services.map((id) => ({ id: `service ${id}`, works: [id], channels: [], servers: [id] })),
        timing: { duration, warmup: duration / 20, interval: 1000 },
        network: { delay: 0.5 },
    });
}

/** Processor time of some work, in milliseconds: the machine may be busy with other things. */
function processorTime(run: () => number): { readonly time: number; readonly events: number } {
    const before = process.cpuUsage();
    const events = run();
    const { user, system } = process.cpuUsage(before);
    return { time: (user + system) / 1000, events };
}

function measure(name: string, target: string, run: () => number): void {
    const runs = Array.from({ length: RUNS }, () => processorTime(run));
    const time = median(runs.map((each) => each.time));
    const rate = median(runs.map((each) => each.events / each.time / 1000));
    printRow(name, `${rate.toFixed(1)} M/s`, milliseconds(time), target);
}

const untraced = (planned: SimulationPlan) => () => runPlan(planned, 1, { traces: 0 }).events;

/**
 * Runs of the simulation, in events a second of processor time. Targets: M/M/1 at least 8 million events a second, with
 * all policies 2 million, twenty services at 500 requests a second for ten minutes in less than 10 s, a minute in 1 s.
 */
export async function benchmarkSimulation(): Promise<void> {
    printRow('run', 'events', 'time', 'target');
    measure('M/M/1 with closures, 3 M requests', '', () => runNaiveQueue(0.8, 3_000_000));
    measure('M/M/1, 3 M requests', '8 M/s', untraced(oneQueue(0.8, 3_750_000, { concurrency: 1 }, ONE_SECOND)));
    measure('all policies, 5 min at 1000/s', '2 M/s', untraced(withPolicies(300)));
    measure('20 services, 10 min at 500/s', '10,000 ms', untraced(twentyServices(600)));
    measure('20 services, 1 min at 500/s', '1,000 ms', untraced(twentyServices(60)));
    measure('… and the slowest traced', '', () => runPlan(twentyServices(60), 1).events);
}

const ONE_SECOND = { takes: { by: 'mean', mean: 1000 } } as const;
