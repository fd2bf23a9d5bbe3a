import { mapInSteps } from '../../model/steps.ts';
import type { RoutedLine } from '../layout/layout-graph.ts';
import type { Box, MeasuredNode, Point, Side } from '../shapes/measured.ts';
import { PROXY_REACH } from '../shapes/proxy.ts';
import { SHAPES } from '../shapes/shapes.ts';
import { SEVERITIES, type Severity } from '../views/view.ts';
import type { ViewEdge } from '../views/view-graph.ts';
import { withFindings, worstSeverity } from './badge.ts';
import { findCrossings } from './crossings.ts';
import { drawBubble } from './edge-labels.ts';
import { drawLine, type LineLook, lineWidth } from './line.ts';
import { hueClass } from './mark.ts';
import { towards } from './path.ts';
import type { PlacedGraph } from './picture.ts';
import { element, escapeText } from './xml.ts';

/**
 * Markup of all lines, quiet ones first, so that trouble lies on top; and of what stands on them, which is drawn
 * above everything.
 */
export function* drawLines(
    picture: PlacedGraph,
): Generator<undefined, { readonly lines: string; readonly labels: string }> {
    const edges = new Map(picture.view.edges.map((edge) => [edge.id, edge]));
    const looks = yield* mapInSteps(picture.layout.lines, (line) => ({
        line: endsAtOutlines(line, edges, picture),
        look: lookOf(line, edges),
    }));
    const ordered = looks.sort((a, b) => loudness(a.look.severity) - loudness(b.look.severity));
    const crossings = findCrossings(ordered.map(({ line }) => line.points));
    yield;
    const ground = groundFinder(picture);
    const widthOf = (i: number) => {
        const look = ordered[i]?.look;
        return look ? lineWidth(look) : 0;
    };
    const lines = yield* mapInSteps(ordered, ({ line, look }, i) =>
        element(
            'g',
            {
                class: line.part === 'strand' ? 'edge strand' : 'edge',
                'data-edges': line.edges.join(' '),
                role: 'graphics-symbol',
            },
            element('title', {}, escapeText(descriptions(line, edges))),
            drawLine(line, look, crossings.get(i) ?? [], widthOf, ground),
        ),
    );
    const labels = yield* mapInSteps(ordered, ({ line, look }) => drawLabels(line, look, picture, ground));
    return { lines: lines.join(''), labels: labels.join('') };
}

function lookOf(line: RoutedLine, edges: ReadonlyMap<string, ViewEdge>): LineLook {
    const own = line.edges.flatMap((id) => edges.get(id) ?? []);
    const changes = new Set(own.map(({ change }) => change));
    const severities = own.map((edge) => worstSeverity(edge.findings));
    return {
        kind: own[0]?.line ?? 'call',
        severity: SEVERITIES.find((severity) => severities.includes(severity)),
        change: changes.size === 1 ? own[0]?.change : undefined,
        accent: own.length > 0 && own.every((edge) => edge.accent),
        weight:
            line.part === 'trunk'
                ? own.reduce((sum, edge) => sum + Math.max(1, edge.relations.length), 0)
                : (own[0]?.lifted?.weight ?? 1),
    };
}

function loudness(severity: Severity | undefined): number {
    return severity === undefined ? 0 : SEVERITIES.length - SEVERITIES.indexOf(severity);
}

function descriptions(line: RoutedLine, edges: ReadonlyMap<string, ViewEdge>): string {
    return line.edges
        .flatMap((id) => edges.get(id) ?? [])
        .map((edge) => withFindings(edge.description, edge.findings))
        .join('\n');
}

function drawLabels(
    line: RoutedLine,
    look: LineLook,
    { labels }: PlacedGraph,
    ground: (point: Point) => string,
): string {
    return line.labels
        .map(({ edge, boxes }) => {
            const [first] = boxes;
            if (line.part === 'trunk') {
                return first ? bubble(look.weight, first) : '';
            }
            const parts = labels.get(edge) ?? [];
            const drawn = boxes.map((box, i) => parts[i]?.draw(box, ground(middle(box))) ?? '');
            return element('g', { class: 'on-edge', 'data-edges': edge }, ...drawn);
        })
        .join('');
}

/** The number of relations in a bundle. */
function bubble(weight: number, box: Box): string {
    const { x, y } = middle(box);
    const width = box.width - 8;
    return drawBubble(String(weight), { x: x - width / 2, y: y - box.height / 2, width, height: box.height });
}

function middle(box: Box): Point {
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The class of what a point lies on: a context's field, a sunken one, or the canvas (no class). */
function groundFinder({ view, layout }: PlacedGraph): (point: Point) => string {
    const fields = view.groups.flatMap((group) => {
        const box = layout.groups.get(group.id);
        const ground = group.hue === undefined ? 'on-sunken' : `on-${hueClass(group.hue)}`;
        return box && (group.hue !== undefined || group.kind === 'broker') ? [{ box, ground }] : [];
    });
    return ({ x, y }) =>
        fields.find(({ box }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)?.ground ??
        '';
}

/** Lengthens a line to the outlines of its nodes, which may run inside the boxes that the layout knows. */
function endsAtOutlines(
    line: RoutedLine,
    edges: ReadonlyMap<string, ViewEdge>,
    { layout, nodes }: PlacedGraph,
): RoutedLine {
    const edge = edges.get(line.edges[0] ?? '');
    const points = [...line.points];
    const ends = [
        { at: line.startsAtNode ? edge?.from : undefined, i: 0, next: 1 },
        { at: line.endsAtNode ? edge?.to : undefined, i: points.length - 1, next: points.length - 2 },
    ];
    for (const { at, i, next } of ends) {
        const point = points[i];
        const neighbour = points[next];
        const box = at === undefined ? undefined : layout.nodes.get(at);
        const measured = at === undefined ? undefined : nodes.get(at);
        if (point && neighbour && box && measured) {
            const past = edge?.aroundProxies && measured.node.proxy !== undefined ? PROXY_REACH : 0;
            points[i] = towards(point, neighbour, -past - insetAt(point, box, measured));
        }
    }
    return { ...line, points };
}

function insetAt(point: Point, box: Box, measured: MeasuredNode): number {
    const side = sideOf(point, box);
    const offset = side === 'left' || side === 'right' ? point.y - box.y : point.x - box.x;
    return side ? SHAPES[measured.node.shape].inset(measured, side, offset) : 0;
}

function sideOf({ x, y }: Point, box: Box): Side | undefined {
    if (x === box.x || x === box.x + box.width) {
        return x === box.x ? 'left' : 'right';
    }
    return y === box.y ? 'top' : y === box.y + box.height ? 'bottom' : undefined;
}
