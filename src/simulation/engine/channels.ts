import type { PlannedChannel } from '../plan/simulation-plan.ts';
import { drawTime, type TimeDistribution } from '../random/distributions.ts';
import { type Consumer, drawDelay, handOut, type Line } from './deliveries.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, send } from './event-queue.ts';
import { CAUSE, failureOf } from './failure.ts';
import { type IntRing, pushRing, shiftRing } from './growing.ts';
import { freeMessage, takeMessage } from './messages.ts';
import type { Work } from './parts.ts';
import { DEEPEST, type Run } from './run.ts';
import { traceAcknowledged, tracePublication } from './tracer.ts';

/** A topic or queue of the plan while it runs. */
export interface Channel {
    readonly index: number;
    readonly place: number;
    readonly plan: PlannedChannel;
    readonly takes: TimeDistribution;
    readonly stream: number;
    /** Nobody receives its messages, and yet it has them: a queue, and what takes dead letters. */
    readonly keeps: boolean;
    /** In the order of the plan. */
    readonly consumers: readonly Consumer[];
    /** What comes here as another channel's dead letter goes this way. */
    readonly bare: Route;
    /** Messages that wait at the publisher: for room, and for the network. */
    readonly blocked: IntRing;
    readonly cutOff: IntRing;
    /** For each server how many faults keep it from publishing. */
    readonly cuts: Int32Array;
    /** What faults add to the way of its messages. */
    readonly delays: Delay[];
    published: number;
    /** Messages that wait for somebody, and the most that did in the interval. */
    waiting: number;
    mostWaiting: number;
    /** Turns among those that wait that have been given out. */
    turns: number;
    redelivered: number;
    deadlettered: number;
    dropped: number;
}

/** What a fault adds to a way, in milliseconds. */
export interface Delay {
    readonly by: number;
    readonly jitter: number;
}

/** What an event, or a bare message, goes through. */
export interface Route {
    readonly channel: number;
    /** Where it waits: a delivery in each of them. */
    readonly lines: readonly Line[];
}

/** A step publishes a message. `thread` waits until the broker has it; -1: nobody does. */
export function publish(run: Run, route: number, frame: number, thread: number): void {
    const { frames, messages, threads } = run;
    const channel = run.channels[(run.routes[route] as Route).channel] as Channel;
    const depth = (frames.depth[frame] as number) + 1;
    const message = takeMessage(messages, route, depth);
    messages.server[message] = (run.works[frames.work[frame] as number] as Work).server.index;
    messages.thread[message] = thread;
    messages.threadGeneration[message] = thread < 0 ? 0 : (threads.generation[thread] as number);
    if (run.tracer !== undefined) {
        tracePublication(run, message, frame, channel.plan.id);
    }
    if (depth > DEEPEST) {
        run.cycleAt = channel.place;
        channel.dropped++;
        acknowledge(run, message, 0);
        freeMessage(messages, message);
        return;
    }
    sendToBroker(run, channel, message);
}

function sendToBroker(run: Run, channel: Channel, message: number): void {
    const { messages } = run;
    if ((channel.cuts[messages.server[message] as number] as number) > 0) {
        pushRing(channel.cutOff, message);
        run.waiting++;
    } else {
        sendOn(run, channel, message);
    }
}

function sendOn(run: Run, channel: Channel, message: number): void {
    const { queue } = run;
    if (channel.delays.length === 0) {
        send(queue, EVENT.publish, message, 0);
    } else {
        const more = drawDelay(run, channel, channel.delays);
        schedule(queue, queue.now + queue.messages.delay + more, EVENT.publish, message, 0);
    }
}

/** The network between a publisher and the broker is whole again: sends what has waited for it. */
export function sendCutOff(run: Run, channel: Channel): void {
    for (let left = channel.cutOff.count; left > 0; left--) {
        run.waiting--;
        sendToBroker(run, channel, shiftRing(channel.cutOff));
    }
}

/** A message reaches its broker, which takes its time to store it. */
export function reachBroker(run: Run, message: number): void {
    const { queue, random } = run;
    const channel = channelOf(run, message);
    const time = drawTime(random, channel.stream, channel.takes);
    if (time > 0) {
        schedule(queue, queue.now + time, EVENT.accept, message, 0);
    } else {
        accept(run, message);
    }
}

/** The broker has stored a message: its consumers get it, unless the channel is full. */
export function accept(run: Run, message: number): void {
    const { messages } = run;
    const channel = channelOf(run, message);
    const { capacity, overflow } = channel.plan;
    if (overflow !== 'drop' && channel.waiting >= capacity && channel.consumers.length > 0) {
        if (overflow === 'block') {
            pushRing(channel.blocked, message);
            run.waiting++;
        } else {
            acknowledge(run, message, failureOf(CAUSE['channel-full'], channel.place));
            freeMessage(messages, message);
        }
        return;
    }
    handOut(run, channel, run.routes[messages.to[message] as number] as Route, message);
    acknowledge(run, message, 0);
    if (messages.open[message] === 0) {
        freeMessage(messages, message);
    }
}

function channelOf({ channels, messages, routes }: Run, message: number): Channel {
    return channels[(routes[messages.to[message] as number] as Route).channel] as Channel;
}

function acknowledge(run: Run, message: number, failure: number): void {
    const { messages, queue, threads } = run;
    const thread = messages.thread[message] as number;
    const generation = messages.threadGeneration[message] as number;
    if (run.tracer !== undefined) {
        traceAcknowledged(run, message, failure);
    }
    if (thread >= 0 && threads.generation[thread] === generation) {
        threads.failure[thread] = failure;
        send(queue, EVENT.published, thread, generation);
    }
}
