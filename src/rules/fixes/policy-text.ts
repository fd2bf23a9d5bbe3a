import type { Backoff, Retry } from '../../model/policy.ts';
import type { Milliseconds } from '../../model/quantities.ts';

/** A duration as the language writes it, in whole milliseconds: `300ms`, `2s`. */
export function durationText(duration: Milliseconds): string {
    const whole = Math.max(1, Math.round(duration));
    return whole % 1000 === 0 ? `${whole / 1000}s` : `${whole}ms`;
}

/** A retry as the language writes it: `retry 2 backoff 50ms..1s jitter budget 10% when unavailable`. */
export function retryText({ retries, backoff, jitter, budget, when }: Retry): string {
    if (retries === 0) {
        return 'retry none';
    }
    return [
        `retry ${retries}`,
        ...(backoff ? [`backoff ${backoffText(backoff)}`] : []),
        ...(jitter ? ['jitter'] : []),
        ...(budget === undefined ? [] : [`budget ${Number((budget * 100).toFixed(4))}%`]),
        ...(when.length > 0 ? [`when ${when.join(', ')}`] : []),
    ].join(' ');
}

function backoffText({ base, growth, cap }: Backoff): string {
    const up = growth === 'constant' ? '' : `..${cap === undefined ? '' : durationText(cap)}`;
    return `${durationText(base)}${up}`;
}
