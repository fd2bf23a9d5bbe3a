import type { Deadlock } from '../record/run-record.ts';
import { FRAME } from './frames.ts';
import { CALL } from './open-calls.ts';
import type { CallSite, Server, Work } from './parts.ts';
import type { Run } from './run.ts';

/** Requests that have the places of a replica which is full and before which others wait, by its number. */
type FullReplicas = Map<number, number[]>;

/**
 * Servers none of whose places ever becomes free again: whoever has one waits, without a timeout, for a place that is as
 * lost. These are the replicas that remain when, one after the other, each is left out of which some request can go on.
 */
export function deadlocks(run: Run): readonly Deadlock[] {
    const stuck = fullReplicas(run);
    let left = -1;
    while (left !== stuck.size) {
        left = stuck.size;
        for (const [replica, holders] of stuck) {
            if (!holders.every((frame) => lockedWay(run, frame, stuck) !== undefined)) {
                stuck.delete(replica);
            }
        }
    }
    const found = new Map<Server, Deadlock>();
    for (const [replica, holders] of stuck) {
        const server = run.servers[run.replicas.server[replica] as number] as Server;
        const ways = holders.flatMap((frame) => lockedWay(run, frame, stuck) ?? []);
        const [first] = ways;
        if (first !== undefined) {
            const at = Math.max(found.get(server)?.at ?? 0, ...ways.map(({ since }) => since));
            found.set(server, { way: first.servers, at });
        }
    }
    return [...found.values()];
}

function fullReplicas(run: Run): FullReplicas {
    const { frames, replicas, works } = run;
    const full: FullReplicas = new Map();
    for (const { concurrency, first, most, waiting } of run.servers) {
        for (let replica = first; waiting > 0 && replica < first + most; replica++) {
            if ((replicas.waiting[replica] as number) > 0 && (replicas.busy[replica] as number) >= concurrency) {
                full.set(replica, []);
            }
        }
    }
    for (let frame = 0; full.size > 0 && frame < frames.slots.used; frame++) {
        const state = frames.state[frame];
        const holders = full.get(frames.replica[frame] as number);
        const isThere = state === FRAME.working || state === FRAME.stepping || state === FRAME.undoing;
        if (isThere && works[frames.work[frame] as number] !== undefined) {
            holders?.push(frame);
        }
    }
    return full;
}

/** How a request comes to wait for a place of a replica that is stuck; undefined where it may go on. */
function lockedWay(run: Run, first: number, stuck: FullReplicas) {
    const { calls, frames } = run;
    const open = [{ frame: first, servers: [idOf(run, first)], since: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { frame, servers } = next;
        for (let call = frames.firstCall[frame] as number; call >= 0; call = calls.nextOfFrame[call] as number) {
            const sent = calls.sent[call] as number;
            if (!waitsForEver(run, call) || frames.generation[sent] !== calls.sentGeneration[call]) {
                continue;
            }
            const way = [...servers, idOf(run, sent)];
            const since = Math.max(next.since, calls.triedAt[call] as number);
            const state = frames.state[sent];
            if (state === FRAME.waiting && stuck.has(frames.replica[sent] as number)) {
                return { servers: way, since };
            }
            if (state === FRAME.stepping || state === FRAME.undoing) {
                open.push({ frame: sent, servers: way, since });
            }
        }
    }
    return undefined;
}

function waitsForEver({ calls, sites }: Run, call: number): boolean {
    const { timeout } = sites[calls.site[call] as number] as CallSite;
    const isEndless = timeout === undefined && calls.until[call] === Number.POSITIVE_INFINITY;
    return calls.state[call] === CALL.sent && (calls.sent[call] as number) >= 0 && isEndless;
}

function idOf({ frames, works }: Run, frame: number): string {
    return (works[frames.work[frame] as number] as Work).server.plan.id;
}
