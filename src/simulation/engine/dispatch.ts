import { resume, startSteps } from './body.ts';
import { callInstead, closeCall } from './calls.ts';
import { accept, reachBroker } from './channels.ts';
import { endDelivery, redeliver } from './deliveries.ts';
import { cancel } from './ending.ts';
import { EVENT } from './event-kinds.ts';
import { KIND_BITS } from './event-queue.ts';
import { beginFault, endFault, type RunningFault } from './faults.ts';
import { ORIGIN } from './frames.ts';
import { sendLoad, startRequest, think } from './loads.ts';
import { CALL } from './open-calls.ts';
import { REPLICA, type RunningLoad, type Server } from './parts.ts';
import { bringUp } from './replicas.ts';
import type { Run } from './run.ts';
import { type Autoscaler, scale } from './scaling.ts';
import { arrive, beginWaiting, endOwnWork, freeFrame } from './serving.ts';
import { type TimerLine, takeTimer } from './timers.ts';
import { answerTry, passDeadline, resetTry, timeOutTry, tryCall } from './tries.ts';

const KIND_MASK = (1 << KIND_BITS) - 1;

/** Does what the event that has come up means. */
export function dispatch(run: Run): void {
    const { queue, frames, calls } = run;
    const { payload, generation } = queue;
    const about = payload >> KIND_BITS;
    switch (payload & KIND_MASK) {
        case EVENT.load:
            sendLoad(run, run.loads[about] as RunningLoad);
            break;
        case EVENT.user:
            startRequest(run, run.loads[about] as RunningLoad, generation);
            break;
        case EVENT.thinks:
            think(run, run.loads[about] as RunningLoad, generation);
            break;
        case EVENT.arrive:
            arrive(run, about);
            break;
        case EVENT.begin:
            if (frames.generation[about] === generation) {
                beginWaiting(run, about);
            }
            break;
        case EVENT.worked:
            if (frames.generation[about] === generation && endOwnWork(run, about)) {
                startSteps(run, about);
            }
            break;
        case EVENT.answer:
            takeAnswer(run, about);
            break;
        case EVENT.timer:
            runOut(run, run.timers[about] as TimerLine);
            break;
        case EVENT.deadline:
            if (calls.life[about] === generation && passDeadline(run, about)) {
                endCall(run, about);
            }
            break;
        case EVENT.retry:
            if (calls.generation[about] === generation) {
                tryCall(run, about);
            }
            break;
        case EVENT.lost:
            if (calls.generation[about] === generation && resetTry(run, about)) {
                endCall(run, about);
            }
            break;
        case EVENT.ended:
            if (calls.generation[about] === generation && calls.state[about] === CALL.over) {
                endCall(run, about);
            }
            break;
        case EVENT.cancel:
            if (frames.generation[about] === generation) {
                cancel(run, about);
            }
            break;
        default:
            dispatchRare(run, payload & KIND_MASK, about, generation);
    }
}

function dispatchRare(run: Run, kind: number, about: number, generation: number): void {
    switch (kind) {
        case EVENT.instead:
            if (run.calls.generation[about] === generation) {
                callInstead(run, about);
            }
            break;
        case EVENT.publish:
            reachBroker(run, about);
            break;
        case EVENT.accept:
            accept(run, about);
            break;
        case EVENT.published:
        case EVENT.again:
            if (run.threads.generation[about] === generation) {
                resume(run, about);
            }
            break;
        case EVENT.redeliver:
            redeliver(run, about);
            break;
        case EVENT.faultBegins:
            beginFault(run, run.faults[about] as RunningFault);
            break;
        case EVENT.faultEnds:
            endFault(run, run.faults[about] as RunningFault);
            break;
        case EVENT.scale:
            scale(run, run.scalers[about] as Autoscaler, about);
            break;
        case EVENT.replicaReady:
            makeReady(run, about, generation);
            break;
    }
}

/** An answer reaches whoever asked, if it is still waited for. */
function takeAnswer(run: Run, frame: number): void {
    const { frames, calls } = run;
    const asker = frames.asker[frame] as number;
    const failure = frames.failure[frame] as number;
    if (frames.origin[frame] === ORIGIN.delivery) {
        freeFrame(run, frame);
        endDelivery(run, asker, failure);
        return;
    }
    const isAwaited = calls.generation[asker] === frames.askerGeneration[frame];
    const seen = frames.seen[frame] as number;
    freeFrame(run, frame);
    if (isAwaited && answerTry(run, asker, failure, seen)) {
        endCall(run, asker);
    }
}

function runOut(run: Run, line: TimerLine): void {
    const { calls } = run;
    const isTry = line.of === 'try';
    const call = takeTimer(run.queue, line, isTry ? calls.generation : calls.life);
    if (call >= 0 && (isTry ? timeOutTry(run, call) : passDeadline(run, call))) {
        endCall(run, call);
    }
}

function endCall(run: Run, call: number): void {
    const thread = closeCall(run, call);
    if (thread >= 0) {
        resume(run, thread);
    }
}

function makeReady(run: Run, replica: number, life: number): void {
    const { replicas } = run;
    const state = replicas.state[replica];
    if (replicas.life[replica] === life && (state === REPLICA.starting || state === REPLICA.killed)) {
        bringUp(run, run.servers[replicas.server[replica] as number] as Server, replica);
    }
}
