import type { Milliseconds } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import { drawExponential } from '../random/exponential.ts';
import { startSteps } from './body.ts';
import { EVENT } from './event-kinds.ts';
import { schedule } from './event-queue.ts';
import { ORIGIN, takeFrame } from './frames.ts';
import type { RunningLoad } from './parts.ts';
import { isOverfull, type Run } from './run.ts';
import { begin, countUp, finish } from './serving.ts';
import { traceRequest } from './tracer.ts';
import { NO_USER } from './users.ts';

/** Asks for the first requests of a load. */
export function startLoad(run: Run, load: RunningLoad): void {
    const { load: shape } = load.plan;
    if (shape.shape === 'closed') {
        const users = Math.min(shape.users, run.mostFrames);
        if (users < shape.users) {
            run.notes.add(`${load.plan.scenario}: ${users} of its ${shape.users} users are simulated.`);
        }
        for (let user = 0; user < users; user++) {
            think(run, load, load.firstUser + user);
        }
    } else if (shape.shape === 'constant' || shape.shape === 'burst') {
        scheduleLoad(run, load, 0);
    } else {
        scheduleLoad(run, load, nextArrival(run, load, shape));
    }
}

/** A load sends what is due, and asks for its next turn. */
export function sendLoad(run: Run, load: RunningLoad): void {
    const { load: shape } = load.plan;
    if (shape.shape === 'closed') {
        return;
    }
    const requests = shape.shape === 'burst' ? Math.min(shape.requests, run.mostFrames + 1) : 1;
    for (let sent = 0; sent < requests && !isOverfull(run); sent++) {
        startRequest(run, load, NO_USER);
    }
    scheduleLoad(run, load, nextArrival(run, load, shape));
}

/**
 * A user thinks, and then asks.
 *
 * @param user among those of all loads
 */
export function think(run: Run, load: RunningLoad, user: number): void {
    const { load: shape } = load.plan;
    if (shape.shape === 'closed') {
        const { now } = run.queue;
        const at = now + shape.think * drawExponential(run.random, load.stream);
        if (at < load.end) {
            schedule(run.queue, at, EVENT.user, load.index, user);
        }
    }
}

function scheduleLoad(run: Run, load: RunningLoad, at: Milliseconds): void {
    if (at < load.end) {
        schedule(run.queue, at, EVENT.load, load.index, 0);
    }
}

/** When a load sends again: steadily, at random, or at random with a rate that changes. */
function nextArrival(run: Run, load: RunningLoad, shape: Exclude<Load, { shape: 'closed' }>): Milliseconds {
    const { now } = run.queue;
    switch (shape.shape) {
        case 'poisson':
            return now + (1000 / shape.rate) * drawExponential(run.random, load.stream);
        case 'constant':
            return now + 1000 / shape.rate;
        case 'burst':
            return now + Math.max(shape.every, SHORTEST_PAUSE);
        case 'ramp':
            load.expected += drawExponential(run.random, load.stream);
            return whenExpected(shape, load.expected);
    }
}

/** Bursts that follow at once would never let the time go on. */
const SHORTEST_PAUSE: Milliseconds = 0.001;

/**
 * The time by which a ramp brings so many requests in the mean: the sum of its rate, solved for the time. Exponential
 * steps in that sum are a Poisson process with the changing rate.
 */
function whenExpected({ from, to, over }: Extract<Load, { shape: 'ramp' }>, expected: number): Milliseconds {
    const [a, b] = [from / 1000, to / 1000];
    const whole = ((a + b) / 2) * over;
    if (over <= 0 || expected >= whole) {
        return b > 0 ? Math.max(0, over) + (expected - Math.max(0, whole)) / b : Number.POSITIVE_INFINITY;
    }
    const growth = (b - a) / over;
    return (2 * expected) / (a + Math.sqrt(Math.max(0, a * a + 2 * growth * expected)));
}

/** One run of the scenario: work of its client, which never waits for a place. */
export function startRequest(run: Run, load: RunningLoad, user: number): void {
    const { frames, queue, replicas } = run;
    const { work, counter } = load;
    const { server } = work;
    const frame = takeFrame(frames, work.index);
    frames.origin[frame] = ORIGIN.load;
    frames.asker[frame] = load.index;
    frames.user[frame] = user;
    frames.depth[frame] = 0;
    frames.deadline[frame] = Number.POSITIVE_INFINITY;
    frames.start[frame] = queue.now;
    frames.trace[frame] = -1;
    frames.span[frame] = -1;
    frames.askerGeneration[frame] = run.requests;
    if (run.tracer !== undefined) {
        traceRequest(run, frame, run.requests, load);
    }
    run.requests++;
    frames.replica[frame] = server.first;
    counter.arrivals++;
    countUp(server, queue.now);
    server.arrivals++;
    server.busy++;
    (replicas.busy[server.first] as number)++;
    for (let at = 0; at < work.watchers.length; at++) {
        (work.watchers[at] as typeof counter).arrivals++;
    }
    if (work.plan.takes !== undefined || work.fails > 0 || work.injected > 0) {
        begin(run, frame);
    } else if (work.start < 0) {
        finish(run, frame, 0, 0);
    } else {
        startSteps(run, frame);
    }
}
