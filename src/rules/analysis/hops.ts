import type { EdgeInput, GraphPath } from '../../model/graphs/digraph.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { RelatedLocation } from '../finding.ts';
import type { NameOf } from './naming.ts';

/** Where one step of a path is written, and what happens there; nothing for a step that no relation causes. */
export function hop(
    index: ModelIndex,
    { source, target, relations }: EdgeInput,
    nameOf: NameOf,
): readonly RelatedLocation[] {
    const found = relations.map((id) => index.relations.get(id)).filter((relation) => relation !== undefined);
    // A message's step has a publication and a subscription; the publication is where it begins.
    const first = found.find(({ kind }) => kind !== 'subscription') ?? found[0];
    if (!first) {
        return [];
    }
    const publication = first.kind === 'publication' ? index.publications.get(first.relation.id) : undefined;
    const what = publication?.event ?? publication?.channel;
    return [
        {
            message:
                what === undefined
                    ? `\`${nameOf(source)}\` calls \`${nameOf(target)}\``
                    : `\`${nameOf(source)}\` publishes \`${nameOf(what)}\`, \`${nameOf(target)}\` receives it`,
            source: first.relation.location,
            element: source,
        },
    ];
}

/** A path hop by hop. */
export function hops(index: ModelIndex, path: GraphPath, nameOf: NameOf): readonly RelatedLocation[] {
    return path.relations.flatMap((relations, step) => {
        const source = path.nodes[step];
        const target = path.nodes[step + 1];
        return source === undefined || target === undefined ? [] : hop(index, { source, target, relations }, nameOf);
    });
}

/** A path in one line: `Edge → orders.place → stock.reserve`. */
export function pathText(nodes: readonly string[], nameOf: NameOf): string {
    return nodes.map((node) => `\`${nameOf(node)}\``).join(' → ');
}
