import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon } from './event-queue.ts';
import { CAUSE, failureOf } from './failure.ts';
import { FRAME } from './frames.ts';
import { CALL, freeCall, takeCall } from './open-calls.ts';
import { type CallSite, policyOf, type Server, type Work } from './parts.ts';
import { DEEPEST, type Run } from './run.ts';
import { setTimer } from './timers.ts';
import { abandonTry, STOOD_IN_FOR, tryCall } from './tries.ts';
import { pushUndo } from './undos.ts';

/**
 * Calls, from the step that makes them to the answer: retry(breaker(limit(timeout(bulkhead(call))))), the deadline and
 * the fallback around all of it.
 */

/** A step of a request makes a call. `thread` waits for it, unless nobody is to. */
export function makeCall(run: Run, index: number, thread: number, frame: number): void {
    const { frames, calls } = run;
    const site = run.sites[index] as CallSite;
    const call = takeCall(calls, index);
    const isAwaited = !site.plan.ignoresReply;
    calls.thread[call] = isAwaited ? thread : -1;
    const { server } = run.works[frames.work[frame] as number] as Work;
    calls.instance[call] = (frames.replica[frame] as number) - server.first;
    calls.depth[call] = (frames.depth[frame] as number) + 1;
    calls.handedOn[call] = frames.deadline[frame] as number;
    calls.trace[call] = frames.trace[frame] as number;
    calls.span[call] = frames.span[frame] as number;
    if (isAwaited) {
        link(run, call, frame);
    }
    beginCall(run, call, site);
}

function link({ calls, frames }: Run, call: number, frame: number): void {
    const first = frames.firstCall[frame] as number;
    calls.frame[call] = frame;
    calls.nextOfFrame[call] = first;
    calls.previousOfFrame[call] = -1;
    if (first >= 0) {
        calls.previousOfFrame[first] = call;
    }
    frames.firstCall[frame] = call;
}

function unlink({ calls, frames }: Run, call: number): void {
    const frame = calls.frame[call] as number;
    if (frame < 0) {
        return;
    }
    const next = calls.nextOfFrame[call] as number;
    const previous = calls.previousOfFrame[call] as number;
    if (previous >= 0) {
        calls.nextOfFrame[previous] = next;
    } else {
        frames.firstCall[frame] = next;
    }
    if (next >= 0) {
        calls.previousOfFrame[next] = previous;
    }
}

function beginCall(run: Run, call: number, site: CallSite): void {
    const { calls, queue } = run;
    site.calls++;
    if ((calls.depth[call] as number) > DEEPEST) {
        run.cycleAt = site.place;
        endLater(run, call, failureOf(CAUSE.cycle, site.place), CAUSE.cycle);
        return;
    }
    if (site.deadline !== undefined) {
        calls.until[call] = queue.now + site.deadlineAfter;
        setTimer(queue, site.deadline, call, calls.life[call] as number, calls.life);
    }
    if (site.source.propagates) {
        const until = (calls.handedOn[call] as number) - site.source.skew;
        if (until < (calls.until[call] as number)) {
            calls.until[call] = until;
            schedule(queue, Math.max(queue.now, until), EVENT.deadline, call, calls.life[call] as number);
        }
    }
    if (site.retries !== undefined) {
        policyOf(site.retries, calls.instance[call] as number).firstTry(queue.now);
    }
    tryCall(run, call);
}

/** All tries of a call have failed: the call that stands in for it is made. */
export function callInstead(run: Run, call: number): void {
    const { calls } = run;
    const index = run.sites[calls.site[call] as number]?.fallback as number;
    const instead = takeCall(calls, index);
    calls.thread[instead] = -1;
    calls.insteadOf[instead] = call;
    calls.instance[instead] = calls.instance[call] as number;
    calls.depth[instead] = (calls.depth[call] as number) + 1;
    calls.handedOn[instead] = calls.handedOn[call] as number;
    calls.trace[instead] = calls.trace[call] as number;
    calls.span[instead] = calls.span[call] as number;
    const frame = calls.frame[call] as number;
    if (frame >= 0) {
        link(run, instead, frame);
    }
    beginCall(run, instead, run.sites[index] as CallSite);
}

function endLater(run: Run, call: number, failure: number, seen: number): void {
    const { calls, queue } = run;
    calls.state[call] = CALL.over;
    calls.failure[call] = failure;
    calls.seen[call] = seen;
    scheduleSoon(queue, EVENT.ended, call, calls.generation[call] as number);
}

/**
 * Takes a call that is over away.
 *
 * @returns the thread that goes on, with the failure noted in it; -1 if none does
 */
export function closeCall(run: Run, first: number): number {
    const { calls, threads } = run;
    let call = first;
    for (;;) {
        const site = run.sites[calls.site[call] as number] as CallSite;
        const failure = calls.failure[call] as number;
        const seen = calls.seen[call] as number;
        const insteadOf = calls.insteadOf[call] as number;
        const thread = calls.thread[call] as number;
        const frame = calls.frame[call] as number;
        unlink(run, call);
        freeCall(calls, call);
        if (insteadOf >= 0) {
            const stoodInFor = run.sites[calls.site[insteadOf] as number] as CallSite;
            stoodInFor.fallbacks += failure === 0 ? 1 : 0;
            calls.state[insteadOf] = CALL.over;
            calls.failure[insteadOf] = failure;
            calls.seen[insteadOf] = failure === 0 ? STOOD_IN_FOR : seen;
            call = insteadOf;
            continue;
        }
        if (thread >= 0) {
            if (failure === 0) {
                if (site.undoneBy >= 0 && seen !== STOOD_IN_FOR && run.frames.state[frame] !== FRAME.undoing) {
                    run.frames.firstUndo[frame] = pushUndo(
                        run.undos,
                        site.undoneBy,
                        run.frames.firstUndo[frame] as number,
                    );
                }
            } else if (!site.plan.optional && threads.failure[thread] === 0) {
                threads.failure[thread] = failure;
            }
        }
        return thread;
    }
}

/** Drops all calls of a request whose replica is gone or that was cancelled. */
export function dropCalls(run: Run, frame: number): void {
    const { calls, frames } = run;
    let call = frames.firstCall[frame] as number;
    while (call >= 0) {
        const next = calls.nextOfFrame[call] as number;
        abandonTry(run, call);
        freeCall(calls, call);
        call = next;
    }
    frames.firstCall[frame] = -1;
}

/** Drops the calls that a replica has going without any request that waits for them. */
export function dropLooseCalls(run: Run, server: Server, instance: number): void {
    const { calls } = run;
    for (let call = 0; call < calls.slots.used; call++) {
        const isLoose = calls.state[call] !== CALL.free && (calls.frame[call] as number) < 0;
        if (isLoose && calls.instance[call] === instance && run.sites[calls.site[call] as number]?.source === server) {
            abandonTry(run, call);
            freeCall(calls, call);
        }
    }
}
