import { brokenTracePropagation } from './broken-trace-propagation.ts';
import { cascadingFailurePath } from './cascading-failure-path.ts';
import { chattyCall } from './chatty-call.ts';
import { chattyPair } from './chatty-pair.ts';
import { crossContextStoreAccess } from './cross-context-store-access.ts';
import { cyclicContextDependency } from './cyclic-context-dependency.ts';
import { cyclicSyncDependency } from './cyclic-sync-dependency.ts';
import { distributedMonolith } from './distributed-monolith.ts';
import { distributedTransaction } from './distributed-transaction.ts';
import { dualWrite } from './dual-write.ts';
import { duplicateEntityOwnership } from './duplicate-entity-ownership.ts';
import { excessiveSyncFanout } from './excessive-sync-fanout.ts';
import { fatGateway } from './fat-gateway.ts';
import { hardcodedEndpoint } from './hardcoded-endpoint.ts';
import { hubService } from './hub-service.ts';
import { lockstepDeployment } from './lockstep-deployment.ts';
import { longSyncChain } from './long-sync-chain.ts';
import { megaService } from './mega-service.ts';
import { meshBypass } from './mesh-bypass.ts';
import { missingAnticorruptionLayer } from './missing-anticorruption-layer.ts';
import { missingBulkhead } from './missing-bulkhead.ts';
import { missingCircuitBreaker } from './missing-circuit-breaker.ts';
import { missingDeadLetter } from './missing-dead-letter.ts';
import { missingFallback } from './missing-fallback.ts';
import { missingGoldenSignals } from './missing-golden-signals.ts';
import { missingHealthCheck } from './missing-health-check.ts';
import { missingTimeout } from './missing-timeout.ts';
import { multipleServicesPerContainer } from './multiple-services-per-container.ts';
import { nanoService } from './nano-service.ts';
import { networkPolicyGap } from './network-policy-gap.ts';
import { noApiGateway } from './no-api-gateway.ts';
import { nonIdempotentConsumer } from './non-idempotent-consumer.ts';
import { sharedBoundedContext } from './org/shared-bounded-context.ts';
import { singleLayerTeam } from './org/single-layer-team.ts';
import { tightlyCoupledTeams } from './org/tightly-coupled-teams.ts';
import { unownedService } from './org/unowned-service.ts';
import { plaintextInternalCall } from './plaintext-internal-call.ts';
import { requestAmplification } from './request-amplification.ts';
import { retryAmplification } from './retry-amplification.ts';
import { retryExceedsTimeout } from './retry-exceeds-timeout.ts';
import { retryNonIdempotent } from './retry-non-idempotent.ts';
import type { Rule } from './rule.ts';
import { sharedDatabase } from './shared-database.ts';
import { sharedDomainLibrary } from './shared-domain-library.ts';
import { singleReplicaCritical } from './single-replica-critical.ts';
import { sloWeakerDependency } from './slo-weaker-dependency.ts';
import { syncNotification } from './sync-notification.ts';
import { timeoutExceedsSlo } from './timeout-exceeds-slo.ts';
import { timeoutInversion } from './timeout-inversion.ts';
import { tooManyStandards } from './too-many-standards.ts';
import { unauthenticatedInternalCall } from './unauthenticated-internal-call.ts';
import { unboundedQueue } from './unbounded-queue.ts';
import { uncorrelatedLogs } from './uncorrelated-logs.ts';
import { undeclaredContextCrossing } from './undeclared-context-crossing.ts';
import { unprotectedGatewayRoute } from './unprotected-gateway-route.ts';
import { unsafeRetryPolicy } from './unsafe-retry-policy.ts';
import { unsafeStranglerStep } from './unsafe-strangler-step.ts';
import { untestedFailureMode } from './untested-failure-mode.ts';
import { unusedService } from './unused-service.ts';
import { unversionedApi } from './unversioned-api.ts';
import { wobblyInteraction } from './wobbly-interaction.ts';
import { wrongCut } from './wrong-cut.ts';

/** All rules, sorted by id. Each has its page beside it. */
export const RULES: readonly Rule[] = [
    brokenTracePropagation,
    cascadingFailurePath,
    chattyCall,
    chattyPair,
    crossContextStoreAccess,
    cyclicContextDependency,
    cyclicSyncDependency,
    distributedMonolith,
    distributedTransaction,
    dualWrite,
    duplicateEntityOwnership,
    excessiveSyncFanout,
    fatGateway,
    hardcodedEndpoint,
    hubService,
    lockstepDeployment,
    longSyncChain,
    megaService,
    meshBypass,
    missingAnticorruptionLayer,
    missingBulkhead,
    missingCircuitBreaker,
    missingDeadLetter,
    missingFallback,
    missingGoldenSignals,
    missingHealthCheck,
    missingTimeout,
    multipleServicesPerContainer,
    nanoService,
    networkPolicyGap,
    noApiGateway,
    nonIdempotentConsumer,
    sharedBoundedContext,
    singleLayerTeam,
    tightlyCoupledTeams,
    unownedService,
    plaintextInternalCall,
    requestAmplification,
    retryAmplification,
    retryExceedsTimeout,
    retryNonIdempotent,
    sharedDatabase,
    sharedDomainLibrary,
    singleReplicaCritical,
    sloWeakerDependency,
    syncNotification,
    timeoutExceedsSlo,
    timeoutInversion,
    tooManyStandards,
    unauthenticatedInternalCall,
    unboundedQueue,
    uncorrelatedLogs,
    undeclaredContextCrossing,
    unprotectedGatewayRoute,
    unsafeRetryPolicy,
    unsafeStranglerStep,
    untestedFailureMode,
    unusedService,
    unversionedApi,
    wobblyInteraction,
    wrongCut,
];

/** The rule with an id. */
export function findRule(id: string): Rule | undefined {
    return RULES.find((rule) => rule.meta.id === id);
}

/** Name of the page that explains a rule's findings, if there is one: its id, `allow` or `constraint`. */
export function pageOf(rule: string): string | undefined {
    const [family = rule] = rule.split('/');
    if (family === 'allow' || family === 'constraint') {
        return family;
    }
    const id = rule.replace(/^internal\//, '');
    return findRule(id) ? id : undefined;
}
