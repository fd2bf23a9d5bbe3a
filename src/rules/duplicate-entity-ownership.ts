import { z } from 'zod';
import { compareSources } from '../model/source.ts';
import { listedUpTo } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import { defineRule } from './rule.ts';

/** Finds entities whose truth several services claim; see `duplicate-entity-ownership.md`. */
export const duplicateEntityOwnership = defineRule({
    id: 'duplicate-entity-ownership',
    category: 'boundaries',
    severity: 'warning',
    summary: 'An entity of which two or more services are the master',
    fixable: false,
    sources: ['Cerny et al., JSS 206:111829, no. 12', 'Bogner et al., service-based antipatterns'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const entity of index.model.entities) {
            const masters = index.mastersOf(entity.id);
            if (masters.length < 2) {
                continue;
            }
            const names = masters.map(({ id }) => `\`${nameOf(id)}\``);
            yield {
                severity: 'warning',
                message: `Entity \`${entity.id}\` has ${masters.length} masters: ${listedUpTo(names, 8, 'services')}. When they disagree, nobody knows which is right.`,
                source: entity.source,
                element: entity.id,
                decisive: masters.map(({ id }) => id),
                related: [...masters]
                    .sort((a, b) => compareSources(a.source, b.source))
                    .map(({ id, source }) => ({ message: `\`${nameOf(id)}\` masters it`, source, element: id })),
            };
        }
    },
});
