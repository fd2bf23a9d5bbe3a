import type { Call } from '../../model/call.ts';
import { callHops } from '../../model/graphs/call-hops.ts';
import { buildDigraph } from '../../model/graphs/digraph.ts';
import { cyclicComponents } from '../../model/graphs/strongly-connected-components.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Operation } from '../../model/service.ts';
import type { Range } from '../../model/source.ts';
import type { Fix, TextEdit } from '../finding.ts';
import { insertStatements } from './insert-statements.ts';

/**
 * A fix that turns a call into an event: the caller publishes `<Operation>Requested` (by an outbox where it also
 * writes a store), the command that was called becomes the event's handler, and the event is declared in the
 * caller's context.
 *
 * It is offered only where nothing else has to change: one plain call to an idempotent command that nobody else calls
 * or mentions, and without which no circle of calls is left among the services in question.
 *
 * @param mentioned ids of the operations that scenarios, migrations and the like name; see {@link mentionedOperations}
 */
export function callToEvent(
    index: ModelIndex,
    call: Call,
    services: readonly string[],
    mentioned: () => ReadonlySet<string>,
): readonly Fix[] {
    const operation = index.operations.get(call.targetOperation ?? '');
    if (!operation?.head || !isPlain(call) || !isOnlyUse(index, call, operation)) {
        return [];
    }
    const event = `${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}Requested`;
    const nameIsTaken = Array.from(index.elements.values()).some((element) => element.name === event);
    const declaration = declareEvent(index, call.source, event);
    if (nameIsTaken || !declaration || mentioned().has(operation.id) || staysCyclic(index, call, services)) {
        return [];
    }
    return [
        {
            title: `Publish ${event} instead of calling ${operation.name}`,
            safe: false,
            edits: [
                {
                    uri: call.location.uri,
                    range: call.location.extent,
                    newText: `publishes ${event}${writesStore(index, call) ? ' outbox' : ''}`,
                },
                { uri: operation.source.uri, range: operation.head, newText: handlerHead(operation, declaration.id) },
                declaration.edit,
            ],
        },
    ];
}

/** Ids of operations that something other than a call names. To be had through `RuleContext.derive`. */
export function mentionedOperations(index: ModelIndex): ReadonlySet<string> {
    const { scenarios, migrations, experiments, constraints, views, meshes, policies, system, calls, services } =
        index.model;
    const found = new Set<string>();
    const left: unknown[] = [scenarios, migrations, experiments, constraints, views, meshes, policies, system];
    left.push(...calls.flatMap(({ undoneBy, declared }) => [undoneBy, declared]));
    left.push(...services.map(({ defaults }) => defaults));
    for (let value = left.pop(); left.length > 0 || value !== undefined; value = left.pop()) {
        if (typeof value === 'string' && index.operations.has(value)) {
            found.add(value);
        } else if (typeof value === 'object' && value !== null) {
            for (const part of Object.values(value)) {
                left.push(part);
            }
        }
    }
    return found;
}

function isPlain(call: Call): boolean {
    const once = call.times.per === 'request' && call.times.count === 1;
    return once && call.route === undefined && call.undoneBy === undefined && call.allows.length === 0;
}

/** Only a command can be told to happen; what answers a question has to be asked. */
function isOnlyUse(index: ModelIndex, call: Call, operation: Operation): boolean {
    return (
        operation.kind === 'command' &&
        operation.idempotent &&
        index
            .callsTo(operation.service)
            .every(
                (other) =>
                    other.id === call.id ||
                    (other.targetOperation !== undefined && other.targetOperation !== operation.id),
            )
    );
}

function staysCyclic(index: ModelIndex, call: Call, services: readonly string[]): boolean {
    const inside = new Set(services);
    const edges = services
        .flatMap((service) => index.callsFrom(service))
        .filter((other) => other.id !== call.id)
        .flatMap((other) => callHops(index, other))
        .filter(({ target }) => inside.has(target))
        .map(({ call: { source }, target, relations }) => ({ source, target, relations }));
    return cyclicComponents(buildDigraph([], edges)).length > 0;
}

function writesStore(index: ModelIndex, call: Call): boolean {
    const accesses =
        call.sourceOperation === undefined ? index.accessesFrom(call.source) : index.accessesIn(call.sourceOperation);
    return accesses.some(({ mode }) => mode === 'write');
}

function handlerHead({ idempotencyKey, critical, saga }: Operation, event: string): string {
    const by = idempotencyKey === undefined ? '' : ` by "${idempotencyKey}"`;
    return `on ${event} idempotent${by}${critical ? ' critical' : ''}${saga ? ' saga' : ''}`;
}

/** Declares the event in the context of its publisher, or beside a publisher that stands in none. */
function declareEvent(
    index: ModelIndex,
    publisher: string,
    event: string,
): { readonly id: string; readonly edit: TextEdit } | undefined {
    const service = index.services.get(publisher);
    const context = index.contexts.get(service?.context ?? '');
    if (context?.block) {
        return { id: `${context.id}.${event}`, edit: insertStatements(context, [`event ${event}`]) };
    }
    if (!service || service.context !== undefined) {
        return undefined;
    }
    const { uri, extent } = service.source;
    return { id: event, edit: { uri, range: emptyAt(extent.end), newText: `\nevent ${event}` } };
}

function emptyAt(position: Range['start']): Range {
    return { start: position, end: position };
}
