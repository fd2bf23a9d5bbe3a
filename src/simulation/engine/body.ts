import { drawUniform } from '../random/streams.ts';
import { makeCall } from './calls.ts';
import { publish } from './channels.ts';
import { EVENT } from './event-kinds.ts';
import { scheduleSoon } from './event-queue.ts';
import { CAUSE } from './failure.ts';
import { FRAME } from './frames.ts';
import type { CallSite, Work } from './parts.ts';
import { OP, UNDO_AT } from './program.ts';
import { isOverfull, type Run } from './run.ts';
import { finish } from './serving.ts';
import { restartThread, takeThread } from './threads.ts';
import { dropUndo } from './undos.ts';

/** The first number of an instruction's operands and those after it. */
const [FIRST, SECOND, THIRD, FOURTH] = [1, 2, 3, 4];

/** A request begins with its steps. */
export function startSteps(run: Run, frame: number): void {
    const { frames, threads, works } = run;
    const { start } = works[frames.work[frame] as number] as Work;
    const thread = takeThread(threads, frame, start, -1, -1);
    frames.firstThread[frame] = thread;
    frames.state[frame] = FRAME.stepping;
    wake(run, goOn(run, thread));
}

/** One of the things that a thread waits for has come. */
export function resume(run: Run, thread: number): void {
    wake(run, thread);
}

/** Goes up from a thread as far as each one's end lets the one above it go on; whether it comes to a certain one. */
function wake(run: Run, first: number, above = -1): boolean {
    const { threads } = run;
    let thread = first;
    while (thread >= 0 && thread !== above) {
        const pending = (threads.pending[thread] as number) - 1;
        threads.pending[thread] = pending;
        if (pending > 0) {
            return false;
        }
        thread = endStep(run, thread);
    }
    return thread >= 0;
}

/** The step of a thread has ended: the next one, or the failure. Returns the thread to wake, or -1. */
function endStep(run: Run, thread: number): number {
    const { threads, program, random } = run;
    const { code, numbers } = program;
    const at = threads.at[thread] as number;
    const op = code[at] as number;
    if (op === OP.undo) {
        threads.failure[thread] = 0;
        return undoNext(run, thread);
    }
    if (op === OP.lookUp) {
        const site = run.sites[code[at + FIRST] as number] as CallSite;
        const [hits, lifetime] = [
            numbers[code[at + SECOND] as number] as number,
            numbers[code[at + THIRD] as number] as number,
        ];
        const isFound =
            threads.failure[thread] === 0 && isFresh(site, lifetime) && drawUniform(random, site.stream) < hits;
        threads.failure[thread] = 0;
        threads.at[thread] = isFound ? (code[at + FOURTH] as number) : at + 5;
        return goOn(run, thread);
    }
    if (threads.failure[thread] !== 0) {
        return failThread(run, thread);
    }
    if (op === OP.call) {
        const left = (threads.left[thread] as number) - 1;
        threads.left[thread] = left;
        if (left > 0) {
            threads.pending[thread] = 1;
            makeCall(run, code[at + FIRST] as number, thread, threads.frame[thread] as number);
            return -1;
        }
        threads.at[thread] = at + 3;
    } else if (op === OP.together) {
        threads.at[thread] = code[at + FIRST] as number;
    } else if (op === OP.repeat) {
        const left = (threads.left[thread] as number) - 1;
        threads.left[thread] = left;
        if (left > 0) {
            return startRound(run, thread, at);
        }
        threads.at[thread] = code[at + SECOND] as number;
    } else {
        threads.at[thread] = at + 3;
    }
    return goOn(run, thread);
}

/** Whether a cache still has what was put in it, by its clock and by that of who asks. */
function isFresh(site: CallSite, lifetime: number): boolean {
    const skew = site.targets[0]?.server.skew ?? 0;
    return Math.abs(site.source.skew) <= lifetime && Math.abs(skew) <= lifetime;
}

/** Does the steps of a thread up to one that takes time. Returns the thread to wake because this one has ended, or -1. */
function goOn(run: Run, thread: number): number {
    const { threads, program, random } = run;
    const { code, numbers } = program;
    const frame = threads.frame[thread] as number;
    for (;;) {
        const at = threads.at[thread] as number;
        switch (code[at]) {
            case OP.call:
            case OP.callAll:
                if (callAt(run, thread, frame, at)) {
                    return -1;
                }
                threads.at[thread] = at + 3;
                break;
            case OP.lookUp:
                if ((run.sites[code[at + FIRST] as number] as CallSite).plan.ignoresReply) {
                    threads.at[thread] = at + 5;
                    break;
                }
                threads.pending[thread] = 1;
                makeCall(run, code[at + FIRST] as number, thread, frame);
                return -1;
            case OP.together:
                branchAt(run, thread, at);
                return thread;
            case OP.repeat:
                threads.left[thread] = code[at + FIRST] as number;
                return startRound(run, thread, at);
            case OP.choose: {
                const first = code[at + FIRST] as number;
                const branches = code[at + THIRD] as number;
                const share = drawUniform(random, (run.works[run.frames.work[frame] as number] as Work).stream);
                let branch = 0;
                while (branch < branches - 1 && share >= (numbers[first + branch] as number)) {
                    branch++;
                }
                threads.at[thread] = code[at + FOURTH + branch] as number;
                break;
            }
            case OP.publish: {
                const waits = code[at + SECOND] === 0;
                threads.pending[thread] = 1;
                publish(run, code[at + FIRST] as number, frame, waits ? thread : -1);
                if (waits) {
                    return -1;
                }
                threads.at[thread] = at + 3;
                break;
            }
            case OP.jump:
                threads.at[thread] = code[at + FIRST] as number;
                break;
            default:
                return endThread(run, thread, frame);
        }
    }
}

