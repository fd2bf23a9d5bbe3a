import type { AstNode, Reference } from 'langium';
import type { Call, Times } from '../../src/model/call.ts';
import type { Publication, Subscription } from '../../src/model/messaging.ts';
import { addTo } from '../../src/model/multimap.ts';
import type { Route } from '../../src/model/service.ts';
import type { StoreAccess } from '../../src/model/store.ts';
import * as ast from '../generated/ast.ts';
import { enclosingElement, lastSegment } from '../scoping/qualified-names.ts';
import { allowances } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { policyBlock } from './policies.ts';
import { type Draft, type Made, numbered } from './relation-ids.ts';
import { edgeProperties } from './services.ts';
import { count, present } from './values.ts';

/** A call before the policy cascade. */
export type DeclaredCall = Omit<Call, 'effective'>;

/** Who acts in a statement: a service or client, and the operation in whose body it stands. */
interface Actor {
    readonly source: string;
    readonly sourceOperation?: string;
}

/** All synchronous calls: those of bodies and blocks, and those that routes make. */
export function calls(context: ModelContext): Made<DeclaredCall>[] {
    return numbered([...statementCalls(context), ...routeCalls(context)]);
}

function* statementCalls(context: ModelContext): Generator<Draft<DeclaredCall>> {
    for (const node of context.nodes('Call', ast.isCall)) {
        const actor = actorOf(context, node);
        const callee = calleeOf(context, node.target);
        if (!actor || !callee) {
            continue;
        }
        const members = node.body?.members ?? [];
        const base = `${actor.sourceOperation ?? actor.source}->${callee.targetOperation ?? callee.target}`;
        yield {
            node,
            base,
            make: (id) =>
                present({
                    id,
                    ...actor,
                    ...callee,
                    ...modifiers(context, node.modifiers),
                    declared: policyBlock(context, members),
                    block: node.body?.$cstNode?.range,
                    allows: allowances(context, members),
                    location: context.head(node, node.body),
                }),
        };
    }
}

function* routeCalls(context: ModelContext): Generator<Draft<DeclaredCall>> {
    for (const node of context.nodes('Route', ast.isRoute)) {
        const actor = actorOf(context, node);
        const members = node.body?.members ?? [];
        for (const target of node.targets) {
            const callee = calleeOf(context, target.target);
            if (actor && callee && node.path !== undefined) {
                yield {
                    node: target,
                    base: `${routeId(actor, node)}->${callee.targetOperation ?? callee.target}`,
                    make: (id) =>
                        present({
                            id,
                            ...actor,
                            ...callee,
                            ...NO_MODIFIERS,
                            route: node.path,
                            protocol: node.protocol,
                            policy: context.idOf(node.policy),
                            declared: policyBlock(context, members),
                            block: node.body?.$cstNode?.range,
                            allows: allowances(context, members),
                            location: context.source(target),
                        }),
                };
            }
        }
    }
}

/** Paths at the edge; `calls` are those that {@link calls} made. */
export function routes(context: ModelContext, made: readonly Made<DeclaredCall>[]): Made<Route>[] {
    const callsOf = new Map<AstNode, string[]>();
    for (const { node, relation } of made) {
        const route = node.$container;
        if (ast.isRoute(route)) {
            addTo(callsOf, route, relation.id);
        }
    }
    const drafts: Draft<Route>[] = [];
    for (const node of context.nodes('Route', ast.isRoute)) {
        const actor = actorOf(context, node);
        const path = node.path;
        if (actor && path !== undefined) {
            const members = node.body?.members ?? [];
            drafts.push({
                node,
                base: routeId(actor, node),
                make: (id) =>
                    present({
                        id,
                        ...actor,
                        path,
                        calls: (callsOf.get(node) ?? []).sort(),
                        edge: edgeProperties(context, members),
                        policy: policyBlock(context, members),
                        allows: allowances(context, members),
                        location: context.source(node, 'path'),
                        block: node.body?.$cstNode?.range,
                    }),
            });
        }
    }
    return numbered(drafts);
}

function routeId(actor: Actor, route: ast.Route): string {
    return `${actor.source}:${route.path}`;
}

/** Reads and writes of stores. */
export function storeAccesses(context: ModelContext): Made<StoreAccess>[] {
    const drafts: Draft<StoreAccess>[] = [];
    for (const node of context.nodes('StoreAccess', ast.isStoreAccess)) {
        const actor = actorOf(context, node);
        const store = node.store?.ref;
        const storeId = context.idOf(node.store);
        if (actor && store && storeId !== undefined) {
            const schema = schemaOf(node.store, store);
            const place = schema === undefined ? storeId : `${storeId}.${schema}`;
            drafts.push({
                node,
                base: `${actor.sourceOperation ?? actor.source}-${node.mode}->${place}`,
                make: (id) =>
                    present({
                        id,
                        ...actor,
                        mode: node.mode === 'reads' ? ('read' as const) : ('write' as const),
                        store: storeId,
                        schema,
                        location: context.source(node),
                    }),
            });
        }
    }
    return numbered(drafts);
}

/** The schema in `reads reports.daily`: what follows the store's own name. */
function schemaOf(reference: Reference, store: ast.Store): string | undefined {
    const last = lastSegment(reference.$refText);
    return reference.$refText.includes('.') && last !== store.name ? last : undefined;
}

