import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import type { Mesh } from '../../model/deployment.ts';
import { displayName } from '../../model/element.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits, sortedById } from '../../model/order.ts';
import type { MeshTechnology } from '../../model/technologies/technology.ts';
import { findTechnology } from '../../model/technologies.ts';
import type { GlyphName } from '../glyphs.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import { servicesView } from '../views/services.ts';
import { servicesOptions } from '../views/services-family.ts';
import type { Footnote } from '../views/view.ts';
import type { ViewEdge, ViewGraph, ViewGroup, ViewNode } from '../views/view-graph.ts';
import { readable } from './large-mesh.ts';
import { blockWords, meshWords } from './mesh-words.ts';

/** How a mesh is drawn. */
export interface MeshOptions {
    /** Name by which it was asked for. */
    readonly view: string;
    readonly title: string;
    readonly findings: FindingMarks | undefined;
}

/**
 * A service mesh: the parts of its control plane in a strip on top, its members with their proxies in the frame of the
 * data plane, and the calls between them from proxy to proxy. What members call and are called by stands outside.
 */
export function meshView(model: ArchitectureModel, mesh: Mesh, options: MeshOptions): ViewGraph {
    const technology = mesh.technology === undefined ? undefined : findTechnology(mesh.technology)?.mesh;
    const whole = servicesView(model, { ...servicesOptions(options.view, options.findings), groupBy: 'none' });
    const members = new Set(mesh.members);
    const clients = new Set(model.clients.map((client) => client.id));
    const calls = model.calls.filter(
        ({ source, target }) =>
            source !== target && (members.has(source) || members.has(target)) && !clients.has(source),
    );
    const shown = new Set([...members, ...mesh.excludes, ...calls.flatMap(({ source, target }) => [source, target])]);
    const control = controlPlane(mesh, technology);
    const nodes = whole.nodes
        .filter((node) => shown.has(node.id))
        .map((node) => (members.has(node.id) ? memberNode(node, mesh, technology) : outsider(node, mesh)));
    const known = new Set(nodes.map((node) => node.id));
    const findings = options.findings && {
        error: 0,
        warning: 0,
        info: 0,
        ...countFindings(options.findings, [mesh.id, ...known, ...calls.map((call) => call.id)]),
    };
    const words = meshWords(mesh, technology);
    const graph: ViewGraph = {
        ...whole,
        title: options.title,
        subtitle: [...(mesh.technology === undefined ? [] : [mesh.technology]), ...words].join(' · '),
        ...(findings ? { findings } : {}),
        groups: sortedById([...control.groups, dataPlane(mesh, model, options.findings)]),
        nodes: sortedById([...control.nodes, ...nodes]),
        edges: sortedById([
            ...control.edges,
            ...meshCalls(mesh, calls, options.findings).filter((edge) => known.has(edge.from) && known.has(edge.to)),
        ]),
        footnotes: footnotes(mesh, technology),
        notes: mesh.members.length === 0 ? [`The mesh ${mesh.name} has no members.`] : [],
    };
    return readable(graph, mesh, model, options.findings);
}

interface ControlPlane {
    readonly groups: readonly ViewGroup[];
    readonly nodes: readonly ViewNode[];
    readonly edges: readonly ViewEdge[];
}

/** What steers the proxies; nothing for a technology of which nothing is known. */
function controlPlane(mesh: Mesh, technology: MeshTechnology | undefined): ControlPlane {
    if (!technology) {
        return { groups: [], nodes: [], edges: [] };
    }
    const id = `${mesh.id}:control`;
    const givesCertificates = technology.controlPlane.some(({ does }) => /certificate/.test(does));
    const what = [
        technology.proxy === 'Envoy' ? 'xDS' : 'configuration',
        ...(givesCertificates ? ['certificates'] : []),
    ].join(', ');
    return {
        groups: [
            {
                id,
                kind: 'control-plane',
                title: 'Control plane',
                counts: [],
                description: `Control plane of ${displayName(mesh)}`,
            },
        ],
        nodes: technology.controlPlane.map(
            ({ name, does }, i): ViewNode => ({
                id: `${mesh.id}:${i + 1}:${name}`,
                shape: 'infrastructure',
                group: id,
                title: name,
                subtitle: does,
                tile: { glyph: glyphOf(does) },
                details: [],
                chips: [],
                docked: [],
                description: `${name}, part of the control plane: ${does}`,
            }),
        ),
        edges: [
            {
                id: `${id}->${mesh.id}`,
                from: id,
                to: mesh.id,
                line: 'config',
                relations: [],
                label: what,
                description: `The control plane gives the proxies ${what}`,
            },
        ],
    };
}

