import type { AstNode } from 'langium';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import * as ast from '../generated/ast.ts';
import { blockOf } from './block-of.ts';

/** A place where a word of a vocabulary stands. */
export interface WordPlace {
    readonly property: string;
    readonly vocabulary: Vocabulary | ((node: AstNode) => Vocabulary | undefined);
    /** Only the words of the vocabulary mean anything here; elsewhere any word is legal and a near miss is reported. */
    readonly closed?: true;
}

/** The words of sentences that are checked against a vocabulary, by type of sentence. */
export const WORD_PLACES: Readonly<Record<string, WordPlace>> = {
    OverProtocol: { property: 'protocol', vocabulary: 'protocol' },
    Route: { property: 'protocol', vocabulary: 'protocol' },
    Terminates: { property: 'protocols', vocabulary: 'termination' },
    Authenticates: { property: 'method', vocabulary: 'authentication' },
    Limits: { property: 'per', vocabulary: 'limitKey' },
    RateLimit: { property: 'per', vocabulary: 'limitKey' },
    Balancing: { property: 'strategy', vocabulary: 'balancing' },
    Delivery: { property: 'guarantee', vocabulary: 'delivery' },
    Overflow: { property: 'action', vocabulary: 'overflow' },
    Propagates: { property: 'formats', vocabulary: 'propagation' },
    Mtls: { property: 'mode', vocabulary: 'mtls', closed: true },
    Role: { property: 'role', vocabulary: roleVocabulary },
    Layer: { property: 'layer', vocabulary: 'layer' },
    LibraryBlock: { property: 'contents', vocabulary: 'library', closed: true },
    Offers: { property: 'patterns', vocabulary: 'upstreamPattern' },
    Through: { property: 'patterns', vocabulary: 'downstreamPattern' },
    Pattern: { property: 'pattern', vocabulary: 'relationshipPattern', closed: true },
    Network: { property: 'policy', vocabulary: 'network' },
    Constraint: { property: 'severity', vocabulary: 'severity', closed: true },
    EveryHas: { property: 'properties', vocabulary: 'demand', closed: true },
    Retry: { property: 'conditions', vocabulary: 'retryCondition' },
    Breaker: { property: 'kind', vocabulary: 'breaker' },
    Signal: { property: 'words', vocabulary: (node) => (ast.isSignal(node) ? node.signal : undefined) },
    Replicas: { property: 'of', vocabulary: 'scalingResource' },
    StressFault: { property: 'resource', vocabulary: 'stressedResource', closed: true },
    View: { property: 'of', vocabulary: 'view', closed: true },
    GroupBy: { property: 'by', vocabulary: 'grouping', closed: true },
    Direction: { property: 'direction', vocabulary: 'direction', closed: true },
};

function roleVocabulary(node: AstNode): Vocabulary {
    const block = blockOf(node)?.kind;
    return block === 'store' || block === 'cache' ? 'storeRole' : 'serviceRole';
}
