import { formatCount, formatMoment, formatRate, type Milliseconds } from '../../model/quantities.ts';
import type { ChannelSeries, RunRecord } from '../record/run-record.ts';
import type { Explanation } from './experiment-result.ts';
import type { PlannedRun } from './measure.ts';
import { measuredSpan } from './time-span.ts';
import { windowLength } from './windows.ts';

/** Channels that are told. */
const MOST = 3;
/** Fewer messages that wait are nothing to explain. */
const LEAST = 100;
/** A backlog begins with this part of its most, and is worked off with this part of it. */
const [BEGUN, GONE] = [0.1, 0.01];

/**
 * Topics and queues on which messages waited for longer than a window, or got lost: how many, until when they were worked
 * off and how fast, and what became of those that failed. Where they grow to the end, that is told as such.
 *
 * @param nameOf how an element is called for people
 */
export function explainBacklogs({ plan, record }: PlannedRun, nameOf: (id: string) => string): readonly Explanation[] {
    const kept = new Set(plan.channels.flatMap(({ id, consumers }) => (consumers.length === 0 ? [id] : [])));
    const diverging = new Set(record.diverging.map(({ id }) => id));
    return record.channels
        .filter(({ id }) => !diverging.has(id))
        .flatMap((channel) => {
            const backlog = backlogOf(record, channel);
            const lost = lossesOf(channel);
            return backlog || lost.length > 0 ? [{ channel, backlog, lost }] : [];
        })
        .toSorted((a, b) => (b.backlog?.peak ?? 0) - (a.backlog?.peak ?? 0))
        .slice(0, MOST)
        .map(({ channel, backlog, lost }): Explanation => {
            const name = nameOf(channel.id);
            if (!backlog) {
                return { kind: 'backlog', text: `of ${name}, ${lost.join(', ')}`, elements: [channel.id] };
            }
            return {
                kind: 'backlog',
                at: backlog.from,
                text: `up to ${formatCount(backlog.peak)} messages waited at ${name}`,
                detail: [kept.has(channel.id) ? 'nobody receives them' : endText(backlog), ...lost].join(', '),
                elements: [channel.id],
            };
        });
}

interface Backlog {
    readonly peak: number;
    readonly from: Milliseconds;
    readonly peakAt: Milliseconds;
    /** When it was gone; absent: it was not. */
    readonly until?: Milliseconds;
}

function backlogOf(record: RunRecord, { waiting, mostWaiting }: ChannelSeries): Backlog | undefined {
    const { first, end } = measuredSpan(record);
    const { interval } = record;
    const within = mostWaiting.slice(first, end);
    const peak = within.reduce((most, each) => Math.max(most, each), 0);
    const from = first + within.findIndex((each) => each >= peak * BEGUN);
    const peakAt = first + within.indexOf(peak);
    const gone = waiting.findIndex((each, at) => at >= peakAt && at < end && each <= peak * GONE);
    if (peak < LEAST || (gone < 0 ? end : gone) - from < windowLength(record)) {
        return undefined;
    }
    return {
        peak,
        from: from * interval,
        peakAt: peakAt * interval,
        ...(gone < 0 ? {} : { until: (gone + 1) * interval }),
    };
}

function endText({ peak, peakAt, until }: Backlog): string {
    return until === undefined
        ? 'they were not worked off by the end'
        : `worked off by ${formatMoment(until)}, by ${formatRate(Math.round((peak * 1000) / (until - peakAt)))} more than came`;
}

/** What became of messages that could not be handled or stored, over the whole run. */
function lossesOf({ redelivered, deadlettered, dropped }: ChannelSeries): readonly string[] {
    const lost = [
        ...(deadlettered > 0 ? [`${formatCount(deadlettered)} ended as dead letters`] : []),
        ...(dropped > 0 ? [`${formatCount(dropped)} were dropped`] : []),
    ];
    return redelivered > 0 && (lost.length > 0 || redelivered >= LEAST)
        ? [`${formatCount(redelivered)} deliveries were repeated`, ...lost]
        : lost;
}
