import type { Milliseconds } from '../../model/quantities.ts';
import type { FailureCause, RequestTrace, TraceSpan } from '../record/run-record.ts';
import { causeOf } from './failure.ts';
import type { CallSite, RunningLoad, Work } from './parts.ts';
import type { Run } from './run.ts';

/**
 * Notes what is done for some requests. A run is done without it first; the slowest requests are known then, and the same
 * run is done once more, in which only these are noted. So tracing costs those nothing that are not traced.
 */
export interface Tracer {
    /** Requests that are traced, by number. */
    readonly wanted: ReadonlySet<number>;
    readonly traces: Trace[];
    /** Spans of queues and publications that have not ended, by request or message. */
    readonly queues: Map<number, number>;
    readonly publications: Map<number, number>;
    /** Spans that have not ended. */
    open: number;
}

interface Trace {
    readonly scenario: string;
    readonly request: number;
    readonly at: Milliseconds;
    duration: Milliseconds;
    failed: boolean;
    readonly spans: Span[];
    /** Spans beyond those that are kept at all. */
    beyond: number;
}

type Span = { -readonly [K in keyof TraceSpan]: TraceSpan[K] };

/** Spans of a trace that are noted, and those that are kept in the end. */
const MOST_NOTED = 4000;
const MOST_KEPT = 300;

/** Traces requests with these numbers. */
export function createTracer(wanted: Iterable<number>): Tracer {
    return { wanted: new Set(wanted), traces: [], queues: new Map(), publications: new Map(), open: 0 };
}

function startSpan(run: Run, trace: number, parent: number, kind: Span['kind'], id: string): number {
    const { tracer } = run;
    const noted = tracer?.traces[trace];
    if (!tracer || !noted) {
        return -1;
    }
    if (noted.spans.length === MOST_NOTED) {
        noted.beyond++;
        return -1;
    }
    const start = run.queue.now - noted.at;
    tracer.open++;
    return noted.spans.push({ parent, kind, id, start, end: Number.NaN }) - 1;
}

function endSpan(run: Run, trace: number, at: number, failed?: FailureCause): void {
    const { tracer } = run;
    const noted = tracer?.traces[trace];
    const span = noted?.spans[at];
    if (tracer && noted && span && Number.isNaN(span.end)) {
        span.end = run.queue.now - noted.at;
        tracer.open--;
        if (failed !== undefined) {
            span.failed = failed;
        }
    }
}

/** A request of a load begins. */
export function traceRequest(run: Run, frame: number, request: number, load: RunningLoad): void {
    const { frames, tracer, queue } = run;
    if (tracer?.wanted.has(request) === true) {
        const scenario = load.plan.scenario;
        const trace = { scenario, request, at: queue.now, duration: 0, failed: false, spans: [], beyond: 0 };
        frames.trace[frame] = tracer.traces.push(trace) - 1;
        frames.span[frame] = startSpan(run, frames.trace[frame] as number, -1, 'work', load.work.plan.id);
    }
}

/** A request reaches its server: until now its span is that of whoever sent it. */
export function traceArrival(run: Run, frame: number, { plan }: Work): void {
    const { frames } = run;
    const trace = frames.trace[frame] as number;
    if (trace >= 0) {
        frames.span[frame] = startSpan(run, trace, frames.span[frame] as number, 'work', plan.id);
    }
}

/** A request waits for a place. */
export function traceQueue(run: Run, frame: number, server: string): void {
    const { frames, tracer } = run;
    const trace = frames.trace[frame] as number;
    if (trace >= 0) {
        tracer?.queues.set(frame, startSpan(run, trace, frames.span[frame] as number, 'queue', server));
    }
}

/** A request that waited has got its place. */
export function traceBegin(run: Run, frame: number): void {
    const span = run.tracer?.queues.get(frame);
    if (span !== undefined) {
        endSpan(run, run.frames.trace[frame] as number, span);
        run.tracer?.queues.delete(frame);
    }
}

/** A request ends at its server. */
export function traceEnd(run: Run, frame: number, failure: number): void {
    const trace = run.frames.trace[frame] as number;
    if (trace >= 0) {
        traceBegin(run, frame);
        endSpan(run, trace, run.frames.span[frame] as number, failure === 0 ? undefined : causeOf(failure));
    }
}

