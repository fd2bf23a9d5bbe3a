import type { Direction, ShapeKind, ViewGraph } from '../views/view-graph.ts';
import { oneLine } from './one-line.ts';
import { findingsText, type PlainEdge, type PlainNode, plainGraph } from './plain-graph.ts';
import type { Written } from './written.ts';

const DIRECTIONS: Readonly<Record<Direction, string>> = { right: 'lr', down: 'tb', left: 'rl', up: 'bt' };

/** Kinds of nodes that stand outside the software system. */
const OUTSIDE: Readonly<Partial<Record<ShapeKind, string>>> = { client: 'person', external: 'softwareSystem' };

/** Tags of the kinds that have a style of their own. */
const TAGS: Readonly<Record<ShapeKind, string>> = {
    service: '',
    infrastructure: 'Infrastructure',
    gateway: 'Gateway',
    bff: 'BFF',
    router: 'Router',
    client: 'Client',
    external: 'External',
    monolith: 'Monolith',
    store: 'Store',
    cache: 'Cache',
    topic: 'Topic',
    queue: 'Queue',
    folded: 'Folded',
};

const STYLES: readonly (readonly [string, string])[] = [
    ['Infrastructure', 'shape Component'],
    ['Gateway', 'shape Hexagon'],
    ['BFF', 'shape MobileDevicePortrait'],
    ['Router', 'shape Hexagon'],
    ['Client', 'shape Person'],
    ['External', 'background #999999'],
    ['Monolith', 'shape Box'],
    ['Store', 'shape Cylinder'],
    ['Cache', 'shape Cylinder'],
    ['Topic', 'shape Pipe'],
    ['Queue', 'shape Pipe'],
    ['Folded', 'shape Folder'],
];

const WORDS: Readonly<Record<PlainEdge['line'], string>> = {
    call: 'calls',
    event: 'sends events to',
    write: 'writes',
    read: 'reads',
    copy: 'copies to',
    mirror: 'mirrors calls to',
    undo: 'undoes what it did in',
    sync: 'keeps in step with',
    config: 'configures',
    docked: 'keeps its data in',
    'dead letters': 'puts dead letters into',
};

/** A graph as a Structurizr workspace: one software system with its containers, and a container view. */
export function structurizr(graph: ViewGraph): Written {
    const plain = plainGraph(graph);
    const titles = uniqueTitles(plain.nodes);
    const declare = (node: PlainNode) => declaration(node, titles.get(node.id) ?? node.title);
    const inside = plain.nodes.filter((node) => OUTSIDE[node.shape] === undefined);
    const [system = 'System'] = graph.title.split(' · ');
    const lines = [
        `workspace ${quoted(graph.title)} ${quoted(graph.subtitle)} {`,
        '    model {',
        ...plain.nodes.filter((node) => OUTSIDE[node.shape] !== undefined).map((node) => `        ${declare(node)}`),
        `        system = softwareSystem ${quoted(uniqueSystem(system, titles))} {`,
        ...plain.groups
            .filter((group) => group.nodes.some((node) => inside.includes(node)))
            .flatMap(({ title, nodes }) => [
                `            group ${quoted(title)} {`,
                ...nodes
                    .filter((node) => OUTSIDE[node.shape] === undefined)
                    .map((node) => `                ${declare(node)}`),
                '            }',
            ]),
        ...inside.filter((node) => node.group === undefined).map((node) => `            ${declare(node)}`),
        '        }',
        ...relationships(plain.edges),
        '    }',
        '    views {',
        `        container system ${quoted(viewKey(graph.view))} ${quoted(graph.title)} {`,
        '            include *',
        `            autoLayout ${DIRECTIONS[graph.direction]}`,
        '        }',
        '        styles {',
        ...STYLES.map(
            ([tag, style]) => `            element ${quoted(tag)} {\n                ${style}\n            }`,
        ),
        '            relationship "Event" {\n                style dashed\n            }',
        '        }',
        '    }',
        '}',
    ];
    return { text: `${lines.join('\n')}\n`, notes: [...graph.notes, ...lost(graph)] };
}

function declaration(node: PlainNode, title: string): string {
    const description = [...node.details, findingsText(node.findings)].filter((part) => part !== '').join(' · ');
    const tags = TAGS[node.shape];
    const outside = OUTSIDE[node.shape];
    const words =
        outside === undefined
            ? ['container', quoted(title), quoted(description), quoted(node.technology), quoted(tags)]
            : [
                  outside,
                  quoted(title),
                  quoted([node.technology, description].filter((part) => part !== '').join(' · ')),
                  quoted(tags),
              ];
    return `${node.name} = ${words.join(' ')}`;
}

/** Relations; two between the same nodes must not say the same, so equal ones are one with the policies of all. */
function relationships(edges: readonly PlainEdge[]): readonly string[] {
    const policies = new Map<string, { readonly tags: string; readonly said: Set<string> }>();
    for (const edge of edges) {
        const label = [edge.label === '' ? WORDS[edge.line] : edge.label, findingsText(edge.findings)]
            .filter((part) => part !== '')
            .join(' · ');
        const key = `${edge.from.name} -> ${edge.to.name} ${quoted(label)}`;
        const one = policies.get(key) ?? { tags: edge.line === 'event' ? 'Event' : '', said: new Set() };
        policies.set(key, one);
        if (edge.policies !== '') {
            one.said.add(edge.policies);
        }
    }
    return [...policies].map(
        ([key, { tags, said }]) => `        ${key} ${quoted([...said].join('; '))} ${quoted(tags)}`,
    );
}

/** Structurizr wants names that are unique beside each other: equal titles get their ids behind them. */
function uniqueTitles(nodes: readonly PlainNode[]): ReadonlyMap<string, string> {
    const count = new Map<string, number>();
    for (const { title } of nodes) {
        const key = spelled(title).toLowerCase();
        count.set(key, (count.get(key) ?? 0) + 1);
    }
    return new Map(
        nodes.map(({ id, title }) => [id, count.get(spelled(title).toLowerCase()) === 1 ? title : `${title} (${id})`]),
    );
}

function uniqueSystem(title: string, titles: ReadonlyMap<string, string>): string {
    const taken = new Set([...titles.values()].map((each) => spelled(each).toLowerCase()));
    return taken.has(spelled(title).toLowerCase()) ? `${title} system` : title;
}

function viewKey(view: string): string {
    return view.replace(/[^A-Za-z0-9_-]+/g, '-');
}

function lost(graph: ViewGraph): readonly string[] {
    return [
        'Structurizr places everything itself; our layout and the colours of contexts are not kept.',
        ...(graph.edges.some((edge) => edge.pill)
            ? ['Structurizr has no policies; they stand where a relation names its technology.']
            : []),
    ];
}

function quoted(text: string): string {
    return `"${spelled(text).replace(/"/g, '\\"')}"`;
}

/** The DSL has no escape for a backslash, and `${…}` names a constant. */
function spelled(text: string): string {
    return oneLine(text).replace(/\\/g, '/').replace(/\$\{/g, '$ {');
}
