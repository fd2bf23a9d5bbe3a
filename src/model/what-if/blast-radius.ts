import { isRouter } from '../graphs/call-hops.ts';
import type { EdgeInput, GraphPath } from '../graphs/digraph.ts';
import type { ModelIndex } from '../index-model.ts';
import { byCodeUnits } from '../order.ts';
import { isHard } from './hard-dependency.ts';
import { byTarget, type EdgesByTarget, type WaysTo, waysTo } from './ways-to.ts';
import { callTargets, choiceOf, type WorkGraph } from './work-graph.ts';

/**
 * What happens to an element when another one fails: it `fails` when it cannot do anything of its work, is `degraded`
 * when it goes on without a part of it, and `starved` when all that stops are messages that it receives.
 */
export type Effect = 'fails' | 'degraded' | 'starved';

/** One element in the blast radius of another. */
export interface Affected {
    /** Id of the service, gateway, BFF, monolith or client. */
    readonly element: string;
    readonly effect: Effect;
    /** A shortest way from it to what fails: ids of operations, routes, services as such; the relations of each step. */
    readonly path: GraphPath;
}

/** What the failure of one element brings with it. */
export interface BlastRadius {
    /** Those that fail first, then degraded, then starved; each sorted. */
    readonly affected: readonly Affected[];
    /** All services (gateways, BFFs and monoliths included, routers not) but the one that fails, to tell shares of. */
    readonly services: number;
}

/**
 * Who is affected when an element fails altogether. A failure goes up over calls and accesses that the caller needs
 * (see `isHard`); over others, caches among them, it only degrades. Messages that fail to be published starve their
 * receivers; an outbox lets the publisher go on while its broker is down.
 *
 * @param element id of a service, operation, external, store, broker, topic or queue
 */
