import type { Fraction } from '../../model/quantities.ts';
import type { SimulationPlan } from '../plan/simulation-plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { LogEntry } from './log.ts';
import { advancePass, createPass, type Pass } from './pass.ts';
import { closeInterval } from './recorder.ts';
import { runRecord } from './run-record.ts';
import { startRun } from './start-run.ts';
import { createTracer, requestTraces } from './tracer.ts';
import { moment } from './why-stopped.ts';

/** What bounds a run, and who hears of it. */
export interface RunOptions {
    /** Most events that are worked off. */
    readonly maxEvents?: number;
    /** Most requests and messages that may wait; more mean that it diverges. */
    readonly maxWaiting?: number;
    /** How many of the slowest requests are traced; any takes a second pass, as long as the first. 20 unless said. */
    readonly traces?: number;
    /** Told after each slice which share of the work is done. */
    readonly onProgress?: (share: Fraction) => void;
    /** Asked after each slice; once it says so, the run is over, and what has happened by then is its record. */
    readonly isCancelled?: () => boolean;
    /** Told of each event before what it means is done. */
    readonly log?: (entry: LogEntry) => void;
}

/** A run that is done in slices, so that whoever has it done can show progress and stop it. */
export interface SlicedRun {
    /** Works off so many events, or as many as are left. */
    advance(events: number): 'running' | 'done';
    /** What has happened so far. */
    finish(): RunRecord;
}

const MOST_EVENTS = 2e9;
const MOST_WAITING = 200_000;
const TRACES = 20;

/** Begins a run. The same plan and seed give the same record, whatever the slices. */
export function createRun(plan: SimulationPlan, seed: number, options: RunOptions = {}): SlicedRun {
    const { maxEvents = MOST_EVENTS, maxWaiting: mostWaiting = MOST_WAITING, traces = TRACES } = options;
    const { run, lanes } = startRun(plan, seed, { mostWaiting, slowest: traces, tracer: undefined });
    const first = createPass(run, { maxEvents, log: options.log });
    let second: Pass | undefined;
    let isStopped = false;

    function isDone(): boolean {
        return isStopped || (first.isOver && (second === undefined ? !needsTraces() : second.isOver));
    }

    function needsTraces(): boolean {
        return run.slowest.kept.length > 0;
    }

    function startTracing(): Pass {
        const tracer = createTracer(run.slowest.kept.map(({ request }) => request));
        const again = startRun(plan, seed, { mostWaiting, slowest: 0, tracer });
        const tracedTo = run.slowest.kept.reduce((latest, { end }) => Math.max(latest, end), 0);
        return createPass(again.run, { maxEvents, log: undefined, tracedTo });
    }

    return {
        advance(events) {
            if (!first.isOver) {
                advancePass(first, events);
            } else if (!isDone()) {
                second ??= startTracing();
                advancePass(second, events);
            }
            const passes = needsTraces() ? 2 : 1;
            const { duration } = plan.timing;
            const time = (first.isOver ? duration : run.queue.now) + (second?.run.queue.now ?? 0);
            options.onProgress?.(isDone() || duration <= 0 ? 1 : Math.min(1, time / (passes * duration)));
            if (!isDone() && options.isCancelled?.() === true) {
                run.stopped ??= first.isOver ? undefined : `The run was stopped at ${moment(run.queue.now)}.`;
                isStopped = true;
            }
            return isDone() ? 'done' : 'running';
        },
        finish() {
            if (run.stopped !== undefined || !first.isOver) {
                closeInterval(run);
            }
            const tracer = second?.run.tracer;
            const slowest = tracer && second ? requestTraces(tracer, second.run.queue.now) : [];
            return runRecord(run, lanes, { seed, events: first.events, slowest });
        },
    };
}
