import { deliver, type Group } from './deliveries.ts';
import { REPLICA, type Server } from './parts.ts';
import { forgetPolicies } from './policies-of-replica.ts';
import type { Run } from './run.ts';
import { countUp } from './serving.ts';

/** A replica takes requests from now on. */
export function bringUp(run: Run, server: Server, replica: number): void {
    const { replicas, queue } = run;
    if (replicas.state[replica] === REPLICA.up) {
        return;
    }
    countUp(server, queue.now);
    forgetPolicies(run, server, replica - server.first);
    replicas.state[replica] = REPLICA.up;
    replicas.upSince[replica] = queue.now;
    server.up++;
    letHostsBeCounted(run, server);
    for (const group of server.groups) {
        deliver(run, run.groups[group] as Group);
    }
}

/** A replica takes no more requests; what it has, it ends. */
export function takeOut(run: Run, server: Server, replica: number): void {
    const { replicas, queue } = run;
    countUp(server, queue.now);
    replicas.state[replica] = REPLICA.leaving;
    server.up--;
    letHostsBeCounted(run, server);
}

/** The replicas of a server that are up; those that have been so longest first. */
export function longestUp({ replicas }: Run, { first, most }: Server): readonly number[] {
    const { state, upSince } = replicas;
    return Array.from({ length: most }, (_, local) => first + local)
        .filter((replica) => state[replica] === REPLICA.up)
        .sort((a, b) => (upSince[a] as number) - (upSince[b] as number) || a - b);
}

/** Tells breakers that judge hosts how many there are now. */
export function letHostsBeCounted(run: Run, server: Server): void {
    for (const site of run.sites) {
        if (site.judgesHosts && site.targets.some((work) => work.server === server)) {
            const servers = new Set(site.targets.map((work) => work.server));
            let up = 0;
            for (const each of servers) {
                up += each.up;
            }
            for (const breaker of site.breakers?.instances ?? []) {
                breaker?.setHosts(up);
            }
        }
    }
}
