import type { Divergence } from '../record/run-record.ts';
import type { ServerRows } from './recorder.ts';
import type { Run } from './run.ts';

/** Fewer that wait at the end are no divergence. */
const FEWEST = 10;
/** So many standard deviations of what chance alone would make of the same arrivals. */
const SURE = 3;

/**
 * Queues that have grown over the last half of the run, in each half of it, by more than chance explains: by more than
 * three times the square root of what came and went.
 */
export function diverging(run: Run): readonly Divergence[] {
    const { recorder, plan } = run;
    const servers = run.servers.flatMap(({ index, plan: { id } }) => {
        const { arrivals, waitingAtEnd } = recorder.servers[index] as ServerRows;
        return divergence(id, arrivals, waitingAtEnd, plan.timing.interval);
    });
    const channels = run.channels.flatMap(({ index, keeps, plan: { id } }) => {
        const rows = recorder.channels[index];
        return rows && !keeps ? divergence(id, rows.published, rows.waiting, plan.timing.interval) : [];
    });
    return [...servers, ...channels];
}

function divergence(
    id: string,
    arrivals: readonly number[],
    waiting: readonly number[],
    interval: number,
): readonly Divergence[] {
    const last = waiting.length - 1;
    const half = Math.floor(last / 2);
    const threeQuarters = Math.floor((last + half) / 2);
    const [middle, later, end] = [waiting[half], waiting[threeQuarters], waiting[last]];
    if (middle === undefined || later === undefined || end === undefined || last - half < 2 || end < FEWEST) {
        return [];
    }
    const growth = end - middle;
    const moved = arrivals.slice(half + 1).reduce((sum, each) => sum + each, 0);
    const isSure = growth > SURE * Math.sqrt(2 * moved) && later > middle && end > later;
    return isSure ? [{ id, waiting: end, growth: (growth * 1000) / ((last - half) * interval) }] : [];
}
