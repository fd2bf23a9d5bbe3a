import { formatShare, type Milliseconds } from '../../model/quantities.ts';
import type { RequestTrace, RunRecord, TraceSpan } from '../record/run-record.ts';
import { formatMeasure } from './expectation-text.ts';
import type { Explanation, JudgedExpectation } from './experiment-result.ts';

/** So many parts of the time are told: those that took most. */
const MOST_PARTS = 3;
/** What took less of the time explains nothing. */
const LEAST_SHARE = 0.1;

/** A part of the time of a request: one after the other they make up all of it. */
export interface TimePart {
    readonly kind: TraceSpan['kind'];
    /** Id of the work, call, server or channel. */
    readonly id: string;
    readonly time: Milliseconds;
    /** How often it was so. */
    readonly count: number;
}

/**
 * Where the slowest request spent its time, for each scenario that was slower than expected.
 *
 * @param record of the replication that was traced
 * @param nameOf how an element is called for people
 */
export function slowPaths(
    record: RunRecord,
    expectations: readonly Pick<JudgedExpectation, 'metric' | 'verdict' | 'of'>[],
    nameOf: (id: string) => string,
): readonly Explanation[] {
    const slow = expectations.filter(({ metric, verdict }) => metric === 'latency' && verdict === 'fail');
    const known = new Set(record.scenarios.map(({ id }) => id));
    const wanted = new Set(
        slow.flatMap(({ of }) => (of !== undefined && known.has(of) ? [of] : known.size === 1 ? [...known] : [])),
    );
    return [...wanted].flatMap((scenario) => {
        const trace = slowestOf(record, scenario);
        return trace ? [explanationOf(trace, record, nameOf)] : [];
    });
}

/** The slowest request of a scenario, if possible one that was answered. */
function slowestOf({ slowest, warmup }: RunRecord, scenario: string): RequestTrace | undefined {
    const traces = slowest
        .filter((trace) => trace.scenario === scenario && trace.at >= warmup)
        .toSorted((a, b) => Number(a.failed) - Number(b.failed) || b.duration - a.duration);
    return traces[0];
}

function explanationOf(trace: RequestTrace, record: RunRecord, nameOf: (id: string) => string): Explanation {
    const parts = partsOf(trace)
        .filter(({ time }) => time >= trace.duration * LEAST_SHARE)
        .slice(0, MOST_PARTS);
    return {
        kind: 'latency',
        at: trace.at,
        text: `the slowest request of ${nameOf(trace.scenario)} took ${formatMeasure(trace.duration, 'ms')}`,
        ...(parts.length > 0
            ? { detail: parts.map((part) => partText(part, trace.duration, record, nameOf)).join(', ') }
            : {}),
        elements: parts.flatMap((part) => elementsOf(part, record)),
    };
}

function partText(part: TimePart, whole: Milliseconds, record: RunRecord, nameOf: (id: string) => string): string {
    const [first = part.id, second] = elementsOf(part, record).map(nameOf);
    const times = part.count > 1 ? ` (${part.count}×)` : '';
    const where: Readonly<Record<TimePart['kind'], string>> = {
        attempt: second === undefined ? `on the way to ${first}` : `on the way from ${first} to ${second}`,
        backoff: second === undefined ? `between tries of ${first}` : `between tries from ${first} to ${second}`,
        queue: `waiting at ${first}`,
        work: `at work in ${first}`,
        publish: `publishing to ${first}`,
    };
    return `${formatShare(part.time / whole, 0)} ${where[part.kind]}${times}`;
}

/** The elements that a part is about: both ends of a call, or the one. */
function elementsOf({ kind, id }: TimePart, record: RunRecord): readonly string[] {
    const call = kind === 'attempt' || kind === 'backoff' ? record.calls.find((each) => each.id === id) : undefined;
    return call ? [call.source, call.target] : [id];
}

/**
 * The time of a request by what it was spent on, the longest first. Of what went on side by side counts what was waited
 * for last, so that the parts together are the whole.
 */
export function partsOf({ spans }: RequestTrace): readonly TimePart[] {
    const children = spans.map((): number[] => []);
    for (const [at, { parent }] of spans.entries()) {
        children[parent]?.push(at);
    }
    const parts = new Map<string, TimePart>();
    // Each with the stretch of it that somebody waited for.
    const open = spans.flatMap((span, at) => (span.parent < 0 ? [{ at, until: span.end }] : []));
    for (const { at, until } of open) {
        const span = spans[at];
        if (span) {
            const { own, waitedFor } = splitOf(spans, span, until, children[at] ?? []);
            const key = `${span.kind} ${span.id}`;
            const known = parts.get(key);
            parts.set(key, {
                kind: span.kind,
                id: span.id,
                time: (known?.time ?? 0) + own,
                count: (known?.count ?? 0) + 1,
            });
            open.push(...waitedFor);
        }
    }
    return [...parts.values()].sort((a, b) => b.time - a.time);
}

/** What a span itself took up to a moment, and the spans in it that it waited for. */
function splitOf(spans: readonly TraceSpan[], span: TraceSpan, until: Milliseconds, children: readonly number[]) {
    const waitedFor: { readonly at: number; readonly until: Milliseconds }[] = [];
    let own = 0;
    let now = until;
    const endOf = (at: number) => spans[at]?.end ?? 0;
    for (const at of [...children].sort((a, b) => endOf(b) - endOf(a))) {
        const { start = 0, end = 0, abandonedAt } = spans[at] ?? {};
        const ended = Math.min(end, abandonedAt ?? end, now);
        if (start < ended) {
            own += now - ended;
            waitedFor.push({ at, until: ended });
            now = start;
        }
    }
    return { own: own + Math.max(0, now - span.start), waitedFor };
}
