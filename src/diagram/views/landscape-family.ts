import { carriedBy } from './carried.ts';
import { chosen, declaredWhole } from './declared-view.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import { foldGroups } from './fold.ts';
import { servicesView } from './services.ts';
import { servicesOptions } from './services-family.ts';
import type { ViewFamily } from './view-family.ts';
import type { ViewGraph, ViewNode } from './view-graph.ts';

/**
 * `landscape`: who uses the system, its edge, what it is made of, and what it uses. Contexts and brokers are folded,
 * except those that whoever asks wants open.
 */
export const landscapeFamily: ViewFamily = {
    of: 'landscape',
    names: () => ['landscape'],
    build({ model, name, subject, declared, findings, opened }) {
        const base = { ...servicesOptions(name, findings), title: 'Landscape' };
        const carried = carriedBy(model);
        const fold = (graph: ViewGraph) => {
            const closed = graph.groups.map((group) => group.id).filter((id) => !opened?.has(id));
            return overview(foldGroups(graph, new Set(closed), model, findings), findings, carried);
        };
        if (declared) {
            const whole = declaredWhole(model, declared, base);
            const graph = fold(whole.graph);
            const drawn = new Set(graph.nodes.map((node) => node.id));
            const homes = new Map(whole.graph.nodes.map((node) => [node.id, node.group]));
            const standIn = (id: string) => (drawn.has(id) ? id : (homes.get(id) ?? id));
            return chosen(model, declared, { ...whole, graph }, standIn);
        }
        return subject === undefined ? fold(servicesView(model, base)) : undefined;
    },
};

/** What stands outside frames tells only what it is: its stores, promises and policies are for nearer views. */
function overview(
    graph: ViewGraph,
    findings: FindingMarks | undefined,
    carried: (id: string) => readonly string[],
): ViewGraph {
    const framed = new Set(graph.nodes.filter((node) => node.group !== undefined).map((node) => node.id));
    return {
        ...graph,
        nodes: graph.nodes.map((node): ViewNode => {
            if (framed.has(node.id) || node.folded) {
                return node;
            }
            const inside = [node, ...node.docked].flatMap(({ id }) => [id, ...carried(id)]);
            const counted = countFindings(findings, inside);
            return { ...node, details: [], docked: [], ...(counted ? { findings: counted } : {}) };
        }),
        edges: graph.edges.map((edge) => {
            const { pill, note, ...plain } = edge;
            return framed.has(edge.from) || framed.has(edge.to) ? edge : plain;
        }),
    };
}
