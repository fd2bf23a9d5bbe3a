import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { formatShare } from '../model/quantities.ts';
import type { Source } from '../model/source.ts';
import { listed } from '../model/wording.ts';
import { hops, pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { chainStarts, longChains, type SyncChain } from './analysis/sync-chains.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds requests that wait for one service behind the other; see `long-sync-chain.md`. */
export const longSyncChain = defineRule({
    id: 'long-sync-chain',
    category: 'coupling',
    severity: 'error',
    summary: 'A request that passes through many services in a row, each waiting for the next',
    fixable: false,
    sources: ['Bogner et al., service-based antipatterns: Service Chain', 'Cerny et al., JSS 206:111829, no. 14'],
    options: z.object({
        warning: z
            .int()
            .min(1)
            .default(5)
            .describe(
                'Most services in a chain without a warning (well-known reference applications have chains of up to five)',
            ),
        error: z
            .int()
            .min(1)
            .default(7)
            .describe('Most services in a chain without an error (Train Ticket, built to show such faults, has eight)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        for (const chain of longChains(index, derive(chainStarts), Math.min(limits.warning, limits.error))) {
            yield report(index, chain, limits, nameOf);
        }
    },
});

function report(
    index: ModelIndex,
    { start, services, cycles, path, doors }: SyncChain,
    limits: { readonly warning: number; readonly error: number },
    nameOf: NameOf,
): Report {
    const count = services.length;
    const circles = cycles.map(
        (cycle) => ` The cycle of ${listed(cycle.map((id) => `\`${nameOf(id)}\``))} counts with all its services.`,
    );
    return {
        severity: count > limits.error ? 'error' : 'warning',
        message: `\`${nameOf(start)}\` waits for a chain of ${count} services (limit ${limits.warning}, error above ${limits.error}): ${pathText(path.nodes, nameOf)}.${circles.join('')}${availability(index, services)}`,
        source: sourceOf(index, start),
        element: start,
        relations: path.relations.flatMap((step) => step.slice(0, 1)),
        decisive: services,
        related: [
            ...hops(index, path, nameOf),
            ...doors.map((door) => ({
                message: `\`${nameOf(door.node)}\` leads into the same chain (${door.length} services)`,
                source: sourceOf(index, door.node),
                element: door.node,
            })),
        ],
    };
}

function sourceOf(index: ModelIndex, id: string): Source {
    const element = index.elements.get(id);
    if (!element) {
        throw new Error(`A chain begins at ${id}, which the model does not declare.`);
    }
    return element.source;
}

/** Services in a row are up only together; what their objectives promise multiplies. */
function availability(index: ModelIndex, services: readonly string[]): string {
    const promised = services.flatMap((id) => index.services.get(id)?.slo?.availability ?? []);
    if (promised.length === 0) {
        return '';
    }
    const product = promised.reduce((all, one) => all * one, 1);
    const whose =
        promised.length === services.length ? 'their objectives' : `the objectives of ${promised.length} of them`;
    return ` Expected availability by ${whose}: ${formatShare(product, 2)}.`;
}
