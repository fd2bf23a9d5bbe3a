import type { EdgeInput, GraphPath } from '../../model/graphs/digraph.ts';
import { KNOWN_AT_ENDS, type PathEnds } from '../../model/graphs/shortest-path-tree.ts';
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
            target,
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

/** A path in one line: `Edge → orders.place → stock.reserve`; of a very long one both ends. */
export function pathText(nodes: readonly string[], nameOf: NameOf): string {
    return endsText({ length: nodes.length, start: nodes, end: { nodes } }, nameOf);
}

/** The same for a path of which only both ends are known. */
export function endsText({ length, start, end }: KnownEnds, nameOf: NameOf): string {
    const names = (some: readonly string[]) => some.map((node) => `\`${nameOf(node)}\``);
    const left = length - SHOWN_AT_START - SHOWN_AT_END;
    const shown =
        left > 1
            ? [...names(start.slice(0, SHOWN_AT_START)), `… ${left} more …`, ...names(end.nodes.slice(-SHOWN_AT_END))]
            : names([...start.slice(0, length - end.nodes.length), ...end.nodes]);
    return shown.join(' → ');
}

/** What of {@link PathEnds} is told in a line. */
type KnownEnds = Pick<PathEnds, 'length' | 'start'> & { readonly end: Pick<GraphPath, 'nodes'> };

const SHOWN_AT_START = KNOWN_AT_ENDS;
const SHOWN_AT_END = 3;

/** The last steps of a path. */
export function endOfPath({ nodes, relations }: GraphPath, steps: number): GraphPath {
    const first = Math.max(0, relations.length - steps);
    return { nodes: nodes.slice(first), relations: relations.slice(first) };
}

/** Both ends of a path of which all is known. */
export function endsOf(path: GraphPath): PathEnds {
    return {
        length: path.nodes.length,
        start: path.nodes.slice(0, KNOWN_AT_ENDS),
        end: endOfPath(path, KNOWN_AT_ENDS),
    };
}
