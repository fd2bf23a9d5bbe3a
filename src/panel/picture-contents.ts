import type { Picture, PlacedGraph } from '../diagram/render/picture.ts';
import type { SeverityCounts } from '../diagram/views/view.ts';
import { displayName, type Element } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import type { Source } from '../model/source.ts';
import type { PictureEdge, PictureElement } from '../protocol/diagram/picture.ts';

/** What can be selected in a picture. */
export interface PictureContents {
    readonly elements: PictureElement[];
    readonly edges: PictureEdge[];
}

/** Finds what can be selected in a picture, in the order in which it is told. */
export function pictureContents(picture: Picture, svg: string, index: ModelIndex): PictureContents {
    const { elements, edges } = picture.kind === 'graph' ? graphContents(picture, index) : markedContents(svg, index);
    return { elements: elements.map((element) => ({ ...element, ...telemetryOf(element.id, index) })), edges };
}

function graphContents({ view, layout, nodes: measured }: PlacedGraph, index: ModelIndex): PictureContents {
    const groups = view.groups.map(
        (group): PictureElement => ({
            id: group.id,
            kind: index.elements.get(group.id)?.kind ?? group.kind,
            title: group.title,
            description: group.description,
            isGroup: true,
            ...withHue(group.hue),
            ...boxOf(layout.groups.get(group.id)),
            ...findingsOf(group.findings),
            ...sourceOf(group.id, index),
        }),
    );
    const nodes = view.nodes.flatMap((node): PictureElement[] => {
        const box = layout.nodes.get(node.id);
        const parent = node.group === undefined ? {} : { parent: node.group };
        const docked = (measured.get(node.id)?.docked ?? []).map(
            ({ store, box: place }): PictureElement => ({
                id: store.id,
                kind: store.shape,
                title: store.title,
                description: store.description,
                isGroup: false,
                parent: node.id,
                ...withHue(node.hue),
                ...(box ? boxOf({ ...place, x: box.x + place.x, y: box.y + place.y }) : {}),
                ...findingsOf(store.findings),
                ...sourceOf(store.id, index),
            }),
        );
        const isFolded = 'folded' in node && node.folded !== undefined;
        const own: PictureElement = {
            id: node.id,
            kind: index.elements.get(node.id)?.kind ?? node.shape,
            title: node.title,
            description: node.description,
            isGroup: isFolded,
            ...(isFolded ? { folded: true } : {}),
            ...parent,
            ...withHue(node.hue),
            ...boxOf(box),
            ...findingsOf(node.findings),
            ...sourceOf(node.id, index),
        };
        return [own, ...docked];
    });
    const edges = view.edges.map(
        (edge): PictureEdge => ({
            id: edge.id,
            from: edge.from,
            to: edge.to,
            description: edge.description,
            relations: [...edge.relations],
            ...findingsOf(edge.findings),
            ...relationSource(edge.relations, index),
        }),
    );
    return { elements: [...groups, ...nodes], edges };
}

/** What a picture of any other kind marks in its text as standing for an element or for relations. */
function markedContents(svg: string, index: ModelIndex): PictureContents {
    const ids = new Set(attributeValues(svg, 'data-id'));
    const elements = [...ids].flatMap((id): PictureElement[] => {
        const element = index.elements.get(id);
        return element ? [described(element, index)] : [];
    });
    const relations = new Set(attributeValues(svg, 'data-edges').flatMap((value) => value.split(' ')));
    const edges = [...relations].flatMap((id): PictureEdge[] => {
        const found = index.relations.get(id)?.relation;
        if (!found) {
            return [];
        }
        const { source, sourceOperation } = found;
        const from = sourceOperation !== undefined && ids.has(sourceOperation) ? sourceOperation : source;
        return [
            {
                id,
                from,
                to: targetOf(id, index) ?? source,
                description: id.replace(/[-~]>/g, ' → '),
                relations: [id],
                ...relationSource([id], index),
            },
        ];
    });
    return { elements, edges };
}

function described(element: Element, index: ModelIndex): PictureElement {
    const context = index.contextOf(element.id);
    const where = context === undefined || context === element.id ? '' : ` in ${context}`;
    return {
        id: element.id,
        kind: element.kind,
        title: displayName(element),
        description: `${displayName(element)}, ${element.kind}${where}`,
        isGroup: false,
        ...sourceOf(element.id, index),
    };
}

function targetOf(relation: string, index: ModelIndex): string | undefined {
    const call = index.calls.get(relation);
    return call?.target ?? index.storeAccesses.get(relation)?.store ?? index.publications.get(relation)?.channel;
}

/** Values of an attribute in our own markup. */
function attributeValues(svg: string, name: string): string[] {
    return Array.from(svg.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')), ([, value = '']) => unescapeText(value));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&#39;', "'"],
    ['&amp;', '&'],
]);

function unescapeText(text: string): string {
    return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES.get(entity) ?? entity);
}

function withHue(hue: number | undefined): Pick<PictureElement, 'hue'> {
    return hue === undefined ? {} : { hue };
}

function boxOf(box: PictureElement['box']): Pick<PictureElement, 'box'> {
    return box ? { box: { x: box.x, y: box.y, width: box.width, height: box.height } } : {};
}

function findingsOf(findings: SeverityCounts | undefined): Pick<PictureElement, 'findings'> {
    return findings ? { findings: { ...findings } } : {};
}

function sourceOf(id: string, index: ModelIndex): Pick<PictureElement, 'source'> {
    const source = index.elements.get(id)?.source;
    return source ? { source: locationOf(source) } : {};
}

function relationSource(relations: readonly string[], index: ModelIndex): Pick<PictureEdge, 'source'> {
    const source = relations.map((id) => index.relations.get(id)?.relation.location).find((each) => each !== undefined);
    return source ? { source: locationOf(source) } : {};
}

/** The part of a source that an editor shows. */
export function locationOf({ uri, range }: Source): { uri: string; range: Source['range'] } {
    return { uri, range };
}

function telemetryOf(id: string, index: ModelIndex): Pick<PictureElement, 'telemetry'> {
    const service: Service | undefined = index.services.get(id);
    if (!service) {
        return {};
    }
    const { metrics, logs, traces } = service.telemetry;
    return {
        telemetry: { metrics: metrics.said === 'set', logs: logs.said === 'set', traces: traces.said === 'set' },
    };
}
