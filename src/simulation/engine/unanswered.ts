import { CAUSE, failureOf } from './failure.ts';
import { FRAME, ORIGIN } from './frames.ts';
import { CALL } from './open-calls.ts';
import type { CallSite, RunningLoad, Work } from './parts.ts';
import { countFailure, countRequest, longestCounted, type RequestCounter } from './request-counter.ts';
import type { Run } from './run.ts';
import { keepSlow } from './slowest.ts';
import { traceRequestEnd } from './tracer.ts';

/** So many times as long as the longest that ended a request is under way before it counts as never answered. */
const PATIENCE = 2;

/**
 * The run is over, and some requests wait for what does not come: an answer that the network has lost, a place that
 * nobody gives back. To whoever sent them they have failed, after as long as they have waited; else those that hang would
 * leave the picture of those that do not as good as it was. Where nothing has ended yet, nothing tells what is long.
 */
export function countUnanswered(run: Run): void {
    const { frames, loads, queue } = run;
    const limits = new Map<RequestCounter, number>();
    for (let frame = 0; frame < frames.slots.used; frame++) {
        if (!isAtWork(frames.state[frame])) {
            continue;
        }
        const age = queue.now - (frames.start[frame] as number);
        const { watchers } = run.works[frames.work[frame] as number] as Work;
        for (let at = 0; at < watchers.length; at++) {
            const counter = watchers[at] as RequestCounter;
            if (age > limitOf(limits, counter)) {
                countAsFailed(run, counter, frame, age);
            }
        }
        if (frames.origin[frame] === ORIGIN.load) {
            const { counter, plan } = loads[frames.asker[frame] as number] as RunningLoad;
            if (age > limitOf(limits, counter)) {
                const failure = countAsFailed(run, counter, frame, age);
                run.notes.add(`Requests of ${plan.scenario} hung to the end of the run; they count as failed.`);
                endTrace(run, frame, failure, age);
            }
        }
    }
}

function isAtWork(state: number | undefined): boolean {
    return state === FRAME.waiting || state === FRAME.working || state === FRAME.stepping || state === FRAME.undoing;
}

function limitOf(limits: Map<RequestCounter, number>, counter: RequestCounter): number {
    const known = limits.get(counter);
    if (known !== undefined) {
        return known;
    }
    const limit = PATIENCE * longestCounted(counter);
    limits.set(counter, limit);
    return limit;
}

function countAsFailed(run: Run, counter: RequestCounter, frame: number, age: number): number {
    const failure = whereStuck(run, frame);
    countRequest(counter, age);
    countFailure(counter, failure, run.isMeasured);
    return failure;
}

function endTrace(run: Run, frame: number, failure: number, age: number): void {
    const { frames, queue, slowest } = run;
    if (run.isMeasured && age > slowest.threshold) {
        keepSlow(slowest, frames.askerGeneration[frame] as number, age, queue.now);
    }
    if (run.tracer !== undefined) {
        traceRequestEnd(run, frame, failure);
    }
}

/** What a request waits for, down to where nothing goes on, as a failure. */
function whereStuck({ calls, frames, queue, sites, works }: Run, first: number): number {
    let frame = first;
    for (;;) {
        const call = frames.firstCall[frame] as number;
        if (call < 0) {
            return failureOf(CAUSE.unanswered, (works[frames.work[frame] as number] as Work).server.place);
        }
        const { lostUntil, place } = sites[calls.site[call] as number] as CallSite;
        const sent = calls.sent[call] as number;
        if (calls.state[call] !== CALL.sent || sent < 0) {
            const isLost = calls.state[call] === CALL.sent && lostUntil > queue.now;
            return failureOf(isLost ? CAUSE.partition : CAUSE.unanswered, place);
        }
        if (!isAtWork(frames.state[sent]) || frames.generation[sent] !== calls.sentGeneration[call]) {
            return failureOf(CAUSE.unanswered, place);
        }
        frame = sent;
    }
}
