import type { FlowCall, FlowCallFacts, FlowWork } from '../../model/flow/flow.ts';
import type { Retry } from '../../model/policy.ts';
import { lastName } from '../../model/qualified-name.ts';
import { decimal, formatDuration, formatRate, formatShare, type PerSecond } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import type { ServiceLevelObjective, WorkTime } from '../../model/service.ts';

/** `50 requests/s`, `10 users, 5.5 s between two requests` */
export function loadText(load: Load): string {
    switch (load.shape) {
        case 'poisson':
            return requestsText(load.rate);
        case 'constant':
            return `${requestsText(load.rate)}, evenly spaced`;
        case 'ramp':
            return `${formatRate(load.from)} to ${requestsText(load.to)} over ${formatDuration(load.over)}`;
        case 'burst':
            return `${load.requests} requests at once every ${formatDuration(load.every)}`;
        case 'closed':
            return `${load.users} users, ${formatDuration(load.think)} between two requests`;
    }
}

function requestsText(rate: PerSecond): string {
    return formatRate(rate).replace('/', ' requests/');
}

/** `8 ms`, `5 ms to 20 ms`, `p50 120 ms · p99 900 ms` */
export function workTimeText(takes: WorkTime): string {
    switch (takes.by) {
        case 'mean':
            return formatDuration(takes.mean);
        case 'constant':
            return `exactly ${formatDuration(takes.value)}`;
        case 'uniform':
            return `${formatDuration(takes.min)} to ${formatDuration(takes.max)}`;
        case 'quantiles':
            return takes.quantiles.map(quantileText).join(' · ');
    }
}

/** `p99 300 ms` */
function quantileText({ share, value }: { readonly share: number; readonly value: number }): string {
    return `p${decimal(share * 100)} ${formatDuration(value)}`;
}

/** What is promised about the time of an answer: `promises p99 300 ms`. */
export function promiseText(slo: ServiceLevelObjective | undefined): string {
    return slo === undefined || slo.latency.length === 0 ? '' : `promises ${slo.latency.map(quantileText).join(' · ')}`;
}

/** `backoff 50 ms..1 s, jitter, budget 10 % · when unavailable, timeout` */
export function retryText({ backoff, jitter, budget, when }: Retry): string {
    const waits = [
        ...(backoff === undefined ? [] : [`backoff ${backoffText(backoff)}`]),
        ...(jitter ? ['jitter'] : []),
        ...(budget === undefined ? [] : [`budget ${formatShare(budget)}`]),
    ].join(', ');
    return [waits, when.length === 0 ? '' : `when ${when.join(', ')}`].filter((part) => part !== '').join(' · ');
}

function backoffText({ base, growth, cap }: NonNullable<Retry['backoff']>): string {
    if (growth === 'constant') {
        return formatDuration(base);
    }
    return `${formatDuration(base)}..${cap === undefined ? ' without end' : formatDuration(cap)}`;
}

/** `up to 3 attempts` */
export function attemptsText(retries: Retry['retries'] | undefined): string {
    return retries === 'forever' ? 'tries for ever' : `up to ${(retries ?? 0) + 1} attempts`;
}

/** `3 times in parallel`, `once per item, up to 50`; nothing for a call that is made once. */
export function timesText({ times, parallel, batched }: Pick<FlowCallFacts, 'times' | 'parallel' | 'batched'>): string {
    const inParallel = parallel ? ' in parallel' : '';
    if (times.per === 'request') {
        return times.count === 1 || batched ? '' : `${times.count} times${inParallel}`;
    }
    const most = times.upTo === undefined ? '' : `, up to ${times.upTo}`;
    return batched ? '' : `once per item${most}${inParallel === '' ? '' : `,${inParallel}`}`;
}

/** What is special about a call, below its line. */
export function detailText({ call }: FlowCall, more: readonly string[]): string {
    return [
        ...more,
        ...(call.batched ? ['batched'] : []),
        ...(call.ignoresReply ? ['reply not waited for'] : []),
        ...(call.bypassesMesh ? ['around the mesh'] : []),
        ...(call.address === undefined ? [] : ['fixed address']),
        ...(call.policy === undefined ? [] : [lastName(call.policy)]),
    ].join(' · ');
}

/** Why a flow ends here. */
export const UNFOLLOWED_TEXT: Readonly<Record<NonNullable<FlowWork['unfollowed']>, string>> = {
    cycle: 'runs already: a cycle',
    choice: 'which operation answers is not said',
    bound: 'goes on, not drawn',
};
