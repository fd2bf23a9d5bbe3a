import type { Release } from '../../model/deployment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { comparePositions } from '../../model/source.ts';
import { groupBy } from '../analysis/group-by.ts';
import type { Fix, TextEdit } from '../finding.ts';
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
    const added = others.flatMap((group, place) =>
        group.length < 2 ? [] : `release ${names[place]} { ${group.map(({ service }) => service).join(', ')} }`,
    );
    return [
        {
            title: `Split ${release.name} by context and team`,
            safe: false,
            edits: added.length === 0 ? edits : [...edits, declarationsAfter(index, release, added)],
        },
    ];
}

/**
 * Declarations on lines of their own below another, so that a comment behind it stays there; right behind it where
 * something else begins in the same line.
 */
function declarationsAfter(
    index: ModelIndex,
    { source: { uri, extent } }: Release,
    added: readonly string[],
): TextEdit {
    const { line } = extent.end;
    const isFollowed = [...index.elements.values()].some(
        ({ source }) =>
            source.uri === uri &&
            source.extent.start.line === line &&
            comparePositions(source.extent.start, extent.end) >= 0,
    );
    const start = isFollowed ? extent.end : { line: line + 1, character: 0 };
    return { uri, range: { start, end: start }, newText: `\n${added.join('\n')}\n` };
}
