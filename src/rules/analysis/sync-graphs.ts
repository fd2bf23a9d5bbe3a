import { operationCallGraph, serviceCallGraph } from '../../model/graphs/call-graph.ts';
import type { Digraph } from '../../model/graphs/digraph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { oncePerModel } from './once-per-model.ts';

/**
 * The sync graph of the catalogue: who calls whom among services, monoliths, gateways and BFFs. Routers are collapsed
 * and infrastructure services are left out.
 */
export const syncServices: (index: ModelIndex) => Digraph = oncePerModel((index) =>
    serviceCallGraph(index, { infrastructure: false }),
);

/** The same between operations, which decides where operations are modelled. */
export const syncOperations: (index: ModelIndex) => Digraph = oncePerModel((index) =>
    operationCallGraph(index, { infrastructure: false }),
);
