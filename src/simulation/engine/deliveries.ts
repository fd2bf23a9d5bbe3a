import { longestBackoff } from '../policies/backoff.ts';
import { drawUniform } from '../random/streams.ts';
import type { Channel, Delay, Route } from './channels.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon, send } from './event-queue.ts';
import { ORIGIN, takeFrame } from './frames.ts';
import { type IntRing, pushRing, shiftRing } from './growing.ts';
import { freeMessage, takeMessage } from './messages.ts';
import type { Work } from './parts.ts';
import { DEEPEST, type Run } from './run.ts';

/** A handler of a channel's messages while it runs. */
export interface Consumer {
    readonly index: number;
    readonly group: number;
    readonly work: Work;
    /** Shared by all handlers of the channel's messages that its server has. */
    readonly receiver: Receiver;
    /** Faults that keep its messages from it, and what others add to their way. */
    cuts: number;
    readonly delays: Delay[];
}

/** A server that receives messages from a channel. */
export interface Receiver {
    /** Messages that it has fetched and not yet handled. */
    handling: number;
}

/** Deliveries that wait for any one of some consumers, first come first served. */
export interface Line {
    readonly index: number;
    readonly group: number;
    readonly queue: IntRing;
    readonly consumers: readonly Consumer[];
    /** The consumer that is asked first. */
    turn: number;
}

/** Consumers that share the partitions of a channel: those of one server on a topic, all of a queue. */
export interface Group {
    readonly index: number;
    readonly channel: number;
    readonly partitions: number;
    readonly lines: readonly Line[];
    /** Messages that are being handled. */
    handling: number;
}

/** A channel has a new message: there is a delivery in every line of its route, or it is lost where the channel is full. */
export function handOut(run: Run, channel: Channel, { lines }: Route, message: number): void {
    const { messages } = run;
    channel.published++;
    if (channel.waiting >= channel.plan.capacity && channel.consumers.length > 0) {
        channel.dropped++;
        return;
    }
    messages.open[message] = lines.length;
    channel.waiting += channel.keeps ? 1 : 0;
    for (let at = 0; at < lines.length; at++) {
        const line = lines[at] as Line;
        const delivery = takeMessage(messages, line.index, messages.depth[message] as number);
        messages.trace[delivery] = messages.trace[message] as number;
        messages.span[delivery] = messages.span[message] as number;
        messages.of[delivery] = message;
        beginWait(run, channel, delivery);
        standInLine(run, channel, line, delivery);
    }
    for (let at = 0; at < lines.length; at++) {
        deliver(run, run.groups[(lines[at] as Line).group] as Group);
    }
    notePeak(channel);
}

function standInLine({ messages }: Run, channel: Channel, line: Line, delivery: number): void {
    messages.turn[delivery] = channel.turns++;
    pushRing(line.queue, delivery);
}

/** A message waits as long as one of its deliveries does. */
function beginWait(run: Run, channel: Channel, delivery: number): void {
    const { messages } = run;
    const message = messages.of[delivery] as number;
    run.waiting++;
    if (messages.waits[message] === 0) {
        channel.waiting++;
    }
    messages.waits[message] = (messages.waits[message] as number) + 1;
}

/** Notes how many wait, once those have been delivered for whom there is somebody: these have not waited. */
function notePeak(channel: Channel): void {
    if (channel.waiting > channel.mostWaiting) {
        channel.mostWaiting = channel.waiting;
    }
}

function endWait(run: Run, channel: Channel, delivery: number): void {
    const { messages } = run;
    const message = messages.of[delivery] as number;
    run.waiting--;
    messages.waits[message] = (messages.waits[message] as number) - 1;
    if (messages.waits[message] === 0) {
        channel.waiting--;
    }
}

/** Delivers what waits, as far as there is somebody to handle it: consumers fetch no more than their places take. */
export function deliver(run: Run, group: Group): void {
    const channel = run.channels[group.channel] as Channel;
    while (group.handling < group.partitions) {
        const line = nextLine(run, group);
        if (line < 0) {
            break;
        }
        const from = group.lines[line] as Line;
        const chosen = consumerWithRoom(from);
        if (chosen < 0) {
            break;
        }
        const consumer = from.consumers[chosen] as Consumer;
        from.turn = chosen + 1 === from.consumers.length ? 0 : chosen + 1;
        group.handling++;
        consumer.receiver.handling++;
        const delivery = shiftRing(from.queue);
        endWait(run, channel, delivery);
        run.messages.consumer[delivery] = consumer.index;
        sendDelivery(run, channel, consumer, delivery);
    }
    letBlockedIn(run, channel);
}

