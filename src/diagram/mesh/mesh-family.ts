import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Mesh } from '../../model/deployment.ts';
import { displayName } from '../../model/element.ts';
import { only } from '../views/narrow.ts';
import { selectedIds } from '../views/selectors.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { meshView } from './mesh-view.ts';

/** `mesh:<name>`: control plane, members with their proxies, and what the mesh adds to their calls. */
export const meshFamily: ViewFamily = {
    of: 'mesh',
    names: (model) => model.meshes.map((mesh) => `mesh:${mesh.id}`),
    build({ model, name, subject, declared, findings }) {
        const mesh = findMesh(model, subject);
        if (!mesh) {
            return undefined;
        }
        const system = model.system === undefined ? [] : [displayName(model.system)];
        const title = declared ? displayName(declared) : [...system, `Mesh ${displayName(mesh)}`].join(' · ');
        const graph = meshView(model, mesh, { view: name, title, findings });
        if (!declared || declared.hide.length === 0) {
            return graph;
        }
        const keep = new Set([...graph.nodes, ...graph.groups].map(({ id }) => id));
        for (const selector of declared.hide) {
            for (const id of selector.by === 'neighbours' ? [] : selectedIds(model, selector)) {
                keep.delete(id);
            }
        }
        return { ...graph, ...only(graph, keep) };
    },
};

/** The mesh of this id, or the only one. */
function findMesh({ meshes }: ArchitectureModel, id: string | undefined): Mesh | undefined {
    const [first, ...others] = meshes;
    return id === undefined && others.length === 0 ? first : meshes.find((mesh) => mesh.id === id);
}
