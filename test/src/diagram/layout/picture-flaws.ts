import { TITLE_BAR } from '../../../../src/diagram/layout/layout-graph.ts';
import type { Picture } from '../../../../src/diagram/render/picture.ts';
import { flaws } from './geometry.ts';

/** Everything that is wrong with the places of a drawn graph, in words. */
export function pictureFlaws(picture: Picture): readonly string[] {
    if (picture.kind !== 'graph') {
        throw new Error(`The view ${picture.view.view} is no graph.`);
    }
    const { view, layout, nodes, labels } = picture;
    const sizes = {
        direction: view.direction,
        groups: view.groups.map(({ id }) => ({ id, minWidth: 2.5 * TITLE_BAR })),
        nodes: view.nodes.flatMap(({ id, group }) => {
            const measured = nodes.get(id);
            return measured ? [{ ...measured, id, ...(group === undefined ? {} : { group }) }] : [];
        }),
        edges: view.edges.map((edge) => ({ ...edge, labels: (labels.get(edge.id) ?? []).map(({ size }) => size) })),
    };
    return flaws(sizes, layout);
}
