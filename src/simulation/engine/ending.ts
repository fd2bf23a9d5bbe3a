import { dropCalls, dropLooseCalls } from './calls.ts';
import { CAUSE, failureOf } from './failure.ts';
import { FRAME } from './frames.ts';
import { shiftRing } from './growing.ts';
import { type CallSite, REPLICA, type Server, type Work } from './parts.ts';
import type { Run } from './run.ts';
import { countUp, finish, freeFrame, observeEnd } from './serving.ts';
import { traceEnd } from './tracer.ts';

/** Ends a request that has its place, with all that it was waiting for. */
function breakOff(run: Run, frame: number, failure: number, seen: number): void {
    dropCalls(run, frame);
    finish(run, frame, failure, seen);
}

/** Whoever asked has gone: a request is given up, wherever it is. */
export function cancel(run: Run, frame: number): void {
    const { frames, queue, replicas } = run;
    const work = run.works[frames.work[frame] as number] as Work;
    const site = run.sites[run.calls.site[frames.asker[frame] as number] as number] as CallSite;
    const failure = failureOf(CAUSE.timeout, site.place);
    switch (frames.state[frame]) {
        case FRAME.travelling:
            frames.state[frame] = FRAME.cancelled;
            break;
        case FRAME.waiting: {
            const replica = frames.replica[frame] as number;
            frames.state[frame] = FRAME.cancelled;
            countUp(work.server, queue.now);
            (replicas.waiting[replica] as number)--;
            work.server.waiting--;
            run.waiting--;
            observeEnd(run, frame, work, failure);
            traceEnd(run, frame, failure);
            break;
        }
        case FRAME.working:
        case FRAME.stepping:
        case FRAME.undoing:
            breakOff(run, frame, failure, CAUSE.timeout);
            break;
    }
}

/**
 * Kills a replica: whatever it works on and whatever waits for it fails at once; those who asked notice as soon as the
 * network tells them.
 */
export function killReplica(run: Run, server: Server, replica: number): void {
    const { frames, queue, replicas } = run;
    const wasUp = replicas.state[replica] === REPLICA.up;
    countUp(server, queue.now);
    replicas.state[replica] = REPLICA.killed;
    (replicas.life[replica] as number)++;
    server.up -= wasUp ? 1 : 0;
    const failure = failureOf(CAUSE.unavailable, server.place);
    failWaiting(run, server, replica, failure);
    dropLooseCalls(run, server, replica - server.first);
    for (let frame = 0; frame < frames.slots.used; frame++) {
        const state = frames.state[frame];
        const isThere = state === FRAME.working || state === FRAME.stepping || state === FRAME.undoing;
        if (isThere && frames.replica[frame] === replica) {
            breakOff(run, frame, failure, CAUSE.unavailable);
        }
    }
}

function failWaiting(run: Run, server: Server, replica: number, failure: number): void {
    const { frames, replicas } = run;
    const ring = replicas.queues[replica];
    while (ring !== undefined && ring.count > 0) {
        const frame = shiftRing(ring);
        if (frames.state[frame] === FRAME.cancelled) {
            freeFrame(run, frame);
        } else {
            (replicas.waiting[replica] as number)--;
            server.waiting--;
            run.waiting--;
            frames.replica[frame] = -1;
            finish(run, frame, failure, CAUSE.unavailable);
        }
    }
}
