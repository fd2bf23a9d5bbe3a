import { type Admission, NOBODY } from '../policies/bulkhead.ts';
import { NO_MORE_TRIES } from '../policies/retry-policy.ts';
import { EVENT } from './event-kinds.ts';
import { schedule, scheduleSoon } from './event-queue.ts';
import { CAUSE, causeNamed, failureOf } from './failure.ts';
import { CALL } from './open-calls.ts';
import { type CallSite, policyOf } from './parts.ts';
import type { Run } from './run.ts';
import { cancelSent, chooseHost, expectReset, NOBODY_UP, sendTry } from './sending.ts';
import { setTimer } from './timers.ts';
import { traceAbandoned, traceBackoff, traceTry, traceTryEnd } from './tracer.ts';
import { NO_USER, userOf } from './users.ts';

/** In place of what is seen of a failure: the fallback answered, so there is nothing to undo. */
export const STOOD_IN_FOR = -1;

/** Tries once; what comes of it comes as an event. */
export function tryCall(run: Run, call: number): void {
    const { calls, queue } = run;
    const { now } = queue;
    const site = run.sites[calls.site[call] as number] as CallSite;
    calls.generation[call] = (calls.generation[call] as number) + 1;
    (calls.tries[call] as number)++;
    calls.triedAt[call] = now;
    calls.sent[call] = -1;
    if (run.tracer !== undefined) {
        traceTry(run, call, site);
    }
    const instance = calls.instance[call] as number;
    if (site.breakers !== undefined) {
        const breaker = policyOf(site.breakers, instance);
        const host = site.judgesHosts ? chooseHost(run, call, site) : 0;
        if (host !== NOBODY_UP && (host < 0 || !breaker.allowRequest(now, host))) {
            refuse(run, call, site, CAUSE['breaker-open']);
            return;
        }
    }
    if (isOverLimit(run, call, site)) {
        recordTry(run, call, site, false);
        refuse(run, call, site, CAUSE['rate-limited']);
        return;
    }
    if (site.bulkheads !== undefined) {
        const admission: Admission = policyOf(site.bulkheads, instance).enter(call);
        if (admission === 'refused') {
            recordTry(run, call, site, false);
            refuse(run, call, site, CAUSE['bulkhead-full']);
            return;
        }
        if (admission === 'waits') {
            calls.state[call] = CALL.queued;
            run.waiting++;
        }
    }
    if (site.timeout !== undefined) {
        setTimer(queue, site.timeout, call, calls.generation[call] as number, calls.generation);
    }
    if (calls.state[call] !== CALL.queued) {
        sendTry(run, call, site);
    }
}

function isOverLimit(run: Run, call: number, { limiter, userLimits }: CallSite): boolean {
    const { calls, queue } = run;
    if (limiter !== undefined && !limiter.allowRequest(queue.now)) {
        return true;
    }
    if (userLimits === undefined) {
        return false;
    }
    const user = userOf(run, calls.frame[call] as number);
    return user !== NO_USER && !userLimits.allowRequest(user, queue.now);
}

function refuse(run: Run, call: number, site: CallSite, cause: number): void {
    site.refused++;
    if (settle(run, call, site, failureOf(cause, site.place), cause)) {
        scheduleSoon(run.queue, EVENT.ended, call, run.calls.generation[call] as number);
    }
}

/** The connection of a try breaks. Whether the call is over. */
export function resetTry(run: Run, call: number): boolean {
    const { calls, queue } = run;
    const site = run.sites[calls.site[call] as number] as CallSite;
    if (site.lostUntil > queue.now) {
        expectReset(run, call, site);
        return false;
    }
    return failTry(run, call, site, failureOf(CAUSE.partition, site.place), CAUSE.partition);
}

/** An answer to the try that is going on. Whether the call is over. */
export function answerTry(run: Run, call: number, failure: number, seen: number): boolean {
    const { calls } = run;
    const site = run.sites[calls.site[call] as number] as CallSite;
    if (failure !== 0) {
        return failTry(run, call, site, failure, seen);
    }
    leaveBulkhead(run, call, site);
    recordTry(run, call, site, true);
    if (run.tracer !== undefined) {
        traceTryEnd(run, call, 0);
    }
    calls.state[call] = CALL.over;
    return true;
}

/** The try that is going on has taken too long. Whether the call is over. */
export function timeOutTry(run: Run, call: number): boolean {
    const { calls } = run;
    const site = run.sites[calls.site[call] as number] as CallSite;
    leaveSent(run, call);
    return failTry(run, call, site, failureOf(CAUSE.timeout, site.place), CAUSE.timeout);
}

/** The whole call has taken too long. Whether the call is over. */
export function passDeadline(run: Run, call: number): boolean {
    const { calls } = run;
    const state = calls.state[call] as number;
    if (state === CALL.over || state === CALL.fallback) {
        return false;
    }
    const site = run.sites[calls.site[call] as number] as CallSite;
    abandonTry(run, call);
    return giveUp(run, call, site, failureOf(CAUSE.deadline, site.place), CAUSE.deadline);
}

