import { MOST_REPLICAS, type PlannedServer, type SimulationPlan } from '../plan/simulation-plan.ts';
import { RateLimiter } from '../policies/rate-limiter.ts';
import { RateLimits } from '../policies/rate-limits.ts';
import { timeDistribution } from '../random/distributions.ts';
import { createStreams, type RandomStreams } from '../random/streams.ts';
import type { Lanes } from './lanes.ts';
import { type CallSite, REPLICA, type Replicas, type RunningLoad, type Server, type Work } from './parts.ts';
import { policyMaker, shared } from './policies.ts';
import type { Program } from './program.ts';
import { createRequestCounter, type RequestCounter } from './request-counter.ts';
import { createTimerLine, type TimerLine } from './timers.ts';

/** Names for the streams of random numbers: of each kind by id, those with the same id numbered. */
export interface StreamNames {
    readonly servers: readonly string[];
    readonly works: readonly string[];
    readonly calls: readonly string[];
    readonly channels: readonly string[];
    readonly loads: readonly string[];
}

/** Streams for all parts of a plan. */
export function planStreams(plan: SimulationPlan, seed: number): { names: StreamNames; streams: RandomStreams } {
    const named = (kind: string, ids: readonly string[]) => {
        const seen = new Map<string, number>();
        return ids.map((id) => {
            const before = seen.get(id) ?? 0;
            seen.set(id, before + 1);
            return `${kind} ${id}${before === 0 ? '' : ` ${before}`}`;
        });
    };
    const names = {
        servers: named(
            'server',
            plan.servers.map(({ id }) => id),
        ),
        works: named(
            'work',
            plan.works.map(({ id }) => id),
        ),
        calls: named(
            'call',
            plan.calls.map(({ id }) => id),
        ),
        channels: named(
            'channel',
            plan.channels.map(({ id }) => id),
        ),
        loads: named(
            'load',
            plan.loads.map(({ scenario }) => scenario),
        ),
    };
    return { names, streams: createStreams(seed, Object.values(names).flat()) };
}

/** The servers with their replicas; as many as they have at least are up. */
export function createServers(
    plan: SimulationPlan,
    streamOf: (index: number) => number,
): { servers: readonly Server[]; replicas: Replicas } {
    let first = 0;
    const servers = plan.servers.map((planned, index): Server => {
        const most = mostReplicas(planned);
        const server = {
            index,
            place: index,
            plan: planned,
            concurrency: planned.kind === 'client' ? Number.POSITIVE_INFINITY : planned.concurrency,
            propagates: planned.propagatesDeadlines,
            first,
            most,
            stream: streamOf(index),
            limiters: planned.limit === undefined ? [] : [new RateLimiter(planned.limit)],
            userLimits: planned.userLimit === undefined ? undefined : new RateLimits(planned.userLimit),
            up: Math.min(most, firstReplicas(planned)),
            turn: 0,
            busy: 0,
            waiting: 0,
            slowdown: 1,
            skew: 0,
            busyArea: 0,
            waitingArea: 0,
            placesArea: 0,
            countedTo: 0,
            totalBusy: 0,
            totalWaiting: 0,
            totalPlaces: 0,
            arrivals: 0,
            mostWaiting: 0,
            groups: [],
        };
        first += most;
        return server;
    });
    const replicas = {
        state: new Int8Array(first),
        busy: new Int32Array(first),
        waiting: new Int32Array(first),
        life: new Int32Array(first),
        upSince: new Float64Array(first),
        server: new Int32Array(first),
        queues: Array.from({ length: first }, () => undefined),
    };
    for (const server of servers) {
        replicas.server.fill(server.index, server.first, server.first + server.most);
        replicas.state.fill(REPLICA.up, server.first, server.first + server.up);
    }
    return { servers, replicas };
}

function firstReplicas({ kind, replicas }: PlannedServer): number {
    return kind === 'client' ? 1 : Math.max(0, Math.floor(replicas.min));
}

function mostReplicas(server: PlannedServer): number {
    const { max } = server.replicas;
    return server.kind === 'client' ? 1 : Math.min(MOST_REPLICAS, Math.max(firstReplicas(server), Math.floor(max)));
}

