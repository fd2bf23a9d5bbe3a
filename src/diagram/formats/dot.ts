import type { Theme } from '../render/theme.ts';
import type { Direction, ShapeKind, ViewGraph } from '../views/view-graph.ts';
import { oneLine } from './one-line.ts';
import { findingsText, type PlainEdge, type PlainNode, plainGraph } from './plain-graph.ts';
import type { Written } from './written.ts';

const DIRECTIONS: Readonly<Record<Direction, string>> = { right: 'LR', down: 'TB', left: 'RL', up: 'BT' };

type Attributes = Readonly<Record<string, string>>;

/** Graphviz' shapes that come nearest to ours. */
const SHAPES: Readonly<Record<ShapeKind, Attributes>> = {
    service: { shape: 'box', style: 'rounded,filled' },
    infrastructure: { shape: 'octagon' },
    gateway: { shape: 'cds' },
    bff: { shape: 'cds' },
    router: { shape: 'hexagon' },
    client: { shape: 'ellipse' },
    external: { shape: 'box', peripheries: '2' },
    monolith: { shape: 'box3d' },
    store: { shape: 'cylinder' },
    cache: { shape: 'cylinder' },
    topic: { shape: 'parallelogram' },
    queue: { shape: 'box', style: 'dashed,filled' },
    folded: { shape: 'tab' },
};

const LINES: Readonly<Record<PlainEdge['line'], Attributes>> = {
    call: {},
    event: { style: 'dashed', arrowhead: 'vee' },
    write: { arrowhead: 'dot' },
    read: { arrowhead: 'odot' },
    copy: { style: 'dotted', arrowhead: 'vee' },
    mirror: { style: 'dotted' },
    undo: { style: 'dotted', arrowhead: 'vee' },
    sync: { style: 'dashed', arrowhead: 'vee' },
    config: { style: 'dotted', arrowhead: 'vee' },
    docked: { arrowhead: 'none' },
    'dead letters': { style: 'dotted', arrowhead: 'none' },
};

/** A graph in the DOT language of Graphviz, with clusters for the frames. */
export function dot(graph: ViewGraph, theme: Theme): Written {
    const plain = plainGraph(graph);
    const { palette, hues } = theme;
    const lines = [
        `digraph ${quoted(graph.view)} {`,
        `    graph ${attributes({
            label: label([graph.title, graph.subtitle]),
            labelloc: 't',
            rankdir: DIRECTIONS[graph.direction],
            fontname: 'Inter, sans-serif',
            bgcolor: palette.canvas,
            fontcolor: palette.ink,
            nodesep: '0.4',
            ranksep: '0.9',
        })}`,
        `    node ${attributes({
            fontname: 'Inter, sans-serif',
            fontsize: '11',
            style: 'filled',
            fillcolor: palette.surface,
            color: palette.stroke,
            fontcolor: palette.ink,
        })}`,
        `    edge ${attributes({
            fontname: 'Inter, sans-serif',
            fontsize: '9',
            color: palette.edge,
            fontcolor: palette.ink2,
        })}`,
        ...plain.groups.flatMap(({ name, title, group, nodes }) => {
            const hue = group.hue === undefined ? undefined : hues[group.hue % hues.length];
            return [
                `    subgraph cluster_${name} {`,
                `        graph ${attributes({
                    label: label([title]),
                    style: 'rounded,filled',
                    fillcolor: hue?.tint ?? palette.sunken,
                    color: hue?.line ?? palette.stroke,
                    fontcolor: hue?.ink ?? palette.ink,
                    tooltip: label([group.description]),
                })}`,
                ...nodes.map((node) => `        ${nodeText(node, theme)}`),
                '    }',
            ];
        }),
        ...plain.nodes.filter((node) => node.group === undefined).map((node) => `    ${nodeText(node, theme)}`),
        ...plain.edges.map((edge) => `    ${edgeText(edge, theme)}`),
        '}',
    ];
    return {
        text: `${lines.join('\n')}\n`,
        notes: [...graph.notes, 'Graphviz places everything itself; our layout is not kept.'],
    };
}

function nodeText(node: PlainNode, { palette, hues }: Theme): string {
    const hue = node.hue === undefined ? undefined : hues[node.hue % hues.length];
    const loud = worstColour(node, palette);
    return `${node.name} ${attributes({
        label: label([node.title, node.technology, ...node.details, findingsText(node.findings)]),
        ...SHAPES[node.shape],
        ...(hue && node.group === undefined ? { color: hue.line } : {}),
        ...(loud === undefined ? {} : { color: loud, penwidth: '2' }),
        tooltip: label([node.description]),
    })}`;
}

function edgeText(edge: PlainEdge, { palette }: Theme): string {
    const loud = worstColour(edge, palette);
    const text = label([edge.label, edge.policies, findingsText(edge.findings)]);
    return `${edge.from.name} -> ${edge.to.name} ${attributes({
        ...(text === '' ? {} : { label: text }),
        ...LINES[edge.line],
        ...(loud === undefined ? {} : { color: loud, penwidth: '2' }),
        tooltip: label([edge.description]),
    })}`;
}

function worstColour({ findings }: Pick<PlainNode, 'findings'>, palette: Theme['palette']): string | undefined {
    if (findings === undefined) {
        return undefined;
    }
    return findings.error > 0 ? palette.err : findings.warning > 0 ? palette.warnLine : palette.info;
}

function attributes(pairs: Attributes): string {
    const written = Object.entries(pairs).map(([key, value]) => `${key}=${quoted(value)}`);
    return `[${written.join(', ')}]`;
}

/** Lines of a label, kept apart by line breaks until they are quoted. */
function label(lines: readonly string[]): string {
    return lines
        .map(oneLine)
        .filter((line) => line !== '')
        .join('\n');
}

/** In DOT a backslash begins an escape in labels, and `&` an entity. */
function quoted(text: string): string {
    const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/&/g, '&amp;').replace(/\n/g, '\\n');
    return `"${escaped}"`;
}
