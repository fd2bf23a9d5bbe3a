import type { PanelPicture, PictureEdge, PictureElement } from '../../src/protocol/diagram/picture.ts';

/** What a picture connects with what. */
export interface PictureGraph {
    readonly elements: ReadonlyMap<string, PictureElement>;
    readonly edges: ReadonlyMap<string, PictureEdge>;
    /** Edges that begin at an element. */
    outgoing(id: string): readonly PictureEdge[];
    /** Edges that end at an element. */
    incoming(id: string): readonly PictureEdge[];
    /** Elements drawn in a frame, or docked at an element. */
    membersOf(id: string): readonly PictureElement[];
    /** Elements that stand in no other. */
    readonly roots: readonly PictureElement[];
    /** What shows an element or relation of the model: itself, or the line that stands for it. */
    shownAs(id: string): string | undefined;
}

/** Makes the look-ups of a picture; linear in its size. */
export function pictureGraph(picture: Pick<PanelPicture, 'elements' | 'edges'>): PictureGraph {
    const elements = new Map(picture.elements.map((element) => [element.id, element]));
    const edges = new Map(picture.edges.map((edge) => [edge.id, edge]));
    const outgoing = new Map<string, PictureEdge[]>();
    const incoming = new Map<string, PictureEdge[]>();
    const members = new Map<string, PictureElement[]>();
    const lines = new Map<string, string>();
    for (const edge of picture.edges) {
        addTo(outgoing, edge.from, edge);
        addTo(incoming, edge.to, edge);
        for (const relation of edge.relations) {
            lines.set(relation, edge.id);
        }
    }
    const roots: PictureElement[] = [];
    for (const element of picture.elements) {
        if (element.parent !== undefined && elements.has(element.parent)) {
            addTo(members, element.parent, element);
        } else {
            roots.push(element);
        }
    }
    return {
        elements,
        edges,
        outgoing: (id) => outgoing.get(id) ?? [],
        incoming: (id) => incoming.get(id) ?? [],
        membersOf: (id) => members.get(id) ?? [],
        roots,
        shownAs: (id) => (elements.has(id) || edges.has(id) ? id : lines.get(id)),
    };
}

function addTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
    const list = map.get(key);
    if (list) {
        list.push(item);
    } else {
        map.set(key, [item]);
    }
}
