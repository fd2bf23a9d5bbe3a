import { z } from 'zod';
import { naming } from '../analysis/naming.ts';
import { linkLocations, type TeamLink, type TeamLinks, teamLinks } from '../analysis/team-links.ts';
import { defineRule } from '../rule.ts';

/** Finds teams that own one technical layer and need another team's for each change; see `single-layer-team.md`. */
export const singleLayerTeam = defineRule({
    id: 'org/single-layer-team',
    category: 'organisation',
    severity: 'warning',
    summary: 'A team without stores (or brokers, or gateways) of its own, whose service uses those of another team',
    fixable: false,
    sources: ['microFreshener (core 525df4d): single-layer teams', 'Conway, How Do Committees Invent?'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const teams = derive(teamLinks);
        for (const link of teams.links) {
            const { source, target, relations } = link;
            if (isBetweenLayers(teams, link) && source.team !== undefined && target.team !== undefined) {
                const [user, owner] = [`\`${nameOf(source.team)}\``, `\`${nameOf(target.team)}\``];
                const sort = target.sort === 'router' ? 'gateway or router' : target.sort;
                yield {
                    severity: 'warning',
                    message: `\`${nameOf(source.id)}\` of team ${user} uses the ${sort} \`${nameOf(target.id)}\` of team ${owner}, and team ${user} has no ${sort} of its own: teams that are cut by technical layer need one another for every change.`,
                    source: relations[0]?.location ?? source.source,
                    element: source.id,
                    relations: relations.map(({ id }) => id),
                    decisive: [target.id],
                    related: linkLocations(index, [link], nameOf),
                };
            }
        }
    },
});

/** A store always belongs with its services; a broker or gateway may serve several teams, if its own is among them. */
function isBetweenLayers(teams: TeamLinks, { source, target }: TeamLink): boolean {
    return (
        source.sort === 'service' &&
        target.sort !== 'service' &&
        source.team !== undefined &&
        target.team !== undefined &&
        source.team !== target.team &&
        !teams.has(source.team, target.sort) &&
        (target.sort === 'store' || !isUsedAtHome(teams, target))
    );
}

function isUsedAtHome(teams: TeamLinks, { id, team }: TeamLink['target']): boolean {
    return teams
        .of(id)
        .map(({ source, target }) => (source.id === id ? target : source))
        .some((other) => other.sort === 'service' && other.team === team);
}
