import type { FlowCallFacts } from '../../model/flow/flow.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import { firstSaid, type Said } from '../../model/said.ts';
import type { Authentication } from '../../model/service.ts';

/**
 * How long the tokens or certificates hold that a call presents: what the callee says of its callers, a route before
 * its gateway. Where one of several routes answers, the shortest.
 */
export function credentialLifetime(
    index: ModelIndex,
    { target }: Pick<FlowCallFacts, 'target'>,
): Milliseconds | undefined {
    const external = index.externals.get(target);
    if (external) {
        return lifetimeOf(external.authenticates);
    }
    const edge = index.services.get(target)?.edge;
    if (!edge) {
        return undefined;
    }
    const routes = index.routesOf(target);
    const lifetimes = (routes.length === 0 ? [edge] : routes.map((route) => route.edge)).flatMap((own) =>
        own.public ? [] : (lifetimeOf(firstSaid(own.authenticates, edge.authenticates)) ?? []),
    );
    return lifetimes.length === 0 ? undefined : lifetimes.reduce((least, each) => Math.min(least, each));
}

function lifetimeOf(authenticates: Said<Authentication>): Milliseconds | undefined {
    return authenticates.said === 'set' ? authenticates.value.lifetime : undefined;
}
