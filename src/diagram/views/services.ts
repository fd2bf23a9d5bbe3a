import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { addTo } from '../../model/multimap.ts';
import { sortedById } from '../../model/order.ts';
import type { Store } from '../../model/store.ts';
import { countedIfAny } from '../../model/wording.ts';
import { callEdges } from './call-edges.ts';
import { carriedBy } from './carried.ts';
import { compensationEdges } from './compensation-edges.ts';
import { eventEdges } from './event-edges.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import { contextHues, type Grouping, groupMembership, viewGroups } from './groups.ts';
import { channelNode, clientNode, externalNode, type NodeContext, serviceNode, storeNode } from './service-nodes.ts';
import { dockedStores } from './store-docking.ts';
import { storeEdges } from './store-edges.ts';
import type { SeverityCounts } from './view.ts';
import type { Direction, ViewEdge, ViewGraph, ViewGroup, ViewNode } from './view-graph.ts';

/** How a services view is drawn. */
export interface ServicesViewOptions {
    /** Name by which it was asked for. */
    readonly view: string;
    /** Words after the system's name in the title. */
    readonly title: string;
    readonly groupBy: Grouping;
    readonly direction: Direction;
    readonly findings: FindingMarks | undefined;
}

/** Everything that takes requests, keeps data or carries messages, in its contexts, and the lines between. */
export function servicesView(model: ArchitectureModel, options: ServicesViewOptions): ViewGraph {
    const docked = dockedStores(model);
    const nodes = allNodes(model, docked, options);
    const known = new Set(nodes.map((node) => node.id));
    const edges = sortedById(
        [
            ...callEdges(model, options.findings),
            ...compensationEdges(model),
            ...eventEdges(model, options.findings),
            ...storeEdges(model, docked, options.findings),
        ].filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to),
    );
    return finishView(model, nodes, edges, options, []);
}

/** Frames, title and counts for a choice of nodes and edges. */
export function finishView(
    model: ArchitectureModel,
    nodes: readonly ViewNode[],
    edges: readonly ViewEdge[],
    options: ServicesViewOptions,
    notes: readonly string[],
): ViewGraph {
    const hues = contextHues(model);
    const groups = sortedById(viewGroups(model, nodes, hues, options.findings));
    const system = model.system === undefined ? [] : [displayName(model.system)];
    const findings = options.findings && tally(model, nodes, edges, options.findings);
    return {
        kind: 'graph',
        view: options.view,
        title: [...system, options.title].join(' · '),
        subtitle: subtitle(model, nodes, groups),
        direction: options.direction,
        groups,
        nodes,
        edges,
        contexts: model.contexts.map((context) => ({ hue: hues.get(context.id) ?? 0, title: context.name })),
        ...(findings ? { findings } : {}),
        notes,
    };
}

/** Findings of all that a picture shows; of the whole model, where nothing of it is left out or frames are folded. */
function tally(
    model: ArchitectureModel,
    nodes: readonly ViewNode[],
    edges: readonly ViewEdge[],
    findings: FindingMarks,
): SeverityCounts {
    const drawn = new Set(nodes.flatMap((node) => [node.id, ...node.docked.map((store) => store.id)]));
    const isWhole =
        nodes.some((node) => node.folded) ||
        [...model.services, ...model.clients, ...model.externals].every(({ id }) => drawn.has(id));
    const carried = carriedBy(model);
    const groups = new Set(nodes.flatMap((node) => node.group ?? []));
    const ids = [...drawn, ...groups].flatMap((id) => [id, ...carried(id)]);
    const counted = countFindings(
        findings,
        isWhole ? Object.keys(findings) : [...ids, ...edges.flatMap((edge) => edge.relations)],
    );
    return counted ?? { error: 0, warning: 0, info: 0 };
}

function allNodes(
    model: ArchitectureModel,
    docked: ReadonlyMap<string, string>,
    options: ServicesViewOptions,
): readonly ViewNode[] {
    const hues = contextHues(model);
    const membership = groupMembership(model, options.groupBy);
    const byHost = new Map<string, Store[]>();
    for (const store of sortedById(model.stores)) {
        const host = docked.get(store.id);
        if (host !== undefined) {
            addTo(byHost, host, store);
        }
    }
    const context: NodeContext = {
        model,
        findings: options.findings,
        hueOf: (id) => (id === undefined ? undefined : hues.get(id)),
        groupOf: (id) => membership.get(id),
        carried: carriedBy(model),
        docked: byHost,
    };
    return sortedById([
        ...model.clients.map((client) => clientNode(client, context)),
        ...model.services.map((service) => serviceNode(service, context)),
        ...model.externals.map((external) => externalNode(external, context)),
        ...model.stores.filter((store) => !docked.has(store.id)).map((store) => storeNode(store, context)),
        ...model.topics.map((channel) => channelNode(channel, context)),
    ]);
}

/** `4 contexts, 5 services, 2 entry points` */
function subtitle(model: ArchitectureModel, nodes: readonly ViewNode[], groups: readonly ViewGroup[]): string {
    const shown = new Set(nodes.map((node) => node.id));
    const clients = new Set(model.clients.map((client) => client.id));
    const folded = nodes.flatMap((node) => node.folded ?? []);
    const contexts = [...groups, ...folded].filter((group) => group.kind === 'context').length;
    const services =
        nodes.filter((node) => node.shape === 'service' || node.shape === 'infrastructure').length +
        folded
            .flatMap((group) => group.counts)
            .reduce((sum, { glyph, count }) => sum + (glyph === 'service' ? count : 0), 0);
    const entries = new Set(
        model.calls.filter((call) => clients.has(call.source) && shown.has(call.target)).map((call) => call.target),
    );
    return [
        countedIfAny(contexts, 'context'),
        countedIfAny(services, 'service'),
        countedIfAny(entries.size, 'entry point'),
    ]
        .filter((part) => part !== '')
        .join(', ');
}
