import type { Broker, Channel, Event } from '../../src/model/messaging.ts';
import { addTo } from '../../src/model/multimap.ts';
import { findTechnology } from '../../src/model/technologies.ts';
import type { Telemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import { contextOf, elementOf, ownerOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { backoff } from './policies.ts';
import { has, objective, technologies, workTime } from './qualities.ts';
import { telemetryOf } from './telemetry.ts';
import { count, present, quantity, said } from './values.ts';

/** What happened, and is told. */
export function* events(context: ModelContext): Generator<Event> {
    for (const node of context.nodes('Event', ast.isEvent)) {
        const element = elementOf(context, node, 'event');
        if (element) {
            yield present({
                ...element,
                kind: 'event' as const,
                context: contextOf(context, node),
                via: context.idOf(node.channel),
                fields: [...(node.fields?.fields ?? [])],
            });
        }
    }
}

/** Brokers; the name of one is its technology where the table knows it and nothing else is said. */
export function* brokers(context: ModelContext, system: Telemetry): Generator<Broker> {
    const channelsOf = new Map<ast.Broker, string[]>();
    for (const channel of context.nodes('Channel', ast.isChannel)) {
        const broker = context.enclosing(channel, ast.isBroker);
        const id = context.id(channel);
        if (broker && id !== undefined) {
            addTo(channelsOf, broker, id);
        }
    }
    for (const node of context.nodes('Broker', ast.isBroker)) {
        const element = elementOf(context, node, 'broker');
        if (element) {
            yield present({
                ...element,
                kind: 'broker' as const,
                technology: node.technology ?? technologies(context, node)[0] ?? findTechnology(element.name)?.name,
                context: contextOf(context, node),
                team: ownerOf(context, node),
                channels: (channelsOf.get(node) ?? []).sort(),
                telemetry: telemetryOf(context, node, system),
            });
        }
    }
}

/** Topics and queues. */
export function* channels(context: ModelContext): Generator<Channel> {
    for (const node of context.nodes('Channel', ast.isChannel)) {
        const element = elementOf(context, node, node.kind);
        const broker = context.enclosing(node, ast.isBroker);
        const brokerId = broker && context.id(broker);
        if (element && brokerId !== undefined) {
            yield present({
                ...element,
                kind: node.kind,
                broker: brokerId,
                partitions: count(context.first(node, ast.isPartitions)?.count),
                retention: quantity(context.first(node, ast.isRetention)?.duration, 'duration'),
                compacted: has(context, node, ast.isCompacted),
                capacity: count(context.first(node, ast.isCapacity)?.messages),
                size: quantity(context.first(node, ast.isSize)?.bytes, 'size'),
                overflow: context.first(node, ast.isOverflow)?.action,
                deadletter: said(context, context.first(node, ast.isDeadLetter), (it) => it.channel),
                delivery: context.first(node, ast.isDelivery)?.guarantee,
                redelivers: said(context, context.first(node, ast.isRedelivers), (it) => {
                    const times = count(it.times);
                    return times === undefined ? undefined : present({ times, backoff: backoff(it.backoff) });
                }),
                takes: workTime(context.first(node, ast.isTakes)),
                slo: objective(context, node),
            });
        }
    }
}
