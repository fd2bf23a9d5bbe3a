import type { ModelIndex } from '../../model/index-model.ts';
import type { Channel, Subscription } from '../../model/messaging.ts';
import { saidValue } from '../../model/said.ts';
import type { ChannelKey, PlanDraft } from './plan-draft.ts';
import type { PlannedChannel, PlannedConsumer } from './simulation-plan.ts';

/** Tries again, and the wait between them, where nobody says how a broker repeats what was not handled. */
const USUAL_REDELIVERY = { times: 3, backoff: { base: 1000, growth: 'constant' } } as const;

/**
 * What carries an event or a bare message, and who gets it.
 *
 * @param before the same channel with what it is known to carry already
 */
export function plannedChannel(draft: PlanDraft, key: ChannelKey, before: PlannedChannel | undefined): PlannedChannel {
    const channel = key.channel === undefined ? undefined : draft.index.channels.get(key.channel);
    const consumers = consumersOf(draft, key);
    if (channel && consumers.length === 0) {
        draft.assumptions.assume('no-receiver', channel.id);
    }
    if (channel && consumers.length > 0 && isRedeliveryUnsaid(channel)) {
        draft.assumptions.assume('no-redelivery', channel.id);
    }
    if (before) {
        return { ...before, consumers: [...before.consumers, ...newOf(consumers, before.consumers)] };
    }
    return channel ? brokered(draft, channel, consumers) : direct(draft, key, consumers);
}

/** Nothing carries it: it reaches everybody at once, and is not repeated. */
function direct(draft: PlanDraft, key: ChannelKey, consumers: readonly PlannedConsumer[]): PlannedChannel {
    if (key.event !== undefined) {
        draft.assumptions.assume('no-channel', key.event);
    }
    return {
        id: key.channel ?? key.event ?? '',
        kind: 'topic',
        capacity: Number.POSITIVE_INFINITY,
        overflow: 'reject',
        partitions: Number.POSITIVE_INFINITY,
        consumers,
        redelivery: { times: 0 },
        redelivers: false,
    };
}

function brokered(draft: PlanDraft, channel: Channel, consumers: readonly PlannedConsumer[]): PlannedChannel {
    const { assume } = draft.assumptions;
    if (channel.size !== undefined) {
        assume('size-ignored', channel.id);
    }
    if (channel.capacity !== undefined && channel.overflow === undefined) {
        assume('no-overflow', channel.id);
    }
    const deadletter = saidValue(channel.deadletter);
    return {
        id: channel.id,
        kind: channel.kind,
        ...(channel.takes ? { takes: channel.takes } : {}),
        capacity: channel.capacity ?? Number.POSITIVE_INFINITY,
        overflow: overflowOf(channel.overflow),
        partitions: channel.partitions ?? Number.POSITIVE_INFINITY,
        consumers,
        ...(deadletter === undefined
            ? {}
            : { deadletter: draft.channelOf({ channel: channelCalled(draft.index, deadletter, channel) }) }),
        ...redeliveryOf(channel),
    };
}

function redeliveryOf(channel: Channel): Pick<PlannedChannel, 'redelivery' | 'redelivers'> {
    if (channel.delivery === 'at-most-once' || channel.redelivers.said === 'none') {
        return { redelivery: { times: 0 }, redelivers: false };
    }
    return {
        redelivery: channel.redelivers.said === 'set' ? channel.redelivers.value : USUAL_REDELIVERY,
        redelivers: true,
    };
}

function isRedeliveryUnsaid({ delivery, redelivers }: Channel): boolean {
    return delivery !== 'at-most-once' && redelivers.said === 'unknown';
}

function overflowOf(overflow: string | undefined): PlannedChannel['overflow'] {
    switch (overflow) {
        case 'drop':
        case 'drop-oldest':
            return 'drop';
        case 'block':
            return 'block';
        default:
            return 'reject';
    }
}

/** A dead-letter channel is named by its id or its name, its own broker's first; it need not be declared. */
function channelCalled({ channels, model }: ModelIndex, name: string, { broker }: Channel): string {
    const own = `${broker}.${name}`;
    if (channels.has(own) || channels.has(name)) {
        return channels.has(own) ? own : name;
    }
    return model.topics.find((topic) => topic.name === name || topic.id.endsWith(`.${name}`))?.id ?? own;
}

/** Those who wait for the event, or for whatever comes on the topic or queue; each handler once. */
function consumersOf(draft: PlanDraft, { event, channel }: ChannelKey): readonly PlannedConsumer[] {
    const { index } = draft;
    const nodesOf = (subscriptions: readonly Subscription[]) =>
        subscriptions.map(({ source, sourceOperation }) => sourceOperation ?? source);
    const ofChannel = new Set(
        nodesOf(channel === undefined ? [] : index.subscriptionsTo(channel).filter((each) => each.event === undefined)),
    );
    const ofEvent = new Set(nodesOf(event === undefined ? [] : index.subscriptionsOf(event)));
    return [...new Set([...ofEvent, ...ofChannel])].sort().map((node) => ({
        work: draft.workOf(node),
        ...(event === undefined || channel === undefined || ofChannel.has(node) ? {} : { event }),
    }));
}

function newOf(consumers: readonly PlannedConsumer[], known: readonly PlannedConsumer[]): readonly PlannedConsumer[] {
    return consumers.filter(({ work, event }) => !known.some((each) => each.work === work && each.event === event));
}
