import type { Release } from '../../model/deployment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { groupBy } from '../analysis/group-by.ts';
import type { Fix } from '../finding.ts';
import { takeOutOfList } from './take-out-of-list.ts';

/**
 * A fix that gives the services of each context and team a release of their own. The first group keeps the release;
 * a service that would be alone goes out without one.
 */
export function splitRelease(index: ModelIndex, release: Release): readonly Fix[] {
    const groups = groupBy(release.membersAt, ({ service }) =>
        JSON.stringify([index.contextOf(service), index.ownerOf(service)]),
    );
    const [kept = [], ...others] = [...groups.values()];
    const staying = new Set(kept.map(({ service }) => service));
    const edits = takeOutOfList(release.membersAt, (service) => !staying.has(service));
    if (!edits || others.length === 0) {
        return [];
    }
    const names = others.map((_, place) => `${release.name}${place + 2}`);
    if (names.some((name) => index.elements.has(name))) {
        return [];
    }
    const { uri, extent } = release.source;
    const added = others.flatMap((group, place) =>
        group.length < 2 ? [] : `\nrelease ${names[place]} { ${group.map(({ service }) => service).join(', ')} }`,
    );
    const insertion = { uri, range: { start: extent.end, end: extent.end }, newText: added.join('') };
    return [
        {
            title: `Split ${release.name} by context and team`,
            safe: false,
            edits: added.length === 0 ? edits : [...edits, insertion],
        },
    ];
}
