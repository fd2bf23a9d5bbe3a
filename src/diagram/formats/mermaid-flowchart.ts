import type { Theme } from '../render/theme.ts';
import type { Direction, ShapeKind, ViewGraph } from '../views/view-graph.ts';
import { mermaidText } from './mermaid-text.ts';
import { oneLine } from './one-line.ts';
import { findingsText, type PlainEdge, type PlainGraph, type PlainNode, plainGraph } from './plain-graph.ts';
import type { Written } from './written.ts';

const DIRECTIONS: Readonly<Record<Direction, string>> = { right: 'LR', down: 'TB', left: 'RL', up: 'BT' };

/** The brackets of the shape that comes nearest to ours. */
const BRACKETS: Readonly<Record<ShapeKind, readonly [string, string]>> = {
    service: ['[', ']'],
    infrastructure: ['{{', '}}'],
    gateway: ['>', ']'],
    bff: ['>', ']'],
    router: ['{{', '}}'],
    client: ['([', '])'],
    external: ['[[', ']]'],
    monolith: ['[', ']'],
    store: ['[(', ')]'],
    cache: ['[(', ')]'],
    topic: ['[/', '/]'],
    queue: ['[\\', '\\]'],
    folded: ['[[', ']]'],
};

const ARROWS: Readonly<Record<PlainEdge['line'], string>> = {
    call: '-->',
    event: '-.->',
    write: '--o',
    read: '---',
    copy: '-.-',
    mirror: '-.->',
    undo: '-.->',
    sync: '-.->',
    config: '-.->',
    docked: '---',
    'dead letters': '-.-',
};

/** The words that stand on lines which say nothing else. */
const WORDS: Readonly<Partial<Record<PlainEdge['line'], string>>> = {
    write: 'writes',
    read: 'reads',
    copy: 'copies',
    mirror: 'mirrors',
    undo: 'undoes',
    sync: 'keeps in step',
    config: 'configures',
    'dead letters': 'dead letters',
};

/** A graph as a Mermaid flowchart. */
export function mermaidFlowchart(graph: ViewGraph, theme: Theme): Written {
    const plain = plainGraph(graph);
    const lines = [
        '---',
        `title: ${JSON.stringify(oneLine(graph.title))}`,
        '---',
        `flowchart ${DIRECTIONS[graph.direction]}`,
        `    accTitle: ${oneLine(graph.title)}`,
        ...(graph.subtitle === '' ? [] : [`    accDescr: ${oneLine(graph.subtitle)}`]),
        ...plain.groups.flatMap(({ name, title, nodes }) => [
            `    subgraph ${name}["${mermaidText(title)}"]`,
            ...nodes.map((node) => `        ${nodeText(node)}`),
            '    end',
        ]),
        ...plain.nodes.filter((node) => node.group === undefined).map((node) => `    ${nodeText(node)}`),
        ...plain.edges.map((edge) => `    ${edgeText(edge)}`),
        ...styles(plain, theme),
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...graph.notes, ...lost(graph)] };
}

function nodeText(node: PlainNode): string {
    const [open, close] = BRACKETS[node.shape];
    const lines = [node.title, node.technology, ...node.details, findingsText(node.findings)]
        .filter((line) => line !== '')
        .map(mermaidText);
    return `${node.name}${open}"${lines.join('<br/>')}"${close}`;
}

function edgeText({ from, to, line, label, policies, findings }: PlainEdge): string {
    const lines = [label === '' ? (WORDS[line] ?? '') : label, policies, findingsText(findings)]
        .filter((part) => part !== '')
        .map(mermaidText);
    const arrow = ARROWS[line];
    return lines.length === 0
        ? `${from.name} ${arrow} ${to.name}`
        : `${from.name} ${arrow}|"${lines.join('<br/>')}"| ${to.name}`;
}

function styles({ groups, nodes, edges }: PlainGraph, { palette, hues }: Theme): readonly string[] {
    const hueOf = (number: number) => hues[number % hues.length];
    const monoliths = nodes.filter((node) => node.shape === 'monolith').map(({ name }) => name);
    const errors = edges.flatMap(({ findings }, i) => (findings && findings.error > 0 ? [i] : []));
    const warnings = edges.flatMap(({ findings }, i) =>
        findings && findings.error === 0 && findings.warning > 0 ? [i] : [],
    );
    return [
        `    classDef default fill:${palette.surface},stroke:${palette.stroke},color:${palette.ink}`,
        ...(monoliths.length === 0
            ? []
            : [
                  `    classDef monolith fill:${palette.surface},stroke:${palette.ink2},stroke-width:4px,color:${palette.ink}`,
                  `    class ${monoliths.join(',')} monolith`,
              ]),
        ...groups.map(({ name, group }) => {
            const hue = group.hue === undefined ? undefined : hueOf(group.hue);
            const [fill, stroke, ink] = hue
                ? [hue.tint, hue.line, hue.ink]
                : [palette.sunken, palette.stroke, palette.ink];
            return `    style ${name} fill:${fill},stroke:${stroke},color:${ink}`;
        }),
        ...(errors.length === 0 ? [] : [`    linkStyle ${errors.join(',')} stroke:${palette.err},stroke-width:3px`]),
        ...(warnings.length === 0
            ? []
            : [`    linkStyle ${warnings.join(',')} stroke:${palette.warn},stroke-width:3px`]),
    ];
}

function lost(graph: ViewGraph): readonly string[] {
    return [
        'Mermaid places everything itself; our layout is not kept.',
        ...(graph.edges.some((edge) => edge.pill?.inherited)
            ? ['Mermaid lines do not tell inherited policies from those said on the call.']
            : []),
    ];
}
