import type { ModelIndex } from '../../model/index-model.ts';
import type { Channel, Subscription } from '../../model/messaging.ts';
import { byCodeUnits } from '../../model/order.ts';
import { compareSources } from '../../model/source.ts';
import type { RelatedLocation } from '../finding.ts';
import type { NameOf } from './naming.ts';

/** The services' subscriptions to a topic or queue, to events that ride it too, by id. */
export function consumersOf(index: ModelIndex, channel: Channel): readonly Subscription[] {
    return index
        .subscriptionsTo(channel.id)
        .filter((subscription) => index.services.has(subscription.source))
        .sort((a, b) => byCodeUnits(a.id, b.id));
}

/** Where services receive the messages of a channel, by place, the first few of many. */
export function consumerLocations(subscriptions: readonly Subscription[], nameOf: NameOf): readonly RelatedLocation[] {
    const byPlace = [...subscriptions].sort((a, b) => compareSources(a.location, b.location));
    return byPlace.slice(0, SHOWN).map(({ source, sourceOperation, location }) => ({
        message: `\`${nameOf(sourceOperation ?? source)}\` receives from it`,
        source: location,
        element: sourceOperation ?? source,
    }));
}

const SHOWN = 20;

/** Ids and names of the channels that other channels name as their dead-letter channel. To be had through `RuleContext.derive`. */
export function deadLetterChannels(index: ModelIndex): ReadonlySet<string> {
    return new Set(
        index.model.topics.flatMap(({ deadletter }) => (deadletter.said === 'set' ? [deadletter.value] : [])),
    );
}

/** Whether a channel is where another one puts what cannot be handled. */
export function isDeadLetterChannel({ id, name }: Channel, named: ReadonlySet<string>): boolean {
    return named.has(id) || named.has(name);
}
