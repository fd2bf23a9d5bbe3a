import type { Call } from '../../model/call.ts';
import { isRouter } from '../../model/graphs/call-hops.ts';
import type { ModelIndex } from '../../model/index-model.ts';

/**
 * The calls whose resilience is the caller's own business: those that services, monoliths, gateways and BFFs make
 * themselves. Clients stand outside the system, routers only pass on, and what a gateway's or BFF's `route` lets
 * through is judged as a whole by the rules of the edge. To be had through `RuleContext.derive`.
 */
export function ownCalls(index: ModelIndex): readonly Call[] {
    return index.model.calls.filter(
        (call) => call.route === undefined && index.services.has(call.source) && !isRouter(index, call.source),
    );
}

/** Id of the element that makes a call: the operation in whose body it stands, else the service. */
export function callerOf(call: Call): string {
    return call.sourceOperation ?? call.source;
}

/** Id of what a call names: the operation, if it names one, else the service, external … */
export function calleeOf(call: Call): string {
    return call.targetOperation ?? call.target;
}
