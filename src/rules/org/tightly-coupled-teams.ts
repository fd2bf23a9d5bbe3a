import { z } from 'zod';
import { byCodeUnits } from '../../model/order.ts';
import { counted, listed } from '../../model/wording.ts';
import { naming } from '../analysis/naming.ts';
import { linkLocations, type TeamLink, type TeamNode, teamLinks } from '../analysis/team-links.ts';
import { defineRule } from '../rule.ts';

/** Finds members of a team that work more with another team than with their own; see `tightly-coupled-teams.md`. */
export const tightlyCoupledTeams = defineRule({
    id: 'org/tightly-coupled-teams',
    category: 'organisation',
    severity: 'warning',
    summary: 'A service, store, broker or gateway with more links to another team than to its own',
    fixable: false,
    sources: ['microFreshener (core 525df4d): tightly coupled teams, by graph degree'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const teams = derive(teamLinks);
        for (const node of teams.nodes) {
            if (node.team === undefined) {
                continue;
            }
            const links = linksByTeam(node, teams.of(node.id));
            const own = links.get(node.team)?.length ?? 0;
            const most = Math.max(0, ...[...links.values()].map((some) => some.length));
            if (most > own) {
                const closest = [...links]
                    .filter(([, some]) => some.length === most)
                    .sort(([a], [b]) => byCodeUnits(a, b));
                const names = closest.map(([team]) => `\`${nameOf(team)}\``);
                const across = closest.flatMap(([, some]) => some);
                yield {
                    severity: 'warning',
                    message: `\`${nameOf(node.id)}\` of team \`${nameOf(node.team)}\` has ${counted(most, 'link')} with ${closest.length === 1 ? 'team' : 'each of the teams'} ${listed(names)} and ${own === 0 ? 'none' : own} with its own: whoever changes it has to ask the others first.`,
                    source: node.source,
                    element: node.id,
                    relations: across.flatMap(({ relations }) => relations.map(({ id }) => id)),
                    decisive: closest.map(([team]) => team),
                    related: linkLocations(index, across, nameOf),
                };
            }
        }
    },
});

/** The links of a node by the team at the other end; those to what nobody owns count for no team. */
function linksByTeam(node: TeamNode, links: readonly TeamLink[]): ReadonlyMap<string, readonly TeamLink[]> {
    const byTeam = new Map<string, TeamLink[]>();
    for (const link of links) {
        const { team } = link.source.id === node.id ? link.target : link.source;
        if (team !== undefined) {
            byTeam.set(team, [...(byTeam.get(team) ?? []), link]);
        }
    }
    return byTeam;
}
