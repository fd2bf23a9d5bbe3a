import type { PictureFinding } from '../../src/protocol/diagram/picture.ts';
import type { ShownPicture } from '../picture/shown-picture.ts';

/** The findings that are about an element, what stands in it, its operations, or a line; all of them without an id. */
export function findingsAbout({ picture, graph }: ShownPicture, id: string | undefined): readonly PictureFinding[] {
    if (id === undefined) {
        return picture.findings;
    }
    const edge = graph.edges.get(id);
    const ids = new Set(edge ? edge.relations : [id]);
    if (!edge) {
        // A set yields what is added while it is being walked.
        for (const each of ids) {
            for (const member of graph.membersOf(each)) {
                ids.add(member.id);
            }
        }
    }
    const isFolded = graph.elements.get(id)?.folded === true;
    return picture.findings.filter(
        ({ about }) =>
            about.some((each) => ids.has(each)) || (isFolded && about.some((each) => each.startsWith(`${id}.`))),
    );
}
