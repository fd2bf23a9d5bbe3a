import {
    type Layout,
    type LayoutGraph,
    type LayoutNode,
    type RoutedLine,
    TITLE_BAR,
} from '../../../../src/diagram/layout/layout-graph.ts';
import type { Box, Point } from '../../../../src/diagram/shapes/measured.ts';

/** Everything that is wrong with the places of a picture, in words; nothing when it can be looked at. */
export function flaws(graph: LayoutGraph, layout: Layout): readonly string[] {
    return [
        ...overlaps(graph, layout),
        ...containment(graph, layout),
        ...lineEnds(graph, layout),
        ...linesThroughThings(graph, layout),
        ...labelFlaws(graph, layout),
        ...outOfPicture(layout),
        ...linesOnLines(layout),
    ];
}

interface Named {
    readonly name: string;
    readonly box: Box;
}

/** Bodies of nodes and what hangs on them. */
function nodeBoxes(graph: LayoutGraph, layout: Layout): readonly Named[] {
    return graph.nodes.flatMap((node) => {
        const box = layout.nodes.get(node.id);
        return box ? [{ name: node.id, box: withHangings(node, box) }] : [];
    });
}

function withHangings(node: LayoutNode, box: Box): Box {
    return {
        x: box.x,
        y: box.y - node.above,
        width: box.width + node.right,
        height: box.height + node.above + node.below,
    };
}

/** What stands in title bars. */
function titleBoxes(graph: LayoutGraph, layout: Layout): readonly Named[] {
    return graph.groups.flatMap((group) => {
        const box = layout.groups.get(group.id);
        return box
            ? [{ name: `title of ${group.id}`, box: { x: box.x, y: box.y, width: group.minWidth, height: TITLE_BAR } }]
            : [];
    });
}