/** The line whose first delivery has waited longest, of several those that somebody has room for; -1: none. */
function nextLine({ messages }: Run, { lines }: Group): number {
    if (lines.length === 1) {
        return (lines[0] as Line).queue.count > 0 ? 0 : -1;
    }
    let next = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < lines.length; at++) {
        const line = lines[at] as Line;
        const { count, head, values } = line.queue;
        if (count > 0) {
            const turn = messages.turn[values[head] as number] as number;
            if (turn < least && consumerWithRoom(line) >= 0) {
                least = turn;
                next = at;
            }
        }
    }
    return next;
}

/** The next of a line's consumers that has room, in turn; -1: none has. */
function consumerWithRoom({ consumers, turn }: Line): number {
    let at = turn;
    for (let left = consumers.length; left > 0; left--) {
        const { cuts, receiver, work } = consumers[at] as Consumer;
        const { concurrency, up } = work.server;
        if (cuts === 0 && up > 0 && receiver.handling < up * concurrency) {
            return at;
        }
        at = at + 1 === consumers.length ? 0 : at + 1;
    }
    return -1;
}

function sendDelivery(run: Run, channel: Channel, { delays, work }: Consumer, delivery: number): void {
    const { frames, messages, queue } = run;
    const frame = takeFrame(frames, work.index);
    const generation = frames.generation[frame] as number;
    frames.origin[frame] = ORIGIN.delivery;
    frames.asker[frame] = delivery;
    frames.askerGeneration[frame] = 0;
    frames.depth[frame] = messages.depth[delivery] as number;
    frames.deadline[frame] = Number.POSITIVE_INFINITY;
    frames.trace[frame] = messages.trace[delivery] as number;
    frames.span[frame] = messages.span[delivery] as number;
    if (delays.length === 0) {
        send(queue, EVENT.arrive, frame, generation);
    } else {
        const more = drawDelay(run, channel, delays);
        schedule(queue, queue.now + queue.messages.delay + more, EVENT.arrive, frame, generation);
    }
}

/** What faults add to one way of a message, in milliseconds. */
export function drawDelay({ random }: Run, { stream }: Channel, delays: readonly Delay[]): number {
    let more = 0;
    for (let at = 0; at < delays.length; at++) {
        const { by, jitter } = delays[at] as Delay;
        more += by + (jitter > 0 ? jitter * drawUniform(random, stream) : 0);
    }
    return more;
}

/** Publishers that wait for room try again as soon as there is some. */
function letBlockedIn(run: Run, { blocked, plan, waiting }: Channel): void {
    if (blocked.count > 0 && waiting < plan.capacity) {
        run.waiting--;
        scheduleSoon(run.queue, EVENT.accept, shiftRing(blocked), 0);
    }
}

/** A consumer has handled a message, or failed to: then it comes again, or goes to the dead letters, or is lost. */
export function endDelivery(run: Run, delivery: number, failure: number): void {
    const { messages, queue } = run;
    const consumer = run.consumers[messages.consumer[delivery] as number] as Consumer;
    const group = run.groups[consumer.group] as Group;
    const channel = run.channels[group.channel] as Channel;
    const { redelivers, redelivery } = channel.plan;
    group.handling--;
    consumer.receiver.handling--;
    const repetition = (messages.tries[delivery] as number) + 1;
    if (failure !== 0 && redelivers && repetition <= redelivery.times) {
        messages.tries[delivery] = repetition;
        channel.redelivered++;
        beginWait(run, channel, delivery);
        notePeak(channel);
        const pause = longestBackoff(redelivery.backoff, repetition);
        schedule(queue, queue.now + pause, EVENT.redeliver, delivery, 0);
    } else {
        if (failure !== 0) {
            giveUpDelivery(run, channel, delivery);
        }
        freeDelivery(run, delivery);
    }
    deliver(run, group);
}

/** With its last delivery a message is gone, too. */
function freeDelivery({ messages }: Run, delivery: number): void {
    const message = messages.of[delivery] as number;
    freeMessage(messages, delivery);
    messages.open[message] = (messages.open[message] as number) - 1;
    if (messages.open[message] === 0) {
        freeMessage(messages, message);
    }
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
        const message = takeMessage(messages, -1, depth);
        messages.trace[message] = messages.trace[delivery] as number;
        messages.span[message] = messages.span[delivery] as number;
        handOut(run, deadletters, deadletters.bare, message);
        if (messages.open[message] === 0) {
            freeMessage(messages, message);
        }
    }
}

/** The pause before another delivery is over. */
export function redeliver(run: Run, delivery: number): void {
    const line = run.lines[run.messages.to[delivery] as number] as Line;
    const group = run.groups[line.group] as Group;
    standInLine(run, run.channels[group.channel] as Channel, line, delivery);
    deliver(run, group);
}
