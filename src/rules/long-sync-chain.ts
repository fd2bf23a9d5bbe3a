import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { formatShare } from '../model/quantities.ts';
import { hops, pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type SyncChain, syncChains } from './analysis/sync-chains.ts';
import { listed } from './analysis/wording.ts';
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
        const tooLong = derive(syncChains).filter(
            (chain) => chain.services.length > Math.min(limits.warning, limits.error),
        );
        for (const { chain, others } of distinct(tooLong)) {
            yield report(index, chain, others, limits, nameOf);
        }
    },
});

interface ChainWithDoors {
    readonly chain: SyncChain;
    /** Chains that are the same but for where they begin. */
    readonly others: readonly SyncChain[];
}

/** Leaves out chains that are the rest of a longer one; one that only begins elsewhere joins the first such chain. */
function distinct(chains: readonly SyncChain[]): readonly ChainWithDoors[] {
    const found: { chain: SyncChain; others: SyncChain[] }[] = [];
    for (const chain of chains) {
        const [first = '', second = first] = chain.path.nodes;
        const same = found.find((longer) => longer.chain.path.nodes.includes(second));
        if (!same) {
            found.push({ chain, others: [] });
        } else if (!same.chain.path.nodes.includes(first)) {
            same.others.push(chain);
        }
    }
    return found;
}

function report(
    index: ModelIndex,
    { path, services, cycles, entry }: SyncChain,
    others: readonly SyncChain[],
    limits: { readonly warning: number; readonly error: number },
    nameOf: NameOf,
): Report {
    const start = index.elements.get(path.nodes[0] ?? entry) ?? index.elements.get(entry);
    if (!start) {
        throw new Error(`The chain from ${entry} begins at nothing that the model declares.`);
    }
    const count = services.length;
    const circle = cycles.map(
        (cycle) => ` The cycle of ${listed(cycle.map((id) => `\`${nameOf(id)}\``))} counts with all its services.`,
    );
    return {
        severity: count > limits.error ? 'error' : 'warning',
        message: `\`${nameOf(start.id)}\` waits for a chain of ${count} services (limit ${limits.warning}, error above ${limits.error}): ${pathText(path.nodes, nameOf)}.${circle.join('')}${availability(index, services)}`,
        source: start.source,
        element: start.id,
        relations: path.relations.flatMap((step) => step.slice(0, 1)),
        decisive: services,
        related: [
            ...hops(index, path, nameOf),
            ...others.flatMap((other) => {
                const door = index.elements.get(other.path.nodes[0] ?? other.entry);
                return door
                    ? [
                          {
                              message: `\`${nameOf(door.id)}\` leads into the same chain (${other.services.length} services)`,
                              source: door.source,
                              element: door.id,
                          },
                      ]
                    : [];
            }),
        ],
    };
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
