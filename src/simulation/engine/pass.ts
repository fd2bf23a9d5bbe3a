import type { Milliseconds } from '../../model/quantities.ts';
import { dispatch } from './dispatch.ts';
import { nextEvent } from './event-queue.ts';
import { type LogEntry, logEntry } from './log.ts';
import { closeInterval, startMeasuring } from './recorder.ts';
import { isOverfull, type Run } from './run.ts';
import { countUnanswered } from './unanswered.ts';
import { whyStopped } from './why-stopped.ts';

/** One pass through a run, from its beginning to its end. */
export interface Pass {
    readonly run: Run;
    /** Events worked off. */
    events: number;
    isOver: boolean;
    /** Next end of an interval, of the warm-up or of the run. */
    boundary: Milliseconds;
    intervals: number;
    /** Time of the last event, and how many have had the same. */
    lastTime: Milliseconds;
    atOnce: number;
    readonly maxEvents: number;
    /** From here on nothing is left to do once all that is traced has ended; infinite: the run goes to its end. */
    readonly tracedTo: Milliseconds;
    readonly log: ((entry: LogEntry) => void) | undefined;
}

/** A mask: whether there is too much of anything is looked at with each so many events. */
const LOOKS_EVERY = 255;
/** Events that may happen at one moment; more mean that the time stands still. */
const MOST_AT_ONCE = 20_000_000;

/** A pass through a run that has just been started. */
export function createPass(
    run: Run,
    {
        maxEvents,
        log,
        tracedTo = Number.POSITIVE_INFINITY,
    }: Pick<Pass, 'maxEvents' | 'log'> & Partial<Pick<Pass, 'tracedTo'>>,
): Pass {
    const pass = {
        run,
        events: 0,
        isOver: false,
        boundary: 0,
        intervals: 1,
        lastTime: 0,
        atOnce: 0,
        maxEvents,
        tracedTo,
        log,
    };
    pass.boundary = nextBoundary(pass);
    return pass;
}

function nextBoundary({ run, intervals }: Pass): Milliseconds {
    const { duration, warmup, interval } = run.plan.timing;
    return Math.min(duration, intervals * interval, run.isMeasured ? duration : warmup);
}

/** Works off so many events, or as many as are left. */
export function advancePass(pass: Pass, most: number): void {
    const { run, log } = pass;
    const { queue } = run;
    for (let left = most; left > 0 && !pass.isOver; left--) {
        if (!nextEvent(queue, pass.boundary)) {
            passBoundary(pass);
            continue;
        }
        pass.events++;
        if (queue.now !== pass.lastTime) {
            pass.lastTime = queue.now;
            pass.atOnce = 0;
        }
        pass.atOnce++;
        if (log !== undefined) {
            log(logEntry(run));
        }
        dispatch(run);
        if (
            run.waiting > run.mostWaiting ||
            ((pass.events & LOOKS_EVERY) === 0 && isOverfull(run)) ||
            pass.atOnce > MOST_AT_ONCE ||
            pass.events >= pass.maxEvents
        ) {
            run.stopped = whyStopped(run, { events: pass.events, isStill: pass.atOnce > MOST_AT_ONCE });
            pass.isOver = true;
            countUnanswered(run);
        } else if (queue.now > pass.tracedTo && run.tracer?.open === 0) {
            pass.isOver = true;
        }
    }
}

function passBoundary(pass: Pass): void {
    const { run, boundary } = pass;
    const { duration, warmup, interval } = run.plan.timing;
    run.queue.now = boundary;
    if (!run.isMeasured && boundary >= warmup) {
        startMeasuring(run);
    }
    pass.isOver = boundary >= duration;
    if (pass.isOver) {
        countUnanswered(run);
    }
    if (boundary >= pass.intervals * interval || pass.isOver) {
        closeInterval(run);
        pass.intervals++;
    }
    pass.boundary = nextBoundary(pass);
}
