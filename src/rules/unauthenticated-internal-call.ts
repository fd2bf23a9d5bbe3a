import { z } from 'zod';
import { counted } from '../model/wording.ts';
import { callsByCaller } from './analysis/calls-by-caller.ts';
import { type InternalCall, internalCalls, meshMode } from './analysis/internal-calls.ts';
import { naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import { defineRule, type RuleContext, type SharedCause } from './rule.ts';

/** Finds calls inside the system of which nobody asks who makes them; see `unauthenticated-internal-call.md`. */
export const unauthenticatedInternalCall = defineRule({
    id: 'unauthenticated-internal-call',
    category: 'edge',
    severity: 'warning',
    summary: 'A call between services of which the callee does not ask who makes it',
    fixable: false,
    offByDefault: true,
    sources: ['microSecEnD rules R06 and R07', 'NIST SP 800-207: zero trust architecture'],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const nameOf = derive(naming);
        const all = derive(internalCalls);
        const trusted = all.filter((call) => isTrusted(context, call));
        const merge: SharedCause['merge'] = (reports) => ({
            message: `No service in the model asks who calls it: ${counted(trusted.length, 'call')} of ${counted(reports.length, 'service')} are believed because they come from inside.`,
            ...wholeOf(index),
        });
        for (const { caller, callees, place } of callsByCaller(index, trusted, nameOf)) {
            const adds = `\`${nameOf(caller)}\` calls ${callees} without proof of who it is`;
            yield {
                severity: 'warning',
                message: `${adds}: whoever gets inside can do the same.`,
                ...place,
                ...(trusted.length === all.length ? { cause: { key: 'everywhere', adds, merge } } : {}),
            };
        }
    },
});

function isTrusted({ index, isAbsent }: RuleContext, internal: InternalCall): boolean {
    return meshMode(index, internal) !== 'strict' && isAbsent(internal.target.edge.authenticates);
}