/** Messages sent. */
export function publications(context: ModelContext): Made<Publication>[] {
    const drafts: Draft<Publication>[] = [];
    for (const node of context.nodes('Publication', ast.isPublication)) {
        const actor = actorOf(context, node);
        const message = messageOf(context, node.message);
        if (actor && message) {
            drafts.push({
                node,
                base: `${actor.sourceOperation ?? actor.source}-publishes->${message.event ?? message.channel}`,
                make: (id) =>
                    present({ id, ...actor, ...message, through: node.through, location: context.source(node) }),
            });
        }
    }
    return numbered(drafts);
}

/** Messages received, by handlers and by clients. */
export function subscriptions(context: ModelContext): Made<Subscription>[] {
    const drafts: Draft<Subscription>[] = [];
    for (const node of context.nodes('Handler', ast.isHandler)) {
        const id = context.id(node);
        const service = context.enclosing(node, ast.isComponent);
        const source = service && context.id(service);
        if (id !== undefined && source !== undefined) {
            drafts.push(...subscription(context, node, node.event, { source, sourceOperation: id }));
        }
    }
    for (const node of context.nodes('Consumption', ast.isConsumption)) {
        const actor = actorOf(context, node);
        if (actor) {
            drafts.push(...subscription(context, node, node.message, actor));
        }
    }
    return numbered(drafts);
}

function subscription(
    context: ModelContext,
    node: ast.Handler | ast.Consumption,
    reference: Reference<ast.Message> | undefined,
    actor: Actor,
): Draft<Subscription>[] {
    const message = messageOf(context, reference);
    if (!message) {
        return [];
    }
    const members = ast.isHandler(node) ? context.members(node) : [];
    return [
        {
            node,
            base: `${actor.source}-consumes->${message.event ?? message.channel}`,
            make: (id) => ({
                id,
                ...actor,
                ...message,
                policy: policyBlock(context, members),
                location: context.source(node, ast.isHandler(node) ? 'event' : 'message'),
            }),
        },
    ];
}

/** An event and the channel it rides, or a bare channel. */
interface MessageEnds {
    readonly event?: string;
    readonly channel?: string;
}

function messageOf(context: ModelContext, reference: Reference<ast.Message> | undefined): MessageEnds | undefined {
    const message = reference?.ref;
    const id = context.idOf(reference);
    if (!message || id === undefined) {
        return undefined;
    }
    return ast.isEvent(message) ? present({ event: id, channel: context.idOf(message.channel) }) : { channel: id };
}

function actorOf(context: ModelContext, node: AstNode): Actor | undefined {
    const element = enclosingElement(node);
    if (ast.isOperation(element) || ast.isHandler(element)) {
        const service = context.enclosing(element, ast.isComponent);
        const source = service && context.id(service);
        const sourceOperation = context.id(element);
        return source === undefined || sourceOperation === undefined ? undefined : { source, sourceOperation };
    }
    if (ast.isComponent(element) || ast.isClient(element)) {
        const source = context.id(element);
        return source === undefined ? undefined : { source };
    }
    return undefined;
}

function calleeOf(context: ModelContext, reference: Reference<ast.Callable> | undefined) {
    const callee = reference?.ref;
    const id = context.idOf(reference);
    if (!callee || id === undefined) {
        return undefined;
    }
    if (ast.isComponent(callee) || ast.isExternal(callee)) {
        return { target: id };
    }
    if (!ast.isOperation(callee)) {
        return undefined;
    }
    const service = context.enclosing(callee, ast.isComponent);
    const target = service && context.id(service);
    return target === undefined ? undefined : { target, targetOperation: id };
}

const NO_MODIFIERS = {
    times: { per: 'request', count: 1 } as Times,
    parallel: false,
    optional: false,
    batched: false,
    ignoresReply: false,
    bypassesMesh: false,
};

function modifiers(context: ModelContext, nodes: readonly ast.CallModifier[]) {
    return {
        ...NO_MODIFIERS,
        ...present({
            times: times(nodes),
            protocol: nodes.find(ast.isOverProtocol)?.protocol,
            address: nodes.find(ast.isAtAddress)?.address,
            addressAt: nodes.find(ast.isAtAddress)?.$cstNode?.range,
            bypassAt: nodes.find(ast.isBypassingMesh)?.$cstNode?.range,
            undoneBy: context.idOf(nodes.find(ast.isUndoneBy)?.operation),
            policy: context.idOf(nodes.find(ast.isWithPolicy)?.policy),
        }),
        parallel: nodes.some(ast.isInParallel),
        optional: nodes.some(ast.isOptionalCall),
        batched: nodes.some(ast.isBatched),
        ignoresReply: nodes.some(ast.isIgnoringReply),
        bypassesMesh: nodes.some(ast.isBypassingMesh),
    };
}

function times(nodes: readonly ast.CallModifier[]): Times | undefined {
    const perItem = nodes.find(ast.isPerItem);
    if (perItem) {
        return present({ per: 'item' as const, upTo: count(perItem.upTo) });
    }
    const repeated = count(nodes.find(ast.isTimes)?.count);
    return repeated === undefined ? undefined : { per: 'request', count: repeated };
}
