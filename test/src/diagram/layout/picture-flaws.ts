import { type Layout, type LayoutGraph, TITLE_BAR } from '../../../../src/diagram/layout/layout-graph.ts';
import type { Picture } from '../../../../src/diagram/render/picture.ts';
import { PROXY_REACH } from '../../../../src/diagram/shapes/proxy.ts';
import { flaws } from './geometry.ts';

/** Everything that is wrong with the places of a drawn graph, in words. */
export function pictureFlaws(picture: Picture): readonly string[] {
    if (picture.kind !== 'graph') {
        throw new Error(`The view ${picture.view.view} is no graph.`);
    }
    const { view, layout, nodes, labels } = picture;
    const isLevel = view.direction === 'right' || view.direction === 'left';
    // Lines end at the proxies of nodes that have some.
    const reach = new Map(view.nodes.map(({ id, proxy }) => [id, proxy === undefined ? 0 : PROXY_REACH] as const));
    const wide = (id: string) => (isLevel ? (reach.get(id) ?? 0) : 0);
    const high = (id: string) => (isLevel ? 0 : (reach.get(id) ?? 0));
    // What steers proxies runs between frames.
    const steering = new Set(view.edges.filter(({ line }) => line === 'config').map(({ id }) => id));
    const sizes: LayoutGraph = {
        direction: view.direction,
        groups: view.groups.map(({ id }) => ({ id, minWidth: 2.5 * TITLE_BAR })),
        nodes: view.nodes.flatMap(({ id, group }) => {
            const measured = nodes.get(id);
            return measured
                ? [
                      {
                          id,
                          width: measured.width + 2 * wide(id),
                          height: measured.height + 2 * high(id),
                          above: measured.above,
                          below: measured.below,
                          // Lines may cross the depth of a block and the gap of a ring, but not what docks there.
                          right: measured.hanging === 'beside' ? measured.right : 0,
                          ...(group === undefined ? {} : { group }),
                      },
                  ]
                : [];
        }),
        edges: view.edges
            .filter(({ id }) => !steering.has(id))
            .map((edge) => ({ ...edge, labels: (labels.get(edge.id) ?? []).map(({ size }) => size) })),
    };
    const places: Layout = {
        ...layout,
        nodes: new Map(
            [...layout.nodes].map(([id, { x, y, width, height }]) => [
                id,
                { x: x - wide(id), y: y - high(id), width: width + 2 * wide(id), height: height + 2 * high(id) },
            ]),
        ),
        lines: layout.lines.filter(({ edges }) => !edges.some((id) => steering.has(id))),
    };
    return [...flaws(sizes, places), ...steeringFlaws(picture, steering)];
}

/** Lines that steer proxies go straight down and through no node. */
function steeringFlaws(
    { layout }: Extract<Picture, { kind: 'graph' }>,
    steering: ReadonlySet<string>,
): readonly string[] {
    return layout.lines
        .filter(({ edges }) => edges.some((id) => steering.has(id)))
        .flatMap(({ edges, points: [from, to] }) =>
            [...layout.nodes].flatMap(([id, box]) =>
                from &&
                to &&
                from.x === to.x &&
                (from.x < box.x || from.x > box.x + box.width || box.y >= to.y || box.y + box.height <= from.y)
                    ? []
                    : [`${edges} runs through ${id}`],
            ),
        );
}
