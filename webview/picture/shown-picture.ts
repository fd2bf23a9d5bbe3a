import type { PanelPicture } from '../../src/protocol/diagram/picture.ts';
import { makeSvg, setAttributes } from '../dom.ts';
import { type PictureGraph, pictureGraph } from '../graph/picture-graph.ts';
import { adoptSvg } from './adopt-svg.ts';
import { inlineSymbols } from './inline-symbols.ts';

/** A rectangle in the picture's own pixels. */
export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** A picture in this page, with what of it stands for what. */
export interface ShownPicture {
    readonly picture: PanelPicture;
    readonly graph: PictureGraph;
    readonly svg: SVGSVGElement;
    readonly styles: string;
    /** Pixels at a scale of 1. */
    readonly width: number;
    readonly height: number;
    /** Place of an element, docked stores apart. */
    boxOf(id: string): Box | undefined;
    /** What is drawn for an element or a line. */
    partsOf(id: string): readonly SVGElement[];
    /** The element or line that something drawn belongs to. */
    idAt(target: Element): string | undefined;
}

/** Free room around what a picture shows; its body begins so far from the upper left corner. */
export const MARGIN = 24;
/** Pointers hit a line within this many pixels. */
const HIT_WIDTH = 24;

/** Takes in a picture. Its own title is left out, since the panel tells it. */
export function showPicture(picture: PanelPicture): ShownPicture {
    const { svg, styles } = adoptSvg(picture.svg);
    const { width, height } = crop(svg);
    inlineSymbols(svg);
    const graph = pictureGraph(picture);
    const parts = new Map<string, SVGElement[]>();
    const ids = new Map<Element, string>();
    for (const element of svg.querySelectorAll<SVGElement>('[data-id]')) {
        mark(element.dataset['id'] ?? '', element);
    }
    for (const element of svg.querySelectorAll<SVGElement>('[data-edges]')) {
        for (const id of (element.dataset['edges'] ?? '').split(' ')) {
            mark(id, element);
        }
    }
    addHitAreas(svg);
    for (const { id, folded } of picture.elements) {
        for (const part of folded ? (parts.get(id) ?? []) : []) {
            part.classList.add('is-folded');
        }
    }
    for (const { id, from, to } of picture.edges) {
        const frame = graph.elements.get(from)?.parent;
        if (frame !== undefined && frame === graph.elements.get(to)?.parent) {
            for (const part of parts.get(id) ?? []) {
                part.classList.add('inner');
            }
        }
    }
    setAttributes(svg, { 'aria-hidden': 'true', role: undefined, 'aria-label': undefined, id: undefined });

    function mark(id: string, element: SVGElement): void {
        const own = parts.get(id);
        if (own) {
            own.push(element);
        } else {
            parts.set(id, [element]);
        }
        if (!ids.has(element)) {
            ids.set(element, id);
        }
    }

    const measured = new Map<string, Box | undefined>();
    const measure = (id: string): Box | undefined => {
        const [first] = parts.get(id) ?? [];
        if (!(first instanceof SVGGraphicsElement) || !first.isConnected) {
            return undefined;
        }
        const { x, y, width: w, height: h } = first.getBBox();
        return { x, y, width: w, height: h };
    };
    return {
        picture,
        graph,
        svg,
        styles,
        width,
        height,
        boxOf(id) {
            const known = graph.elements.get(id)?.box ?? measured.get(id) ?? measure(id);
            measured.set(id, known);
            return known && { ...known, x: known.x + MARGIN, y: known.y + MARGIN };
        },
        partsOf: (id) => parts.get(id) ?? [],
        idAt(target) {
            const hit = target.closest<SVGElement>('[data-hits]')?.dataset['hits']?.split(' ')[0];
            const found = target.closest('[data-id], [data-edges]');
            return hit ?? (found ? ids.get(found) : undefined);
        },
    };
}

/** Cuts the head off, so that what is shown begins at the same place in every picture. */
function crop(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
    const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const body = svg.querySelector('.body');
    const [, left = 0, top = 0] =
        /translate\(([-\d.]+)[\s,]+([-\d.]+)\)/.exec(body?.getAttribute('transform') ?? '')?.map(Number) ?? [];
    for (const part of svg.querySelectorAll('.title-block, .canvas')) {
        part.remove();
    }
    const cropped = body ? { width: width - left + MARGIN, height: height - top + MARGIN } : { width, height };
    const [x, y] = body ? [left - MARGIN, top - MARGIN] : [0, 0];
    setAttributes(svg, { viewBox: `${x} ${y} ${cropped.width} ${cropped.height}`, ...cropped });
    return cropped;
}

/** Lines are thin: below all of them lie wide ones that nobody sees, which take the pointer where no line is hit. */
function addHitAreas(svg: SVGSVGElement): void {
    const edges = [...svg.querySelectorAll('.edge[data-edges]')];
    const [first] = edges;
    if (!first) {
        return;
    }
    const layer = makeSvg('g', { class: 'hits' });
    for (const edge of edges) {
        const line = edge.querySelector('.line');
        const d = line?.getAttribute('d');
        if (d) {
            const hit = makeSvg('path', { d, class: 'hit', 'stroke-width': HIT_WIDTH });
            hit.dataset['hits'] = edge.getAttribute('data-edges') ?? '';
            layer.append(hit);
        }
    }
    first.before(layer);
}
