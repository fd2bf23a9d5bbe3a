import type { PlacedGraph } from '../render/picture.ts';
import type { Theme } from '../render/theme.ts';
import { element, escapeText, number } from '../render/xml.ts';
import type { Box, Point } from '../shapes/measured.ts';
import type { ShapeKind, ViewEdge, ViewGroup } from '../views/view-graph.ts';
import { edgePath } from './edge-path.ts';
import { oneLine } from './one-line.ts';
import { findingsText, type PlainEdge, type PlainNode, plainGraph } from './plain-graph.ts';
import type { Written } from './written.ts';

type Style = Readonly<Record<string, string | number>>;

/** Shapes of draw.io's own library that come nearest to ours. */
const SHAPES: Readonly<Record<ShapeKind, Style>> = {
    service: { rounded: 1, arcSize: 14 },
    infrastructure: { shape: 'octagon', size: 0.12 },
    gateway: { shape: 'step', perimeter: 'stepPerimeter', fixedSize: 1, size: 14 },
    bff: { shape: 'offPageConnector', direction: 'north', size: 0.08 },
    router: { shape: 'hexagon', perimeter: 'hexagonPerimeter2', fixedSize: 1, size: 18 },
    client: { rounded: 1, arcSize: 50 },
    external: { shape: 'ext', double: 1 },
    monolith: { shape: 'cube', size: 8, flipH: 1 },
    store: { shape: 'cylinder3', boundedLbl: 1, size: 5 },
    cache: { shape: 'cylinder3', boundedLbl: 1, size: 5 },
    topic: { shape: 'cylinder3', direction: 'south', boundedLbl: 1, size: 6 },
    queue: { dashed: 1 },
    folded: { rounded: 1, arcSize: 12 },
};

const LINES: Readonly<Record<ViewEdge['line'], Style>> = {
    call: { endArrow: 'block', endFill: 1 },
    event: { endArrow: 'open', dashed: 1, dashPattern: '6 4' },
    write: { endArrow: 'oval', endFill: 1 },
    read: { endArrow: 'oval', endFill: 0 },
    copy: { endArrow: 'open', dashed: 1, dashPattern: '2 3' },
    mirror: { endArrow: 'block', endFill: 1, dashed: 1, dashPattern: '1.5 3' },
    undo: { endArrow: 'open', dashed: 1, dashPattern: '1.5 3' },
    sync: { endArrow: 'open', dashed: 1, dashPattern: '6 4' },
    config: { endArrow: 'open', dashed: 1, dashPattern: '2 3' },
};

/** A placed graph as a draw.io file that can be edited there: our places and the bends of our lines are kept. */
export function drawio(picture: PlacedGraph, theme: Theme): Written {
    const { view, layout, nodes } = picture;
    const plain = plainGraph(view);
    const boxes = new Map<string, Box>(layout.nodes);
    for (const node of view.nodes) {
        const body = layout.nodes.get(node.id);
        for (const { store, box } of nodes.get(node.id)?.docked ?? []) {
            if (body) {
                boxes.set(store.id, { ...box, x: body.x + box.x, y: body.y + box.y });
            }
        }
    }
    const lineKinds = new Map(view.edges.map(({ id, line }) => [id, line]));
    const shown = plain.nodes.filter((node) => boxes.has(node.id));
    const cells = [
        element('mxCell', { id: '0' }),
        element('mxCell', { id: '1', parent: '0' }),
        ...plain.groups.map(({ name, title, group }) =>
            groupCell(name, title, group, layout.groups.get(group.id), theme),
        ),
        ...shown.map((node) => nodeCell(node, boxes, picture, plain.groups, theme)),
        ...view.nodes.flatMap((node) => deadLetterText(node.id, node.deadLetter, layout.nodes.get(node.id), theme)),
        ...plain.edges
            .filter((edge) => edge.line === 'docked' && boxes.has(edge.from.id) && boxes.has(edge.to.id))
            .map((edge, i) => dockCell(`dock${i}`, edge.from.name, edge.to.name, theme)),
        ...plain.edges.flatMap((edge) => {
            const line = edge.id === undefined ? undefined : lineKinds.get(edge.id);
            return edge.id === undefined || line === undefined
                ? []
                : [edgeCell({ ...edge, id: edge.id }, line, picture, theme)];
        }),
    ];
    const text = element(
        'mxfile',
        { host: 'Firebreak' },
        element(
            'diagram',
            { name: oneLine(view.title), id: 'picture' },
            element(
                'mxGraphModel',
                { dx: 0, dy: 0, grid: 0, page: 0, background: theme.palette.canvas },
                element('root', {}, ...cells.filter((cell) => cell !== '')),
            ),
        ),
    );
    return {
        text: `${text}\n`,
        notes: [...view.notes, ...layout.notes, ...lost(picture)],
    };
}

function groupCell(
    name: string,
    title: string,
    group: ViewGroup,
    box: Box | undefined,
    { palette, hues }: Theme,
): string {
    const hue = group.hue === undefined ? undefined : hues[group.hue % hues.length];
    return box === undefined
        ? ''
        : vertex(name, title, box, '1', {
              swimlane: '',
              rounded: 1,
              arcSize: 4,
              startSize: 40,
              collapsible: 0,
              swimlaneLine: 0,
              fillColor: hue?.tint ?? palette.sunken,
              swimlaneFillColor: hue?.tint ?? palette.sunken,
              strokeColor: hue?.line ?? palette.stroke,
              fontColor: hue?.ink ?? palette.ink,
              fontSize: 13,
              fontStyle: 1,
          });
}

