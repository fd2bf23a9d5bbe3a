import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import type { Relation } from '../../model/relation.ts';
import { compareSources, type Source } from '../../model/source.ts';
import type { RelatedLocation } from '../finding.ts';
import { groupBy } from './group-by.ts';
import type { NameOf } from './naming.ts';
import { relationText } from './relation-text.ts';

/** The sorts of nodes that the rules about teams know; gateways, BFFs and load balancers are routers. */
export type TeamNodeSort = 'service' | 'router' | 'store' | 'broker';

/** Something that a team can be responsible for. */
export interface TeamNode {
    readonly id: string;
    readonly sort: TeamNodeSort;
    /** Id of the team, if one is. */
    readonly team?: string;
    /** Where it is declared. */
    readonly source: Source;
}

/** All that one node does with another. */
export interface TeamLink {
    readonly source: TeamNode;
    readonly target: TeamNode;
    /** In the order of the text. */
    readonly relations: readonly Relation[];
}

/** Who works with what, over the borders of teams and inside them. */
export interface TeamLinks {
    /** Sorted by id. */
    readonly nodes: readonly TeamNode[];
    /** One for each pair, sorted by source, then target. */
    readonly links: readonly TeamLink[];
    /** Links that a node is either end of, by its id. */
    readonly of: (node: string) => readonly TeamLink[];
    /** Whether a team has a node of a sort. */
    readonly has: (team: string, sort: TeamNodeSort) => boolean;
}

/**
 * The nodes and links of microTOSCA, which microFreshener judges: services and routers call, services use stores, and
 * both those who publish and those who consume use the broker. Infrastructure services, externals and clients are no
 * part of it. To be had through `RuleContext.derive`.
 */
export function teamLinks(index: ModelIndex): TeamLinks {
    const nodes = [...nodesOf(index)].sort((a, b) => byCodeUnits(a.id, b.id));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    // Where there are no teams nobody asks who works with whom.
    const uses = index.model.teams.length === 0 ? [] : usesOf(index);
    const pairs = groupBy(uses, ({ relation, target }) => `${relation.source} ${target}`);
    const links = [...pairs.values()]
        .flatMap((uses): readonly TeamLink[] => {
            const source = byId.get(uses[0]?.relation.source ?? '');
            const target = byId.get(uses[0]?.target ?? '');
            const relations = uses.map(({ relation }) => relation);
            relations.sort((a, b) => compareSources(a.location, b.location));
            return source && target && source !== target ? [{ source, target, relations }] : [];
        })
        .sort((a, b) => byCodeUnits(a.source.id, b.source.id) || byCodeUnits(a.target.id, b.target.id));
    const of = new Map<string, TeamLink[]>(nodes.map(({ id }) => [id, []]));
    for (const link of links) {
        of.get(link.source.id)?.push(link);
        of.get(link.target.id)?.push(link);
    }
    const members = new Set(nodes.map(({ team, sort }) => `${sort} ${team ?? ''}`));
    return {
        nodes,
        links,
        of: (node) => of.get(node) ?? [],
        has: (team, sort) => members.has(`${sort} ${team}`),
    };
}

function* nodesOf({ model, ownerOf }: ModelIndex): Generator<TeamNode> {
    const node = (id: string, sort: TeamNodeSort, source: Source): TeamNode => {
        const team = ownerOf(id);
        return { id, sort, source, ...(team === undefined ? {} : { team }) };
    };
    for (const { id, kind, role, source } of model.services) {
        if (role !== 'infrastructure') {
            yield node(id, kind === 'service' || kind === 'monolith' ? 'service' : 'router', source);
        }
    }
    for (const { id, source } of model.stores) {
        yield node(id, 'store', source);
    }
    for (const { id, source } of model.brokers) {
        yield node(id, 'broker', source);
    }
}

interface Use {
    readonly relation: Relation;
    readonly target: string;
}

function* usesOf(index: ModelIndex): Generator<Use> {
    const { calls, storeAccesses, publications, subscriptions } = index.model;
    for (const relation of calls) {
        yield { relation, target: relation.target };
    }
    for (const relation of storeAccesses) {
        yield { relation, target: relation.store };
    }
    for (const relation of [...publications, ...subscriptions]) {
        const broker = index.channels.get(index.channelOf(relation) ?? '')?.broker;
        if (broker !== undefined) {
            yield { relation, target: broker };
        }
    }
}

/** Most relations of one link, or links of one node, that are told one by one. */
const TOLD = 10;

/** Where the first few relations of links stand. */
export function linkLocations(
    index: ModelIndex,
    links: readonly TeamLink[],
    nameOf: NameOf,
): readonly RelatedLocation[] {
    return links
        .flatMap(({ relations }) => relations)
        .slice(0, TOLD)
        .flatMap((relation) => {
            const known = index.relations.get(relation.id);
            return known
                ? [
                      {
                          message: relationText(index, known, nameOf),
                          source: relation.location,
                          element: relation.sourceOperation ?? relation.source,
                      },
                  ]
                : [];
        });
}
