import { decimal, formatCount, formatDuration, formatShare, type Milliseconds } from '../../model/quantities.ts';
import type { PlannedCall } from '../plan/simulation-plan.ts';
import type { CallSeries, FailureCause, RequestSeries, RunRecord, ServerSeries } from '../record/run-record.ts';
import type { Explanation } from './experiment-result.ts';
import { explainBacklogs } from './explain-backlog.ts';
import { failingPath } from './failing-path.ts';
import type { PlannedRun } from './measure.ts';
import { silenceBefore } from './silence.ts';
import { measuredSpan, total } from './time-span.ts';
import { windowLength } from './windows.ts';

/**
 * Why a run failed: what broke, what was full, which retries multiplied, which breakers opened, and the way that the
 * errors took. In order of time; what has no time of its own comes last.
 *
 * @param nameOf how an element is called for people
 * @param slow where slow requests spent their time
 */
export function explainFailure(
    run: PlannedRun,
    nameOf: (id: string) => string,
    slow: readonly Explanation[] = [],
): readonly Explanation[] {
    const found = [
        ...saturations(run, nameOf),
        ...divergences(run.record, nameOf),
        ...deadlocks(run.record, nameOf),
        ...explainBacklogs(run, nameOf),
        ...retries(run, nameOf),
        ...breakers(run.record, nameOf),
        ...errors(run.record, nameOf),
        ...slow,
    ];
    const ordered = found
        .map((each, order) => ({ each, order }))
        .sort((a, b) => (a.each.at ?? Infinity) - (b.each.at ?? Infinity) || a.order - b.order)
        .map(({ each }) => withFault(run, each));
    return ordered;
}

/** Most of one kind that are told. */
const MOST = 3;
/** From this share of its places on, a server counts as full. */
const FULL = 0.98;

/** Who was full first; a server on which nobody waited was only busy. */
function saturations({ plan, record }: PlannedRun, nameOf: (id: string) => string): readonly Explanation[] {
    const span = measuredSpan(record);
    const full = record.servers.flatMap((server) => {
        for (let at = span.first; at < span.end; at++) {
            if ((server.inUse[at] ?? 0) >= FULL && (server.mostWaiting[at] ?? 0) > 0) {
                return [{ server, at: at * record.interval }];
            }
        }
        return [];
    });
    full.sort((a, b) => a.at - b.at);
    return full.slice(0, MOST).map(({ server, at }, order) => ({
        kind: 'saturation',
        at,
        text: `${nameOf(server.id)} ${order === 0 ? 'was the first to be full' : 'was full, too'}`,
        detail: [
            `up to ${formatCount(Math.max(...server.mostWaiting))} requests waited for a place`,
            ...scalingAfter({ plan, record }, server, at),
        ].join(', '),
        elements: [server.id],
    }));
}

/** How soon the autoscaler of a server that was full gave it more replicas. */
function scalingAfter({ plan, record }: PlannedRun, { id, replicas }: ServerSeries, at: number): readonly string[] {
    const scaled = plan.servers.find((server) => server.id === id)?.replicas;
    const from = Math.round(at / record.interval);
    const [before = 0, most] = [replicas[from], Math.max(...replicas)];
    if (scaled?.target === undefined) {
        return [];
    }
    const more = replicas.findIndex((count, interval) => interval > from && count > before);
    return [
        more < 0
            ? `and no replica came to its ${before}${before < scaled.max ? '' : ', the most it may have'}`
            : `and more replicas than its ${before} came ${formatDuration((more - from) * record.interval)} later, ${most} in the end`,
    ];
}

function divergences({ diverging, deadlocks = [] }: RunRecord, nameOf: (id: string) => string): readonly Explanation[] {
    const locked = new Set(deadlocks.map(({ way }) => way[0]));
    return diverging
        .filter(({ id }) => !locked.has(id))
        .slice(0, MOST)
        .map(({ id, waiting, growth }) => ({
            kind: 'divergence',
            text: `${nameOf(id)} never caught up: more arrives than it can serve`,
            detail: `${formatCount(waiting)} waited at the end, ${growth < 100 ? decimal(growth, 1) : formatCount(growth)} more each second`,
            elements: [id],
        }));
}

function deadlocks({ deadlocks: locked = [] }: RunRecord, nameOf: (id: string) => string): readonly Explanation[] {
    return locked.slice(0, MOST).map(({ way, at }) => {
        const names = way.map(nameOf);
        const [first = '', last = ''] = [names[0], names.at(-1)];
        const whose = first === last ? 'a place there, too' : `a place at ${last}`;
        return {
            kind: 'deadlock',
            at,
            text: `${first} is deadlocked: whoever has one of its places waits for ${whose}`,
            detail: `on the way ${names.join(' → ')}, where no timeout ends the wait`,
            elements: way,
        };
    });
}

/** Tries for each call at which retries begin to weigh. */
const AMPLIFIED = 1.2;

function retries({ plan, record }: PlannedRun, nameOf: (id: string) => string): readonly Explanation[] {
    const mostTries = new Map(plan.calls.map(({ id, retry }) => [id, triesOf(retry)]));
    const told = record.calls.flatMap((call) => amplification(record, call, mostTries.get(call.id)) ?? []);
    told.sort((a, b) => b.extra - a.extra);
    return told.slice(0, MOST).map(({ call, at, peak, length }) => ({
        kind: 'retries',
        at,
        text: `${decimal(peak, 1)} tries for each call from ${nameOf(call.source)} to ${nameOf(call.target)}`,
        detail: `retries multiplied the load for ${formatDuration(length)}`,
        elements: [call.source, call.target],
    }));
}

/** Intervals that are looked at together: a call and its last try may lie in different ones. */
const TOGETHER = 5;

