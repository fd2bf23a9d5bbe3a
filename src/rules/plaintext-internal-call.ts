import { z } from 'zod';
import { counted } from '../model/wording.ts';
import { callsByCaller } from './analysis/calls-by-caller.ts';
import { type InternalCall, internalCalls, meshMode } from './analysis/internal-calls.ts';
import { naming } from './analysis/naming.ts';
import { wholeOf } from './analysis/whole.ts';
import { defineRule, type RuleContext, type SharedCause } from './rule.ts';

/** Finds calls inside the system that anybody on the network can read; see `plaintext-internal-call.md`. */
export const plaintextInternalCall = defineRule({
    id: 'plaintext-internal-call',
    category: 'edge',
    severity: 'warning',
    summary: 'A call between services that is not encrypted',
    fixable: false,
    offByDefault: true,
    sources: ['microSecEnD rule R14', 'kube-hound', 'NIST SP 800-204A, section 4.1'],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const nameOf = derive(naming);
        const all = derive(internalCalls);
        const plain = all.filter((call) => isPlain(context, call));
        const merge: SharedCause['merge'] = (reports) => ({
            message: `Nothing in the model encrypts what services say to each other: ${counted(plain.length, 'call')} of ${counted(reports.length, 'service')} can be read on the network.`,
            ...wholeOf(index),
        });
        for (const { caller, callees, place } of callsByCaller(index, plain, nameOf)) {
            const adds = `\`${nameOf(caller)}\` calls ${callees} in plain text`;
            yield {
                severity: 'warning',
                message: `${adds}: whoever is on the network can read and change what they say.`,
                ...place,
                ...(plain.length === all.length ? { cause: { key: 'everywhere', adds, merge } } : {}),
            };
        }
    },
});

/** Protocols that are encrypted by themselves. */
const ENCRYPTED: ReadonlySet<string> = new Set(['https', 'http3', 'sftp']);

function isPlain({ index, isAbsent }: RuleContext, internal: InternalCall): boolean {
    const { call, target } = internal;
    const mode = meshMode(index, internal);
    const { terminates, authenticates } = target.edge;
    const encrypted =
        mode === 'strict' ||
        ENCRYPTED.has(call.protocol?.toLowerCase() ?? '') ||
        call.address?.startsWith('https://') === true ||
        terminates.some((protocol) => protocol === 'tls' || protocol === 'mtls') ||
        (authenticates.said === 'set' && MUTUAL.has(authenticates.value.method));
    // A mesh that takes plain text too, or a bypass of it, is a statement; else nothing is said.
    const said = mode !== undefined || call.bypassesMesh ? ('none' as const) : ('unknown' as const);
    return !encrypted && isAbsent({ said });
}

/** Methods of authentication that come with encryption. */
const MUTUAL: ReadonlySet<string> = new Set(['mtls', 'spiffe']);
