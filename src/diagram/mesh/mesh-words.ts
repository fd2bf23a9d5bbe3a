import type { Mesh } from '../../model/deployment.ts';
import {
    type Breaker,
    POLICY_PROPERTIES,
    type PolicyBlock,
    type PolicyProperties,
    type PolicyProperty,
} from '../../model/policy.ts';
import { formatDuration, formatRate, formatShare } from '../../model/quantities.ts';
import type { MeshTechnology } from '../../model/technologies/technology.ts';

/** `mTLS strict`, `retry 2`, `breaker opens after 5`: what a mesh adds to each call, said or documented. */
export function meshWords(mesh: Mesh, technology: MeshTechnology | undefined): readonly string[] {
    return [
        ...(mesh.mtls === undefined ? [] : [mesh.mtls === 'none' ? 'no mTLS' : `mTLS ${mesh.mtls}`]),
        ...POLICY_PROPERTIES.flatMap((property) => wordsOf(property, mesh.policy, technology)),
    ];
}

/** `retry none`, `timeout 1 s`: what a block says. */
export function blockWords(block: PolicyBlock): string {
    return POLICY_PROPERTIES.flatMap((property) => wordsOf(property, block, undefined)).join(' · ');
}

function wordsOf<P extends PolicyProperty>(
    property: P,
    block: PolicyBlock,
    technology: MeshTechnology | undefined,
): readonly string[] {
    const said: PolicyBlock[P] = block[property];
    const write = WORDS[property] as (value: PolicyProperties[P]) => string;
    if (said?.said === 'set') {
        return [write(said.value as PolicyProperties[P])];
    }
    if (said?.said === 'none') {
        return [`no ${property}`];
    }
    const added = technology?.adds[property];
    return added === undefined ? [] : [`${write(added as PolicyProperties[P])} by default`];
}

const WORDS: { readonly [P in PolicyProperty]: (value: PolicyProperties[P]) => string } = {
    timeout: (value) => `timeout ${formatDuration(value)}`,
    deadline: (value) => `deadline ${formatDuration(value)}`,
    retry: ({ retries }) => (retries === 'forever' ? 'retry for ever' : `retry ${retries}`),
    breaker: breakerWords,
    bulkhead: ({ concurrent }) => `bulkhead ${concurrent}`,
    fallback: () => 'fallback',
    limit: ({ rate }) => `limit ${formatRate(rate)}`,
};

function breakerWords({ opens, waits }: Breaker): string {
    const when =
        opens === undefined
            ? ''
            : opens.by === 'consecutive'
              ? ` opens after ${opens.failures}`
              : ` opens at ${formatShare(opens.failureRate)}`;
    return `breaker${when}${waits === undefined ? '' : `, waits ${formatDuration(waits)}`}`;
}
