import { operationCallGraph, serviceCallGraph } from '../../model/graphs/call-graph.ts';
import type { Digraph } from '../../model/graphs/digraph.ts';
import type { ModelIndex } from '../../model/index-model.ts';

/**
 * The sync graph of the catalogue: who calls whom among services, monoliths, gateways and BFFs. Routers are collapsed
 * and infrastructure services are left out. To be had through `RuleContext.derive`.
 */
export function syncServices(index: ModelIndex): Digraph {
    return serviceCallGraph(index, { infrastructure: false });
}

/** The same between operations, which decides where operations are modelled. To be had through `RuleContext.derive`. */
export function syncOperations(index: ModelIndex): Digraph {
    return operationCallGraph(index, { infrastructure: false });
}
