import { z } from 'zod';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Service } from '../../model/service.ts';
import { counted, listedUpTo } from '../../model/wording.ts';
import { type NameOf, naming } from '../analysis/naming.ts';
import { defineRule, type Report, type SharedCause } from '../rule.ts';

/** Finds services that no team is responsible for; see `unowned-service.md`. */
export const unownedService = defineRule({
    id: 'org/unowned-service',
    category: 'organisation',
    severity: 'info',
    summary: 'A service that no team owns, in a model that knows teams',
    fixable: false,
    sources: ['microFreshener (core 525df4d), squads', 'Skelton, Pais, Team Topologies, chapter 5'],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        if (index.model.teams.length === 0 || !isAbsent({ said: 'unknown' })) {
            return;
        }
        const nameOf = derive(naming);
        const unowned = index.model.services.filter((service) => service.owner === undefined && needsOwner(service));
        for (const service of unowned) {
            yield report(index, service, nameOf);
        }
    },
});

/** Routers only pass on, and infrastructure belongs to whoever runs the platform. */
function needsOwner({ kind, role }: Service): boolean {
    return kind !== 'router' && role !== 'infrastructure';
}

function report(index: ModelIndex, service: Service, nameOf: NameOf): Report {
    const name = `\`${nameOf(service.id)}\``;
    return {
        severity: 'info',
        message: `No team owns ${name}, though the model knows ${counted(index.model.teams.length, 'team')}: when it fails, nobody is called.`,
        source: service.source,
        element: service.id,
        ...contextCause(index, service, nameOf),
    };
}

/** A context that nobody owns is one problem, however many services stand in it. */
function contextCause(index: ModelIndex, { id, context }: Service, nameOf: NameOf): Pick<Report, 'cause'> {
    const around = index.contexts.get(context ?? '');
    if (!around || around.owner !== undefined) {
        return {};
    }
    const merge: SharedCause['merge'] = (reports) => {
        const names = reports.map(({ element }) => `\`${nameOf(element)}\``);
        return {
            message: `No team owns the context \`${nameOf(around.id)}\` nor ${listedUpTo(names, 8, 'services')} in it: when they fail, nobody is called.`,
            source: around.source,
            element: around.id,
        };
    };
    return { cause: { key: around.id, adds: `\`${nameOf(id)}\` has no owner`, merge } };
}
