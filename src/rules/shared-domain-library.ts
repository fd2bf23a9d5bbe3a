import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { listedUpTo } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import { defineRule } from './rule.ts';

/** Finds domain code that services of several contexts are built with; see `shared-domain-library.md`. */
export const sharedDomainLibrary = defineRule({
    id: 'shared-domain-library',
    category: 'coupling',
    severity: 'warning',
    summary: 'A library of domain code that services of several contexts are built with',
    fixable: false,
    sources: [
        'Taibi, Lenarduzzi, IEEE Software 2018: shared libraries',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Tighilt et al., JSS 204:111755',
        'Cerny et al., JSS 206:111829, no. 20',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const users = derive(usersOfLibraries);
        for (const library of index.model.libraries) {
            const services = users.get(library.id) ?? [];
            const contexts = [...new Set(services.flatMap(({ context }) => context ?? []))].sort(byCodeUnits);
            if (library.content !== 'domain' || services.length < 2 || contexts.length < 2) {
                continue;
            }
            const named = (ids: readonly string[], noun: string) =>
                listedUpTo(
                    ids.map((id) => `\`${nameOf(id)}\``),
                    8,
                    noun,
                );
            const all = services.map(({ id }) => id);
            yield {
                severity: 'warning',
                message: `Domain library \`${library.name}\` is built into ${services.length} services (${named(all, 'services')}) of ${contexts.length} contexts (${named(contexts, 'contexts')}): a change of its rules is a release of all of them.`,
                source: library.source,
                element: library.id,
                decisive: all,
                related: [...services]
                    .sort((a, b) => compareSources(a.source, b.source))
                    .map(({ id, source }) => ({ message: `\`${nameOf(id)}\` uses it`, source, element: id })),
            };
        }
    },
});

function usersOfLibraries(index: ModelIndex): ReadonlyMap<string, readonly Service[]> {
    const users = new Map<string, Service[]>();
    for (const service of index.model.services) {
        for (const library of service.uses) {
            const known = users.get(library);
            if (known) {
                known.push(service);
            } else {
                users.set(library, [service]);
            }
        }
    }
    return users;
}
