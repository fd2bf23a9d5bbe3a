import { z } from 'zod';
import { contextGraph } from '../model/graphs/context-graph.ts';
import { idAt } from '../model/graphs/digraph.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { compareSources } from '../model/source.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type KnownRelation, relationsText, relationText } from './analysis/relation-text.ts';
import { declareUpstream } from './fixes/declare-upstream.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds dependencies that the context map does not show; see `undeclared-context-crossing.md`. */
export const undeclaredContextCrossing = defineRule({
    id: 'undeclared-context-crossing',
    category: 'boundaries',
    severity: 'warning',
    summary: 'A call or subscription between contexts that the context map does not declare',
    fixable: true,
    sources: ['Evans, Domain-Driven Design, part IV: context map'],
    options: z.object({}),
    *check({ index, derive }) {
        // Without a context map there is nothing to stray from.
        if (index.model.contextRelations.length === 0) {
            return;
        }
        const nameOf = derive(naming);
        const graph = contextGraph(index, { by: ['call', 'subscription'], infrastructure: false });
        for (const { source, target, relations } of graph.edges) {
            const [from, to] = [idAt(graph, source), idAt(graph, target)];
            if (!declarationsBetween(index, from, to).includes('downstream')) {
                yield* report(index, from, to, relations, nameOf);
            }
        }
    },
});

/** Most crossings that are listed. */
const MOST_RELATED = 20;

type Declaration = 'downstream' | 'upstream' | 'separate-ways';

/** What the map says of a context that uses another. Partners and sharers of a kernel may use each other. */
function declarationsBetween(index: ModelIndex, from: string, to: string): readonly Declaration[] {
    return index
        .contextRelationsOf(from)
        .filter(({ context, other }) => (context === from ? other : context) === to)
        .map(({ kind, context }) => {
            if (kind === 'separate-ways') {
                return kind;
            }
            return kind === 'upstream' && context !== from ? 'upstream' : 'downstream';
        });
}

function* report(
    index: ModelIndex,
    from: string,
    to: string,
    relations: readonly string[],
    nameOf: NameOf,
): Generator<Report> {
    const crossings = firstSteps(index, relations);
    const [first] = crossings;
    const context = index.contexts.get(from);
    if (!first || !context) {
        return;
    }
    const said = declarationsBetween(index, from, to);
    const apart = said.includes('separate-ways');
    const [a, b] = [`\`${nameOf(from)}\``, `\`${nameOf(to)}\``];
    const why = apart
        ? `though the context map lets them go separate ways`
        : said.includes('upstream')
          ? `and the context map knows only the other direction`
          : `which the context map does not show`;
    yield {
        severity: 'warning',
        message: `${a} depends on ${b} (${relationsText(
            index,
            crossings.map(({ relation }) => relation.id),
        )}), ${why}.`,
        source: first.relation.location,
        element: from,
        relations,
        decisive: [to],
        related: [
            ...crossings.slice(0, MOST_RELATED).map((crossing) => ({
                message: relationText(index, crossing, nameOf),
                source: crossing.relation.location,
                element: crossing.relation.sourceOperation ?? crossing.relation.source,
            })),
            ...crossings.slice(MOST_RELATED, MOST_RELATED + 1).map(({ relation }) => ({
                message: `… and ${counted(crossings.length - MOST_RELATED, 'more crossing')}`,
                source: relation.location,
                element: relation.source,
            })),
        ],
        fixes: apart ? [] : declareUpstream(context, to, `Declare ${nameOf(to)} as upstream of ${nameOf(from)}`),
    };
}

/** The crossings by place, without the calls by which routers on the way pass them on. */
function firstSteps(index: ModelIndex, relations: readonly string[]): readonly KnownRelation[] {
    return relations
        .flatMap((id) => index.relations.get(id) ?? [])
        .filter(({ relation }) => index.services.get(relation.source)?.kind !== 'router')
        .sort((a, b) => compareSources(a.relation.location, b.relation.location));
}
