import { z } from 'zod';
import { type Digraph, incomingOf, outgoingOf } from '../model/graphs/digraph.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { counted } from '../model/wording.ts';
import { hop } from './analysis/hops.ts';
import { HUB_LIMITS, type Hub, type HubLimits, hubs } from './analysis/hubs.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule } from './rule.ts';

/** Finds services on which too many others hang; see `hub-service.md`. */
export const hubService = defineRule({
    id: 'hub-service',
    category: 'coupling',
    severity: 'warning',
    summary: 'A service that very many others call, or through which everything runs',
    fixable: false,
    sources: [
        'Cerny et al., JSS 206:111829, no. 15',
        'Pigazzini et al., TechDebt 2020: hub-like dependency',
        'Bogner et al., service-based antipatterns: Bottleneck Service',
    ],
    options: z.object({
        callers: z
            .int()
            .min(1)
            .default(HUB_LIMITS.callers)
            .describe(
                'Least number of services that call it (our own number: the sources take the largest of a system)',
            ),
        share: z
            .number()
            .min(0)
            .max(1)
            .default(HUB_LIMITS.share)
            .describe('Least share of all other services that call it; the larger limit counts (our own number)'),
        both: z
            .int()
            .min(1)
            .default(HUB_LIMITS.both)
            .describe(
                'Least number of callers and of callees where both are in balance (after the hub-like dependency of Arcan)',
            ),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const graph = derive(syncServices);
        for (const hub of hubs(graph, limits).values()) {
            const service = index.services.get(hub.service);
            // What a platform offers to all is called by all, on purpose.
            if (service && service.role !== 'platform') {
                yield {
                    severity: 'warning',
                    message: messageFor(hub, limits, nameOf),
                    source: service.source,
                    element: service.id,
                    related: neighbours(index, graph, hub, nameOf),
                };
            }
        }
    },
});

/** Most callers, and most callees, that are listed. */
const MOST_RELATED = 10;

function messageFor({ service, callers, callees, services }: Hub, limits: HubLimits, nameOf: NameOf): string {
    const enough = Math.max(limits.callers, Math.ceil(limits.share * (services - 1)));
    return callers >= enough
        ? `\`${nameOf(service)}\` is called by ${callers} of ${services - 1} other services (limit ${enough}): when it is slow or down, so are they.`
        : `Everything runs through \`${nameOf(service)}\`: ${callers} services call it and it calls ${callees} (limit ${limits.both} each), so it changes with all of them.`;
}

function neighbours(index: ModelIndex, graph: Digraph, { service }: Hub, nameOf: NameOf): readonly RelatedLocation[] {
    return [
        ...listedEdges(index, graph, incomingOf(graph, service), 'caller', nameOf),
        ...listedEdges(index, graph, outgoingOf(graph, service), 'callee', nameOf),
    ];
}

function listedEdges(
    index: ModelIndex,
    graph: Digraph,
    edges: ReturnType<typeof incomingOf>,
    noun: string,
    nameOf: NameOf,
): readonly RelatedLocation[] {
    const others = edges.filter(({ source, target }) => source !== target);
    const told = others
        .slice(0, MOST_RELATED + 1)
        .flatMap(({ source, target, relations }) =>
            hop(index, { source: graph.ids[source] ?? '', target: graph.ids[target] ?? '', relations }, nameOf),
        );
    const [next] = told.slice(MOST_RELATED);
    const rest = next ? [{ ...next, message: `… and ${counted(others.length - MOST_RELATED, `more ${noun}`)}` }] : [];
    return [...told.slice(0, MOST_RELATED), ...rest];
}