/** The works, with the counters of the subjects that they belong to. */
export function createWorks(
    plan: SimulationPlan,
    servers: readonly Server[],
    program: Program,
    streamOf: (index: number) => number,
): { works: readonly Work[]; watched: readonly RequestCounter[] } {
    // What a scenario writes out is work of its own; the door that it comes through is that of all.
    const limiters = new Map<string, RateLimiter>();
    const userLimits = new Map<string, RateLimits>();
    const works = plan.works.map((planned, index): Work => {
        const { limit, userLimit } = planned;
        const server = servers[planned.server];
        if (server === undefined) {
            throw new RangeError(`Work ${planned.id} is on server ${planned.server}, which the plan does not have.`);
        }
        return {
            index,
            plan: planned,
            server,
            stream: streamOf(index),
            takes: timeDistribution(planned.takes),
            fails: planned.fails,
            start: program.starts[index] ?? -1,
            limiter: limit === undefined ? undefined : shared(limiters, planned.id, () => new RateLimiter(limit)),
            userLimits:
                userLimit === undefined ? undefined : shared(userLimits, planned.id, () => new RateLimits(userLimit)),
            watchers: [],
            injected: 0,
        };
    });
    const watched = plan.watched.map((subject) => {
        const counter = createRequestCounter(subject.id);
        for (const work of subject.works) {
            works[work]?.watchers.push(counter);
        }
        return counter;
    });
    return { works, watched };
}

/** The calls with their policies, and the lines of their timers. */
export function createSites(
    {
        plan,
        works,
        servers,
        random,
        lanes,
    }: {
        readonly plan: SimulationPlan;
        readonly works: readonly Work[];
        readonly servers: readonly Server[];
        readonly random: Int32Array;
        readonly lanes: Lanes;
    },
    streamOf: (index: number) => number,
): { sites: readonly CallSite[]; timers: readonly TimerLine[] } {
    const policiesOf = policyMaker();
    const timers = new Map<string, TimerLine>();
    const timerOf = (length: number | undefined, of: TimerLine['of']) => {
        if (length === undefined || length === Number.POSITIVE_INFINITY) {
            return undefined;
        }
        const key = `${of} ${length}`;
        const line = timers.get(key) ?? createTimerLine(timers.size, length, of);
        timers.set(key, line);
        return line;
    };
    const sites = plan.calls.map((planned, index): CallSite => {
        const source = servers[planned.source];
        if (source === undefined) {
            throw new RangeError(
                `Call ${planned.id} is made by server ${planned.source}, which the plan does not have.`,
            );
        }
        const targets = planned.targets.flatMap((work) => works[work] ?? []);
        const hosts = hostsOf(targets);
        const stream = streamOf(index);
        const { deadline, fallback, undoneBy, credentialLifetime } = planned;
        return {
            index,
            place: servers.length + index,
            plan: planned,
            source,
            targets,
            firstHosts: targets.map(({ server }) => hosts.first.get(server) ?? 0),
            stream,
            timeout: timerOf(planned.timeout, 'try'),
            deadline: timerOf(deadline, 'call'),
            deadlineAfter: deadline ?? Number.POSITIVE_INFINITY,
            ...policiesOf({ index, plan: planned, servers: hosts.servers, hosts: hosts.count, random, stream, lanes }),
            fallback: fallback === undefined ? -2 : (fallback.call ?? -1),
            undoneBy: undoneBy ?? -1,
            credentialLifetime: credentialLifetime ?? Number.POSITIVE_INFINITY,
            lostUntil: Number.NEGATIVE_INFINITY,
            delays: [],
            injected: 0,
            calls: 0,
            attempts: 0,
            failures: 0,
            refused: 0,
            fallbacks: 0,
        };
    });
    return { sites, timers: [...timers.values()] };
}

/** The replicas of all servers that may answer, numbered through. */
function hostsOf(targets: readonly Work[]) {
    const first = new Map<Server, number>();
    let count = 0;
    for (const { server } of targets) {
        if (!first.has(server)) {
            first.set(server, count);
            count += server.most;
        }
    }
    return { first, count, servers: [...first.keys()].map(({ index }) => index).sort((a, b) => a - b) };
}

/** The loads with their counters. */
export function createLoads(
    plan: SimulationPlan,
    works: readonly Work[],
    streamOf: (index: number) => number,
): readonly RunningLoad[] {
    let users = 0;
    return plan.loads.map((planned, index) => {
        const firstUser = users;
        users += planned.load.shape === 'closed' ? planned.load.users : 0;
        const work = works[planned.work];
        if (work === undefined) {
            throw new RangeError(`Load ${planned.scenario} does work ${planned.work}, which the plan does not have.`);
        }
        return {
            index,
            plan: planned,
            work,
            stream: streamOf(index),
            end: Math.min(planned.duration, plan.timing.duration),
            firstUser,
            counter: createRequestCounter(planned.scenario),
            expected: 0,
        };
    });
}
