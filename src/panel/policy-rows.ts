import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import {
    type Backoff,
    type BreakerOpens,
    POLICY_PROPERTIES,
    type PolicyOrigin,
    type PolicyProperties,
    type PolicyProperty,
} from '../model/policy.ts';
import { formatDuration, formatRate, formatShare } from '../model/quantities.ts';
import type { DetailSection } from '../protocol/diagram/elements.ts';

type Row = DetailSection['rows'][number];

/** What holds for a call, property by property, and where each came from; what nobody speaks of has no row. */
export function policyRows(call: Call, index: ModelIndex): Row[] {
    return POLICY_PROPERTIES.flatMap((property): Row[] => {
        const effective = call.effective[property];
        if (effective.said === 'unknown') {
            return [];
        }
        const text = effective.said === 'none' ? `no ${WORDS[property]}` : written(property, effective.value);
        return [{ glyph: property, text, aside: originText(effective.origin, index) }];
    });
}

const WORDS: Readonly<Record<PolicyProperty, string>> = {
    timeout: 'timeout',
    deadline: 'deadline',
    retry: 'retries',
    breaker: 'circuit breaker',
    bulkhead: 'bulkhead',
    fallback: 'fallback',
    limit: 'rate limit',
};

const WRITERS: { readonly [P in PolicyProperty]: (value: PolicyProperties[P]) => string } = {
    timeout: (timeout) => `${formatDuration(timeout)} a try`,
    deadline: (deadline) => `${formatDuration(deadline)} in all`,
    retry: ({ retries, backoff, jitter, budget, when }) =>
        [
            retries === 'forever'
                ? 'tries again for ever'
                : `tries again ${retries === 1 ? 'once' : `${retries} times`}`,
            ...(backoff ? [backoffText(backoff)] : []),
            ...(jitter ? ['jitter'] : []),
            ...(budget === undefined ? [] : [`budget ${formatShare(budget)}`]),
            ...(when.length > 0 ? [`on ${when.join(', ')}`] : []),
        ].join(', '),
    breaker: ({ kind, opens, slow, waits, shared }) =>
        [
            ...(kind === undefined ? [] : [kind]),
            ...(opens ? [opensText(opens)] : []),
            ...(slow ? [`slow from ${formatDuration(slow.threshold)}`] : []),
            ...(waits === undefined ? [] : [`waits ${formatDuration(waits)}`]),
            ...(shared ? ['shared by all instances'] : []),
        ].join(', ') || 'circuit breaker',
    bulkhead: ({ concurrent, queue }) => `${concurrent} at a time${queue === undefined ? '' : `, queue ${queue}`}`,
    fallback: ({ description, target }) => description ?? (target === undefined ? 'fallback' : `calls ${target}`),
    limit: ({ rate, per }) => `${formatRate(rate)}${per === undefined ? '' : ` per ${per}`}`,
};

function written<P extends PolicyProperty>(property: P, value: PolicyProperties[P]): string {
    const write: (value: PolicyProperties[P]) => string = WRITERS[property];
    return write(value);
}

function backoffText({ base, growth, cap }: Backoff): string {
    const until = cap === undefined ? '' : `..${formatDuration(cap)}`;
    return `${formatDuration(base)}${growth === 'exponential' ? (until === '' ? ' doubling' : until) : ''}`;
}

function opensText(opens: BreakerOpens): string {
    if (opens.by === 'consecutive') {
        return `opens after ${opens.failures} failures`;
    }
    const window = [
        ...(opens.calls === undefined ? [] : [`${opens.calls} calls`]),
        ...(opens.within === undefined ? [] : [formatDuration(opens.within)]),
    ];
    return `opens at ${formatShare(opens.failureRate)}${window.length === 0 ? '' : ` of ${window.join(' in ')}`}`;
}

function originText({ layer, element }: PolicyOrigin, index: ModelIndex): string {
    const name = index.elements.get(element)?.name ?? element;
    switch (layer) {
        case 'call':
            return 'on the call';
        case 'mesh':
            return `mesh ${name}`;
        case 'technology':
            return `${name} unasked`;
        case 'system':
            return `system ${name}`;
        case 'policy':
        case 'caller':
        case 'gateway':
            return name;
    }
}