function overlap(a: Box, b: Box): boolean {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function overlaps(graph: LayoutGraph, layout: Layout): readonly string[] {
    const nodes = nodeBoxes(graph, layout);
    const groups = [...layout.groups].map(([name, box]) => ({ name, box }));
    const outside = nodes.filter(({ name }) => graph.nodes.find((node) => node.id === name)?.group === undefined);
    return [
        ...pairs(nodes),
        ...pairs([...groups, ...outside]),
        ...(layout.nodes.size === graph.nodes.length ? [] : ['a node has no place']),
        ...(layout.groups.size === graph.groups.length ? [] : ['a group has no place']),
    ];
}

function pairs(things: readonly Named[]): readonly string[] {
    return things.flatMap((a, i) =>
        things.slice(i + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.name} overlaps ${b.name}`] : [])),
    );
}

function containment(graph: LayoutGraph, layout: Layout): readonly string[] {
    const boxes = new Map(nodeBoxes(graph, layout).map(({ name, box }) => [name, box]));
    return graph.nodes.flatMap((node) => {
        const frame = node.group === undefined ? undefined : layout.groups.get(node.group);
        const box = boxes.get(node.id);
        const inside =
            !frame ||
            !box ||
            (box.x >= frame.x &&
                box.y >= frame.y + TITLE_BAR &&
                box.x + box.width <= frame.x + frame.width &&
                box.y + box.height <= frame.y + frame.height);
        return inside ? [] : [`${node.id} sticks out of ${node.group}`];
    });
}

function lineEnds(graph: LayoutGraph, layout: Layout): readonly string[] {
    const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    const whole = layout.lines.filter((line) => line.part === 'whole');
    const drawn = new Set(layout.lines.flatMap((line) => line.edges));
    return [
        ...graph.edges.filter((edge) => !drawn.has(edge.id)).map((edge) => `${edge.id} is not drawn`),
        ...whole.filter((line) => !line.startsAtNode || !line.endsAtNode).map((line) => `${line.edges} ends nowhere`),
        ...layout.lines.flatMap((line) => {
            const edge = edges.get(line.edges[0] ?? '');
            const from = layout.nodes.get(edge?.from ?? '');
            const to = layout.nodes.get(edge?.to ?? '');
            const [first, last] = [line.points[0], line.points.at(-1)];
            return [
                ...(line.points.length >= 2 ? [] : [`${line.edges} has no length`]),
                ...(line.points.every((point, i) => isLevelOrUpright(line.points[i - 1], point))
                    ? []
                    : [`${line.edges} is slanted: ${JSON.stringify(line.points)}`]),
                ...(line.startsAtNode && !onBorder(first, from) ? [`${line.edges} does not start at its node`] : []),
                ...(line.endsAtNode && !onBorder(last, to) ? [`${line.edges} does not end at its node`] : []),
            ];
        }),
        ...bundleJoints(layout),
    ];
}

function isLevelOrUpright(a: Point | undefined, b: Point): boolean {
    return !a || a.x === b.x || a.y === b.y;
}

function onBorder(point: Point | undefined, box: Box | undefined): boolean {
    if (!point || !box) {
        return false;
    }
    const inX = point.x >= box.x && point.x <= box.x + box.width;
    const inY = point.y >= box.y && point.y <= box.y + box.height;
    return (
        ((point.x === box.x || point.x === box.x + box.width) && inY) ||
        ((point.y === box.y || point.y === box.y + box.height) && inX)
    );
}

/** Strands meet their trunk where it crosses the border. */
function bundleJoints(layout: Layout): readonly string[] {
    const trunks = layout.lines.filter((line) => line.part === 'trunk');
    return layout.lines
        .filter((line) => line.part === 'strand')
        .flatMap((strand) => {
            const joint = strand.startsAtNode ? strand.points.at(-1) : strand.points[0];
            const trunk = trunks.find((each) => strand.edges.every((edge) => each.edges.includes(edge)));
            const end = strand.startsAtNode ? trunk?.points[0] : trunk?.points.at(-1);
            return joint && end && Math.abs(joint.x - end.x) + Math.abs(joint.y - end.y) <= 2
                ? []
                : [`strand of ${strand.edges} does not meet its trunk: ${JSON.stringify([joint, end])}`];
        });
}

function segments(line: RoutedLine): readonly Box[] {
    return line.points.slice(1).flatMap((b, i) => {
        const a = line.points[i];
        return a
            ? [
                  {
                      x: Math.min(a.x, b.x),
                      y: Math.min(a.y, b.y),
                      width: Math.abs(a.x - b.x),
                      height: Math.abs(a.y - b.y),
                  },
              ]
            : [];
    });
}

/** A line may touch the border of a thing but not run through it. */
function crosses(line: RoutedLine, { x, y, width, height }: Box): boolean {
    const inner = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
    return segments(line).some((piece) =>
        overlap({ ...piece, width: piece.width + 0.01, height: piece.height + 0.01 }, inner),
    );
}

function linesThroughThings(graph: LayoutGraph, layout: Layout): readonly string[] {
    const things = [...nodeBoxes(graph, layout), ...titleBoxes(graph, layout)];
    const groupOf = new Map(graph.nodes.map((node) => [node.id, node.group]));
    const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    return layout.lines.flatMap((line) => {
        const ends = line.edges.flatMap((id) => [edges.get(id)?.from, edges.get(id)?.to]);
        const own = new Set(ends.map((node) => groupOf.get(node ?? '')));
        const foreign = [...layout.groups].filter(([group]) => !own.has(group)).map(([name, box]) => ({ name, box }));
        return [...things, ...foreign]
            .filter(({ box }) => crosses(line, box))
            .map(({ name }) => `${line.edges} runs through ${name}`);
    });
}

function labelFlaws(graph: LayoutGraph, layout: Layout): readonly string[] {
    const labels = layout.lines.flatMap((line) =>
        line.labels.flatMap(({ edge, boxes }) => boxes.map((box, i) => ({ name: `label ${i} of ${edge}`, box, line }))),
    );
    const wanted = new Map(graph.edges.map((edge) => [edge.id, edge.labels.length]));
    const bundled = new Set(layout.lines.filter((line) => line.part === 'trunk').flatMap((line) => line.edges));
    const placed = new Map<string, number>();
    for (const line of layout.lines) {
        for (const { edge, boxes } of line.part === 'trunk' ? [] : line.labels) {
            placed.set(edge, (placed.get(edge) ?? 0) + boxes.length);
        }
    }
    const things = [...nodeBoxes(graph, layout), ...titleBoxes(graph, layout)];
    return [
        ...[...wanted].flatMap(([edge, count]) =>
            (placed.get(edge) ?? 0) === count
                ? []
                : [`${edge} has ${placed.get(edge) ?? 0} of ${count} labels, bundled: ${bundled.has(edge)}`],
        ),
        ...pairs(labels),
        ...labels.flatMap(({ name, box }) =>
            things.filter((thing) => overlap(box, thing.box)).map((thing) => `${name} lies on ${thing.name}`),
        ),
        ...labels.flatMap(({ name, box, line }) =>
            segments(line).some((piece) =>
                overlap({ ...piece, width: piece.width + 0.1, height: piece.height + 0.1 }, box),
            )
                ? []
                : [`${name} is not on its line`],
        ),
    ];
}

function outOfPicture(layout: Layout): readonly string[] {
    const outside = (point: Point) => point.x < 0 || point.y < 0 || point.x > layout.width || point.y > layout.height;
    return [
        ...[...layout.nodes, ...layout.groups].flatMap(([name, box]) =>
            outside(box) || outside({ x: box.x + box.width, y: box.y + box.height })
                ? [`${name} is out of the picture`]
                : [],
        ),
        ...layout.lines.flatMap((line) => (line.points.some(outside) ? [`${line.edges} leaves the picture`] : [])),
    ];
}

/** Lines may cross but not run over each other, except the parts of one bundle. */
function linesOnLines(layout: Layout): readonly string[] {
    return layout.lines.flatMap((a, i) =>
        layout.lines
            .slice(i + 1)
            .filter((b) => !b.edges.some((edge) => a.edges.includes(edge)) && !sameBundle(a, b, layout))
            .flatMap((b) =>
                segments(a).some((one) => segments(b).some((other) => runsOver(one, other)))
                    ? [`${a.edges} runs over ${b.edges}`]
                    : [],
            ),
    );
}

function sameBundle(a: RoutedLine, b: RoutedLine, layout: Layout): boolean {
    return layout.lines.some(
        ({ part, edges }) =>
            part === 'trunk' && [a, b].every((line) => line.edges.every((edge) => edges.includes(edge))),
    );
}

const NEAR = 3;

function runsOver(a: Box, b: Box): boolean {
    const bothLevel = a.height === 0 && b.height === 0 && Math.abs(a.y - b.y) < NEAR;
    const bothUpright = a.width === 0 && b.width === 0 && Math.abs(a.x - b.x) < NEAR;
    const alongX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const alongY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    return (bothLevel && alongX > 1) || (bothUpright && alongY > 1);
}
