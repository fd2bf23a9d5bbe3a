import type { CallSeries, RunRecord } from '../record/run-record.ts';

/**
 * The elements on the way from a client to where errors arose, along calls that failed; only that place where no such
 * way leads there.
 *
 * @param at id of a call or of an element
 */
export function failingPath(record: RunRecord, at: string): readonly string[] {
    const failing = record.calls.filter(({ failures, refused }) => sum(failures) + sum(refused) > 0);
    const origin = record.calls.find(({ id }) => id === at);
    const [goal, tail] = origin ? [origin.source, [origin.source, origin.target]] : [at, [at]];
    const clients = record.servers.filter(({ kind }) => kind === 'client').map(({ id }) => id);
    const cameFrom = new Map<string, string | undefined>(clients.map((id) => [id, undefined]));
    const open = [...clients];
    // An array yields what is added while it is walked: breadth first.
    for (const id of open) {
        if (id === goal) {
            break;
        }
        for (const { target } of callsOf(failing, id)) {
            if (!cameFrom.has(target)) {
                cameFrom.set(target, id);
                open.push(target);
            }
        }
    }
    const path: string[] = [];
    for (let id = cameFrom.has(goal) ? cameFrom.get(goal) : undefined; id !== undefined; id = cameFrom.get(id)) {
        path.unshift(id);
    }
    return [...path, ...tail];
}

function callsOf(calls: readonly CallSeries[], source: string): readonly CallSeries[] {
    return calls.filter((call) => call.source === source);
}

function sum(series: readonly number[]): number {
    return series.reduce((all, each) => all + each, 0);
}
