import { addTo } from '../model/multimap.ts';
import type { BreakerLane, RunRecord } from '../simulation/record/run-record.ts';

/** A run over time as the diagram shows it: a value for each interval, by the ids of the model. */
export interface ReplayData {
    readonly interval: number;
    readonly duration: number;
    readonly calls: readonly { readonly id: string; readonly attempts: number[]; readonly failures: number[] }[];
    readonly replicas: readonly { readonly id: string; readonly up: number[] }[];
    readonly servers: readonly { readonly id: string; readonly inUse: number[]; readonly waiting: number[] }[];
    readonly breakers: readonly { readonly id: string; readonly open: number[] }[];
}

/** Most values of a series: a longer run is told in longer intervals. */
const MOST_VALUES = 600;

/**
 * What the diagram needs to show a run at each of its moments.
 *
 * @param callsBetween ids of the calls that the diagram has from one element to another: steps of scenarios go along them
 */
export function replayOf(
    run: RunRecord,
    callsBetween: (source: string, target: string) => readonly string[] = () => [],
): ReplayData {
    const intervals = Math.ceil(run.duration / run.interval - 1e-9);
    const size = Math.max(1, Math.ceil(intervals / MOST_VALUES));
    const length = Math.ceil(intervals / size);
    const grouped = (series: readonly number[], of: (values: readonly number[]) => number) =>
        Array.from({ length }, (_, at) => of(series.slice(at * size, (at + 1) * size)));
    return {
        interval: run.interval * size,
        duration: run.duration,
        calls: run.calls.flatMap(({ id, source, target, attempts, failures, refused }) => {
            const series = {
                attempts: grouped(attempts, sum),
                failures: grouped(
                    failures.map((each, at) => each + (refused[at] ?? 0)),
                    sum,
                ),
            };
            const between = callsBetween(source, target);
            return (between.length === 0 || between.includes(id) ? [id] : between).map((each) => ({
                id: each,
                ...series,
            }));
        }),
        replicas: run.servers
            .filter(({ kind, replicas }) => kind !== 'client' && new Set(replicas).size > 1)
            .map(({ id, replicas }) => ({ id, up: grouped(replicas, least) })),
        servers: run.servers
            .filter(({ kind }) => kind !== 'client')
            .map(({ id, inUse, mostWaiting }) => ({
                id,
                inUse: grouped(inUse, most),
                waiting: grouped(mostWaiting, most),
            })),
        breakers: openShares(run.breakers, length, run.interval * size),
    };
}

function openShares(lanes: readonly BreakerLane[], length: number, interval: number): ReplayData['breakers'] {
    const byCall = new Map<string, BreakerLane[]>();
    for (const lane of lanes) {
        addTo(byCall, lane.call, lane);
    }
    return [...byCall].flatMap(([id, all]) => {
        const open = Array.from({ length }, (_, at) => {
            const moment = (at + 0.5) * interval;
            return all.filter((lane) => stateAt(lane, moment) === 'open').length / all.length;
        });
        return open.some((each) => each > 0) ? [{ id, open }] : [];
    });
}

function stateAt({ changes }: BreakerLane, moment: number): string {
    return changes.findLast(({ at }) => at <= moment)?.to ?? 'closed';
}

function sum(values: readonly number[]): number {
    return values.reduce((all, each) => all + each, 0);
}

function most(values: readonly number[]): number {
    return values.reduce((largest, each) => Math.max(largest, each), 0);
}

function least(values: readonly number[]): number {
    return values.reduce((smallest, each) => Math.min(smallest, each), Number.POSITIVE_INFINITY);
}
