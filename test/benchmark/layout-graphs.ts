import type { LayoutEdge, LayoutGraph, LayoutNode } from '../../src/diagram/layout/layout-graph.ts';
import { portDemand, room } from '../../src/diagram/layout/port-demand.ts';
import { sequence } from './generated-system.ts';

/** What a synthetic picture is made of. */
export interface SyntheticPicture {
    readonly services: number;
    /** `docked` under its service as pictures show private stores, or `free` as a node with a line of its own. */
    readonly stores: 'docked' | 'free';
    /** Puts a policy pill on each call. */
    readonly pills: boolean;
}

const CONTEXT_SIZE = 8;
const CARD = { width: 176, height: 56, above: 0, right: 0 };
const STORE = { width: 112, height: 44, above: 0, below: 0, right: 0 };
const PILL = { width: 92, height: 24 };

/** Calls as pairs of numbers of services. */
type Calls = readonly (readonly [from: number, to: number])[];

/**
 * Contexts of 8; a service makes about 2.4 calls, 65 % to a later service of its own context, the rest to one of three
 * earlier contexts that are fixed for each context, first services preferred.
 */
export function realisticGraph(picture: SyntheticPicture): LayoutGraph {
    const { services } = picture;
    const random = sequence(7);
    const upstream = Array.from({ length: Math.ceil(services / CONTEXT_SIZE) }, (_, context) =>
        Array.from({ length: 3 }, () => Math.floor(random() * context)),
    );
    const calls: (readonly [number, number])[] = [];
    for (let from = 0; from < services; from++) {
        const context = Math.floor(from / CONTEXT_SIZE);
        const last = Math.min((context + 1) * CONTEXT_SIZE, services) - 1;
        for (let call = Math.floor(2.4 + random()); call > 0; call--) {
            if (random() < 0.65 && from < last) {
                calls.push([from, from + 1 + Math.floor(random() * (last - from))]);
            } else if (context > 0) {
                const towards = upstream[context]?.[Math.floor(random() * 3)] ?? 0;
                calls.push([from, towards * CONTEXT_SIZE + Math.floor(random() * random() * CONTEXT_SIZE)]);
            }
        }
    }
    return graphOf(picture, calls, (service) => Math.floor(service / CONTEXT_SIZE));
}

/**
 * Services dealt round-robin to contexts; service i makes one to five calls to earlier services, low numbers preferred,
 * so that nearly every pair of contexts is joined.
 */
export function denseGraph(picture: SyntheticPicture): LayoutGraph {
    const { services } = picture;
    const random = sequence(11);
    const calls = Array.from(
        { length: services },
        (_, from): Calls =>
            Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
                const to = Math.floor(random() * random() * from);
                return [from, to] as const;
            }).filter(([, to]) => to !== from),
    ).flat();
    const contexts = Math.max(1, Math.round(services / CONTEXT_SIZE));
    return graphOf(picture, calls, (service) => service % contexts);
}

function graphOf(picture: SyntheticPicture, calls: Calls, contextOf: (service: number) => number): LayoutGraph {
    const numbers = Array.from({ length: picture.services }, (_, i) => i);
    const docked = picture.stores === 'docked';
    const cards = numbers.map(
        (i): LayoutNode => ({ id: serviceId(i), group: groupId(contextOf(i)), ...CARD, below: docked ? 64 : 8 }),
    );
    const stores = docked
        ? []
        : numbers.map((i): LayoutNode => ({ id: `${serviceId(i)}/db`, group: groupId(contextOf(i)), ...STORE }));
    const distinct = new Map(calls.map(([from, to]) => [`${serviceId(from)} ${serviceId(to)}`, [from, to] as const]));
    const callEdges = [...distinct].map(
        ([id, [from, to]]): LayoutEdge => ({
            id,
            from: serviceId(from),
            to: serviceId(to),
            line: 'call',
            labels: picture.pills ? [PILL] : [],
        }),
    );
    const writes = stores.map(
        ({ id }): LayoutEdge => ({ id: `${id} write`, from: id.slice(0, -3), to: id, line: 'write', labels: [] }),
    );
    const groups = [...new Set(numbers.map(contextOf))].map((i) => ({ id: groupId(i), minWidth: 180 }));
    return sized({
        direction: 'right',
        groups: sorted(groups),
        nodes: sorted([...cards, ...stores]),
        edges: sorted([...callEdges, ...writes]),
    });
}

/** Cards as tall as pictures make them for the lines that end at them. */
export function sized(graph: LayoutGraph): LayoutGraph {
    const demand = portDemand(graph);
    const least = (id: string) => Math.ceil(room(demand.get(id) ?? { plain: 0, labelled: 0 }) / 8) * 8;
    return {
        ...graph,
        nodes: graph.nodes.map((node) => ({ ...node, height: Math.max(node.height, least(node.id)) })),
    };
}

function serviceId(service: number): string {
    return `s${String(service).padStart(4, '0')}`;
}

function groupId(context: number): string {
    return `c${String(context).padStart(3, '0')}`;
}

function sorted<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
    return [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
}
