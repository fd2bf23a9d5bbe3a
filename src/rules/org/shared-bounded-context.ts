import { z } from 'zod';
import { naming } from '../analysis/naming.ts';
import { linkLocations, type TeamLinks, type TeamNode, teamLinks } from '../analysis/team-links.ts';
import { defineRule } from '../rule.ts';

/** Finds services that use the data of another team; see `shared-bounded-context.md`. */
export const sharedBoundedContext = defineRule({
    id: 'org/shared-bounded-context',
    category: 'organisation',
    severity: 'warning',
    summary: 'A service of one team that uses a store of another team, or of none',
    fixable: false,
    sources: ['microFreshener (core 525df4d): shared bounded context', 'Evans, Domain-Driven Design, part IV'],
    options: z.object({
        unownedStores: z
            .enum(['shared', 'all'])
            .default('shared')
            .describe(
                'Which stores that no team owns count: those that services of several teams use, or all (microFreshener counts all)',
            ),
    }),
    *check({ index, derive }, { unownedStores }) {
        const nameOf = derive(naming);
        const teams = derive(teamLinks);
        for (const link of teams.links) {
            const { source, target, relations } = link;
            if (source.sort !== 'service' || target.sort !== 'store' || source.team === undefined) {
                continue;
            }
            const counts = target.team !== undefined || unownedStores === 'all' || isShared(teams, target);
            if (source.team !== target.team && counts) {
                const owner = target.team === undefined ? 'which no team owns' : `of team \`${nameOf(target.team)}\``;
                yield {
                    severity: 'warning',
                    message: `\`${nameOf(source.id)}\` of team \`${nameOf(source.team)}\` uses the store \`${nameOf(target.id)}\`${target.team === undefined ? ',' : ''} ${owner}: neither can change the data without the other.`,
                    source: relations[0]?.location ?? source.source,
                    element: source.id,
                    relations: relations.map(({ id }) => id),
                    decisive: [target.id],
                    related: [
                        ...linkLocations(index, [link], nameOf),
                        { message: `\`${nameOf(target.id)}\` stands here`, source: target.source, element: target.id },
                    ],
                };
            }
        }
    },
});

/** Whether services of several teams use a store. */
function isShared(teams: TeamLinks, { id }: TeamNode): boolean {
    const users = teams.of(id).map(({ source }) => source);
    return new Set(users.flatMap(({ sort, team }) => (sort === 'service' && team !== undefined ? team : []))).size > 1;
}
