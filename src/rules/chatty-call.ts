import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import type { Severity } from './finding.ts';
import { defineRule } from './rule.ts';

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
                };
            }
        }
    },
});

function severityOf(call: Call, limits: { warning: number; error: number }): Severity | undefined {
    if (call.batched || isStream(call.protocol)) {
        return undefined;
    }
    const times = mostTimes(call);
    return times >= limits.error ? 'error' : times >= limits.warning ? 'warning' : undefined;
}

/** Most calls that one request makes; infinite for `per item` without a bound. */
function mostTimes({ times }: Call): number {
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

const STREAMS: ReadonlySet<string> = new Set(['websocket', 'websockets', 'ws', 'wss', 'sse', 'rsocket', 'webrtc']);

/** Messages of one stream are no round trips: streaming protocols, and any that call themselves so (`grpc-stream`). */
function isStream(protocol: string | undefined): boolean {
    const name = protocol?.toLowerCase();
    return name !== undefined && (STREAMS.has(name) || name.includes('stream'));
}
