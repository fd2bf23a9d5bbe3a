import { drawTime } from '../random/distributions.ts';
import { drawUniform } from '../random/streams.ts';
import { chooseReplica } from './balancing.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon, send } from './event-queue.ts';
import { CAUSE, failureOf } from './failure.ts';
import { FRAME, ORIGIN } from './frames.ts';
import { createRing, freeSlot, pushRing, shiftRing } from './growing.ts';
import { REPLICA, type RunningLoad, type Server, type Work } from './parts.ts';
import { countFailure, countRequest } from './request-counter.ts';
import type { Run } from './run.ts';
import { keepSlow } from './slowest.ts';
import { freeThreads } from './threads.ts';
import { traceArrival, traceBegin, traceEnd, traceQueue, traceRequestEnd } from './tracer.ts';
import { freeUndos } from './undos.ts';
import { NO_USER, userOf } from './users.ts';

/** Brings the time-weighted sums of a server up to now; to be called before its numbers change. */
export function countUp(server: Server, now: number): void {
    const passed = now - server.countedTo;
    if (passed > 0) {
        server.busyArea += passed * server.busy;
        server.waitingArea += passed * server.waiting;
        server.placesArea += passed * server.up;
        server.countedTo = now;
    }
}

/** A request reaches its server: it is refused, gets a place, or waits for one. */
export function arrive(run: Run, frame: number): void {
    const { frames, queue } = run;
    if (frames.state[frame] === FRAME.cancelled) {
        freeFrame(run, frame);
        return;
    }
    const work = run.works[frames.work[frame] as number] as Work;
    const { server } = work;
    const { now } = queue;
    const chosen = frames.replica[frame] as number;
    frames.replica[frame] = -1;
    frames.start[frame] = now;
    server.arrivals++;
    if (run.tracer !== undefined) {
        traceArrival(run, frame, work);
    }
    for (let at = 0; at < work.watchers.length; at++) {
        (work.watchers[at] as (typeof work.watchers)[number]).arrivals++;
    }
    if ((frames.deadline[frame] as number) <= now + server.skew) {
        finish(run, frame, failureOf(CAUSE.deadline, server.place), CAUSE.deadline);
        return;
    }
    if (isOverLimit(work, now) || isOverLimitOfUser(run, frame, work)) {
        finish(run, frame, failureOf(CAUSE['rate-limited'], server.place), CAUSE['rate-limited']);
        return;
    }
    const replica = chosen < 0 ? chooseReplica(run, server) : run.replicas.state[chosen] === REPLICA.up ? chosen : -1;
    if (replica < 0) {
        finish(run, frame, failureOf(CAUSE.unavailable, server.place), CAUSE.unavailable);
        return;
    }
    frames.replica[frame] = replica;
    countUp(server, now);
    if ((run.replicas.busy[replica] as number) < server.concurrency) {
        (run.replicas.busy[replica] as number)++;
        server.busy++;
        begin(run, frame);
    } else {
        wait(run, frame, server, replica);
    }
}

function isOverLimit({ server, limiter }: Work, now: number): boolean {
    for (let at = 0; at < server.limiters.length; at++) {
        if (server.limiters[at]?.allowRequest(now) === false) {
            return true;
        }
    }
    return limiter !== undefined && !limiter.allowRequest(now);
}

function isOverLimitOfUser(run: Run, frame: number, { server, userLimits }: Work): boolean {
    if (server.userLimits === undefined && userLimits === undefined) {
        return false;
    }
    const { now } = run.queue;
    const user = userOf(run, frame);
    return (
        user !== NO_USER &&
        (server.userLimits?.allowRequest(user, now) === false || userLimits?.allowRequest(user, now) === false)
    );
}

function wait(run: Run, frame: number, server: Server, replica: number): void {
    const { replicas } = run;
    let ring = replicas.queues[replica];
    if (ring === undefined) {
        ring = createRing();
        replicas.queues[replica] = ring;
    }
    run.frames.state[frame] = FRAME.waiting;
    if (run.tracer !== undefined) {
        traceQueue(run, frame, server.plan.id);
    }
    pushRing(ring, frame);
    (replicas.waiting[replica] as number)++;
    run.waiting++;
    server.waiting++;
    if (server.waiting > server.mostWaiting) {
        server.mostWaiting = server.waiting;
    }
}

/** A request that has its place begins with its own work. */
export function begin(run: Run, frame: number): void {
    const { frames, queue, random } = run;
    const work = run.works[frames.work[frame] as number] as Work;
    frames.state[frame] = FRAME.working;
    const generation = frames.generation[frame] as number;
    const time = drawTime(random, work.stream, work.takes) * work.server.slowdown;
    if (time > 0) {
        schedule(queue, queue.now + time, EVENT.worked, frame, generation);
    } else {
        scheduleSoon(queue, EVENT.worked, frame, generation);
    }
}