/** Tries that a call may make: what is counted near the beginning or end of many may seem to be more. */
function triesOf(retry: PlannedCall['retry']): number {
    return retry === undefined || retry.retries === 'forever' ? Number.POSITIVE_INFINITY : 1 + retry.retries;
}

function amplification(record: RunRecord, call: CallSeries, mostTries = Number.POSITIVE_INFINITY) {
    const span = measuredSpan(record);
    let [peak, first, intervals, extra] = [0, -1, 0, 0];
    for (let at = span.first; at < span.end; at++) {
        const around = { first: Math.max(span.first, at - TOGETHER + 1), end: at + 1 };
        const calls = total(call.calls, around);
        const tries = Math.min(mostTries, total(call.attempts, around) / Math.max(1, calls));
        if (calls > 0 && tries >= AMPLIFIED) {
            peak = Math.max(peak, tries);
            first = first < 0 ? at : first;
            intervals++;
            extra += Math.max(0, (call.attempts[at] ?? 0) - (call.calls[at] ?? 0));
        }
    }
    return first < 0
        ? undefined
        : { call, peak, extra, at: first * record.interval, length: intervals * record.interval };
}

function breakers(record: RunRecord, nameOf: (id: string) => string): readonly Explanation[] {
    const byCall = new Map<string, { readonly source: string; readonly target: string; readonly opened: number[] }>();
    for (const { call, source, target, changes } of record.breakers) {
        const opened = changes.filter(({ to }) => to === 'open').map(({ at }) => at);
        if (opened.length > 0) {
            const known = byCall.get(call) ?? { source, target, opened: [] };
            known.opened.push(...opened);
            byCall.set(call, known);
        }
    }
    return [...byCall.values()]
        .map((each) => ({ ...each, at: Math.min(...each.opened) }))
        .sort((a, b) => a.at - b.at)
        .slice(0, MOST)
        .map(({ source, target, opened, at }) => ({
            kind: 'breaker',
            at,
            text: `the breaker from ${nameOf(source)} to ${nameOf(target)} opened`,
            detail: opened.length === 1 ? 'once' : `${opened.length} times, all instances together`,
            elements: [source, target],
        }));
}

const CAUSES: Readonly<Record<FailureCause, string>> = {
    'server-error': 'failed by itself',
    timeout: 'no answer in time',
    deadline: 'the whole call took too long',
    'breaker-open': 'refused by the breaker',
    'bulkhead-full': 'refused by the bulkhead',
    'rate-limited': 'over the rate limit',
    unavailable: 'nobody there to answer',
    partition: 'lost in the network',
    credentials: 'credentials not accepted',
    'channel-full': 'the channel was full',
    injected: 'made to fail',
    cycle: 'calls in a circle',
    unanswered: 'no answer to the end of the run',
};

/** A cause of failure in words: `no answer in time`. */
function causeText(cause: FailureCause): string {
    return CAUSES[cause];
}

/** Where the errors of each scenario arose, and the way that they took to the client. */
function errors(record: RunRecord, nameOf: (id: string) => string): readonly Explanation[] {
    return record.scenarios.flatMap((scenario) => {
        const all = total(scenario.errors, measuredSpan(record));
        const first = onsetOf(scenario, record);
        const told = scenario.causes.filter(({ count }, at) => at === 0 || count >= all * RARE).slice(0, MOST);
        return told.map(({ cause, at, count }): Explanation => {
            const path = failingPath(record, at);
            return {
                kind: 'errors',
                ...(first < 0 ? {} : { at: first * record.interval }),
                text: `${formatShare(all === 0 ? 0 : Math.min(1, count / all), 1)} of the errors of ${nameOf(scenario.id)} arose at ${placeOf(record, at, nameOf)}: ${causeText(cause)}`,
                ...(path.length > 2 ? { detail: `on the way ${path.map(nameOf).join(' → ')}` } : {}),
                elements: path,
            };
        });
    });
}

/** Errors that count as the onset of many: this part of the most in one interval. */
const ONSET = 0.1;

/** A smaller part of the errors than this explains nothing. */
const RARE = 0.005;

/**
 * The first interval with more than a few of the errors, or that from which on nobody was answered before; -1 where there
 * are none.
 */
function onsetOf(series: RequestSeries, record: RunRecord): number {
    const span = measuredSpan(record);
    const { errors } = series;
    const most = Math.max(0, ...errors.slice(span.first, span.end));
    const onset = errors.findIndex(
        (count, at) => at >= span.first && at < span.end && count > 0 && count >= most * ONSET,
    );
    return onset < 0 ? onset : silenceBefore(series, onset, windowLength(record), span);
}

function placeOf(record: RunRecord, at: string, nameOf: (id: string) => string): string {
    const call = record.calls.find(({ id }) => id === at);
    return call ? `${nameOf(call.source)} → ${nameOf(call.target)}` : nameOf(at);
}

/** What begins so soon behind a fault begins right behind it. */
const SOON: Milliseconds = 100;

/** Says during which fault, or how soon behind one, something began. */
function withFault({ plan }: PlannedRun, explanation: Explanation): Explanation {
    const { at } = explanation;
    if (at === undefined) {
        return explanation;
    }
    const begun = plan.faults.filter((fault) => fault.withoutEffect === undefined && fault.at <= at);
    const last = begun.at(-1);
    // One slow request long after a fault says nothing of that.
    if (!last || (explanation.kind === 'latency' && at >= last.until)) {
        return explanation;
    }
    const when =
        at < last.until
            ? `during: ${last.title}`
            : `${at - last.until < SOON ? 'right' : formatDuration(at - last.until)} after: ${last.title}`;
    return { ...explanation, detail: explanation.detail === undefined ? when : `${explanation.detail}; ${when}` };
}
