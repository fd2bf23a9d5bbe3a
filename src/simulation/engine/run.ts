import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { MessageParts } from './create-channels.ts';
import type { EventQueue } from './event-queue.ts';
import type { RunningFault } from './faults.ts';
import type { Frames } from './frames.ts';
import type { Messages } from './messages.ts';
import type { OpenCalls } from './open-calls.ts';
import type { CallSite, Replicas, RunningLoad, Server, Work } from './parts.ts';
import type { Program } from './program.ts';
import type { Recorder } from './recorder.ts';
import type { Autoscaler } from './scaling.ts';
import type { Slowest } from './slowest.ts';
import type { Threads } from './threads.ts';
import type { TimerLine } from './timers.ts';
import type { Tracer } from './tracer.ts';
import type { Undos } from './undos.ts';

/** Everything about a run that is going on. */
export interface Run extends MessageParts {
    readonly plan: SimulationPlan;
    readonly queue: EventQueue;
    /** State of all streams of random numbers. */
    readonly random: Int32Array;
    readonly program: Program;
    readonly servers: readonly Server[];
    readonly replicas: Replicas;
    readonly works: readonly Work[];
    readonly sites: readonly CallSite[];
    readonly loads: readonly RunningLoad[];
    readonly timers: readonly TimerLine[];
    readonly frames: Frames;
    readonly threads: Threads;
    readonly calls: OpenCalls;
    readonly undos: Undos;
    readonly messages: Messages;
    readonly faults: readonly RunningFault[];
    readonly scalers: readonly Autoscaler[];
    readonly recorder: Recorder;
    /** Requests and messages that wait anywhere, and how many may. */
    waiting: number;
    readonly mostWaiting: number;
    /** Requests under way that there may be. */
    readonly mostFrames: number;
    /** Requests that loads have sent. */
    requests: number;
    readonly slowest: Slowest;
    /** Notes what is done for some requests, in the pass that is for that. */
    readonly tracer: Tracer | undefined;
    /** Whether the warm-up is over. */
    isMeasured: boolean;
    /** Calls nested deeper than they may be have been cut off here; -1: nowhere. */
    cycleAt: number;
    /** Why the run ends before its time. */
    stopped: string | undefined;
    readonly notes: Set<string>;
}

/** Events to come for each request that there may be: those of one that has ended stay until their time. */
const EVENTS_FOR_EACH_FRAME = 4;

/** Whether more is going on than the memory is meant for. */
export function isOverfull({ frames, calls, messages, queue, mostFrames }: Run): boolean {
    return (
        frames.slots.live > mostFrames ||
        calls.slots.live > mostFrames ||
        messages.slots.live > mostFrames ||
        queue.size > EVENTS_FOR_EACH_FRAME * mostFrames
    );
}

/** Calls and messages on top of each other that are followed; what goes deeper goes around in a circle. */
export const DEEPEST = 64;
