import { countedIfAny } from '../../model/wording.ts';
import type { SeverityCounts } from '../views/view.ts';
import type { LineKind, PillItem, ShapeKind, ViewEdge, ViewGraph, ViewGroup, ViewNode } from '../views/view-graph.ts';
import { identifiers } from './identifiers.ts';

/** A graph as formats without shapes of ours can say it: everything is a node with lines of text, or a line with a text. */
export interface PlainGraph {
    readonly groups: readonly PlainGroup[];
    readonly nodes: readonly PlainNode[];
    readonly edges: readonly PlainEdge[];
}

/** A frame. */
export interface PlainGroup {
    readonly name: string;
    readonly group: ViewGroup;
    readonly title: string;
    readonly nodes: readonly PlainNode[];
}

/** A node; docked stores and dead letters are nodes of their own. */
export interface PlainNode {
    /** An identifier for languages of letters, digits and underscores. */
    readonly name: string;
    readonly id: string;
    readonly shape: ShapeKind;
    readonly group?: string;
    readonly hue?: number;
    readonly title: string;
    readonly technology: string;
    /** Replicas, roles, objectives. */
    readonly details: readonly string[];
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/** A line. */
export interface PlainEdge {
    /** Id of the line in the graph; lines to docked stores and dead letters have none there. */
    readonly id?: string;
    readonly from: PlainNode;
    readonly to: PlainNode;
    /** `docked`: from a service to its private store; `dead letters`: from a channel to where they go. */
    readonly line: LineKind | 'docked' | 'dead letters';
    /** Route or event, then what is unusual. */
    readonly label: string;
    /** `timeout 300 ms, 2 retries, breaker` */
    readonly policies: string;
    readonly findings?: SeverityCounts;
    readonly description: string;
}

/** Takes a graph apart to what plain formats can say. Order is the graph's. */
export function plainGraph(graph: ViewGraph): PlainGraph {
    const names = identifiers([
        ...graph.groups.map((group) => `group ${group.id}`),
        ...graph.nodes.flatMap((node) => [
            node.id,
            ...node.docked.map((store) => store.id),
            ...(node.deadLetter === undefined ? [] : [deadLetterId(node)]),
        ]),
    ]);
    const nameOf = (id: string) => names.get(id) ?? '';
    const nodes = graph.nodes.flatMap((node) => plainNodes(node, nameOf));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return {
        groups: graph.groups.map((group) => ({
            name: nameOf(`group ${group.id}`),
            group,
            title: group.owner === undefined ? group.title : `${group.title} (${group.owner})`,
            nodes: nodes.filter((node) => node.group === group.id),
        })),
        nodes,
        edges: [
            ...graph.nodes.flatMap((node) => hangingEdges(node, byId)),
            ...graph.edges.flatMap((edge) => plainEdge(edge, byId)),
        ],
    };
}

/** What a graph says that no plain format can, in words. */
export function unsayable(graph: ViewGraph): readonly string[] {
    const ends = new Set(graph.nodes.map(({ id }) => id));
    const between = graph.edges.filter(({ from, to }) => !ends.has(from) || !ends.has(to)).length;
    return [
        ...(between === 0 ? [] : [`${countedIfAny(between, 'line')} between frames left out.`]),
        ...(graph.nodes.some(({ proxy }) => proxy !== undefined)
            ? ['Proxies on the borders of members are left out.']
            : []),
        ...(graph.stepper ? ['The row of steps is left out.'] : []),
        ...((graph.footnotes ?? []).length === 0 ? [] : ['The remarks below the picture are left out.']),
    ];
}

/** `2 errors, 1 warning` */
export function findingsText(findings: SeverityCounts | undefined): string {
    return findings === undefined
        ? ''
        : [
              countedIfAny(findings.error, 'error'),
              countedIfAny(findings.warning, 'warning'),
              countedIfAny(findings.info, 'note'),
          ]
              .filter((part) => part !== '')
              .join(', ');
}

function deadLetterId(node: ViewNode): string {
    return `${node.id} dead letters`;
}

function plainNodes(node: ViewNode, nameOf: (id: string) => string): readonly PlainNode[] {
    const place = {
        ...(node.group === undefined ? {} : { group: node.group }),
        ...(node.hue === undefined ? {} : { hue: node.hue }),
    };
    const { replicas } = node;
    const own: PlainNode = {
        ...place,
        name: nameOf(node.id),
        id: node.id,
        shape: node.shape,
        title: node.title,
        technology: node.subtitle ?? '',
        details: [
            ...(replicas === undefined
                ? []
                : [replicas.min === replicas.max ? `×${replicas.max}` : `×${replicas.min}–${replicas.max}`]),
            ...node.chips,
            ...node.details,
            ...(node.ring === undefined ? [] : [node.ring]),
            ...(node.folded?.owner === undefined ? [] : [node.folded.owner]),
            ...(node.folded?.counts ?? []).map(({ glyph, count }) => countedIfAny(count, glyph)),
        ],
        ...(node.findings ? { findings: node.findings } : {}),
        description: node.description,
    };
    const docked = node.docked.map(
        (store): PlainNode => ({
            ...place,
            name: nameOf(store.id),
            id: store.id,
            shape: store.shape,
            title: store.title,
            technology: store.subtitle ?? '',
            details: [],
            ...(store.findings ? { findings: store.findings } : {}),
            description: store.description,
        }),
    );
    const dead: readonly PlainNode[] =
        node.deadLetter === undefined
            ? []
            : [
                  {
                      ...place,
                      name: nameOf(deadLetterId(node)),
                      id: deadLetterId(node),
                      shape: 'queue',
                      title: node.deadLetter,
                      technology: '',
                      details: [],
                      description: `${node.deadLetter}, dead letters of ${node.title}`,
                  },
              ];
    return [own, ...docked, ...dead];
}

function hangingEdges(node: ViewNode, byId: ReadonlyMap<string, PlainNode>): readonly PlainEdge[] {
    const from = byId.get(node.id);
    const edges = [
        ...node.docked.map((store) => ({ id: store.id, line: 'docked' as const })),
        ...(node.deadLetter === undefined ? [] : [{ id: deadLetterId(node), line: 'dead letters' as const }]),
    ];
    return edges.flatMap(({ id, line }) => {
        const to = byId.get(id);
        return from && to
            ? [{ from, to, line, label: '', policies: '', description: `${from.title}, ${to.title}` }]
            : [];
    });
}

function plainEdge(edge: ViewEdge, byId: ReadonlyMap<string, PlainNode>): readonly PlainEdge[] {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    return from && to
        ? [
              {
                  id: edge.id,
                  from,
                  to,
                  line: edge.line,
                  label: [edge.lifted?.bubble, edge.sign === 'lock' ? 'mTLS' : undefined, edge.label, edge.note]
                      .filter((part) => part !== undefined && part !== '')
                      .join(' · '),
                  policies: (edge.pill?.items ?? []).map(policyText).join(', '),
                  ...(edge.findings ? { findings: edge.findings } : {}),
                  description: edge.description,
              },
          ]
        : [];
}

/** One policy in words: `timeout 300 ms`, `no breaker`. */
export function policyText({ glyph, value }: PillItem): string {
    if (value === 'none') {
        return `no ${glyph}`;
    }
    return value === undefined ? glyph : `${glyph} ${value}`;
}
