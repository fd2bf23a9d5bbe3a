import type { Call } from '../call.ts';
import { callHops, isRouter } from '../graphs/call-hops.ts';
import type { Digraph } from '../graphs/digraph.ts';
import { stronglyConnectedComponents } from '../graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../index-model.ts';
import { byCodeUnits } from '../order.ts';
import { compareSources } from '../source.ts';

/** What is done for one request: an operation, one route of a gateway or BFF, or a service as such. */
export interface Work {
    /** Id of the operation or route, or of the service where its work is not divided into operations. */
    readonly id: string;
    readonly service: string;
    /** The calls in its body, in the order in which they are made. */
    readonly calls: readonly WorkCall[];
}

/** One call in a piece of work. */
export interface WorkCall {
    readonly call: Call;
    /** Where it may end, behind routers; a single request takes one of them. Nodes of the {@link WorkGraph}. */
    readonly targets: readonly WorkTarget[];
}

/** One end of a call. */
export interface WorkTarget {
    /** Id of a {@link Work}, of an external, or of the choice among all works of a service; see {@link WorkGraph.choices}. */
    readonly node: string;
    /** Id of the service or external. */
    readonly element: string;
    /** The caller's call and those of the routers in between: ids in the order of the way. */
    readonly relations: readonly string[];
}

/** Who does what for a request, and what that makes others do. */
export interface WorkGraph {
    readonly works: ReadonlyMap<string, Work>;
    /** For the node that a call of a whole service leads to: the works that may answer. */
    readonly choices: ReadonlyMap<string, readonly string[]>;
    /** The works at which requests to a service begin: its queries and commands, its routes, itself as such. */
    readonly entrancesOf: (service: string) => readonly string[];
    /** All nodes, each after everything that it leads to; of one cycle first the works, then the choices. */
    readonly bottomUp: readonly string[];
    /** Whether two nodes lead to each other. */
    readonly inOneCycle: (a: string, b: string) => boolean;
}

/**
 * The works of a model. Routers are collapsed. A call that names no operation may reach any query or command of the
 * service: it leads to a choice, so that the graph stays as large as the text. Message handlers begin work; no call
 * leads to them.
 */
export function workGraph(index: ModelIndex): WorkGraph {
    const bodies = new Map<string, { readonly service: string; readonly calls: readonly Call[] }>();
    const entrances = new Map<string, readonly string[]>();
    for (const { id } of index.model.services) {
        if (!isRouter(index, id)) {
            const own = bodiesOf(index, id);
            for (const [node, calls] of own) {
                bodies.set(node, { service: id, calls });
            }
            entrances.set(id, entrancesAmong(index, own));
        }
    }
    const entrancesOf = (service: string) => entrances.get(service) ?? [];
    const works = new Map<string, Work>();
    for (const [id, { service, calls }] of bodies) {
        works.set(id, {
            id,
            service,
            calls: calls.map((call) => ({ call, targets: callTargets(index, entrancesOf, call) })),
        });
    }
    const choices = choicesAmong(entrances);
    return { works, choices, entrancesOf, ...ordered(works, choices) };
}

/**
 * The works at which requests to one service begin, for those who do not need the whole {@link WorkGraph}: its queries
 * and commands, its routes, itself as such. A router is one as such.
 */
export function entrancesOf(index: ModelIndex, service: string): readonly string[] {
    return isRouter(index, service) ? [service] : entrancesAmong(index, bodiesOf(index, service));
}

function entrancesAmong(index: ModelIndex, bodies: readonly (readonly [string, unknown])[]): readonly string[] {
    return bodies.map(([node]) => node).filter((node) => index.operations.get(node)?.kind !== 'handler');
}

/** A service's works with their calls: operations in order, routes, and the service as such where that is one. */
function bodiesOf(index: ModelIndex, service: string): (readonly [string, readonly Call[]])[] {
    const operations = index.operationsOf(service);
    const routes = index.routesOf(service);
    const loose = index
        .callsFrom(service)
        .filter((call) => call.sourceOperation === undefined && call.route === undefined)
        .sort((a, b) => compareSources(a.location, b.location));
    const asSuch = loose.length > 0 || (routes.length === 0 && operations.every(({ kind }) => kind === 'handler'));
    return [
        ...operations.map((operation) => [operation.id, inOrder(index, operation.id)] as const),
        ...routes.map((route) => [route.id, route.calls.flatMap((id) => index.calls.get(id) ?? [])] as const),
        ...(asSuch ? [[service, loose] as const] : []),
    ];
}

/** An operation's calls in the order of its steps. */
function inOrder(index: ModelIndex, operation: string): readonly Call[] {
    const steps = index.operations.get(operation)?.steps ?? [];
    return steps.flatMap((step) => (step.kind === 'call' ? (index.calls.get(step.id) ?? []) : []));
}

/** Where a call may end: also one that a client makes, which is no part of the graph. */
export function callTargets(
    index: ModelIndex,
    entrancesOf: WorkGraph['entrancesOf'],
    call: Call,
): readonly WorkTarget[] {
    return callHops(index, call).flatMap(({ target, targetOperation, relations }) => {
        if (targetOperation !== undefined || index.externals.has(target)) {
            return [{ node: targetOperation ?? target, element: target, relations }];
        }
        const [first, ...more] = entrancesOf(target);
        return first === undefined
            ? []
            : [{ node: more.length === 0 ? first : choiceOf(target), element: target, relations }];
    });
}