export function blastRadius(index: ModelIndex, graph: WorkGraph, element: string): BlastRadius {
    const uses = knownUses.get(graph) ?? usesOf(index, graph);
    knownUses.set(graph, uses);
    const parts = byTarget(partsOf(index, graph, element));
    const hard = waysTo(element, [parts, uses.hard]);
    const soft = waysTo(element, [parts, uses.hard, uses.soft]);
    const starving = waysTo(element, [parts, uses.hard, uses.messages]);
    const itself = index.serviceOf(element) ?? element;
    const others = [...uses.doors].filter(([id]) => id !== itself);
    const affected = others.flatMap(([id, doors]): readonly Affected[] => {
        const { requests, handlers } = doors;
        const along = (effect: Effect, from: readonly string[], ways: WaysTo): readonly Affected[] => [
            affectedAlong({ element: id, effect }, () => shortestWay(index, graph, id, from, ways)),
        ];
        if (requests.some(hard.areFrom)) {
            return along(requests.every(hard.areFrom) ? 'fails' : 'degraded', requests, hard);
        }
        if (requests.some(soft.areFrom)) {
            return along('degraded', requests, soft);
        }
        return handlers.some(starving.areFrom) ? along('starved', handlers, starving) : [];
    });
    return {
        affected: affected.sort(
            (a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || byCodeUnits(a.element, b.element),
        ),
        services: others.filter(([id]) => index.services.has(id)).length,
    };
}

/** The ways of many are long together, so that of each is found when somebody asks for it. */
function affectedAlong(
    { element, effect }: Pick<Affected, 'element' | 'effect'>,
    findPath: () => GraphPath | undefined,
): Affected {
    let found: GraphPath | undefined;
    return {
        element,
        effect,
        get path() {
            found ??= findPath() ?? { nodes: [element], relations: [] };
            return found;
        },
    };
}

const EFFECTS: readonly Effect[] = ['fails', 'degraded', 'starved'];

/** Where work enters an element. */
interface Doors {
    /** What takes requests; for a client what it asks for. */
    readonly requests: readonly string[];
    readonly handlers: readonly string[];
}

interface Uses {
    readonly hard: EdgesByTarget;
    readonly soft: EdgesByTarget;
    /** From what receives a message to what publishes it. */
    readonly messages: EdgesByTarget;
    readonly doors: ReadonlyMap<string, Doors>;
}

/** What each piece of work needs is the same whatever fails. */
const knownUses = new WeakMap<WorkGraph, Uses>();

function usesOf(index: ModelIndex, graph: WorkGraph): Uses {
    const hard: EdgeInput[] = [];
    const soft: EdgeInput[] = [];
    for (const { id, calls } of graph.works.values()) {
        for (const { call, targets } of calls) {
            for (const { node, relations } of targets) {
                (isHard(call) ? hard : soft).push({ source: id, target: node, relations });
            }
        }
    }
    for (const [choice, works] of graph.choices) {
        hard.push(...works.map((target) => ({ source: choice, target, relations: [] })));
    }
    for (const { id, store, ...access } of index.model.storeAccesses) {
        const isCache = index.stores.get(store)?.kind === 'cache';
        (isCache ? soft : hard).push({ source: actorOf(access), target: store, relations: [id] });
    }
    for (const publication of index.model.publications) {
        const channel = index.channelOf(publication);
        if (channel !== undefined && publication.through === undefined) {
            hard.push({ source: actorOf(publication), target: channel, relations: [publication.id] });
        }
    }
    return {
        hard: byTarget(hard),
        soft: byTarget(soft),
        messages: byTarget(messages(index)),
        doors: doorsOf(index, graph),
    };
}

function actorOf({ source, sourceOperation }: { readonly source: string; readonly sourceOperation?: string }): string {
    return sourceOperation ?? source;
}

function messages(index: ModelIndex): readonly EdgeInput[] {
    return index.model.subscriptions.flatMap((subscription) => {
        const receiver = actorOf(subscription);
        const channel = index.channelOf(subscription);
        const publications =
            subscription.event === undefined
                ? index.publicationsTo(channel ?? '')
                : index.publicationsOf(subscription.event);
        return [
            ...(channel === undefined ? [] : [{ source: receiver, target: channel, relations: [subscription.id] }]),
            ...publications.map((publication) => ({
                source: receiver,
                target: actorOf(publication),
                relations: [publication.id, subscription.id],
            })),
        ];
    });
}

function doorsOf(index: ModelIndex, graph: WorkGraph): ReadonlyMap<string, Doors> {
    const doors = new Map<string, Doors>();
    for (const { id, kind } of index.model.services) {
        if (kind !== 'router') {
            const handlers = index.operationsOf(id).filter((operation) => operation.kind === 'handler');
            doors.set(id, { requests: graph.entrancesOf(id), handlers: handlers.map((handler) => handler.id) });
        }
    }
    for (const { id } of index.model.clients) {
        const targets = index.callsFrom(id).flatMap((call) => callTargets(index, graph.entrancesOf, call));
        const asked = targets.flatMap(({ node }) => graph.choices.get(node) ?? [node]);
        doors.set(id, {
            requests: asked,
            handlers: index.subscriptionsFrom(id).length > 0 ? [id] : [],
        });
    }
    return doors;
}

/** What fails with an element because it is a part of it, or goes through it. */
function partsOf(index: ModelIndex, graph: WorkGraph, element: string): readonly EdgeInput[] {
    const works = [...graph.works.values()].filter(({ service, id }) => service === element && id !== element);
    const choice = choiceOf(element);
    const channels = index.brokers.get(element)?.channels ?? [];
    const parts = [...works.map(({ id }) => id), ...(graph.choices.has(choice) ? [choice] : []), ...channels];
    return [
        ...parts.map((source) => ({ source, target: element, relations: [] })),
        ...(isRouter(index, element) ? routedThrough(index, graph, element) : []),
    ];
}

function routedThrough(index: ModelIndex, graph: WorkGraph, router: string): readonly EdgeInput[] {
    const through = new Set([...index.callsTo(router), ...index.callsFrom(router)].map(({ id }) => id));
    const edges: EdgeInput[] = [];
    for (const { id, calls } of graph.works.values()) {
        for (const { call, targets } of calls) {
            const routed = targets.find(({ relations }) => relations.some((relation) => through.has(relation)));
            if (routed && isHard(call)) {
                edges.push({ source: id, target: router, relations: routed.relations });
            }
        }
    }
    return edges;
}

/** The shortest way from one of an element's doors to what fails. */
function shortestWay(
    index: ModelIndex,
    graph: WorkGraph,
    element: string,
    doors: readonly string[],
    ways: WaysTo,
): GraphPath | undefined {
    const [shortest] = doors
        .flatMap((door) => ways.shortestFrom(door) ?? [])
        .sort((a, b) => a.nodes.length - b.nodes.length);
    if (!shortest) {
        return undefined;
    }
    const way = withoutChoices(graph, shortest);
    return index.clients.has(element) ? fromClient(index, graph, element, way) : way;
}

/** Choices and the step from a part to its whole are nothing that anybody wrote. */
function withoutChoices(graph: WorkGraph, { nodes, relations }: GraphPath): GraphPath {
    const kept: { node: string; before: readonly string[] }[] = [];
    let before: readonly string[] = [];
    for (const [i, node] of nodes.entries()) {
        before = [...before, ...(i === 0 ? [] : (relations[i - 1] ?? []))];
        const isWhole = i > 0 && i === nodes.length - 1 && before.length === 0;
        if (!graph.choices.has(node) && !isWhole) {
            kept.push({ node, before });
            before = [];
        }
    }
    return { nodes: kept.map(({ node }) => node), relations: kept.slice(1).map((step) => step.before) };
}

function fromClient(index: ModelIndex, graph: WorkGraph, client: string, way: GraphPath): GraphPath {
    const [first] = way.nodes;
    if (first === client) {
        return way;
    }
    const service = index.routes.get(first ?? '')?.source ?? index.serviceOf(first ?? '') ?? first;
    const relations = index
        .callsFrom(client)
        .flatMap((call) => callTargets(index, graph.entrancesOf, call))
        .find(({ node, element }) => node === first || element === service)?.relations;
    return { nodes: [client, ...way.nodes], relations: [relations ?? [], ...way.relations] };
}
