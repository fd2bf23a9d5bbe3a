import type { Milliseconds } from '../../model/quantities.ts';
import { EVENT, EVENT_NAMES } from './event-kinds.ts';
import { KIND_BITS } from './event-queue.ts';
import type { Run } from './run.ts';

/** One event, as the log has it. */
export interface LogEntry {
    readonly at: Milliseconds;
    /** What happens. */
    readonly event: string;
    /** Id of what it happens to: scenario, work, call, channel, server; a fault's title. */
    readonly subject: string;
    /** Number of the request, call, message or replica among those of the moment. */
    readonly number: number;
}

/** The event that has come up. */
export function logEntry(run: Run): LogEntry {
    const { now, payload } = run.queue;
    const kind = payload & ((1 << KIND_BITS) - 1);
    const number = payload >> KIND_BITS;
    return { at: now, event: EVENT_NAMES[kind] ?? '', subject: subjectOf(run, kind, number) ?? '', number };
}

function subjectOf(run: Run, kind: number, about: number): string | undefined {
    switch (kind) {
        case EVENT.load:
        case EVENT.user:
        case EVENT.thinks:
            return run.loads[about]?.plan.scenario;
        case EVENT.arrive:
        case EVENT.begin:
        case EVENT.worked:
        case EVENT.answer:
        case EVENT.cancel:
            return run.works[run.frames.work[about] as number]?.plan.id;
        case EVENT.deadline:
        case EVENT.retry:
        case EVENT.lost:
        case EVENT.ended:
        case EVENT.instead:
            return run.sites[run.calls.site[about] as number]?.plan.id;
        case EVENT.publish:
        case EVENT.accept:
            return run.channels[run.routes[run.messages.to[about] as number]?.channel ?? -1]?.plan.id;
        case EVENT.published:
            return run.works[run.frames.work[run.threads.frame[about] as number] as number]?.plan.id;
        case EVENT.redeliver: {
            const group = run.groups[run.lines[run.messages.to[about] as number]?.group ?? -1];
            return group && run.channels[group.channel]?.plan.id;
        }
        case EVENT.faultBegins:
        case EVENT.faultEnds:
            return run.faults[about]?.plan.title;
        case EVENT.scale:
            return run.scalers[about]?.server.plan.id;
        case EVENT.replicaReady:
            return run.servers[run.replicas.server[about] as number]?.plan.id;
        default:
            return '';
    }
}
