import type { SimulationPlan } from '../plan/simulation-plan.ts';
import { createChannels } from './create-channels.ts';
import { createLoads, createServers, createSites, createWorks, planStreams } from './create-parts.ts';
import { createEventQueue } from './event-queue.ts';
import { createFault, scheduleFaults } from './faults.ts';
import { createFrames } from './frames.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { startLoad } from './loads.ts';
import { createMessages } from './messages.ts';
import { createOpenCalls } from './open-calls.ts';
import { compileProgram } from './program.ts';
import { createRecorder } from './recorder.ts';
import type { Run } from './run.ts';
import { createAutoscaler, startScaling } from './scaling.ts';
import { createSlowest } from './slowest.ts';
import { createThreads } from './threads.ts';
import type { Tracer } from './tracer.ts';
import { createUndos } from './undos.ts';

/** How a run is started. */
export interface StartOptions {
    readonly mostWaiting: number;
    /** How many of the slowest requests are kept. */
    readonly slowest: number;
    readonly tracer: Tracer | undefined;
}

/** Requests under way for each one that may wait: those at work, and those that wait for them. */
const FRAMES_FOR_EACH_WAITING = 10;

/** Makes the parts of a plan, and asks for what happens first. */
export function startRun(
    plan: SimulationPlan,
    seed: number,
    { mostWaiting, slowest, tracer }: StartOptions,
): { run: Run; lanes: Lanes } {
    const { names, streams } = planStreams(plan, seed);
    const streamOf = (list: readonly string[]) => (index: number) => streams.streamOf(list[index] ?? '');
    const queue = createEventQueue(plan.network.delay);
    const lanes = createLanes(() => queue.now);
    const random = streams.state;
    const program = compileProgram(plan.works);
    const { servers, replicas } = createServers(plan, streamOf(names.servers));
    const { works, watched } = createWorks(plan, servers, program, streamOf(names.works));
    const { sites, timers } = createSites({ plan, works, servers, random, lanes }, streamOf(names.calls));
    const { channels, routes, groups, lines, consumers } = createChannels(
        plan,
        program,
        works,
        streamOf(names.channels),
    );
    const run: Run = {
        plan,
        queue,
        random,
        program,
        servers,
        replicas,
        works,
        sites,
        loads: createLoads(plan, works, streamOf(names.loads)),
        timers,
        frames: createFrames(),
        threads: createThreads(),
        calls: createOpenCalls(),
        undos: createUndos(),
        channels,
        routes,
        groups,
        lines,
        consumers,
        messages: createMessages(),
        faults: plan.faults.map(createFault),
        scalers: servers.flatMap((server) => createAutoscaler(server) ?? []),
        recorder: createRecorder(watched, {
            servers: servers.length,
            calls: sites.length,
            channels: channels.length,
        }),
        waiting: 0,
        requests: 0,
        slowest: createSlowest(slowest),
        tracer,
        mostWaiting,
        mostFrames: mostWaiting * FRAMES_FOR_EACH_WAITING,
        isMeasured: plan.timing.warmup <= 0,
        cycleAt: -1,
        stopped: undefined,
        notes: new Set(),
    };
    for (const server of servers) {
        if (server.most === 0) {
            run.notes.add(`${server.plan.id} has no replicas, so nothing that needs it can succeed.`);
        }
    }
    scheduleFaults(run);
    for (const load of run.loads) {
        startLoad(run, load);
    }
    for (const [index, scaler] of run.scalers.entries()) {
        startScaling(run, scaler, index);
    }
    return { run, lanes };
}
