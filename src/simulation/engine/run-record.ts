import type { RunRecord, ServerSeries } from '../record/run-record.ts';
import { deadlocks } from './deadlock.ts';
import { diverging } from './divergence.ts';
import type { Lanes } from './lanes.ts';
import type { Server } from './parts.ts';
import type { CallRows, ChannelRows, ServerRows } from './recorder.ts';
import { requestSeries } from './request-counter.ts';
import type { Run } from './run.ts';

/** What a run has done, as plain data. */
export function runRecord(
    run: Run,
    lanes: Lanes,
    { seed, events, slowest }: Pick<RunRecord, 'seed' | 'events' | 'slowest'>,
): RunRecord {
    const { plan, recorder, servers } = run;
    endWaits(run);
    const locked = deadlocks(run);
    const places = [
        ...plan.servers.map(({ id }) => id),
        ...plan.calls.map(({ id }) => id),
        ...plan.channels.map(({ id }) => id),
    ];
    const ends = (call: number) => {
        const site = run.sites[call];
        const target = site?.targets[0]?.server.plan.id ?? '';
        return { call: site?.plan.id ?? '', source: site?.source.plan.id ?? '', target };
    };
    return {
        seed,
        events,
        interval: plan.timing.interval,
        duration: plan.timing.duration,
        warmup: plan.timing.warmup,
        scenarios: run.loads.map(({ counter }) => requestSeries(counter, places)),
        watched: recorder.watched.map((counter) => requestSeries(counter, places)),
        servers: servers.map((server) => serverSeries(run, server)),
        calls: run.sites.map(({ index }) => {
            const { call: id, source, target } = ends(index);
            return { id, source, target, ...(recorder.calls[index] as CallRows) };
        }),
        channels: run.channels.map(({ index, plan: { id }, redelivered, deadlettered, dropped }) => {
            const { published, waiting, mostWaiting } = recorder.channels[index] as ChannelRows;
            return { id, published, waiting, mostWaiting, redelivered, deadlettered, dropped };
        }),
        breakers: lanes.all(ends),
        slowest,
        diverging: diverging(run),
        ...(locked.length === 0 ? {} : { deadlocks: locked }),
        ...(run.stopped === undefined ? {} : { cutShort: run.stopped }),
        notes: notesOf(run, places),
    };
}

/** Makes the moves of breakers that time alone has brought about since anybody asked them. */
function endWaits({ sites, queue }: Run): void {
    for (const { breakers } of sites) {
        for (const breaker of breakers?.instances ?? []) {
            breaker?.advance(queue.now);
        }
    }
}

function serverSeries(run: Run, server: Server): ServerSeries {
    const rows = run.recorder.servers[server.index] as ServerRows;
    const { arrivals, busy, waiting, mostWaiting, inUse, replicas, warmUp, most } = rows;
    const measured = run.isMeasured ? run.queue.now - run.plan.timing.warmup : 0;
    const places = (server.totalPlaces - warmUp.places) * server.concurrency;
    const hasPlaces = places > 0 && places < Number.POSITIVE_INFINITY;
    return {
        id: server.plan.id,
        kind: server.plan.kind,
        arrivals,
        busy,
        waiting,
        mostWaiting,
        inUse,
        replicas,
        utilisation: hasPlaces ? (server.totalBusy - warmUp.busy) / places : 0,
        queue: { mean: measured > 0 ? (server.totalWaiting - warmUp.waiting) / measured : 0, max: most },
    };
}

function notesOf(run: Run, places: readonly string[]): readonly string[] {
    const cycle =
        run.cycleAt < 0
            ? []
            : [`Calls go around in a circle without end; they were cut off at ${places[run.cycleAt] ?? ''}.`];
    return [...cycle, ...run.notes].sort();
}
