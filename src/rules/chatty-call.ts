import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { Scenario } from '../model/scenario.ts';
import { isStream } from '../model/vocabulary/interactions.ts';
import { listed, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type LoopedCall, loopedCalls } from './analysis/looped-calls.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import type { Severity } from './finding.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

/** Finds synchronous calls that one request makes many times; see `chatty-call.md`. */
export const chattyCall = defineRule({
    id: 'chatty-call',
    category: 'chattiness',
    severity: 'error',
    summary: 'A synchronous call that one request makes many times',
    fixable: false,
    sources: ['Azure Architecture Center, Chatty I/O antipattern'],
    options: z.object({
        warning: z
            .int()
            .min(2)
            .default(5)
            .describe('Calls for one request from which it is a warning (our own number: the sources name none)'),
        error: z
            .int()
            .min(2)
            .default(10)
            .describe('Calls for one request from which it is an error (our own number: the sources name none)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        for (const call of index.model.calls) {
            const severity = severityOf(call, limits);
            if (severity) {
                yield {
                    severity,
                    message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\` ${howOften(call)} for one request (limit ${limits.warning}, error from ${limits.error}).`,
                    source: call.location,
                    element: callerOf(call),
                    relations: [call.id],
                    decisive: [call.id],
                    cause: causeOf(index, call, limits, nameOf),
                };
            }
        }
        for (const scenario of index.model.scenarios) {
            for (const looped of loopedCalls(index, scenario)) {
                const known = index.calls.get(looped.call.id ?? '');
                const severity = severityOf({ ...looped.call, times: { per: 'request', count: looped.times } }, limits);
                if (severity && !(known && severityOf(known, limits))) {
                    yield loopReport(scenario, looped, severity, limits, nameOf);
                }
            }
        }
    },
});

/** A loop of a scenario, whose calls the body of their caller does not tell, or not so often. */
function loopReport(
    scenario: Scenario,
    { step, call, times }: LoopedCall,
    severity: Severity,
    { warning, error }: Limits,
    nameOf: NameOf,
): Report {
    const what = `\`${nameOf(step.from)}\` calls \`${nameOf(step.to)}\` ${times} times`;
    const limit = `(limit ${warning}, error from ${error})`;
    return {
        severity,
        message: `In \`${nameOf(scenario.id)}\`, ${what} for one request ${limit}.`,
        source: step.source,
        element: scenario.id,
        relations: call.id === undefined ? [] : [call.id],
        decisive: call.id === undefined ? [] : [call.id],
        cause: {
            key: scenario.id,
            adds: what,
            merge: (reports) => ({
                message: `In \`${nameOf(scenario.id)}\`, for one request each, ${listedUpTo(
                    reports.flatMap(({ cause }) => cause?.adds ?? []),
                    MOST_NAMED,
                    'calls',
                )} ${limit}.`,
                source: scenario.source,
                element: scenario.id,
            }),
        },
    };
}

interface Limits {
    readonly warning: number;
    readonly error: number;
}

/** All loops of one operation are one problem: whoever gathers what one of them asks for gathers it for the next. */
function causeOf(index: ModelIndex, call: Call, { warning, error }: Limits, nameOf: NameOf): SharedCause {
    const caller = callerOf(call);
    return {
        key: caller,
        adds: `\`${nameOf(caller)}\` calls \`${nameOf(calleeOf(call))}\` ${howOften(call)} for one request`,
        merge: (reports) => {
            const calls = reports.flatMap(({ relations = [] }) => relations.flatMap((id) => index.calls.get(id) ?? []));
            const byNumber = groupBy([...calls].sort(byTimes), howOften);
            const parts = [...byNumber].map(([often, some]) => {
                const callees = [...new Set(some.map((each) => `\`${nameOf(calleeOf(each))}\``))];
                return `${listedUpTo(callees, MOST_NAMED, 'callees')} ${often}`;
            });
            return {
                message: `\`${nameOf(caller)}\` calls ${listed(parts)} for one request (limit ${warning}, error from ${error}).`,
                source: index.elements.get(caller)?.source ?? call.location,
                element: caller,
            };
        },
    };
}

/** Most callees named that are called equally often. */
const MOST_NAMED = 6;

/** Those called most often first, else by name: the order of what a service as such does says nothing. */
function byTimes(a: Call, b: Call): number {
    const [times, others] = [mostTimes(a), mostTimes(b)];
    return times === others ? byCodeUnits(a.id, b.id) : others > times ? 1 : -1;
}

function severityOf(call: Pick<Call, 'times' | 'batched' | 'protocol'>, limits: Limits): Severity | undefined {
    // The messages of one stream are no round trips.
    if (call.batched || (call.protocol !== undefined && isStream(call.protocol))) {
        return undefined;
    }
    const times = mostTimes(call);
    return times >= limits.error ? 'error' : times >= limits.warning ? 'warning' : undefined;
}

/** Most calls that one request makes; infinite for `per item` without a bound. */
function mostTimes({ times }: Pick<Call, 'times'>): number {
    return times.per === 'request' ? times.count : (times.upTo ?? Number.POSITIVE_INFINITY);
}

function howOften({ times }: Call): string {
    if (times.per === 'request') {
        return `${times.count} times`;
    }
    return times.upTo === undefined
        ? 'once per item, with no upper bound,'
        : `once per item, up to ${times.upTo} times,`;
}
