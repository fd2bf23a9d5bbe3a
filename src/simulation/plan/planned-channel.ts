import type { ModelIndex } from '../../model/index-model.ts';
import type { Channel } from '../../model/messaging.ts';
import { saidValue } from '../../model/said.ts';
import type { ChannelKey, PlanDraft } from './plan-draft.ts';
import type { PlannedChannel, PlannedConsumer } from './simulation-plan.ts';

/** Tries again, and the wait between them, where nobody says how a broker repeats what was not handled. */
const USUAL_REDELIVERY = { times: 3, backoff: { base: 1000, growth: 'constant' } } as const;

/** What carries an event or a bare message, and who gets it. */
export function plannedChannel(draft: PlanDraft, key: ChannelKey): PlannedChannel {
    const channel = key.channel === undefined ? undefined : draft.index.channels.get(key.channel);
    return channel ? brokered(draft, key, channel) : direct(draft, key);
}

/**
 * Id of a planned channel: the topic or queue, with the event where it carries one; the event where nothing carries
 * it. A dead-letter channel that is declared nowhere has its name only.
 */
export function channelId({ channel, event }: ChannelKey): string {
    return channel === undefined || event === undefined ? (channel ?? event ?? '') : `${channel}/${event}`;
}

/** Nothing carries it: it reaches everybody at once, and is not repeated. */
function direct(draft: PlanDraft, key: ChannelKey): PlannedChannel {
    if (key.event !== undefined) {
        draft.assumptions.assume('no-channel', key.event);
    }
    return {
        id: channelId(key),
        capacity: Number.POSITIVE_INFINITY,
        overflow: 'reject',
        consumers: consumersOf(draft, key, Number.POSITIVE_INFINITY),
        redelivery: { times: 0 },
        redelivers: false,
    };
}

function brokered(draft: PlanDraft, key: ChannelKey, channel: Channel): PlannedChannel {
    const { assume } = draft.assumptions;
    const consumers = consumersOf(draft, key, channel.partitions ?? Number.POSITIVE_INFINITY);
    if (consumers.length === 0) {
        assume('no-receiver', channel.id);
    } else if (consumers.length > 1 && channel.kind === 'queue') {
        assume('each-receiver', channel.id);
    }
    if (channel.size !== undefined) {
        assume('size-ignored', channel.id);
    }
    if (channel.capacity !== undefined && channel.overflow === undefined) {
        assume('no-overflow', channel.id);
    }
    if (channel.capacity !== undefined && carriesMore(draft.index, channel.id)) {
        assume('capacity-for-each', channel.id);
    }
    const deadletter = saidValue(channel.deadletter);
    return {
        id: channelId(key),
        ...(channel.takes ? { takes: channel.takes } : {}),
        capacity: channel.capacity ?? Number.POSITIVE_INFINITY,
        overflow: overflowOf(channel.overflow),
        consumers,
        ...(deadletter === undefined
            ? {}
            : { deadletter: draft.channelOf({ channel: channelCalled(draft.index, deadletter, channel) }) }),
        ...redeliveryOf(draft, channel),
    };
}

function carriesMore({ model }: ModelIndex, channel: string): boolean {
    return model.events.filter(({ via }) => via === channel).length > 1;
}

function redeliveryOf({ assumptions }: PlanDraft, channel: Channel): Pick<PlannedChannel, 'redelivery' | 'redelivers'> {
    if (channel.delivery === 'at-most-once' || channel.redelivers.said === 'none') {
        return { redelivery: { times: 0 }, redelivers: false };
    }
    if (channel.redelivers.said === 'set') {
        return { redelivery: channel.redelivers.value, redelivers: true };
    }
    assumptions.assume('no-redelivery', channel.id);
    return { redelivery: USUAL_REDELIVERY, redelivers: true };
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
function consumersOf(draft: PlanDraft, { event, channel }: ChannelKey, parallel: number): readonly PlannedConsumer[] {
    const { index } = draft;
    const ofEvent = event === undefined ? [] : index.subscriptionsOf(event);
    const ofChannel =
        channel === undefined ? [] : index.subscriptionsTo(channel).filter((each) => each.event === undefined);
    const nodes = [...ofEvent, ...ofChannel].map(({ source, sourceOperation }) => sourceOperation ?? source);
    return [...new Set(nodes)].sort().map((node) => ({ work: draft.workOf(node), parallel }));
}
