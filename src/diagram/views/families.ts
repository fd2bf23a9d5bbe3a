import { breakerFamily } from '../breaker/breaker-family.ts';
import { contextMapFamily } from '../context-map/context-map-family.ts';
import { deploymentFamily } from '../deployment/deployment-family.ts';
import { meshFamily } from '../mesh/mesh-family.ts';
import { migrationFamily } from '../migration/migration-family.ts';
import { observabilityFamily } from '../observability/observability-family.ts';
import { scenarioFamily } from '../sequence/scenario-family.ts';
import { traceFamily } from '../waterfall/trace-family.ts';
import { findingsFamily } from './findings-family.ts';
import { landscapeFamily } from './landscape-family.ts';
import { servicesFamily } from './services-family.ts';
import type { ViewFamily } from './view-family.ts';

/** All kinds of views, in the order in which they are offered. */
export const VIEW_FAMILIES: readonly ViewFamily[] = [
    landscapeFamily,
    servicesFamily,
    contextMapFamily,
    breakerFamily,
    observabilityFamily,
    findingsFamily,
    scenarioFamily,
    traceFamily,
    deploymentFamily,
    meshFamily,
    migrationFamily,
];
