import type { Call } from '../call.ts';
import type { ModelIndex } from '../index-model.ts';

/** Where a call ends up once the routers on its way are taken out. */
export interface CallHop {
    /** The call as the caller makes it. */
    readonly call: Call;
    /** Id of the service, gateway, external … that gets it; never a router. */
    readonly target: string;
    /** Id of the operation, if the last call of the way names one. */
    readonly targetOperation?: string;
    /** The caller's call, then the calls of the routers in between: ids, in the order of the way. */
    readonly relations: readonly string[];
}

/**
 * The ends of a call after collapsing routers, which only pass on what they get: several where a router leads to
 * several, none where it leads nowhere. In the order of the model.
 */
export function callHops(index: ModelIndex, call: Call): readonly CallHop[] {
    return isRouter(index, call.target) ? hopsBehindRouters(index, call) : [hopOf(call, call, [call.id])];
}

function hopsBehindRouters(index: ModelIndex, call: Call): readonly CallHop[] {
    const hops: CallHop[] = [];
    const visited = new Set<string>();
    const ways: Way[] = [{ last: call }];
    for (const way of ways) {
        const { target } = way.last;
        if (!isRouter(index, target)) {
            hops.push(hopOf(call, way.last, relationsOf(way)));
        } else if (!visited.has(target)) {
            visited.add(target);
            for (const next of index.callsFrom(target)) {
                ways.push({ last: next, before: way });
            }
        }
    }
    return hops;
}

function hopOf(call: Call, { target, targetOperation }: Call, relations: readonly string[]): CallHop {
    return targetOperation === undefined ? { call, target, relations } : { call, target, targetOperation, relations };
}

/** Whether an id is a router: a load balancer or ingress that only passes through. */
export function isRouter(index: ModelIndex, id: string): boolean {
    return index.services.get(id)?.kind === 'router';
}

/** A call and how it was come by. */
interface Way {
    readonly last: Call;
    readonly before?: Way;
}

function relationsOf(way: Way): string[] {
    const relations: string[] = [];
    for (let at: Way | undefined = way; at; at = at.before) {
        relations.push(at.last.id);
    }
    return relations.reverse();
}
