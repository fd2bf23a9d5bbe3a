import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Retry } from '../model/policy.ts';
import type { Operation } from '../model/service.ts';
import { counted } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import { callerOf } from './analysis/own-calls.ts';
import { layerName, originLocation } from './analysis/policy-absence.ts';
import { isUnsafeToRepeat } from './analysis/repeatable.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule } from './rule.ts';

/** Finds retries of operations that must not happen twice; see `retry-non-idempotent.md`. */
export const retryNonIdempotent = defineRule({
    id: 'retry-non-idempotent',
    category: 'resilience',
    severity: 'error',
    summary: 'A retried call of a command that is not safe to repeat',
    fixable: true,
    sources: [
        'Amazon Builders’ Library, Making retries safe with idempotent APIs',
        'Linkerd documentation, Retries and timeouts',
        'RFC 9110, section 9.2.2 (idempotent methods)',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const call of index.model.calls) {
            const { retry } = call.effective;
            if (retry.said !== 'set' || !repeats(retry.value)) {
                continue;
            }
            for (const operation of unsafeTargets(index, call)) {
                const implicit = retry.origin.layer === 'technology';
                const from = retry.origin.layer === 'call' ? '' : ` (${layerName(retry.origin, nameOf)})`;
                yield {
                    severity: implicit ? 'info' : 'error',
                    message: `\`${nameOf(callerOf(call))}\` retries \`${nameOf(operation.id)}\` ${howOften(retry.value)}${from}, but that command is not idempotent: when only the answer was lost, it happens again.`,
                    source: call.location,
                    element: callerOf(call),
                    relations: [call.id],
                    decisive: [call.id, operation.id],
                    related: [
                        {
                            message: `\`${nameOf(operation.id)}\` is not marked idempotent`,
                            source: operation.source,
                            element: operation.id,
                        },
                        ...originLocation(retry, 'retry', nameOf),
                    ],
                    fixes: setCallPolicy(call, 'retry', 'retry none', 'Do not retry this call'),
                };
            }
        }
    },
});

/** The operations at the end of a call, behind routers, that change state anew each time. */
function unsafeTargets(index: ModelIndex, call: Call): readonly Operation[] {
    const named = callHops(index, call).flatMap((hop) => index.operations.get(hop.targetOperation ?? '') ?? []);
    return [...new Set(named)].filter(isUnsafeToRepeat);
}

/** Whether it tries again after anything that may already have had an effect. */
function repeats({ retries, when }: Retry): boolean {
    const beforeAnyEffect = when.length > 0 && when.every((condition) => condition === 'connect-failure');
    return (retries === 'forever' || retries > 0) && !beforeAnyEffect;
}

function howOften({ retries }: Retry): string {
    return retries === 'forever' ? 'for ever' : `up to ${counted(retries, 'time')}`;
}
