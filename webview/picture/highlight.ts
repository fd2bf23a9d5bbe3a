import { pathsBetween } from '../graph/paths-between.ts';
import type { PictureGraph } from '../graph/picture-graph.ts';
import type { ShownPicture } from './shown-picture.ts';

/** What is marked in a picture, and why. */
export interface Marked {
    /** At most two; of both kinds, elements and lines. */
    readonly selected: readonly string[];
    readonly hovered: string | undefined;
    /** What proves a finding, while a person looks at it. */
    readonly evidence: readonly string[] | undefined;
}

/** What follows from it: the lines in the colour of the selection, and what stays while all else is dimmed. */
interface Lit {
    readonly lines: ReadonlySet<string>;
    readonly kept: ReadonlySet<string> | undefined;
}

/** Up to so many elements and lines the rest is dimmed; more of them would take too long to draw. */
const MOST_DIMMED = 1500;

/** Marks parts of a picture by classes; the style sheet says what they look like. */
export function createHighlighter(layer: HTMLElement): (shown: ShownPicture, marked: Marked) => void {
    let classed: (readonly [Element, string])[] = [];
    return (shown, marked) => {
        for (const [element, name] of classed) {
            element.classList.remove(name);
        }
        classed = [];
        const { graph } = shown;
        const { lines, kept } = litBy(graph, marked);
        const isLarge = graph.elements.size + graph.edges.size > MOST_DIMMED;
        layer.classList.toggle('dimming', kept !== undefined && !isLarge);
        const mark = (ids: Iterable<string>, name: string) => {
            for (const id of ids) {
                for (const part of shown.partsOf(id)) {
                    part.classList.add(name);
                    classed.push([part, name]);
                }
            }
        };
        mark(marked.selected, 'selected');
        mark(marked.hovered === undefined ? [] : [marked.hovered], 'hovered');
        mark(lines, 'lit');
        mark(kept ?? [], 'kept');
    };
}

function litBy(graph: PictureGraph, { selected, hovered, evidence }: Marked): Lit {
    if (evidence) {
        const shown = new Set(evidence.flatMap((id) => graph.shownAs(id) ?? []));
        return { lines: linesOf(graph, shown), kept: withFrames(graph, withEnds(graph, shown)) };
    }
    const [first, second] = selected;
    if (hovered !== undefined && !graph.elements.get(hovered)?.isGroup) {
        const own = ownLines(graph, hovered);
        const lines = new Set([...own, ...selected.flatMap((id) => [...ownLines(graph, id)])]);
        // Where nothing is joined with it there is nothing to stand out against.
        const kept = own.size === 0 ? undefined : withFrames(graph, withEnds(graph, new Set([hovered, ...own])));
        return { lines, kept };
    }
    if (first !== undefined && second !== undefined) {
        const { elements, edges } = pathsBetween(graph, first, second);
        return { lines: edges, kept: withFrames(graph, new Set([first, second, ...elements, ...edges])) };
    }
    return { lines: first === undefined ? new Set() : ownLines(graph, first), kept: undefined };
}

/** The lines at an element, at all that stands in a frame, or the line itself. */
function ownLines(graph: PictureGraph, id: string): ReadonlySet<string> {
    if (graph.edges.has(id)) {
        return new Set([id]);
    }
    const members = [id, ...graph.membersOf(id).map((member) => member.id)];
    return new Set(
        members.flatMap((each) => [...graph.outgoing(each), ...graph.incoming(each)].map((edge) => edge.id)),
    );
}

function linesOf(graph: PictureGraph, ids: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...ids].filter((id) => graph.edges.has(id)));
}

function withEnds(graph: PictureGraph, ids: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set(ids);
    for (const id of ids) {
        const edge = graph.edges.get(id);
        if (edge) {
            all.add(edge.from).add(edge.to);
        }
    }
    return all;
}

/** Frames stay with what stands in them, and docked stores with their services. */
function withFrames(graph: PictureGraph, ids: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set(ids);
    for (const id of all) {
        const parent = graph.elements.get(id)?.parent;
        if (parent !== undefined) {
            all.add(parent);
        }
    }
    return all;
}
