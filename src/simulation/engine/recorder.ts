import type { Milliseconds } from '../../model/quantities.ts';
import type { Server } from './parts.ts';
import type { RequestCounter } from './request-counter.ts';
import { closeRow } from './request-counter.ts';
import type { Run } from './run.ts';
import { countUp } from './serving.ts';

/** What has been counted in the intervals that are over: a value for each of them. */
export interface Recorder {
    /** Counters of watched subjects; those of loads are theirs. */
    readonly watched: readonly RequestCounter[];
    readonly servers: readonly ServerRows[];
    readonly calls: readonly CallRows[];
    readonly channels: readonly ChannelRows[];
    /** When the interval that is going on began. */
    from: Milliseconds;
}

/** Rows of a server. */
export interface ServerRows {
    readonly arrivals: number[];
    readonly busy: number[];
    readonly waiting: number[];
    readonly mostWaiting: number[];
    /** Share of places in use. */
    readonly inUse: number[];
    readonly replicas: number[];
    /** Requests that wait at the end of the interval. */
    readonly waitingAtEnd: number[];
    /** Sums at the end of the warm-up. */
    warmUp: { readonly busy: number; readonly waiting: number; readonly places: number };
    /** Most that waited since then. */
    most: number;
}

/** Rows of a call. */
export interface CallRows {
    readonly calls: number[];
    readonly attempts: number[];
    readonly failures: number[];
    readonly refused: number[];
    readonly fallbacks: number[];
}

/** Rows of a channel. */
export interface ChannelRows {
    readonly published: number[];
    readonly waiting: number[];
    readonly mostWaiting: number[];
    /** Messages published at the beginning of the interval. */
    before: number;
}

/** Nothing counted. */
export function createRecorder(
    watched: readonly RequestCounter[],
    { servers, calls, channels }: { readonly servers: number; readonly calls: number; readonly channels: number },
): Recorder {
    const times = <T>(length: number, create: () => T) => Array.from({ length }, create);
    return {
        watched,
        servers: times(servers, () => ({
            arrivals: [],
            busy: [],
            waiting: [],
            mostWaiting: [],
            inUse: [],
            replicas: [],
            waitingAtEnd: [],
            warmUp: { busy: 0, waiting: 0, places: 0 },
            most: 0,
        })),
        calls: times(calls, () => ({ calls: [], attempts: [], failures: [], refused: [], fallbacks: [] })),
        channels: times(channels, () => ({ published: [], waiting: [], mostWaiting: [], before: 0 })),
        from: 0,
    };
}

/** The warm-up is over: what is measured counts from now. */
export function startMeasuring(run: Run): void {
    run.isMeasured = true;
    for (const server of run.servers) {
        countUp(server, run.queue.now);
        const rows = run.recorder.servers[server.index] as ServerRows;
        rows.warmUp = {
            busy: server.totalBusy + server.busyArea,
            waiting: server.totalWaiting + server.waitingArea,
            places: server.totalPlaces + server.placesArea,
        };
        server.mostWaiting = Math.max(server.waiting, run.recorder.from === run.queue.now ? 0 : server.mostWaiting);
        rows.most = server.waiting;
    }
}

/** Ends the interval that is going on. */
export function closeInterval(run: Run): void {
    const { recorder, queue } = run;
    const length = queue.now - recorder.from;
    for (const { counter } of run.loads) {
        closeRow(counter);
    }
    for (const counter of recorder.watched) {
        closeRow(counter);
    }
    closeServers(run, length);
    closeCalls(run);
    for (const channel of run.channels) {
        const rows = recorder.channels[channel.index] as ChannelRows;
        rows.published.push(channel.published - rows.before);
        rows.waiting.push(channel.waiting);
        rows.mostWaiting.push(channel.mostWaiting);
        channel.mostWaiting = channel.waiting;
        rows.before = channel.published;
    }
    recorder.from = queue.now;
}

function closeServers(run: Run, length: Milliseconds): void {
    for (const server of run.servers) {
        countUp(server, run.queue.now);
        const rows = run.recorder.servers[server.index] as ServerRows;
        rows.arrivals.push(server.arrivals);
        rows.busy.push(length > 0 ? server.busyArea / length : server.busy);
        rows.waiting.push(length > 0 ? server.waitingArea / length : server.waiting);
        rows.mostWaiting.push(server.mostWaiting);
        rows.inUse.push(shareInUse(server));
        rows.replicas.push(server.up);
        rows.waitingAtEnd.push(server.waiting);
        rows.most = run.isMeasured ? Math.max(rows.most, server.mostWaiting) : 0;
        server.totalBusy += server.busyArea;
        server.totalWaiting += server.waitingArea;
        server.totalPlaces += server.placesArea;
        server.busyArea = 0;
        server.waitingArea = 0;
        server.placesArea = 0;
        server.arrivals = 0;
        server.mostWaiting = server.waiting;
    }
}

/** Infinitely many places are never in use to any share. */
function shareInUse({ busyArea, placesArea, concurrency }: Server): number {
    return placesArea > 0 && concurrency < Number.POSITIVE_INFINITY ? busyArea / (placesArea * concurrency) : 0;
}

function closeCalls(run: Run): void {
    for (const site of run.sites) {
        const rows = run.recorder.calls[site.index] as CallRows;
        rows.calls.push(site.calls);
        rows.attempts.push(site.attempts);
        rows.failures.push(site.failures);
        rows.refused.push(site.refused);
        rows.fallbacks.push(site.fallbacks);
        site.calls = 0;
        site.attempts = 0;
        site.failures = 0;
        site.refused = 0;
        site.fallbacks = 0;
    }
}
