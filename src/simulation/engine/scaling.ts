import type { Milliseconds } from '../../model/quantities.ts';
import { EVENT } from './event-kinds.ts';
import { schedule } from './event-queue.ts';
import { REPLICA, type Server } from './parts.ts';
import { takeOut } from './replicas.ts';
import type { Run } from './run.ts';
import { countUp } from './serving.ts';

/**
 * The autoscaler of a server, as the Horizontal Pod Autoscaler of Kubernetes goes about it: at the end of each period
 * it wants replicas × utilisation ÷ target, rounded up, unless that is within a tenth of what there is; it goes down
 * only as far as it has wanted in none of the last five minutes.
 */
export interface Autoscaler {
    readonly server: Server;
    readonly target: number;
    readonly every: Milliseconds;
    /** Sums of the server at the last look. */
    busyBefore: number;
    placesBefore: number;
    /** What it wanted lately, newest last. */
    readonly wanted: { readonly at: Milliseconds; readonly replicas: number }[];
}

const TOLERANCE = 0.1;
const STABILISATION: Milliseconds = 300_000;
const SHORTEST_PERIOD: Milliseconds = 1;

/** The autoscaler of a server; undefined where none is said. */
export function createAutoscaler(server: Server): Autoscaler | undefined {
    const { min, max, target, every } = server.plan.replicas;
    return target === undefined || target <= 0 || max <= min || min < 1
        ? undefined
        : {
              server,
              target,
              every: Math.max(every, SHORTEST_PERIOD),
              busyBefore: 0,
              placesBefore: 0,
              wanted: [],
          };
}

/** Asks for its first look. */
export function startScaling({ queue }: Run, scaler: Autoscaler, index: number): void {
    schedule(queue, queue.now + scaler.every, EVENT.scale, index, 0);
}

/** Looks at the last period, and starts or takes out replicas. */
export function scale(run: Run, scaler: Autoscaler, index: number): void {
    const { server } = scaler;
    const { queue } = run;
    countUp(server, queue.now);
    const busy = server.totalBusy + server.busyArea - scaler.busyBefore;
    const places = (server.totalPlaces + server.placesArea - scaler.placesBefore) * server.concurrency;
    scaler.busyBefore += busy;
    scaler.placesBefore = server.totalPlaces + server.placesArea;
    schedule(queue, queue.now + scaler.every, EVENT.scale, index, 0);
    if (places > 0 && places < Number.POSITIVE_INFINITY) {
        adjust(run, scaler, busy / places);
    }
}

function adjust(run: Run, scaler: Autoscaler, utilisation: number): void {
    const { server, target, wanted } = scaler;
    const { now } = run.queue;
    const { min, max } = server.plan.replicas;
    const isClose = Math.abs(utilisation / target - 1) <= TOLERANCE;
    const running = server.up + count(run, server, REPLICA.starting);
    const replicas = isClose ? running : Math.min(max, Math.max(min, Math.ceil((server.up * utilisation) / target)));
    wanted.push({ at: now, replicas });
    while ((wanted[0]?.at ?? now) <= now - STABILISATION) {
        wanted.shift();
    }
    if (replicas > running) {
        start(run, server, replicas - running);
    } else {
        const least = wanted.reduce((most, each) => Math.max(most, each.replicas), 0);
        stop(run, server, running - Math.min(running, least));
    }
}

function count({ replicas }: Run, { first, most }: Server, state: number): number {
    let found = 0;
    for (let replica = first; replica < first + most; replica++) {
        found += replicas.state[replica] === state ? 1 : 0;
    }
    return found;
}

/** Starts replicas where there are none, or where one that was to go has ended its work. */
function start(run: Run, server: Server, replicas: number): void {
    const { state, busy, life } = run.replicas;
    let left = replicas;
    for (let replica = server.first; replica < server.first + server.most && left > 0; replica++) {
        const isGone = state[replica] === REPLICA.leaving && busy[replica] === 0;
        if (state[replica] === REPLICA.absent || isGone) {
            state[replica] = REPLICA.starting;
            const ready = run.queue.now + server.plan.replicas.starting;
            schedule(run.queue, ready, EVENT.replicaReady, replica, life[replica] as number);
            left--;
        }
    }
}

/** Takes replicas out, those that came last first. */
function stop(run: Run, server: Server, replicas: number): void {
    let left = replicas;
    for (let replica = server.first + server.most - 1; replica >= server.first && left > 0; replica--) {
        if (run.replicas.state[replica] === REPLICA.up && server.up > 1) {
            takeOut(run, server, replica);
            left--;
        }
    }
}