function glyphOf(does: string): GlyphName {
    if (/certificate|identity/.test(does)) {
        return /rout|discover|configuration/.test(does) ? 'gateway' : 'lock';
    }
    return /rout|discover/.test(does) ? 'gateway' : 'copies';
}

function dataPlane(mesh: Mesh, model: ArchitectureModel, findings: FindingMarks | undefined): ViewGroup {
    const services = model.services.filter((service) => mesh.members.includes(service.id));
    const counted = countFindings(findings, [mesh.id]);
    return {
        id: mesh.id,
        kind: 'data-plane',
        title: 'Data plane',
        counts: services.length === 0 ? [] : [{ glyph: 'service', count: services.length }],
        ...(counted ? { findings: counted } : {}),
        description: `${displayName(mesh)}, mesh: ${services.length} members`,
    };
}

/** A member with what the picture is about: its proxy. */
function memberNode(node: ViewNode, mesh: Mesh, technology: MeshTechnology | undefined): ViewNode {
    const proxy = technology?.placement === 'node' ? {} : { proxy: proxyLetter(technology) };
    const { replicas: _, ...bare } = node;
    return { ...bare, ...proxy, group: mesh.id, details: [], docked: [] };
}

/** What stands outside the mesh: what it was left out of on purpose says so. */
function outsider(node: ViewNode, mesh: Mesh): ViewNode {
    const { replicas: _, ...bare } = node;
    return { ...bare, details: [], docked: [], chips: mesh.excludes.includes(node.id) ? ['excluded'] : [] };
}

function proxyLetter(technology: MeshTechnology | undefined): string {
    return (technology?.proxy ?? 'proxy').slice(0, 1).toUpperCase();
}

/** One line for each caller and callee; those that go around the mesh apart. */
function meshCalls(mesh: Mesh, calls: readonly Call[], findings: FindingMarks | undefined): readonly ViewEdge[] {
    const members = new Set(mesh.members);
    const lines = new Map<string, Call[]>();
    for (const call of calls) {
        addTo(lines, `${call.source}->${call.target}${call.bypassesMesh ? '#around' : ''}`, call);
    }
    return [...lines].map(([id, same]): ViewEdge => {
        const [{ source, target, bypassesMesh } = { source: '', target: '', bypassesMesh: false }] = same;
        const relations = same.map((call) => call.id).sort(byCodeUnits);
        const counted = countFindings(findings, relations);
        const inside = members.has(source) && members.has(target) && !bypassesMesh;
        const isEncrypted = inside && mesh.mtls === 'strict';
        const special = inside || members.has(source) ? towardWords(mesh, same) : '';
        const label = bypassesMesh ? 'around the mesh' : special;
        return {
            id,
            from: source,
            to: target,
            line: 'call',
            relations,
            ...(isEncrypted ? { sign: 'lock' } : {}),
            ...(bypassesMesh ? { aroundProxies: true } : {}),
            ...(label === '' ? {} : { label }),
            ...(counted ? { findings: counted } : {}),
            description: [`${source} calls ${target}`, isEncrypted ? 'mTLS' : '', label]
                .filter((part) => part !== '')
                .join(', '),
        };
    });
}

/** What the mesh says about calls to this target alone. */
function towardWords(mesh: Mesh, calls: readonly Call[]): string {
    const targets = new Set(calls.flatMap(({ target, targetOperation }) => [target, targetOperation ?? target]));
    return mesh.toward
        .filter((destination) => targets.has(destination.target))
        .map((destination) => blockWords(destination.policy))
        .join(' · ');
}

function footnotes(mesh: Mesh, technology: MeshTechnology | undefined): readonly Footnote[] {
    if (!technology) {
        return [
            {
                glyph: 'proxy',
                text:
                    mesh.technology === undefined
                        ? 'The model does not say which technology the mesh is.'
                        : `Nothing is known here of the parts of ${mesh.technology}.`,
            },
        ];
    }
    const where =
        technology.placement === 'node'
            ? `${technology.proxy}, one for all instances of a node`
            : `${proxyLetter(technology)} = ${technology.proxy}, beside each instance`;
    return [
        { glyph: 'proxy', text: where },
        { glyph: 'copies', text: `Unasked: ${technology.behaviour}` },
    ];
}
