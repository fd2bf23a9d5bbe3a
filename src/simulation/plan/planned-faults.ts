import type { Fault } from '../../model/experiment.ts';
import { formatShare } from '../../model/quantities.ts';
import { saidValue } from '../../model/said.ts';
import { memorySlowdown } from '../stress/slowdown.ts';
import { clockDependence } from './clock-dependence.ts';
import { type Reach, reachOf } from './fault-reach.ts';
import { faultTitle } from './fault-title.ts';
import { connection, wayBetween } from './fault-ways.ts';
import type { PlanDraft } from './plan-draft.ts';
import { linksOf, type PlanLinks } from './plan-links.ts';
import type { PlannedFault } from './simulation-plan.ts';

/** The faults of an experiment, on the parts of a plan whose parts are all filled. */
export function plannedFaults(draft: PlanDraft, faults: readonly Fault[]): readonly PlannedFault[] {
    const links = linksOf(draft);
    return faults.map((fault) => {
        const { withoutEffect, ...what } = broken(draft, links, fault);
        return {
            at: fault.at,
            until: endOf(draft, fault),
            title: faultTitle(fault),
            ...(withoutEffect === undefined ? {} : { withoutEffect }),
            ...what,
        };
    });
}

type Broken = PlannedFault extends infer F ? (F extends unknown ? Omit<F, 'at' | 'until' | 'title'> : never) : never;

/** When a fault is over: an elected replica that is killed is replaced by one of those that stand by. */
function endOf(draft: PlanDraft, fault: Fault): number {
    const until = fault.at + (fault.duration ?? Number.POSITIVE_INFINITY);
    const service = draft.index.services.get(fault.target);
    const replicas = service && saidValue(service.replicas);
    const server = draft.servers.find(({ id }) => id === fault.target);
    const standsBy = fault.fault === 'kill' && fault.count !== 'all' && replicas?.elected && fault.count < replicas.max;
    return standsBy && server ? Math.min(until, fault.at + server.replicas.starting) : until;
}

function broken(draft: PlanDraft, links: PlanLinks, fault: Fault): Broken {
    const reach = reachOf(draft, fault.target);
    const nothing = nothingThere(draft, fault.target, reach);
    switch (fault.fault) {
        case 'kill': {
            const servers = machines(draft, reach);
            assumeOfCaches(draft, servers);
            return {
                fault: 'kill',
                servers,
                count: fault.count,
                ...unless(servers, nothing ?? notSimulated(fault.target)),
            };
        }
        case 'delay': {
            const { calls, channels, deliveries } = connection(draft, links, fault.target, fault.to);
            const { by, jitter = 0 } = fault;
            return {
                fault: 'delay',
                calls,
                channels,
                deliveries,
                by,
                jitter,
                ...unless([...calls, ...channels, ...deliveries], nothing ?? noWay(fault)),
            };
        }
        case 'partition': {
            const there = wayBetween(draft, links, fault.target, fault.to);
            const back = fault.bothWays ? wayBetween(draft, links, fault.to, fault.target) : undefined;
            const calls = [...there.calls, ...(back?.calls ?? [])].sort(ascending);
            const deliveries = [...there.deliveries, ...(back?.deliveries ?? [])];
            const publications = [...there.publications, ...(back?.publications ?? [])];
            const cut = [...calls, ...deliveries, ...publications];
            return { fault: 'partition', calls, deliveries, publications, ...unless(cut, doNotTalk(fault)) };
        }
        case 'stress':
            return stressed(draft, fault, reach, nothing);
        case 'skew': {
            const servers = [...reach.servers];
            return {
                fault: 'skew',
                servers,
                by: fault.by,
                ...reason(nothing ?? clockDependence(draft, links, reach, fault)),
            };
        }
        case 'fail': {
            const { calls } = fault.to === undefined ? { calls: [] } : connection(draft, links, fault.target, fault.to);
            const works = fault.to === undefined ? workable(draft, reach) : [];
            return {
                fault: 'fail',
                calls,
                works,
                share: fault.share,
                ...unless(
                    [...calls, ...works],
                    nothing ?? (fault.to === undefined ? notSimulated(fault.target) : noWay(fault)),
                ),
            };
        }
        case 'throttle': {
            if (draft.index.operations.has(fault.target)) {
                draft.assumptions.assume('throttled-as-a-whole', fault.target);
            }
            const servers = machines(draft, reach);
            return {
                fault: 'throttle',
                servers,
                rate: fault.rate,
                ...unless(servers, nothing ?? notSimulated(fault.target)),
            };
        }
    }
}

