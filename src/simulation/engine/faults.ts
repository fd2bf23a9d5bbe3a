import type { PlannedFault } from '../plan/simulation-plan.ts';
import { RateLimiter } from '../policies/rate-limiter.ts';
import { cpuSlowdown, memorySlowdown } from '../stress/slowdown.ts';
import { sendCutOff } from './channels.ts';
import { type Consumer, deliver, type Group } from './deliveries.ts';
import { killReplica } from './ending.ts';
import { EVENT } from './event-kinds.ts';
import { schedule } from './event-queue.ts';
import type { Server } from './parts.ts';
import { bringUp, letHostsBeCounted, longestUp } from './replicas.ts';
import type { Run } from './run.ts';

/** What a fault has done and takes back when it ends. */
export interface RunningFault {
    readonly plan: PlannedFault;
    isActive: boolean;
    /** Replicas that it has killed. */
    readonly killed: { readonly server: Server; readonly replica: number }[];
    readonly limiter: RateLimiter | undefined;
    /** What it adds to the way of requests. */
    readonly delay: { readonly by: number; readonly jitter: number } | undefined;
}

/** A fault that has not begun. */
export function createFault(plan: PlannedFault): RunningFault {
    return {
        plan,
        isActive: false,
        killed: [],
        limiter: plan.fault === 'throttle' ? new RateLimiter(plan.rate) : undefined,
        delay: plan.fault === 'delay' ? { by: plan.by, jitter: plan.jitter } : undefined,
    };
}

/** Asks for the beginnings and ends of all faults. */
export function scheduleFaults({ faults, queue, plan, notes }: Run): void {
    for (const [index, { plan: fault }] of faults.entries()) {
        if (fault.withoutEffect !== undefined) {
            notes.add(`\`${fault.title}\` has no modelled effect: ${fault.withoutEffect}`);
        } else if (fault.at >= plan.timing.duration) {
            notes.add(`${fault.title}: begins after the end of the run.`);
        } else {
            schedule(queue, fault.at, EVENT.faultBegins, index, 0);
            if (fault.until < Number.POSITIVE_INFINITY) {
                schedule(queue, Math.max(fault.until, fault.at), EVENT.faultEnds, index, 0);
            }
        }
    }
}

/** A fault begins. */
export function beginFault(run: Run, fault: RunningFault): void {
    fault.isActive = true;
    const { plan } = fault;
    switch (plan.fault) {
        case 'kill':
            for (const server of plan.servers) {
                kill(run, fault, run.servers[server] as Server, plan.count);
            }
            break;
        case 'partition':
            for (const { channel, server } of plan.publications) {
                cutPublication(run, channel, server, 1);
            }
            for (const consumer of consumersOf(run, plan)) {
                consumer.cuts++;
            }
            break;
        case 'throttle':
            for (const server of plan.servers) {
                if (fault.limiter) {
                    run.servers[server]?.limiters.push(fault.limiter);
                }
            }
            break;
        case 'delay':
            for (const call of plan.calls) {
                if (fault.delay) {
                    run.sites[call]?.delays.push(fault.delay);
                }
            }
            for (const channel of plan.channels) {
                if (fault.delay) {
                    run.channels[channel]?.delays.push(fault.delay);
                }
            }
            for (const consumer of consumersOf(run, plan)) {
                if (fault.delay) {
                    consumer.delays.push(fault.delay);
                }
            }
            break;
        case 'stress':
            if (plan.resource === 'memory') {
                killWithoutMemory(run, fault);
            }
            break;
        case 'skew':
        case 'fail':
            break;
    }
    applyShares(run);
}

