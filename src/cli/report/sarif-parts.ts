import type { ArtifactLocation, CodeFlow, Fix, Location, Region } from 'sarif';
import type { Range, Source } from '../../model/source.ts';
import type { Finding, Fix as FindingFix, RelatedLocation } from '../../rules/finding.ts';

/** How a report names a file. */
export type UriOf = (uri: string) => ArtifactLocation;

/** A place in a file. */
export function locationOf({ uri, range }: Source, uriOf: UriOf): Location {
    return { physicalLocation: { artifactLocation: uriOf(uri), region: regionOf(range) } };
}

/** The other places of a finding; nothing where there are none. */
export function relatedLocationsOf({ related }: Finding, uriOf: UriOf): { relatedLocations?: Location[] } {
    const locations = related.map((place, id) => ({ id, ...messageLocation(place, uriOf) }));
    return locations.length > 0 ? { relatedLocations: locations } : {};
}

/** The path among the other places of a finding: hops of which each begins where the one before has ended. */
export function codeFlowsOf({ related }: Finding, uriOf: UriOf): { codeFlows?: CodeFlow[] } {
    const locations = pathAmong(related).map((place) => ({ location: messageLocation(place, uriOf) }));
    return locations.length > 1 ? { codeFlows: [{ threadFlows: [{ locations }] }] } : {};
}

/** A repair as replacements in each of its files. */
export function fixOf({ title, edits }: FindingFix, uriOf: UriOf): Fix {
    const files = [...new Set(edits.map(({ uri }) => uri))];
    return {
        description: { text: title },
        artifactChanges: files.map((file) => ({
            artifactLocation: uriOf(file),
            replacements: edits
                .filter(({ uri }) => uri === file)
                .map(({ range, newText }) => ({
                    deletedRegion: regionOf(range),
                    ...(newText === '' ? {} : { insertedContent: { text: newText } }),
                })),
        })),
    };
}

/** The path with which the hops begin; places that are no hops may stand between, and hops beside the path after it. */
function pathAmong(related: readonly RelatedLocation[]): readonly RelatedLocation[] {
    const hops = related.filter(({ target }) => target !== undefined);
    const end = hops.findIndex((hop, index) => index > 0 && hops[index - 1]?.target !== hop.element);
    return end < 0 ? hops : hops.slice(0, end);
}

function messageLocation({ message, source }: RelatedLocation, uriOf: UriOf): Location {
    return { ...locationOf(source, uriOf), message: { text: message } };
}

/** Lines and columns count from one; the end is the first column after the region. */
function regionOf({ start, end }: Range): Region {
    return {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
    };
}
