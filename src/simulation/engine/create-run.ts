import type { Fraction, Milliseconds } from '../../model/quantities.ts';
import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { createChannels, createLoads, createServers, createSites, createWorks, planStreams } from './create-parts.ts';
import { dispatch } from './dispatch.ts';
import { createEventQueue, nextEvent } from './event-queue.ts';
import { createFault, scheduleFaults } from './faults.ts';
import { createFrames } from './frames.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { startLoad } from './loads.ts';
import { createMessages } from './messages.ts';
import { createOpenCalls } from './open-calls.ts';
import { compileProgram } from './program.ts';
import { closeInterval, createRecorder, startMeasuring } from './recorder.ts';
import type { Run } from './run.ts';
import { runRecord } from './run-record.ts';
import { createAutoscaler, startScaling } from './scaling.ts';
import { createThreads } from './threads.ts';
import { createUndos } from './undos.ts';

/** What bounds a run, and who hears of it. */
export interface RunOptions {
    /** Most events that are worked off. */
    readonly maxEvents?: number;
    /** Most requests and messages that may wait; more mean that it diverges. */
    readonly maxWaiting?: number;
    /** Told after each slice which share of the time is over. */
    readonly onProgress?: (share: Fraction) => void;
    /** Asked after each slice; once it says so, the run is over, and what has happened by then is its record. */
    readonly isCancelled?: () => boolean;
}

/** A run that is done in slices, so that whoever has it done can show progress and stop it. */
export interface SlicedRun {
    /** Works off so many events, or as many as are left. */
    advance(events: number): 'running' | 'done';
    /** What has happened so far. */
    finish(): RunRecord;
}

const MOST_EVENTS = 2e9;
const MOST_WAITING = 200_000;
/** Requests under way for each one that may wait: those at work, and those that wait for them. */
const FRAMES_FOR_EACH_WAITING = 10;
/** Events that may happen at one moment; more mean that the time stands still. */
const MOST_AT_ONCE = 20_000_000;

/** Begins a run. The same plan and seed give the same record, whatever the slices. */
export function createRun(plan: SimulationPlan, seed: number, options: RunOptions = {}): SlicedRun {
    const { maxEvents = MOST_EVENTS, maxWaiting = MOST_WAITING } = options;
    const { run, lanes } = start(plan, seed, maxWaiting);
    const { queue } = run;
    const { duration, warmup, interval } = plan.timing;
    let events = 0;
    let atOnce = 0;
    let lastTime: Milliseconds = 0;
    let intervals = 1;
    let isOver = false;

    const nextBoundary = () => Math.min(duration, intervals * interval, run.isMeasured ? duration : warmup);
    let boundary = nextBoundary();

    function passBoundary(): void {
        queue.now = boundary;
        if (!run.isMeasured && boundary >= warmup) {
            startMeasuring(run);
        }
        if (boundary >= intervals * interval || boundary >= duration) {
            closeInterval(run);
            intervals++;
        }
        isOver = boundary >= duration;
        boundary = nextBoundary();
    }

    function advance(most: number): 'running' | 'done' {
        for (let left = most; left > 0 && !isOver; left--) {
            if (!nextEvent(queue, boundary)) {
                passBoundary();
                continue;
            }
            events++;
            if (queue.now !== lastTime) {
                lastTime = queue.now;
                atOnce = 0;
            }
            atOnce++;
            dispatch(run);
            if (run.waiting > run.mostWaiting || run.frames.slots.live > run.mostFrames || atOnce > MOST_AT_ONCE) {
                stop(run, atOnce > MOST_AT_ONCE);
                isOver = true;
            } else if (events >= maxEvents) {
                run.stopped = `The run was cut short after ${events} events, at ${seconds(queue.now)}.`;
                isOver = true;
            }
        }
        options.onProgress?.(isOver || duration <= 0 ? 1 : Math.min(1, queue.now / duration));
        if (!isOver && options.isCancelled?.() === true) {
            run.stopped = `The run was stopped at ${seconds(queue.now)}.`;
            isOver = true;
        }
        return isOver ? 'done' : 'running';
    }

    return {
        advance,
        finish() {
            if (run.recorder.from < queue.now) {
                closeInterval(run);
            }
            return runRecord(run, lanes, { seed, events });
        },
    };
}

function start(plan: SimulationPlan, seed: number, mostWaiting: number): { run: Run; lanes: Lanes } {
    const { names, streams } = planStreams(plan, seed);
    const streamOf = (list: readonly string[]) => (index: number) => streams.streamOf(list[index] ?? '');
    const queue = createEventQueue(plan.network.delay);
    const lanes = createLanes(() => queue.now);
    const random = streams.state;
    const program = compileProgram(plan.works);
    const { servers, replicas } = createServers(plan, streamOf(names.servers));
    const { works, watched } = createWorks(plan, servers, program, streamOf(names.works));
    const { sites, timers } = createSites({ plan, works, servers, random, lanes }, streamOf(names.calls));
    const { channels, groups } = createChannels(plan, works, streamOf(names.channels));
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
        groups,
        messages: createMessages(),
        faults: plan.faults.map(createFault),
        scalers: servers.flatMap((server) => createAutoscaler(server) ?? []),
        recorder: createRecorder(watched, {
            servers: servers.length,
            calls: sites.length,
            channels: channels.length,
        }),
        waiting: 0,
        mostWaiting,
        mostFrames: mostWaiting * FRAMES_FOR_EACH_WAITING,
        isMeasured: false,
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

function stop(run: Run, standsStill: boolean): void {
    const at = seconds(run.queue.now);
    if (standsStill) {
        run.stopped = `The run was cut short at ${at}: work that takes no time repeats itself without end.`;
    } else if (run.waiting > run.mostWaiting) {
        const worst = run.servers.reduce((most, server) => (server.waiting > most.waiting ? server : most));
        const place = worst.waiting > 0 ? `, ${worst.waiting} of them for ${worst.plan.id}` : '';
        run.stopped = `The run was cut short at ${at}: more than ${run.mostWaiting} requests wait${place}.`;
    } else {
        run.stopped = `The run was cut short at ${at}: more than ${run.mostFrames} requests are under way.`;
    }
}

function seconds(time: Milliseconds): string {
    return `${(time / 1000).toFixed(1)} s`;
}