/** Id of the node for the choice among the works of a service. No id of an element ends like this. */
export function choiceOf(service: string): string {
    return `${service}?`;
}

/** Id of what a node is shown as: the service of a choice, else itself. */
export function shownAs(node: string): string {
    return node.endsWith('?') ? node.slice(0, -1) : node;
}

function choicesAmong(entrances: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
    return new Map(
        [...entrances].flatMap(([service, own]) => (own.length > 1 ? [[choiceOf(service), own] as const] : [])),
    );
}

function ordered(
    works: ReadonlyMap<string, Work>,
    choices: ReadonlyMap<string, readonly string[]>,
): Pick<WorkGraph, 'bottomUp' | 'inOneCycle'> {
    const graph = nodeGraph(works, choices);
    const { members, componentOf } = stronglyConnectedComponents(graph);
    const bottomUp = componentsBottomUp(graph, members.length, componentOf);
    const numberOf = (id: string) => componentOf[graph.indexOf.get(id) ?? -1];
    return {
        bottomUp: bottomUp.flatMap((component) => worksFirst(members[component] ?? [], choices)),
        inOneCycle: (a, b) => numberOf(a) !== undefined && numberOf(a) === numberOf(b),
    };
}

/** Works and choices by number. Edges are not folded and know no relations: it serves to put the nodes in order only. */
function nodeGraph(
    works: ReadonlyMap<string, Work>,
    choices: ReadonlyMap<string, readonly string[]>,
): Pick<Digraph, 'ids' | 'indexOf' | 'outgoing'> {
    const ids = [...works.keys(), ...choices.keys()].sort(byCodeUnits);
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    const edgeTo = (source: number, id: string) => {
        const target = indexOf.get(id);
        return target === undefined ? [] : [{ index: 0, source, target, relations: [] }];
    };
    const outgoing = ids.map((id, source) => [
        ...(works.get(id)?.calls ?? []).flatMap(({ targets }) => targets.flatMap(({ node }) => edgeTo(source, node))),
        ...(choices.get(id) ?? []).flatMap((work) => edgeTo(source, work)),
    ]);
    return { ids, indexOf, outgoing };
}

/** The numbers of the components, each after all that it leads to (Kahn, Comm. ACM 5(11), 1962). */
function componentsBottomUp(
    { outgoing }: Pick<Digraph, 'outgoing'>,
    size: number,
    componentOf: readonly number[],
): readonly number[] {
    const next = Array.from({ length: size }, (): number[] => []);
    const waitingFor = new Int32Array(size);
    for (const edges of outgoing) {
        for (const { source, target } of edges) {
            const [from, to] = [componentOf[source] ?? 0, componentOf[target] ?? 0];
            if (from !== to) {
                next[from]?.push(to);
                waitingFor[to] = (waitingFor[to] ?? 0) + 1;
            }
        }
    }
    const ready = Array.from(next.keys()).filter((component) => waitingFor[component] === 0);
    for (const component of ready) {
        for (const to of next[component] ?? []) {
            const left = (waitingFor[to] ?? 0) - 1;
            waitingFor[to] = left;
            if (left === 0) {
                ready.push(to);
            }
        }
    }
    return ready.reverse();
}

/** A choice is settled by its works, also where all of them are in one cycle. */
function worksFirst(nodes: readonly string[], choices: ReadonlyMap<string, unknown>): readonly string[] {
    const [, second] = nodes;
    return second === undefined
        ? nodes
        : [...nodes.filter((node) => !choices.has(node)), ...nodes.filter((node) => choices.has(node))];
}

/**
 * Works out something for every node from what it leads to.
 *
 * @param ofWork is given the value of each node that the work's calls lead to; nothing for externals and for nodes in
 * a cycle with the work, so that each call of a cycle counts once and what lies behind it does not
 * @param ofChoice settles a choice by the values of its works
 */
export function foldWorks<T>(
    graph: WorkGraph,
    ofWork: (work: Work, of: (node: string) => T | undefined) => T,
    ofChoice: (values: readonly { readonly node: string; readonly value: T }[]) => T,
): ReadonlyMap<string, T> {
    const values = new Map<string, T>();
    for (const id of graph.bottomUp) {
        const work = graph.works.get(id);
        if (work) {
            values.set(
                id,
                ofWork(work, (node) => (graph.inOneCycle(id, node) ? undefined : values.get(node))),
            );
        }
        const choice = graph.choices.get(id);
        if (choice) {
            values.set(id, ofChoice(choice.flatMap((node) => withValue(node, values.get(node)))));
        }
    }
    return values;
}

function withValue<T>(node: string, value: T | undefined): readonly { readonly node: string; readonly value: T }[] {
    return value === undefined ? [] : [{ node, value }];
}

/** The calls that lead to each node, those of clients included: to be had for works and choices. */
export function callsInto(index: ModelIndex, graph: WorkGraph): ReadonlyMap<string, readonly Call[]> {
    const into = new Map<string, Call[]>();
    for (const call of index.model.calls) {
        if (isRouter(index, call.source)) {
            continue;
        }
        for (const { node } of callTargets(index, graph.entrancesOf, call)) {
            const calls = into.get(node);
            if (calls) {
                calls.push(call);
            } else {
                into.set(node, [call]);
            }
        }
    }
    return into;
}
