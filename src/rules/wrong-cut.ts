import { z } from 'zod';
import { predecessorsOf } from '../model/graphs/digraph.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { listed } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds contexts that are cut into technical layers; see `wrong-cut.md`. */
export const wrongCut = defineRule({
    id: 'wrong-cut',
    category: 'boundaries',
    severity: 'warning',
    summary: 'A context that is cut into technical layers instead of capabilities',
    fixable: false,
    composite: true,
    sources: [
        'Taibi, Lenarduzzi, IEEE Software 2018: wrong cuts',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Tighilt et al., JSS 204:111755',
        'Cerny et al., JSS 206:111829, no. 21',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const graph = derive(syncServices);
        const cuts = index.model.services.flatMap((data) => {
            const upper = data.layer === 'data' ? onlyCaller(index, predecessorsOf(graph, data.id), data) : undefined;
            return upper ? [{ upper, data }] : [];
        });
        for (const [upper, pairs] of groupBy(cuts, (cut) => cut.upper)) {
            yield report(
                index,
                upper,
                pairs.map(({ data }) => data),
                nameOf,
            );
        }
    },
});

/** The one service that calls a data layer, if it is another layer of the same context. */
function onlyCaller(index: ModelIndex, callers: readonly string[], data: Service): Service | undefined {
    const [first, ...others] = callers.filter((caller) => caller !== data.id);
    const upper = index.services.get(first ?? '');
    return upper?.kind === 'service' &&
        others.length === 0 &&
        upper.layer !== undefined &&
        upper.layer !== data.layer &&
        upper.context !== undefined &&
        upper.context === data.context
        ? upper
        : undefined;
}

function report(index: ModelIndex, upper: Service, data: readonly Service[], nameOf: NameOf): Report {
    const below = listed(data.map(({ id }) => `\`${nameOf(id)}\``));
    const calls = index.callsFrom(upper.id).filter(({ target }) => data.some(({ id }) => id === target));
    return {
        severity: 'warning',
        message: `Context \`${nameOf(upper.context ?? '')}\` is cut into layers: ${below} (data) has no other caller than \`${nameOf(upper.id)}\` (${upper.layer}), so every change of one capability goes through ${data.length + 1} services.`,
        source: upper.source,
        element: upper.id,
        relations: calls.map(({ id }) => id),
        decisive: data.map(({ id }) => id),
        related: data.map(({ id, source }) => ({
            message: `\`${nameOf(id)}\` holds only the data of \`${nameOf(upper.id)}\``,
            source,
            element: id,
        })),
        swallows: data.map(({ id }) => ({ rule: 'nano-service', on: id })),
    };
}
