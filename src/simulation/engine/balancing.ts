import type { Milliseconds } from '../../model/quantities.ts';
import type { RunningBreaker } from '../breaker/running-breaker.ts';
import { drawUniform } from '../random/streams.ts';
import { REPLICA, type Replicas, type Server } from './parts.ts';
import type { Run } from './run.ts';

/** Hosts that a breaker rules out are left to the others. */
export interface HostFilter {
    readonly breaker: RunningBreaker;
    /** Number of the server's first replica among the breaker's hosts. */
    readonly firstHost: number;
    readonly now: Milliseconds;
}

/**
 * Chooses the replica for a request: the one with the fewest requests (ties go around), each in turn, or any. It is
 * known at once which replicas are up.
 *
 * @returns its number among the replicas of all servers; -1: there is none
 */
export function chooseReplica(run: Run, server: Server, filter?: HostFilter): number {
    const { replicas } = run;
    if (server.most === 1 && filter === undefined) {
        return server.up === 1 ? server.first : -1;
    }
    if (server.up === 0) {
        return -1;
    }
    switch (server.plan.balancing) {
        case 'least-requests':
            return leastRequests(replicas, server, filter);
        case 'round-robin':
            return nextInTurn(replicas, server, server.turn, filter);
        case 'random':
            return nextInTurn(
                replicas,
                server,
                filter === undefined
                    ? anyUp(run, server)
                    : Math.floor(drawUniform(run.random, server.stream) * server.most),
                filter,
            );
    }
}

function isOpen(replicas: Replicas, server: Server, local: number, filter: HostFilter | undefined): boolean {
    return (
        replicas.state[server.first + local] === REPLICA.up &&
        (filter === undefined || filter.breaker.wouldAllow(filter.now, filter.firstHost + local))
    );
}

function leastRequests(replicas: Replicas, server: Server, filter: HostFilter | undefined): number {
    const { first, most } = server;
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    let local = server.turn;
    for (let step = 0; step < most && fewest > 0; step++) {
        if (local >= most) {
            local = 0;
        }
        const requests = (replicas.busy[first + local] as number) + (replicas.waiting[first + local] as number);
        if (requests < fewest && isOpen(replicas, server, local, filter)) {
            best = local;
            fewest = requests;
        }
        local++;
    }
    return best < 0 ? -1 : taken(server, best);
}

/** The first replica that is up from a number on. */
function nextInTurn(replicas: Replicas, server: Server, from: number, filter: HostFilter | undefined): number {
    for (let step = 0; step < server.most; step++) {
        const local = (from + step) % server.most;
        if (isOpen(replicas, server, local, filter)) {
            return taken(server, local);
        }
    }
    return -1;
}

/** Draws one of those that are up. */
function anyUp(run: Run, server: Server): number {
    let left = Math.floor(drawUniform(run.random, server.stream) * server.up);
    for (let local = 0; local < server.most; local++) {
        if (run.replicas.state[server.first + local] === REPLICA.up && left-- === 0) {
            return local;
        }
    }
    return 0;
}

function taken(server: Server, local: number): number {
    server.turn = local + 1 === server.most ? 0 : local + 1;
    return server.first + local;
}
