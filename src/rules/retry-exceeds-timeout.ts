import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { EffectiveProperty, PolicyOrigin, Retry } from '../model/policy.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import { callTime, totalBackoff } from '../model/what-if/call-time.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import { layerName, originLocation } from './analysis/policy-absence.ts';
import { triesText } from './analysis/wait-text.ts';
import type { Fix } from './finding.ts';
import { retryText } from './fixes/policy-text.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

/** Finds retries that the deadline never lets happen; see `retry-exceeds-timeout.md`. */
export const retryExceedsTimeout = defineRule({
    id: 'retry-exceeds-timeout',
    category: 'resilience',
    severity: 'warning',
    summary: 'Retries for which the deadline of the whole call leaves no time',
    fixable: true,
    sources: [
        'Istio documentation, Traffic management: timeouts and retries',
        'Envoy documentation, router: x-envoy-upstream-rq-per-try-timeout-ms',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const call of index.model.calls) {
            const report = judge(call, nameOf);
            if (report) {
                yield report;
            }
        }
    },
});

/** A call of which all that decides is known. */
interface Limited {
    readonly call: Call;
    readonly timeout: Milliseconds;
    readonly deadline: Milliseconds;
    readonly retry: Retry;
    readonly retries: number;
    readonly origin: PolicyOrigin;
}

function limited(call: Call): Limited | undefined {
    const { timeout, deadline, retry } = call.effective;
    const isLimited = timeout.said === 'set' && deadline.said === 'set' && retry.said === 'set';
    // Retries without end are told by the rule about unsafe retries.
    return isLimited && retry.value.retries !== 'forever' && retry.value.retries > 0
        ? {
              call,
              timeout: timeout.value,
              deadline: deadline.value,
              retry: retry.value,
              retries: retry.value.retries,
              origin: retry.origin,
          }
        : undefined;
}

function judge(call: Call, nameOf: NameOf): Report | undefined {
    const known = limited(call);
    const time = callTime(call.effective);
    if (!known || time.uncut <= known.deadline) {
        return undefined;
    }
    const { timeout, deadline, retry } = call.effective;
    const fitting = fittingRetries(known);
    const name = `\`${nameOf(callerOf(call))}\` → \`${nameOf(calleeOf(call))}\``;
    return {
        severity: 'warning',
        message: `${name}: ${triesText({ ...time, total: time.uncut })} take ${formatDuration(time.uncut)}, but the deadline of the whole call is ${formatDuration(known.deadline)}: ${fitsText(fitting)}.`,
        source: call.location,
        element: callerOf(call),
        relations: [call.id],
        decisive: [call.id],
        related: [
            ...originLocation(retry, 'retry', nameOf),
            ...originLocation(timeout, 'timeout', nameOf),
            ...originLocation(deadline, 'deadline', nameOf),
        ],
        fixes: setCallPolicy(call, 'retry', retryText({ ...known.retry, retries: fitting }), titleFor(fitting)),
        ...causeOf(known, nameOf),
    };
}

/** How many of the retries end before the deadline: a search by halving, for there may be very many. */
function fittingRetries({ timeout, deadline, retry, retries }: Limited): number {
    const fits = (count: number) => timeout * (1 + count) + totalBackoff({ ...retry, retries: count }) <= deadline;
    let [least, most] = [0, retries];
    while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        if (fits(middle)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    return least;
}

function fitsText(retries: number): string {
    return retries === 0
        ? 'no retry fits in'
        : `only ${counted(retries, 'retry', 'retries')} fit${retries === 1 ? 's' : ''} in`;
}

function titleFor(retries: number): string {
    return retries === 0 ? 'Do not retry this call' : `Retry ${counted(retries, 'time')} only`;
}

/** The same three statements for many calls are one problem. */
function causeOf(known: Limited, nameOf: NameOf): { readonly cause?: SharedCause } {
    const { call, origin } = known;
    const { timeout, deadline, retry } = call.effective;
    const places = [timeout, deadline, retry].map(placeOf);
    const { source } = origin;
    if (!source || places.some((place) => place === undefined)) {
        return {};
    }
    const fitting = fittingRetries(known);
    const merge = (reports: readonly Report[]) => ({
        message: `${counted(reports.length, 'call')} may be tried ${known.retries + 1} times at ${formatDuration(known.timeout)} each (${layerName(origin, nameOf)}), which takes longer than the deadline of ${formatDuration(known.deadline)}: ${fitsText(fitting)}.`,
        source,
        element: origin.element,
        fixes: [
            replaceRetry(source, { ...known.retry, retries: fitting }, titleFor(fitting).replace(' this call', '')),
        ],
    });
    return {
        cause: {
            key: JSON.stringify(places),
            adds: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``,
            merge,
        },
    };
}

/** Where a property is said, if not at the call itself. */
function placeOf(property: EffectiveProperty<unknown>): unknown {
    return property.said === 'unknown' || property.origin.layer === 'call' ? undefined : property.origin.source;
}

function replaceRetry(source: NonNullable<PolicyOrigin['source']>, retry: Retry, title: string): Fix {
    return { title, safe: false, edits: [{ uri: source.uri, range: source.extent, newText: retryText(retry) }] };
}