/** A request of a load has ended for its client. */
export function traceRequestEnd(run: Run, frame: number, failure: number): void {
    const trace = run.tracer?.traces[run.frames.trace[frame] as number];
    if (trace) {
        trace.duration = run.queue.now - trace.at;
        trace.failed = failure !== 0;
    }
}

/** A call makes a try. */
export function traceTry(run: Run, call: number, { plan }: CallSite): void {
    const { calls, tracer } = run;
    const trace = calls.trace[call] as number;
    if (trace >= 0) {
        endSpan(run, trace, calls.trySpan[call] as number);
        const span = startSpan(run, trace, calls.span[call] as number, 'attempt', plan.id);
        calls.trySpan[call] = span;
        const started = tracer?.traces[trace]?.spans[span];
        if (started) {
            started.attempt = calls.tries[call] as number;
        }
    }
}

/** The try that is going on has ended. */
export function traceTryEnd(run: Run, call: number, failure: number): void {
    const trace = run.calls.trace[call] as number;
    if (trace >= 0) {
        endSpan(run, trace, run.calls.trySpan[call] as number, failure === 0 ? undefined : causeOf(failure));
    }
}

/** A call waits before the next try. */
export function traceBackoff(run: Run, call: number, { plan }: CallSite): void {
    const { calls } = run;
    const trace = calls.trace[call] as number;
    if (trace >= 0) {
        calls.trySpan[call] = startSpan(run, trace, calls.span[call] as number, 'backoff', plan.id);
    }
}

/** Whoever sent a request no longer waits for it. */
export function traceAbandoned(run: Run, frame: number): void {
    const { frames, tracer, queue } = run;
    const trace = tracer?.traces[frames.trace[frame] as number];
    const span = trace?.spans[frames.span[frame] as number];
    if (trace && span && span.kind === 'work' && Number.isNaN(span.end)) {
        span.abandonedAt = queue.now - trace.at;
    }
}

/** A message is published; its deliveries belong to the same trace. */
export function tracePublication(run: Run, message: number, frame: number, channel: string): void {
    const { frames, messages, tracer } = run;
    const trace = frames.trace[frame] as number;
    messages.trace[message] = trace;
    if (trace >= 0) {
        const span = startSpan(run, trace, frames.span[frame] as number, 'publish', channel);
        messages.span[message] = span;
        tracer?.publications.set(message, span);
    }
}

/** The broker has a message. */
export function traceAcknowledged(run: Run, message: number, failure: number): void {
    const span = run.tracer?.publications.get(message);
    if (span !== undefined) {
        const trace = run.messages.trace[message] as number;
        endSpan(run, trace, span, failure === 0 ? undefined : causeOf(failure));
        run.tracer?.publications.delete(message);
    }
}

/** The traces as plain data, slowest first. */
export function requestTraces({ traces }: Tracer, now: Milliseconds): readonly RequestTrace[] {
    return [...traces]
        .sort((a, b) => b.duration - a.duration || a.request - b.request)
        .map(({ scenario, at, duration, failed, spans, beyond }) => {
            const ended = spans.map((span) => (Number.isNaN(span.end) ? { ...span, end: now - at } : { ...span }));
            const kept = longest(ended);
            return { scenario, at, duration, failed, spans: kept, spansLeftOut: spans.length - kept.length + beyond };
        });
}

/** The longest spans with everything above them, numbered anew. A span's parents come before it. */
function longest(spans: readonly TraceSpan[]): readonly TraceSpan[] {
    if (spans.length <= MOST_KEPT) {
        return spans;
    }
    const byLength = [...spans.keys()].sort((a, b) => lengthOf(spans[b]) - lengthOf(spans[a]) || a - b);
    const kept = new Set<number>();
    for (const span of byLength) {
        const missing: number[] = [];
        for (let at = span; at >= 0 && !kept.has(at); at = spans[at]?.parent ?? -1) {
            missing.push(at);
        }
        if (kept.size + missing.length <= MOST_KEPT) {
            for (const at of missing) {
                kept.add(at);
            }
        }
    }
    const order = [...kept].sort((a, b) => a - b);
    const numbers = new Map(order.map((at, index) => [at, index]));
    return order.flatMap((at) => {
        const span = spans[at];
        return span ? [{ ...span, parent: numbers.get(span.parent) ?? -1 }] : [];
    });
}

function lengthOf(span: TraceSpan | undefined): number {
    return span === undefined ? 0 : span.end - span.start;
}