/** A fault ends: what it changed is as it was. */
export function endFault(run: Run, fault: RunningFault): void {
    if (!fault.isActive) {
        return;
    }
    fault.isActive = false;
    const { plan } = fault;
    applyShares(run);
    switch (plan.fault) {
        case 'kill':
            for (const { server, replica } of fault.killed) {
                bringUp(run, server, replica);
            }
            break;
        case 'partition':
            for (const { channel, server } of plan.publications) {
                cutPublication(run, channel, server, -1);
            }
            for (const { channel } of plan.publications) {
                const sending = run.channels[channel];
                if (sending) {
                    sendCutOff(run, sending);
                }
            }
            for (const consumer of consumersOf(run, plan)) {
                consumer.cuts--;
                deliver(run, run.groups[consumer.group] as Group);
            }
            break;
        case 'throttle':
            for (const server of plan.servers) {
                remove(run.servers[server]?.limiters, fault.limiter);
            }
            break;
        case 'delay':
            for (const call of plan.calls) {
                remove(run.sites[call]?.delays, fault.delay);
            }
            for (const channel of plan.channels) {
                remove(run.channels[channel]?.delays, fault.delay);
            }
            for (const consumer of consumersOf(run, plan)) {
                remove(consumer.delays, fault.delay);
            }
            break;
        case 'stress':
            for (const { server, replica } of fault.killed) {
                const { starting } = server.plan.replicas;
                schedule(
                    run.queue,
                    run.queue.now + starting,
                    EVENT.replicaReady,
                    replica,
                    run.replicas.life[replica] as number,
                );
            }
            break;
        case 'skew':
        case 'fail':
            break;
    }
}

function kill(run: Run, fault: RunningFault, server: Server, count: number | 'all'): void {
    const most = count === 'all' ? server.most : count;
    const killed = longestUp(run, server).slice(0, most);
    for (const replica of killed) {
        killReplica(run, server, replica);
        fault.killed.push({ server, replica });
    }
    letHostsBeCounted(run, server);
    if (count !== 'all' && killed.length < count) {
        run.notes.add(
            `${fault.plan.title}: only ${killed.length} of ${server.plan.id} ${killed.length === 1 ? 'was' : 'were'} up to be killed.`,
        );
    }
}

/** Above its limit of memory a replica is killed; it stays down as long as the stress lasts, and has to start then. */
function killWithoutMemory(run: Run, fault: RunningFault): void {
    const { plan } = fault;
    if (plan.fault !== 'stress') {
        return;
    }
    for (const index of plan.servers) {
        const server = run.servers[index] as Server;
        if (plan.share > server.plan.killedAtMemory) {
            kill(run, fault, server, 'all');
        }
    }
}

function cutPublication(run: Run, channel: number, server: number, by: 1 | -1): void {
    const cuts = run.channels[channel]?.cuts;
    if (cuts) {
        cuts[server] = (cuts[server] as number) + by;
    }
}

function consumersOf(run: Run, plan: Extract<PlannedFault, { fault: 'delay' | 'partition' }>): readonly Consumer[] {
    return plan.deliveries.flatMap(({ channel, consumer }) => run.channels[channel]?.consumers[consumer] ?? []);
}

function remove<T>(list: T[] | undefined, item: T | undefined): void {
    const at = list && item !== undefined ? list.indexOf(item) : -1;
    if (list && at >= 0) {
        list.splice(at, 1);
    }
}

/** Works out anew from the faults that are active what servers, works and calls suffer together. */
function applyShares(run: Run): void {
    for (const server of run.servers) {
        server.slowdown = 1;
        server.skew = 0;
    }
    for (const work of run.works) {
        work.injected = 0;
    }
    for (const site of run.sites) {
        site.injected = 0;
        site.lostUntil = Number.NEGATIVE_INFINITY;
    }
    for (const { plan, isActive } of run.faults) {
        if (isActive) {
            applyShare(run, plan);
        }
    }
}

function applyShare(run: Run, plan: PlannedFault): void {
    switch (plan.fault) {
        case 'stress':
            for (const index of plan.servers) {
                const server = run.servers[index] as Server;
                server.slowdown *= plan.resource === 'cpu' ? cpuSlowdown(plan.share) : memorySlowdown(plan.share);
            }
            break;
        case 'skew':
            for (const index of plan.servers) {
                (run.servers[index] as Server).skew += plan.by;
            }
            break;
        case 'fail':
            for (const index of plan.works) {
                const work = run.works[index];
                if (work) {
                    work.injected = eitherOf(work.injected, plan.share);
                }
            }
            for (const index of plan.calls) {
                const site = run.sites[index];
                if (site) {
                    site.injected = eitherOf(site.injected, plan.share);
                }
            }
            break;
        case 'partition':
            for (const index of plan.calls) {
                const site = run.sites[index];
                if (site) {
                    site.lostUntil = Math.max(site.lostUntil, plan.until);
                }
            }
            break;
        case 'kill':
        case 'delay':
        case 'throttle':
            break;
    }
}

function eitherOf(one: number, other: number): number {
    return 1 - (1 - one) * (1 - other);
}
