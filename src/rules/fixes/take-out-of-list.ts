import type { NamedService } from '../../model/deployment.ts';
import type { Range } from '../../model/source.ts';
import type { TextEdit } from '../finding.ts';

/** Most characters between two names of one list when nothing but a comma and spaces stands there. */
const SEPARATOR = 2;

/**
 * Takes names out of a comma-separated list, each with the comma before it. The first name stays. Nothing when
 * there may be something else than a comma between them, such as a comment or the end of a line.
 */
export function takeOutOfList(
    list: readonly NamedService[],
    isTaken: (service: string) => boolean,
): readonly TextEdit[] | undefined {
    const edits: TextEdit[] = [];
    for (const [place, { service, source }] of list.entries()) {
        if (!isTaken(service)) {
            continue;
        }
        const before = list[place - 1]?.source;
        if (!before || before.uri !== source.uri || !areNeighbours(before.range, source.range)) {
            return undefined;
        }
        edits.push({ uri: source.uri, range: { start: before.range.end, end: source.range.end }, newText: '' });
    }
    return edits;
}

function areNeighbours(a: Range, b: Range): boolean {
    return a.end.line === b.start.line && b.start.character - a.end.character <= SEPARATOR;
}
