import { brokenTracePropagation } from './broken-trace-propagation.ts';
import { chattyCall } from './chatty-call.ts';
import { cyclicSyncDependency } from './cyclic-sync-dependency.ts';
import { distributedMonolith } from './distributed-monolith.ts';
import { longSyncChain } from './long-sync-chain.ts';
import { missingCircuitBreaker } from './missing-circuit-breaker.ts';
import { missingTimeout } from './missing-timeout.ts';
import { retryNonIdempotent } from './retry-non-idempotent.ts';
import type { Rule } from './rule.ts';
import { sharedDatabase } from './shared-database.ts';

/** All rules, sorted by id. Each has its page beside it. */
export const RULES: readonly Rule[] = [
    brokenTracePropagation,
    chattyCall,
    cyclicSyncDependency,
    distributedMonolith,
    longSyncChain,
    missingCircuitBreaker,
    missingTimeout,
    retryNonIdempotent,
    sharedDatabase,
];

/** The rule with an id. */
export function findRule(id: string): Rule | undefined {
    return RULES.find((rule) => rule.meta.id === id);
}
