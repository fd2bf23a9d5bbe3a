import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import { type Care, labelOptions, layeredOptions } from './elk-options.ts';
import type { FlowBox, FlowPoint } from './flow.ts';
import type { LayeredGraph, LayeredLayout, LayeredLine, LayeredNode, LayeredRoute } from './layered/layered-graph.ts';

/** Least distance of two lines where they leave a group; less than that of ports, so that most run straight. */
const BORDER_GAP = 12;

/** A graph as ELK gets it; ids begin with the given one. */
export function toElk(id: string, { nodes, lines, gaps }: LayeredGraph, care: Care): ElkNode {
    const ports = portsOf(id, nodes, lines);
    const reached = new Set(lines.map((line) => line.to));
    const left = new Set(lines.map((line) => line.from));
    // ELK refuses a first node that a line leads to, and a last one that one leaves.
    const constraint = (node: number): 'FIRST' | 'LAST' | undefined => {
        const placement = nodes[node]?.placement;
        return placement === 'first' && !reached.has(node)
            ? 'FIRST'
            : placement === 'last' && !left.has(node)
              ? 'LAST'
              : undefined;
    };
    return {
        id,
        layoutOptions: {
            ...layeredOptions(care, { nodes: gaps.nodes, layers: gaps.columns }),
            'elk.separateConnectedComponents': 'false',
            'elk.padding': '[top=0,left=0,bottom=0,right=0]',
        },
        children: nodes.map((node, i) => elkNode(`${id}n${i}`, node, ports[i] ?? [], constraint(i))),
        edges: lines.map((line, i) => elkEdge(id, line, i)),
    };
}

/** The graph with the places that ELK has given it. */
export function fromElk(placed: ElkNode, { nodes, lines }: LayeredGraph): LayeredLayout {
    const bodies = nodes.map((node, i): FlowBox => {
        const { x = 0, y = 0 } = placed.children?.[i] ?? {};
        const { before, du, dv } = node.size;
        return { u: x + before.u, v: y, du, dv };
    });
    return {
        du: nodes.length > 0 ? (placed.width ?? 0) : 0,
        dv: nodes.length > 0 ? (placed.height ?? 0) : 0,
        nodes: bodies,
        lines: lines.map((line, i): LayeredRoute => {
            const routed = placed.edges?.[i];
            const [label] = routed?.labels ?? [];
            return {
                points: endAtBodies(routed ? pointsOf(routed) : [], bodies[line.from], bodies[line.to]),
                ...(label
                    ? {
                          labelRoom: {
                              u: label.x ?? 0,
                              v: label.y ?? 0,
                              du: label.width ?? 0,
                              dv: label.height ?? 0,
                          },
                      }
                    : {}),
            };
        }),
    };
}

/** The body and what sticks out along the flow; what sticks out across counts as its labels. */
function elkNode(
    id: string,
    { size, border }: LayeredNode,
    ports: readonly ElkPort[],
    constraint: 'FIRST' | 'LAST' | undefined,
): ElkNode {
    const { du, dv, before, after } = size;
    const width = du + before.u + after.u;
    if (border) {
        return {
            id,
            width: 1,
            height: 1,
            layoutOptions: {
                'elk.layered.layering.layerConstraint': border === 'start' ? 'FIRST_SEPARATE' : 'LAST_SEPARATE',
                'elk.spacing.individual': `elk.spacing.nodeNode:${BORDER_GAP}`,
            },
        };
    }
    return {
        id,
        width,
        height: dv,
        layoutOptions: {
            // Things that stand above each other begin at the same place.
            'elk.alignment': 'LEFT',
            ...(constraint ? { 'elk.layered.layering.layerConstraint': constraint } : {}),
            ...(ports.length > 0 ? { 'elk.portConstraints': 'FIXED_POS' } : {}),
        },
        ...(ports.length > 0 ? { ports: [...ports] } : {}),
        labels: [
            ...outside(`${id}/after`, width, after.v, 'OUTSIDE V_BOTTOM H_LEFT'),
            ...outside(`${id}/before`, width, before.v, 'OUTSIDE V_TOP H_LEFT'),
        ],
    };
}

function outside(id: string, width: number, height: number, placement: string) {
    // ELK keeps no room for a label without text.
    return height === 0
        ? []
        : [{ id, text: '.', width, height, layoutOptions: { 'elk.nodeLabels.placement': placement } }];
}

/** Ports of the nodes that have fixed ones. */
function portsOf(id: string, nodes: readonly LayeredNode[], lines: readonly LayeredLine[]): readonly ElkPort[][] {
    const ports: ElkPort[][] = nodes.map(() => []);
    const add = (node: number, line: number, side: 'from' | 'to', v: number | undefined) => {
        if (v !== undefined) {
            ports[node]?.push({
                id: `${id}l${line}${side}`,
                width: 0,
                height: 0,
                x: side === 'to' ? 0 : (nodes[node]?.size.du ?? 0),
                y: v,
                layoutOptions: { 'elk.port.side': side === 'to' ? 'WEST' : 'EAST' },
            });
        }
    };
    lines.forEach((line, i) => {
        add(line.from, i, 'from', line.fromPort);
        add(line.to, i, 'to', line.toPort);
    });
    return ports;
}

function elkEdge(id: string, line: LayeredLine, i: number): ElkExtendedEdge {
    const { label } = line;
    return {
        id: `${id}l${i}`,
        sources: [line.fromPort === undefined ? `${id}n${line.from}` : `${id}l${i}from`],
        targets: [line.toPort === undefined ? `${id}n${line.to}` : `${id}l${i}to`],
        ...(label
            ? {
                  labels: [
                      {
                          id: `${id}l${i}/label`,
                          text: '.',
                          width: label.du,
                          height: label.dv,
                          layoutOptions: labelOptions(line.labelAt === 'from' ? 'tail' : 'head'),
                      },
                  ],
              }
            : {}),
    };
}

/** The bends of an edge that ELK has routed, from its source to its target. */
function pointsOf(edge: ElkExtendedEdge): readonly FlowPoint[] {
    return (edge.sections ?? []).flatMap((section) =>
        [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ u: x, v: y })),
    );
}

/** Moves the ends of a line from the box that ELK knows to the body inside it. */
function endAtBodies(
    points: readonly FlowPoint[],
    from: FlowBox | undefined,
    to: FlowBox | undefined,
): readonly FlowPoint[] {
    return points.map((point, i) => {
        const body = i === 0 ? from : i === points.length - 1 ? to : undefined;
        return body ? { ...point, u: point.u < body.u + body.du / 2 ? body.u : body.u + body.du } : point;
    });
}