/** Makes the calls of a step. Whether the thread waits for them. */
function callAt(run: Run, thread: number, frame: number, at: number): boolean {
    const { code } = run.program;
    const index = code[at + FIRST] as number;
    const times = code[at + SECOND] as number;
    const isAwaited = !(run.sites[index] as CallSite).plan.ignoresReply;
    if (isAwaited && code[at] === OP.call) {
        run.threads.left[thread] = times;
        run.threads.pending[thread] = 1;
        makeCall(run, index, thread, frame);
        return true;
    }
    run.threads.pending[thread] = times;
    for (let made = 0; made < times && !isOverfull(run); made++) {
        makeCall(run, index, thread, frame);
    }
    return isAwaited;
}

/** Starts the branches of a step. It counts as one of those it waits for until all of them have started. */
function branchAt(run: Run, thread: number, at: number): void {
    const { threads, program } = run;
    const branches = program.code[at + SECOND] as number;
    threads.pending[thread] = branches + 1;
    let child = -1;
    for (let branch = 0; branch < branches; branch++) {
        child = startChild(run, thread, child, program.code[at + THIRD + branch] as number);
        if (wake(run, goOn(run, child), thread)) {
            (threads.pending[thread] as number)--;
        }
    }
}

/**
 * Goes through steps that repeat once more. If none of them takes time, the next round is an event of its own: so the
 * bounds of a run hold for it, too. Returns -1: the thread is told when the round is over.
 */
function startRound(run: Run, thread: number, at: number): number {
    const { threads, queue } = run;
    threads.pending[thread] = 1;
    if (wake(run, goOn(run, startChild(run, thread, -1, at + 3)), thread)) {
        scheduleSoon(queue, EVENT.again, thread, threads.generation[thread] as number);
    }
    return -1;
}

/**
 * A thread for which another one waits, about to start: one that has served for an earlier step or round, all of which
 * are over, or a new one.
 *
 * @param before the child that was started before it for the same step; -1: none
 */
function startChild({ frames, threads }: Run, parent: number, before: number, at: number): number {
    const known = (before < 0 ? threads.firstChild[parent] : threads.nextSibling[before]) as number;
    if (known >= 0) {
        restartThread(threads, known, at);
        return known;
    }
    const frame = threads.frame[parent] as number;
    const child = takeThread(threads, frame, at, parent, frames.firstThread[frame] as number);
    frames.firstThread[frame] = child;
    if (before < 0) {
        threads.firstChild[parent] = child;
    } else {
        threads.nextSibling[before] = child;
    }
    return child;
}

/** All steps of a thread are done. Returns the thread to wake, or -1: the request has ended. */
function endThread(run: Run, thread: number, frame: number): number {
    const parent = run.threads.parent[thread] as number;
    if (parent < 0) {
        finish(run, frame, 0, 0);
    }
    return parent;
}

function failThread(run: Run, thread: number): number {
    const { frames, threads } = run;
    const parent = threads.parent[thread] as number;
    const failure = threads.failure[thread] as number;
    if (parent >= 0) {
        if (threads.failure[parent] === 0) {
            threads.failure[parent] = failure;
        }
        return parent;
    }
    const frame = threads.frame[thread] as number;
    frames.failure[frame] = failure;
    if ((frames.firstUndo[frame] as number) < 0) {
        finish(run, frame, failure, CAUSE['server-error']);
        return -1;
    }
    frames.state[frame] = FRAME.undoing;
    threads.at[thread] = UNDO_AT;
    threads.failure[thread] = 0;
    return undoNext(run, thread);
}

/** Takes the last effect back that is left, or ends the request with its failure. */
function undoNext(run: Run, thread: number): number {
    const { frames, threads, undos } = run;
    const frame = threads.frame[thread] as number;
    const undo = frames.firstUndo[frame] as number;
    if (undo < 0) {
        finish(run, frame, frames.failure[frame] as number, CAUSE['server-error']);
        return -1;
    }
    const site = undos.site[undo] as number;
    frames.firstUndo[frame] = dropUndo(undos, undo);
    threads.pending[thread] = 1;
    makeCall(run, site, (run.sites[site] as CallSite).plan.ignoresReply ? -1 : thread, frame);
    return (run.sites[site] as CallSite).plan.ignoresReply ? thread : -1;
}
