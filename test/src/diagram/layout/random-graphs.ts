import fc from 'fast-check';
import type { LayoutEdge, LayoutGraph, LayoutGroup, LayoutNode } from '../../../../src/diagram/layout/layout-graph.ts';
import { portDemand, room } from '../../../../src/diagram/layout/port-demand.ts';

const LINES = ['call', 'event', 'write', 'read'] as const;

interface Plan {
    readonly direction: LayoutGraph['direction'];
    readonly groups: number;
    readonly nodes: readonly {
        readonly group: number;
        readonly width: number;
        readonly height: number;
        readonly hangs: number;
        readonly placement: number;
    }[];
    readonly edges: readonly {
        readonly from: number;
        readonly to: number;
        readonly line: number;
        readonly labels: number;
    }[];
}

/** Small random pictures: up to five groups and some twenty nodes of all sizes, lines of all kinds between them. */
export const randomGraphs: fc.Arbitrary<LayoutGraph> = fc
    .record<Plan>({
        direction: fc.constantFrom('right', 'down', 'left', 'up'),
        groups: fc.integer({ min: 0, max: 5 }),
        nodes: fc.array(
            fc.record({
                group: fc.integer({ min: -1, max: 4 }),
                width: fc.constantFrom(128, 160, 200, 248),
                height: fc.constantFrom(40, 56, 64, 104),
                hangs: fc.constantFrom(0, 8, 64, 120),
                placement: fc.constantFrom(0, 0, 0, 1, 2),
            }),
            { minLength: 1, maxLength: 20, size: 'max' },
        ),
        edges: fc.array(
            fc.record({
                from: fc.nat(19),
                to: fc.nat(19),
                line: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3),
                labels: fc.integer({ min: 0, max: 3 }),
            }),
            { maxLength: 70, size: 'max' },
        ),
    })
    .map(graphOf)
    .map(withRoomForLines);

/** The picture that a plan stands for; numbers that point nowhere are bent to what there is. */
function graphOf({ direction, groups, nodes, edges }: Plan): LayoutGraph {
    const vertical = direction === 'down' || direction === 'up';
    const inGroup = nodes.map(({ group }) => (group >= 0 && groups > 0 ? `g${group % groups}` : undefined));
    const used = [...new Set(inGroup.filter((group) => group !== undefined))].sort();
    return {
        direction,
        groups: used.map(
            (id, i): LayoutGroup => ({ id, minWidth: 120 + 40 * i, ...(i === 4 ? { placement: 'last' } : {}) }),
        ),
        nodes: nodes.map(({ width, height, hangs, placement }, i): LayoutNode => {
            const group = inGroup[i];
            const places = group === undefined ? ([undefined, 'first', 'last'] as const) : [];
            const place = places[placement];
            return {
                id: `n${i}`,
                width,
                height,
                above: 0,
                below: vertical ? 0 : hangs,
                right: vertical ? hangs : 0,
                ...(group === undefined ? {} : { group }),
                ...(place === undefined ? {} : { placement: place }),
            };
        }),
        edges: distinct(
            edges.flatMap(({ from, to, line, labels }): readonly LayoutEdge[] => {
                const [source, target] = [from % nodes.length, to % nodes.length];
                return source === target
                    ? []
                    : [
                          {
                              id: `e${source}-${target}-${line}`,
                              from: `n${source}`,
                              to: `n${target}`,
                              line: LINES[line] ?? 'call',
                              labels: [
                                  { width: 60, height: 16 },
                                  { width: 130, height: 24 },
                                  { width: 16, height: 16 },
                              ].slice(0, labels),
                          },
                      ];
            }),
        ),
    };
}

/** Bodies as large as pictures make them for the lines that end at them. */
function withRoomForLines(graph: LayoutGraph): LayoutGraph {
    const demand = portDemand(graph);
    const vertical = graph.direction === 'down' || graph.direction === 'up';
    return {
        ...graph,
        nodes: graph.nodes.map((node) => {
            const least = room(demand.get(node.id) ?? { plain: 0, labelled: 0 });
            return vertical
                ? { ...node, width: Math.max(node.width, least) }
                : { ...node, height: Math.max(node.height, least) };
        }),
    };
}

function distinct(edges: readonly LayoutEdge[]): readonly LayoutEdge[] {
    return [...new Map(edges.map((edge) => [edge.id, edge])).values()];
}