function stressed(
    draft: PlanDraft,
    { resource, share, target }: Extract<Fault, { readonly fault: 'stress' }>,
    reach: Reach,
    nothing: string | undefined,
): Broken {
    const servers = machines(draft, reach);
    const known = resource === 'cpu' || resource === 'memory';
    const takesTime = draft.works.some((work) => work?.takes !== undefined && servers.includes(work.server));
    const kills =
        resource === 'memory' && servers.some((server) => share > (draft.servers[server]?.killedAtMemory ?? 1));
    if (kills) {
        assumeOfCaches(draft, servers);
    }
    const slows = resource !== 'memory' || memorySlowdown(share) > 1;
    const why =
        nothing ??
        (servers.length === 0 ? notSimulated(target) : undefined) ??
        (known ? undefined : `only \`cpu\` and \`memory\` can be used up, not \`${resource}\``) ??
        (kills || slows ? undefined : `there is memory enough left with ${formatShare(share)} of it in use`) ??
        (kills || takesTime
            ? undefined
            : `nobody says how long the work of \`${target}\` takes, so nothing takes longer`);
    return { fault: 'stress', servers, resource: resource === 'memory' ? 'memory' : 'cpu', share, ...reason(why) };
}

/** A cache that was killed comes back empty, which nothing is made of. */
function assumeOfCaches({ servers, index, assumptions }: PlanDraft, killed: readonly number[]): void {
    for (const number of killed) {
        const { id = '', kind } = servers[number] ?? {};
        if (kind === 'cache' && (index.stores.get(id)?.hits ?? 0) > 0) {
            assumptions.assume('full-again-at-once', id);
        }
    }
}

/** Servers that run somewhere; clients are people. */
function machines(draft: PlanDraft, { servers }: Reach): readonly number[] {
    return [...servers].filter((server) => draft.servers[server]?.kind !== 'client');
}

function workable(draft: PlanDraft, { works }: Reach): readonly number[] {
    return [...works].filter((work) => {
        const server = draft.works[work]?.server;
        return server !== undefined && draft.servers[server]?.kind !== 'client';
    });
}

function nothingThere(draft: PlanDraft, target: string, { servers, works, channels }: Reach): string | undefined {
    const isThere = draft.index.operations.has(target) ? works.size > 0 : servers.size + channels.size > 0;
    return isThere ? undefined : `the load never reaches \`${target}\``;
}

function notSimulated(target: string): string {
    return `\`${target}\` is no server that is simulated`;
}

function noWay({ target, to }: { readonly target: string; readonly to?: string }): string {
    return to === undefined
        ? `nothing that the load does calls \`${target}\``
        : `nothing that the load does calls \`${to}\` from \`${target}\``;
}

function doNotTalk({ target, to }: { readonly target: string; readonly to: string }): string {
    return `\`${target}\` and \`${to}\` do not talk to each other in anything that the load does`;
}

function unless(parts: readonly unknown[], why: string): { readonly withoutEffect?: string } {
    return parts.length > 0 ? {} : { withoutEffect: why };
}

function reason(why: string | undefined): { readonly withoutEffect?: string } {
    return why === undefined ? {} : { withoutEffect: why };
}

function ascending(a: number, b: number): number {
    return a - b;
}
