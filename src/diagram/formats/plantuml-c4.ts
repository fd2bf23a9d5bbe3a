import type { Direction, ShapeKind, ViewGraph } from '../views/view-graph.ts';
import { findingsText, type PlainEdge, type PlainNode, plainGraph } from './plain-graph.ts';
import { plantumlText } from './plantuml-text.ts';
import type { Written } from './written.ts';

/** The macros of C4-PlantUML for the shapes; all take a name, a title, a technology and a description. */
const MACROS: Readonly<Record<ShapeKind, string>> = {
    service: 'Container',
    infrastructure: 'Container',
    gateway: 'Container',
    bff: 'Container',
    router: 'Container',
    client: 'Person_Ext',
    external: 'System_Ext',
    monolith: 'Container',
    store: 'ContainerDb',
    cache: 'ContainerDb',
    topic: 'ContainerQueue',
    queue: 'ContainerQueue',
    folded: 'System',
};

/** Kinds of services that C4 does not tell apart by shape: they are told in words and by a tag. */
const KINDS: Readonly<Partial<Record<ShapeKind, string>>> = {
    infrastructure: 'infrastructure',
    gateway: 'gateway',
    bff: 'BFF',
    router: 'router',
    monolith: 'monolith',
    cache: 'cache',
};

const WORDS: Readonly<Record<PlainEdge['line'], string>> = {
    call: 'calls',
    event: 'event',
    write: 'writes',
    read: 'reads',
    copy: 'copies',
    mirror: 'mirrors calls to',
    undo: 'undoes',
    sync: 'keeps in step',
    config: 'configures',
    docked: 'keeps its data in',
    'dead letters': 'dead letters',
};

const LAYOUTS: Readonly<Record<Direction, string>> = {
    right: 'LAYOUT_LEFT_RIGHT()',
    down: 'LAYOUT_TOP_DOWN()',
    left: 'LAYOUT_LEFT_RIGHT()',
    up: 'LAYOUT_TOP_DOWN()',
};

/** A graph as a container diagram of C4-PlantUML, from PlantUML's own standard library. */
export function plantumlC4(graph: ViewGraph): Written {
    const plain = plainGraph(graph);
    const lines = [
        '@startuml',
        '!include <C4/C4_Container>',
        `title ${plantumlText(graph.title)}`,
        ...(graph.subtitle === '' ? [] : [`caption ${plantumlText(graph.subtitle)}`]),
        LAYOUTS[graph.direction],
        'AddRelTag("event", $lineStyle=DashedLine())',
        'AddRelTag("error", $lineColor="#B3261E", $textColor="#B3261E", $lineThickness="3")',
        'AddRelTag("warning", $lineColor="#9A6200", $textColor="#7A4D00", $lineThickness="3")',
        'AddElementTag("error", $borderColor="#B3261E", $borderThickness="3")',
        'AddElementTag("warning", $borderColor="#9A6200", $borderThickness="3")',
        '',
        ...plain.groups.flatMap(({ name, title, nodes }) => [
            `Boundary(${name}, ${quoted(title)}) {`,
            ...nodes.map((node) => `    ${nodeText(node)}`),
            '}',
        ]),
        ...plain.nodes.filter((node) => node.group === undefined).map(nodeText),
        '',
        ...plain.edges.map(edgeText),
        '@enduml',
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...graph.notes, ...lost(graph)] };
}

function nodeText(node: PlainNode): string {
    const description = [KINDS[node.shape] ?? '', ...node.details, findingsText(node.findings)]
        .filter((part) => part !== '')
        .join(' · ');
    const tag = tagOf(node);
    const tags = tag === undefined ? '' : `, $tags="${tag}"`;
    const macro = MACROS[node.shape];
    return macro.startsWith('Container')
        ? `${macro}(${node.name}, ${quoted(node.title)}, ${quoted(node.technology)}, ${quoted(description)}${tags})`
        : `${macro}(${node.name}, ${quoted(node.title)}, ${quoted([node.technology, description].filter((part) => part !== '').join(' · '))}${tags})`;
}

function edgeText(edge: PlainEdge): string {
    const label = edge.label === '' ? WORDS[edge.line] : edge.label;
    const below = [edge.policies, findingsText(edge.findings)].filter((part) => part !== '').join(' · ');
    const tags = [edge.line === 'event' ? 'event' : undefined, tagOf(edge)].filter((tag) => tag !== undefined);
    return `Rel(${edge.from.name}, ${edge.to.name}, ${quoted(label)}, ${quoted(below)}${
        tags.length === 0 ? '' : `, $tags="${tags.join('+')}"`
    })`;
}

function tagOf({ findings }: Pick<PlainNode, 'findings'>): string | undefined {
    return findings === undefined || findings.error + findings.warning === 0
        ? undefined
        : findings.error > 0
          ? 'error'
          : 'warning';
}

function lost(graph: ViewGraph): readonly string[] {
    return [
        'C4-PlantUML places everything itself; our layout and the colours of contexts are not kept.',
        ...(graph.direction === 'left' || graph.direction === 'up'
            ? [`C4-PlantUML cannot run to the ${graph.direction === 'left' ? 'left' : 'top'}; it runs the other way.`]
            : []),
        ...(graph.nodes.some((node) => KINDS[node.shape] !== undefined)
            ? ['C4 has no shapes for gateways, routers, monoliths and caches; they say in words what they are.']
            : []),
    ];
}

function quoted(words: string): string {
    return `"${plantumlText(words)}"`;
}
