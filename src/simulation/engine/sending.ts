import { drawUniform } from '../random/streams.ts';
import { chooseReplica } from './balancing.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon, send } from './event-queue.ts';
import { CAUSE, failureOf } from './failure.ts';
import { FRAME, ORIGIN, takeFrame } from './frames.ts';
import { CALL } from './open-calls.ts';
import { type CallSite, policyOf, type Work } from './parts.ts';
import type { Run } from './run.ts';

/** A try goes out over the network. */
export function sendTry(run: Run, call: number, site: CallSite): void {
    const { calls, frames, queue, random } = run;
    const { now } = queue;
    calls.state[call] = CALL.sent;
    site.attempts++;
    if (site.lostUntil > now) {
        expectReset(run, call, site);
        return;
    }
    const host = calls.host[call] as number;
    const target = host >= 0 ? targetOfHost(site, host) : drawTarget(run, site);
    const work = site.targets[target];
    if (work === undefined) {
        answerWithout(run, call, site, -1, CAUSE.unavailable);
        return;
    }
    const { skew } = work.server;
    if (Math.abs(site.source.skew) > site.credentialLifetime || Math.abs(skew) > site.credentialLifetime) {
        answerWithout(run, call, site, work.index, CAUSE.credentials);
        return;
    }
    if (site.injected > 0 && drawUniform(random, site.stream) < site.injected) {
        answerWithout(run, call, site, work.index, CAUSE.injected);
        return;
    }
    const frame = requestOf(run, call, work.index);
    frames.deadline[frame] = deadlineHandedOn(run, call, site);
    if (host >= 0) {
        frames.replica[frame] = work.server.first + host - (site.firstHosts[target] as number);
    }
    const generation = frames.generation[frame] as number;
    if (site.delays.length === 0) {
        send(queue, EVENT.arrive, frame, generation);
    } else {
        let more = 0;
        for (const { by, jitter } of site.delays) {
            more += by + (jitter > 0 ? jitter * drawUniform(random, site.stream) : 0);
        }
        schedule(queue, now + queue.messages.delay + more, EVENT.arrive, frame, generation);
    }
}

/** There is no host to judge: the request goes out, and nobody takes it. */
export const NOBODY_UP = -2;

/** The host that a breaker of hosts lets a request go to; -1: none of those that are up, {@link NOBODY_UP}. */
export function chooseHost(run: Run, call: number, site: CallSite): number {
    const { calls, queue } = run;
    const target = drawTarget(run, site);
    const server = site.targets[target]?.server;
    const firstHost = site.firstHosts[target];
    if (server === undefined || firstHost === undefined || site.breakers === undefined) {
        return -1;
    }
    const breaker = policyOf(site.breakers, calls.instance[call] as number);
    const replica = chooseReplica(run, server, { breaker, firstHost, now: queue.now });
    if (replica < 0) {
        return server.up === 0 ? NOBODY_UP : -1;
    }
    calls.host[call] = firstHost + replica - server.first;
    return calls.host[call] as number;
}

function drawTarget(run: Run, site: CallSite): number {
    return site.targets.length <= 1 ? 0 : Math.floor(drawUniform(run.random, site.stream) * site.targets.length);
}

/** The place of the work and the replica that a host chosen before stands for. */
function targetOfHost(site: CallSite, host: number): number {
    let target = 0;
    for (let at = 0; at < site.targets.length; at++) {
        const first = site.firstHosts[at] as number;
        if (host >= first && host < first + (site.targets[at] as Work).server.most) {
            target = at;
        }
    }
    return target;
}

function requestOf(run: Run, call: number, work: number): number {
    const { calls, frames } = run;
    const frame = takeFrame(frames, work);
    frames.origin[frame] = ORIGIN.call;
    frames.asker[frame] = call;
    frames.askerGeneration[frame] = calls.generation[call] as number;
    frames.depth[frame] = calls.depth[call] as number;
    frames.deadline[frame] = Number.POSITIVE_INFINITY;
    frames.trace[frame] = calls.trace[call] as number;
    frames.span[frame] = calls.trySpan[call] as number;
    calls.sent[call] = frame;
    calls.sentGeneration[call] = frames.generation[frame] as number;
    return frame;
}

/** The time by which an answer is of use, by the caller's clock, if it says so to those it calls. */
function deadlineHandedOn({ calls }: Run, call: number, { source, plan }: CallSite): number {
    if (!source.propagates) {
        return Number.POSITIVE_INFINITY;
    }
    const tried = (calls.triedAt[call] as number) + (plan.timeout ?? Number.POSITIVE_INFINITY);
    const own = Math.min(tried, calls.until[call] as number) + source.skew;
    return Math.min(own, calls.handedOn[call] as number);
}

/** The failure comes back after the way there and back, without any server at work. */
function answerWithout(run: Run, call: number, site: CallSite, work: number, cause: number): void {
    const { frames, queue } = run;
    const frame = requestOf(run, call, Math.max(0, work));
    frames.state[frame] = FRAME.answered;
    frames.failure[frame] = failureOf(cause, site.place);
    frames.seen[frame] = cause;
    const generation = frames.generation[frame] as number;
    const delay = 2 * queue.messages.delay;
    if (delay > 0) {
        schedule(queue, queue.now + delay, EVENT.answer, frame, generation);
    } else {
        scheduleSoon(queue, EVENT.answer, frame, generation);
    }
}

/** What was sent is lost: unless the caller gives up before, the connection breaks when the network is whole again. */
export function expectReset({ calls, queue }: Run, call: number, site: CallSite): void {
    const givesUp = Math.min(
        (calls.triedAt[call] as number) + (site.plan.timeout ?? Number.POSITIVE_INFINITY),
        calls.until[call] as number,
    );
    if (site.lostUntil < givesUp && site.lostUntil < Number.POSITIVE_INFINITY) {
        schedule(queue, site.lostUntil, EVENT.lost, call, calls.generation[call] as number);
    }
}

/** Tells the other side, where it cares, that nobody waits for its answer. */
export function cancelSent(run: Run, call: number): void {
    const { calls } = run;
    const sent = calls.sent[call] as number;
    if (run.plan.cancelsAbandonedWork && sent >= 0 && calls.state[call] === CALL.sent) {
        send(run.queue, EVENT.cancel, sent, calls.sentGeneration[call] as number);
    }
}
