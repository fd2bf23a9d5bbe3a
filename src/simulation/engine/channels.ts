import type { PlannedChannel } from '../plan/simulation-plan.ts';
import { longestBackoff } from '../policies/backoff.ts';
import { drawTime, type TimeDistribution } from '../random/distributions.ts';
import { drawUniform } from '../random/streams.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon, send } from './event-queue.ts';
import { CAUSE, failureOf } from './failure.ts';
import { ORIGIN, takeFrame } from './frames.ts';
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
    readonly groups: readonly Group[];
    /** Messages that wait at the publisher: for room, and for the network. */
    readonly blocked: IntRing;
    readonly cutOff: IntRing;
    /** For each server how many faults keep it from publishing. */
    readonly cuts: Int32Array;
    /** What faults add to the way of its messages. */
    readonly delays: { readonly by: number; readonly jitter: number }[];
    published: number;
    mostWaiting: number;
    redelivered: number;
    deadlettered: number;
    dropped: number;
}

/** A group of consumers of a channel while it runs. */
export interface Group {
    readonly index: number;
    readonly channel: number;
    readonly work: Work;
    readonly parallel: number;
    readonly queue: IntRing;
    /** Messages in the queue, and those that are to be delivered again after a pause. */
    waiting: number;
    /** Messages that are being handled. */
    handling: number;
    /** Faults that keep its messages from it. */
    cuts: number;
}

/** A step publishes a message. `thread` waits until the broker has it; -1: nobody does. */
export function publish(run: Run, index: number, frame: number, thread: number): void {
    const { frames, messages, threads } = run;
    const channel = run.channels[index] as Channel;
    const depth = (frames.depth[frame] as number) + 1;
    const message = takeMessage(messages, index, depth);
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

function sendOn({ queue, random }: Run, channel: Channel, message: number): void {
    if (channel.delays.length === 0) {
        send(queue, EVENT.publish, message, 0);
        return;
    }
    let more = 0;
    for (const { by, jitter } of channel.delays) {
        more += by + (jitter > 0 ? jitter * drawUniform(random, channel.stream) : 0);
    }
    schedule(queue, queue.now + queue.messages.delay + more, EVENT.publish, message, 0);
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
    const { messages, queue, random } = run;
    const channel = run.channels[messages.to[message] as number] as Channel;
    const time = drawTime(random, channel.stream, channel.takes);
    if (time > 0) {
        schedule(queue, queue.now + time, EVENT.accept, message, 0);
    } else {
        accept(run, message);
    }
}

/** The broker has stored a message: each group of consumers gets it, unless it is full. */
export function accept(run: Run, message: number): void {
    const { messages } = run;
    const channel = run.channels[messages.to[message] as number] as Channel;
    const { capacity, overflow } = channel.plan;
    if (overflow !== 'drop' && channel.groups.some(({ waiting }) => waiting >= capacity)) {
        if (overflow === 'block') {
            pushRing(channel.blocked, message);
            run.waiting++;
        } else {
            acknowledge(run, message, failureOf(CAUSE['channel-full'], channel.place));
        }
        return;
    }
    handOut(run, channel, message);
    acknowledge(run, message, 0);
}

function handOut(run: Run, channel: Channel, message: number): void {
    const { messages } = run;
    channel.published++;
    for (const group of channel.groups) {
        if (group.waiting >= channel.plan.capacity) {
            channel.dropped++;
        } else {
            const delivery = takeMessage(messages, group.index, messages.depth[message] as number);
            messages.trace[delivery] = messages.trace[message] as number;
            messages.span[delivery] = messages.span[message] as number;
            group.waiting++;
            run.waiting++;
            channel.mostWaiting = Math.max(channel.mostWaiting, group.waiting);
            pushRing(group.queue, delivery);
            deliver(run, group);
        }
    }
}

function acknowledge(run: Run, message: number, failure: number): void {
    const { messages, queue, threads } = run;
    const thread = messages.thread[message] as number;
    const generation = messages.threadGeneration[message] as number;
    if (run.tracer !== undefined) {
        traceAcknowledged(run, message, failure);
    }
    freeMessage(messages, message);
    if (thread >= 0 && threads.generation[thread] === generation) {
        threads.failure[thread] = failure;
        send(queue, EVENT.published, thread, generation);
    }
}

/** Delivers what waits, as far as there is somebody to handle it: the consumers fetch no more than their places take. */
export function deliver(run: Run, group: Group): void {
    const { frames, messages, queue } = run;
    const { server } = group.work;
    const places = server.up === 0 ? 0 : Math.min(group.parallel, server.up * server.concurrency);
    while (group.queue.count > 0 && group.handling < places && group.cuts === 0) {
        const delivery = shiftRing(group.queue);
        group.waiting--;
        run.waiting--;
        group.handling++;
        const frame = takeFrame(frames, group.work.index);
        frames.origin[frame] = ORIGIN.delivery;
        frames.asker[frame] = delivery;
        frames.askerGeneration[frame] = 0;
        frames.depth[frame] = messages.depth[delivery] as number;
        frames.deadline[frame] = Number.POSITIVE_INFINITY;
        frames.trace[frame] = messages.trace[delivery] as number;
        frames.span[frame] = messages.span[delivery] as number;
        send(queue, EVENT.arrive, frame, frames.generation[frame] as number);
    }
    letBlockedIn(run, run.channels[group.channel] as Channel);
}

/** Publishers that wait for room try again as soon as there is some. */
function letBlockedIn(run: Run, { blocked, groups, plan }: Channel): void {
    if (blocked.count > 0 && groups.every(({ waiting }) => waiting < plan.capacity)) {
        run.waiting--;
        scheduleSoon(run.queue, EVENT.accept, shiftRing(blocked), 0);
    }
}

/** A consumer has handled a message, or failed to: then it comes again, or goes to the dead letters, or is lost. */
export function endDelivery(run: Run, delivery: number, failure: number): void {
    const { messages, queue } = run;
    const group = run.groups[messages.to[delivery] as number] as Group;
    const channel = run.channels[group.channel] as Channel;
    const { redelivers, redelivery } = channel.plan;
    group.handling--;
    if (failure === 0) {
        freeMessage(messages, delivery);
    } else if (redelivers && (messages.tries[delivery] as number) < redelivery.times) {
        const repetition = (messages.tries[delivery] as number) + 1;
        messages.tries[delivery] = repetition;
        channel.redelivered++;
        group.waiting++;
        run.waiting++;
        const pause = longestBackoff(redelivery.backoff, repetition);
        schedule(queue, queue.now + pause, EVENT.redeliver, delivery, 0);
    } else {
        giveUpDelivery(run, channel, delivery);
    }
    deliver(run, group);
}

function giveUpDelivery(run: Run, channel: Channel, delivery: number): void {
    const { messages } = run;
    const depth = (messages.depth[delivery] as number) + 1;
    const deadletters = channel.plan.deadletter === undefined ? undefined : run.channels[channel.plan.deadletter];
    if (!deadletters || !channel.plan.redelivers) {
        channel.dropped++;
    } else if (depth > DEEPEST) {
        run.cycleAt = channel.place;
        channel.dropped++;
    } else {
        channel.deadlettered++;
        messages.depth[delivery] = depth;
        handOut(run, deadletters, delivery);
    }
    freeMessage(messages, delivery);
}

/** The pause before another delivery is over. */
export function redeliver(run: Run, delivery: number): void {
    const group = run.groups[run.messages.to[delivery] as number] as Group;
    pushRing(group.queue, delivery);
    deliver(run, group);
}