/** Leaves a try alone that tells nothing of the other side any more. */
export function abandonTry(run: Run, call: number): void {
    const { calls, queue } = run;
    const state = calls.state[call] as number;
    const site = run.sites[calls.site[call] as number] as CallSite;
    if (state === CALL.queued || state === CALL.sent) {
        leaveSent(run, call);
        leaveBulkhead(run, call, site);
        if (site.breakers !== undefined && !isOfNoHost(run, call, site)) {
            policyOf(site.breakers, calls.instance[call] as number).release(queue.now, hostOf(run, call));
        }
    }
    if (run.tracer !== undefined) {
        traceTryEnd(run, call, failureOf(CAUSE.deadline, site.place));
    }
    calls.generation[call] = (calls.generation[call] as number) + 1;
}

/** Nobody waits for what was sent any more. */
function leaveSent(run: Run, call: number): void {
    const { calls, frames } = run;
    const sent = calls.sent[call] as number;
    if (run.tracer !== undefined && sent >= 0 && frames.generation[sent] === calls.sentGeneration[call]) {
        traceAbandoned(run, sent);
    }
    cancelSent(run, call);
}

function failTry(run: Run, call: number, site: CallSite, failure: number, seen: number): boolean {
    leaveBulkhead(run, call, site);
    recordTry(run, call, site, false);
    site.failures++;
    return settle(run, call, site, failure, seen);
}

/** The place in the bulkhead goes to the call that has waited longest for it. */
function leaveBulkhead(run: Run, call: number, site: CallSite): void {
    if (site.bulkheads === undefined) {
        return;
    }
    const { calls } = run;
    const bulkhead = policyOf(site.bulkheads, calls.instance[call] as number);
    if (calls.state[call] === CALL.queued) {
        bulkhead.giveUp(call);
        run.waiting--;
        return;
    }
    const next = bulkhead.leave();
    if (next !== NOBODY) {
        run.waiting--;
        sendTry(run, next, run.sites[calls.site[next] as number] as CallSite);
    }
}

function recordTry(run: Run, call: number, site: CallSite, isSuccess: boolean): void {
    if (site.breakers === undefined || isOfNoHost(run, call, site)) {
        return;
    }
    const { calls, queue } = run;
    const breaker = policyOf(site.breakers, calls.instance[call] as number);
    const duration = queue.now - (calls.triedAt[call] as number);
    if (isSuccess) {
        breaker.recordSuccess(queue.now, hostOf(run, call), duration);
    } else {
        breaker.recordFailure(queue.now, hostOf(run, call), duration);
    }
}

/** Nobody was up: there is no host that the try tells anything of. */
function isOfNoHost({ calls }: Run, call: number, site: CallSite): boolean {
    return site.judgesHosts && (calls.host[call] as number) < 0;
}

function hostOf({ calls }: Run, call: number): number {
    return Math.max(0, calls.host[call] as number);
}

/** A try has failed: another one follows, or the call is over. Whether it is. */
function settle(run: Run, call: number, site: CallSite, failure: number, seen: number): boolean {
    const { calls, queue } = run;
    if (run.tracer !== undefined) {
        traceTryEnd(run, call, failure);
    }
    calls.generation[call] = (calls.generation[call] as number) + 1;
    calls.state[call] = CALL.between;
    calls.host[call] = -1;
    if (site.retries !== undefined) {
        const policy = policyOf(site.retries, calls.instance[call] as number);
        const pause = policy.nextTry(queue.now, calls.tries[call] as number, causeNamed(seen));
        if (pause !== NO_MORE_TRIES) {
            const generation = calls.generation[call] as number;
            if (run.tracer !== undefined && pause > 0) {
                traceBackoff(run, call, site);
            }
            if (pause > 0) {
                schedule(queue, queue.now + pause, EVENT.retry, call, generation);
            } else {
                scheduleSoon(queue, EVENT.retry, call, generation);
            }
            return false;
        }
    }
    return giveUp(run, call, site, failure, seen);
}

/** All tries have failed: the fallback answers, or the call fails. Whether the call is over. */
function giveUp(run: Run, call: number, site: CallSite, failure: number, seen: number): boolean {
    const { calls } = run;
    if (site.fallback >= 0) {
        calls.state[call] = CALL.fallback;
        scheduleSoon(run.queue, EVENT.instead, call, calls.generation[call] as number);
        return false;
    }
    calls.state[call] = CALL.over;
    if (site.fallback === -1) {
        site.fallbacks++;
        calls.seen[call] = STOOD_IN_FOR;
        return true;
    }
    calls.failure[call] = failure;
    calls.seen[call] = seen;
    return true;
}
