import type { ReplayMark } from '../../protocol/panel/replay.ts';
import type { Replay } from '../../protocol/simulation/experiments.ts';

/** From this share of failed tries on a call counts as failing. */
const FAILING = 0.05;
/** From this share of its places on, a server on which somebody waits counts as full. */
const FULL = 0.98;

/**
 * What a run does to the diagram at a moment. Load is told in four steps, against the busiest call of the whole run,
 * each step twice the one before.
 */
export function replayMarks(replay: Replay, at: number): ReplayMark[] {
    const { interval, calls, replicas, servers, breakers } = replay;
    const index = Math.max(0, Math.floor(at / interval));
    const value = (series: readonly number[]) => series[Math.min(index, series.length - 1)] ?? 0;
    const busiest = Math.max(1, ...calls.map(({ attempts }) => largest(attempts)));
    return [
        ...calls.flatMap(({ id, attempts, failures }): ReplayMark[] => {
            const [made, failed] = [value(attempts), value(failures)];
            return [
                ...(made > 0 ? [{ id, state: loadOf(made / busiest) }] : []),
                ...(failed > Math.max(made, failed) * FAILING ? [{ id, state: 'failing' as const }] : []),
            ];
        }),
        ...breakers.flatMap(({ id, open }): ReplayMark[] => (value(open) > 0 ? [{ id, state: 'open' }] : [])),
        ...servers.flatMap(({ id, inUse, waiting }): ReplayMark[] =>
            value(inUse) >= FULL && value(waiting) > 0 ? [{ id, state: 'full' }] : [],
        ),
        ...replicas.flatMap(({ id, up }): ReplayMark[] => {
            const [now, most] = [value(up), largest(up)];
            return now === 0 ? [{ id, state: 'down' }] : now < most ? [{ id, state: 'fewer' }] : [];
        }),
    ];
}

function loadOf(share: number): ReplayMark['state'] {
    if (share > 0.5) {
        return 'load-4';
    }
    return share > 0.25 ? 'load-3' : share > 0.125 ? 'load-2' : 'load-1';
}

function largest(series: readonly number[]): number {
    return series.reduce((most, each) => Math.max(most, each), 0);
}
