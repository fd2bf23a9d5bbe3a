import type { ModelIndex } from '../index-model.ts';
import type { Publication, Subscription } from '../messaging.ts';
import { byCodeUnits } from '../order.ts';
import { buildDigraph, type Digraph } from './digraph.ts';

/** A message's way from one place that publishes it to one that receives it. */
export interface Delivery {
    readonly publication: Publication;
    readonly subscription: Subscription;
    /** Id of the event; absent when a bare topic or queue is used on both sides. */
    readonly event?: string;
    /** Id of the topic or queue that it rides, if known. */
    readonly channel?: string;
}

/** Every pair of a publication and a subscription that it reaches. Sorted by publication, then subscription. */
export function deliveries(index: ModelIndex): readonly Delivery[] {
    return index.model.publications.flatMap((publication) => deliveriesOf(index, publication));
}

/**
 * The subscriptions that a publication reaches: they name the event, or the topic or queue on which the publication
 * puts it. A publication to a bare topic does not reach who waits for one particular event on it. Sorted.
 */
export function deliveriesOf(index: ModelIndex, publication: Publication): readonly Delivery[] {
    const channel = index.channelOf(publication);
    const ofEvent = publication.event === undefined ? [] : index.subscriptionsOf(publication.event);
    const ofChannel =
        channel === undefined
            ? []
            : index.subscriptionsTo(channel).filter((subscription) => subscription.event === undefined);
    return [...ofEvent, ...ofChannel]
        .sort((a, b) => byCodeUnits(a.id, b.id))
        .map((subscription) => ({
            publication,
            subscription,
            ...(publication.event === undefined ? {} : { event: publication.event }),
            ...(channel === undefined ? {} : { channel }),
        }));
}

/** At which level a message graph stands, and what it leaves out. */
export interface MessageGraphOptions {
    /** `service` (default), or `operation`: publishing operations and handlers, as far as they are modelled. */
    readonly level?: 'service' | 'operation';
    /** Services with the role `infrastructure` are nodes; there unless said otherwise. */
    readonly infrastructure?: boolean;
}

/**
 * Who sends messages to whom: an edge from publisher to receiver, made by the publication and the subscription.
 * Nodes are those who publish or receive, clients included; with {@link union} it joins a call graph of its level.
 */
export function messageGraph(index: ModelIndex, options: MessageGraphOptions = {}): Digraph {
    const wanted = (id: string) =>
        options.infrastructure !== false || index.services.get(id)?.role !== 'infrastructure';
    const nodeOf = (message: Publication | Subscription) =>
        options.level === 'operation' ? (message.sourceOperation ?? message.source) : message.source;
    const messages = [...index.model.publications, ...index.model.subscriptions];
    return buildDigraph(
        messages.filter((message) => wanted(message.source)).map(nodeOf),
        deliveries(index)
            .filter(({ publication, subscription }) => wanted(publication.source) && wanted(subscription.source))
            .map(({ publication, subscription }) => ({
                source: nodeOf(publication),
                target: nodeOf(subscription),
                relations: [publication.id, subscription.id],
            })),
    );
}