/** The own work of a request is done. Whether its steps are next; else it has ended. */
export function endOwnWork(run: Run, frame: number): boolean {
    const { frames, queue, random } = run;
    const work = run.works[frames.work[frame] as number] as Work;
    const { place, skew } = work.server;
    if (work.fails > 0 && drawUniform(random, work.stream) < work.fails) {
        finish(run, frame, failureOf(CAUSE['server-error'], place), CAUSE['server-error']);
        return false;
    }
    if (work.injected > 0 && drawUniform(random, work.stream) < work.injected) {
        finish(run, frame, failureOf(CAUSE.injected, place), CAUSE.injected);
        return false;
    }
    if ((frames.deadline[frame] as number) <= queue.now + skew) {
        finish(run, frame, failureOf(CAUSE.deadline, place), CAUSE.deadline);
        return false;
    }
    if (work.start < 0) {
        finish(run, frame, 0, 0);
        return false;
    }
    return true;
}

/** A request that waited gets the place that was kept for it. */
export function beginWaiting(run: Run, frame: number): void {
    const { frames, queue } = run;
    const { server } = run.works[frames.work[frame] as number] as Work;
    if (run.tracer !== undefined) {
        traceBegin(run, frame);
    }
    if ((frames.deadline[frame] as number) <= queue.now + server.skew) {
        finish(run, frame, failureOf(CAUSE.deadline, server.place), CAUSE.deadline);
    } else {
        begin(run, frame);
    }
}

/**
 * Ends a request: its place goes to whoever waits, and whoever asked gets the answer.
 *
 * @param seen cause as whoever asked sees it
 */
export function finish(run: Run, frame: number, failure: number, seen: number): void {
    const { frames, queue } = run;
    const work = run.works[frames.work[frame] as number] as Work;
    const replica = frames.replica[frame] as number;
    if (replica >= 0) {
        leavePlace(run, work.server, replica);
    }
    observeEnd(run, frame, work, failure);
    if (run.tracer !== undefined) {
        traceEnd(run, frame, failure);
    }
    freeThreads(run.threads, frames.firstThread[frame] as number);
    frames.firstThread[frame] = -1;
    if ((frames.firstUndo[frame] as number) >= 0) {
        freeUndos(run.undos, frames.firstUndo[frame] as number);
        frames.firstUndo[frame] = -1;
    }
    const origin = frames.origin[frame] as number;
    if (origin === ORIGIN.load) {
        endRequest(run, frame, failure);
        freeFrame(run, frame);
        return;
    }
    const asker = frames.asker[frame] as number;
    if (origin === ORIGIN.call && run.calls.generation[asker] !== frames.askerGeneration[frame]) {
        freeFrame(run, frame);
        return;
    }
    frames.state[frame] = FRAME.answered;
    frames.generation[frame] = (frames.generation[frame] as number) + 1;
    frames.failure[frame] = failure;
    frames.seen[frame] = seen;
    send(queue, EVENT.answer, frame, frames.generation[frame] as number);
}

/** Gives a place back, or hands it on to the request that has waited longest. */
function leavePlace(run: Run, server: Server, replica: number): void {
    const { frames, queue, replicas } = run;
    countUp(server, queue.now);
    const ring = replicas.queues[replica];
    while (ring !== undefined && ring.count > 0) {
        const next = shiftRing(ring);
        if (frames.state[next] === FRAME.cancelled) {
            freeFrame(run, next);
            continue;
        }
        (replicas.waiting[replica] as number)--;
        server.waiting--;
        run.waiting--;
        frames.state[next] = FRAME.working;
        scheduleSoon(queue, EVENT.begin, next, frames.generation[next] as number);
        return;
    }
    (replicas.busy[replica] as number)--;
    server.busy--;
}

/** Counts the end of a request where it is watched. */
export function observeEnd(run: Run, frame: number, { watchers }: Work, failure: number): void {
    for (let at = 0; at < watchers.length; at++) {
        const counter = watchers[at] as (typeof watchers)[number];
        countRequest(counter, run.queue.now - (run.frames.start[frame] as number));
        if (failure !== 0) {
            countFailure(counter, failure, run.isMeasured);
        }
    }
}

function endRequest(run: Run, frame: number, failure: number): void {
    const load = run.loads[run.frames.asker[frame] as number] as RunningLoad;
    const { now } = run.queue;
    const duration = now - (run.frames.start[frame] as number);
    countRequest(load.counter, duration);
    if (run.isMeasured && duration > run.slowest.threshold) {
        keepSlow(run.slowest, run.frames.askerGeneration[frame] as number, duration, now);
    }
    if (run.tracer !== undefined) {
        traceRequestEnd(run, frame, failure);
    }
    if (failure !== 0) {
        countFailure(load.counter, failure, run.isMeasured);
    }
    if (load.plan.load.shape === 'closed') {
        scheduleSoon(run.queue, EVENT.thinks, load.index, run.frames.user[frame] as number);
    }
}

/** Gives the place of a request in memory back. */
export function freeFrame({ frames }: Run, frame: number): void {
    frames.generation[frame] = (frames.generation[frame] as number) + 1;
    frames.state[frame] = FRAME.free;
    freeSlot(frames.slots, frame);
}