function nodeCell(
    node: PlainNode,
    boxes: ReadonlyMap<string, Box>,
    { layout }: PlacedGraph,
    groups: readonly { readonly name: string; readonly group: ViewGroup }[],
    { palette, hues }: Theme,
): string {
    const box = boxes.get(node.id);
    const frame = node.group === undefined ? undefined : layout.groups.get(node.group);
    const parent = groups.find(({ group }) => group.id === node.group)?.name;
    const hue = node.hue === undefined ? undefined : hues[node.hue % hues.length];
    const isStore = node.shape === 'store' || node.shape === 'cache';
    const label = [
        `<b>${escapeText(oneLine(node.title))}</b>`,
        ...[node.technology, ...node.details, findingsText(node.findings)]
            .filter((line) => line !== '')
            .map((line) => escapeText(oneLine(line))),
    ].join('<br>');
    return box === undefined
        ? ''
        : vertex(
              node.name,
              label,
              frame && parent ? { ...box, x: box.x - frame.x, y: box.y - frame.y } : box,
              frame && parent ? parent : '1',
              {
                  ...SHAPES[node.shape],
                  html: 1,
                  whiteSpace: 'wrap',
                  fillColor: palette.surface,
                  strokeColor:
                      node.findings && node.findings.error > 0
                          ? palette.err
                          : isStore && hue
                            ? hue.line
                            : palette.stroke,
                  fontColor: palette.ink,
                  fontSize: 11,
              },
          );
}

function deadLetterText(
    id: string,
    name: string | undefined,
    box: Box | undefined,
    { palette }: Theme,
): readonly string[] {
    return name === undefined || box === undefined
        ? []
        : [
              vertex(
                  `dead ${id}`,
                  escapeText(oneLine(name)),
                  { x: box.x + 28, y: box.y + box.height + 8, width: Math.max(40, box.width - 28), height: 20 },
                  '1',
                  {
                      rounded: 1,
                      dashed: 1,
                      html: 1,
                      fillColor: 'none',
                      strokeColor: palette.stroke,
                      fontColor: palette.ink2,
                      fontSize: 11,
                  },
              ),
          ];
}

function dockCell(id: string, from: string, to: string, { palette }: Theme): string {
    return connector(id, '', from, to, { endArrow: 'none', strokeColor: palette.edge }, []);
}

function edgeCell(
    edge: PlainEdge & { readonly id: string },
    line: ViewEdge['line'],
    { layout }: PlacedGraph,
    { palette }: Theme,
): string {
    const path = edgePath(edge.id, layout.lines);
    const [start, end] = [path[0], path.at(-1)];
    const label = [edge.label, edge.policies, findingsText(edge.findings)]
        .filter((part) => part !== '')
        .map((part) => escapeText(oneLine(part)))
        .join('<br>');
    const colour =
        edge.findings === undefined
            ? palette.edge
            : edge.findings.error > 0
              ? palette.err
              : edge.findings.warning > 0
                ? palette.warnLine
                : palette.info;
    return connector(
        `edge ${edge.id}`,
        label,
        edge.from.name,
        edge.to.name,
        {
            ...LINES[line],
            html: 1,
            rounded: 1,
            edgeStyle: path.length > 2 ? 'none' : 'orthogonalEdgeStyle',
            strokeColor: colour,
            strokeWidth: edge.findings ? 2 : 1.5,
            fontColor: palette.ink2,
            fontSize: 11,
            labelBackgroundColor: palette.canvas,
            ...anchor('exit', start, layout.nodes.get(edge.from.id)),
            ...anchor('entry', end, layout.nodes.get(edge.to.id)),
        },
        path.slice(1, -1),
    );
}

/** Where a line touches its node, as shares of the node's size. */
function anchor(end: 'exit' | 'entry', point: Point | undefined, box: Box | undefined): Style {
    if (!point || !box || box.width === 0 || box.height === 0) {
        return {};
    }
    return {
        [`${end}X`]: number((point.x - box.x) / box.width),
        [`${end}Y`]: number((point.y - box.y) / box.height),
        [`${end}Perimeter`]: 0,
    };
}

function vertex(id: string, label: string, box: Box, parent: string, style: Style): string {
    return element(
        'mxCell',
        { id, value: label, style: styleText(style), vertex: '1', parent },
        element('mxGeometry', { x: box.x, y: box.y, width: box.width, height: box.height, as: 'geometry' }),
    );
}

function connector(id: string, label: string, from: string, to: string, style: Style, bends: readonly Point[]): string {
    const points = bends.map(({ x, y }) => element('mxPoint', { x, y }));
    return element(
        'mxCell',
        { id, value: label, style: styleText(style), edge: '1', parent: '1', source: from, target: to },
        element(
            'mxGeometry',
            { relative: '1', as: 'geometry' },
            points.length === 0 ? '' : element('Array', { as: 'points' }, ...points),
        ),
    );
}

function styleText(style: Style): string {
    return Object.entries(style)
        .map(([key, value]) => (value === '' ? `${key};` : `${key}=${value};`))
        .join('');
}

function lost({ view }: PlacedGraph): readonly string[] {
    return [
        ...(view.nodes.some((node) => node.replicas)
            ? ['draw.io cards have no strips for replicas; the number is in the text.']
            : []),
        ...(view.edges.some((edge) => edge.pill)
            ? ['draw.io lines have no policy pills; policies are in their text.']
            : []),
    ];
}
