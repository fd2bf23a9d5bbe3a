import * as behaviour from './vocabulary/behaviour.ts';
import * as interactions from './vocabulary/interactions.ts';
import * as pictures from './vocabulary/pictures.ts';
import * as structure from './vocabulary/structure.ts';
import type { VocabularyWord } from './vocabulary/word.ts';

/** The places of the language where a word is open, with the words that Firebreak knows there, in order of use. */
export const VOCABULARIES = {
    protocol: interactions.PROTOCOLS,
    termination: interactions.TERMINATED_PROTOCOLS,
    authentication: interactions.AUTHENTICATION_METHODS,
    limitKey: interactions.LIMIT_KEYS,
    balancing: interactions.BALANCING_STRATEGIES,
    delivery: interactions.DELIVERY_GUARANTEES,
    overflow: interactions.OVERFLOW_ACTIONS,
    propagation: interactions.PROPAGATION_FORMATS,
    mtls: interactions.MTLS_MODES,
    serviceRole: structure.SERVICE_ROLES,
    storeRole: structure.STORE_ROLES,
    layer: structure.LAYERS,
    library: structure.LIBRARY_CONTENTS,
    upstreamPattern: structure.UPSTREAM_PATTERNS,
    downstreamPattern: structure.DOWNSTREAM_PATTERNS,
    relationshipPattern: structure.RELATIONSHIP_PATTERNS,
    network: structure.NETWORK_POLICIES,
    severity: structure.SEVERITIES,
    demand: structure.DEMANDED_PROPERTIES,
    retryCondition: behaviour.RETRY_CONDITION_WORDS,
    breaker: behaviour.BREAKER_KINDS,
    metrics: behaviour.METRIC_SIGNALS,
    traces: behaviour.TRACE_INSTRUMENTATIONS,
    logs: behaviour.LOG_FORMATS,
    scalingResource: behaviour.RESOURCES,
    stressedResource: behaviour.STRESSED_RESOURCES,
    view: pictures.VIEW_KINDS,
    grouping: pictures.GROUPINGS,
    direction: pictures.DIRECTIONS,
} as const satisfies Readonly<Record<string, readonly VocabularyWord[]>>;

/** A place where words are open. */
export type Vocabulary = keyof typeof VOCABULARIES;

/** The words that are known in a place. */
export function wordsOf(vocabulary: Vocabulary): readonly VocabularyWord[] {
    return VOCABULARIES[vocabulary];
}

/** A known word with its meaning; nothing for one that is only legal. Words are written one way, so case counts. */
export function findWord(vocabulary: Vocabulary, word: string): VocabularyWord | undefined {
    return wordsOf(vocabulary).find((known) => known.word === word);
}
