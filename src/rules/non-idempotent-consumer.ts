import { z } from 'zod';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Channel, Subscription } from '../model/messaging.ts';
import type { Operation } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted, listed } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf } from './analysis/own-calls.ts';
import { isUnsafeToRepeat } from './analysis/repeatable.ts';
import type { Fix, RelatedLocation } from './finding.ts';
import { defineRule, type UnknownAs } from './rule.ts';

/** Finds message handlers that do their work twice when a message comes twice; see `non-idempotent-consumer.md`. */
export const nonIdempotentConsumer = defineRule({
    id: 'non-idempotent-consumer',
    category: 'consistency',
    severity: 'error',
    summary: 'A handler of messages that may come twice changes state anew each time',
    fixable: true,
    sources: [
        'Hohpe, Woolf, Enterprise Integration Patterns: Idempotent Receiver',
        'Richardson, Microservices Patterns, section 3.3.6',
        'Amazon Builders’ Library, Making retries safe with idempotent APIs',
    ],
    options: z.object({}),
    *check({ index, derive, unknownAs }) {
        const nameOf = derive(naming);
        for (const handler of index.model.operations) {
            const subscription = index.subscriptions.get(handler.subscription ?? '');
            if (!subscription || handler.idempotent || handler.idempotencyKey !== undefined) {
                continue;
            }
            const channel = index.channels.get(index.channelOf(subscription) ?? '');
            const effects = effectsOf(index, handler, nameOf);
            if (effects.length > 0 && maybeTwice(channel, unknownAs)) {
                yield {
                    severity: 'error',
                    message: `\`${nameOf(handler.id)}\` ${listed(shown(effects))} for each message but is not idempotent, and ${whyTwice(channel, subscription, nameOf)}: a message that comes twice takes effect twice.`,
                    source: handler.source,
                    element: handler.id,
                    relations: [subscription.id, ...effects.map(({ relation }) => relation)],
                    related: [
                        ...effects.map(({ relation, ...location }) => ({
                            ...location,
                            message: `\`${nameOf(handler.id)}\` ${location.message}`,
                        })),
                        ...deliveryLocation(channel, nameOf),
                    ],
                    fixes: markIdempotent(handler),
                };
            }
        }
    },
});

/** At-least-once is what brokers do unless told otherwise, so silence about it means it. */
function maybeTwice(channel: Channel | undefined, unknownAs: UnknownAs): boolean {
    const delivery = channel?.delivery;
    return delivery === undefined ? unknownAs === 'absent' : delivery === 'at-least-once';
}

function whyTwice(channel: Channel | undefined, subscription: Subscription, nameOf: NameOf): string {
    if (!channel) {
        return `nothing is said of how \`${nameOf(subscription.event ?? '')}\` is delivered, so as a rule at least once`;
    }
    const name = `\`${nameOf(channel.id)}\``;
    return channel.delivery === undefined
        ? `nothing is said of the delivery of ${name}, so as a rule it is at least once`
        : `${name} delivers at least once`;
}

function deliveryLocation(channel: Channel | undefined, nameOf: NameOf): readonly RelatedLocation[] {
    return channel
        ? [{ message: `\`${nameOf(channel.id)}\` carries the messages`, source: channel.source, element: channel.id }]
        : [];
}

/** Something that happens again when the message comes again. */
interface Effect extends RelatedLocation {
    readonly relation: string;
}

/**
 * Writes of databases, calls of commands that are not safe to repeat, and calls out of the system whose reply nobody
 * waits for (a mail). What is written to a cache is nobody's truth; a call that names no command may only ask.
 */
function effectsOf(index: ModelIndex, handler: Operation, nameOf: NameOf): readonly Effect[] {
    const writes = index
        .accessesIn(handler.id)
        .filter(({ mode, store }) => mode === 'write' && index.stores.get(store)?.kind === 'store')
        .map(({ id, store, location }) => ({
            relation: id,
            message: `writes \`${nameOf(store)}\``,
            source: location,
            element: handler.id,
        }));
    const calls = index
        .callsIn(handler.id)
        .filter((call) =>
            callHops(index, call).some(({ target, targetOperation }) => {
                const operation = index.operations.get(targetOperation ?? '');
                return operation ? isUnsafeToRepeat(operation) : call.ignoresReply && index.externals.has(target);
            }),
        )
        .map((call) => ({
            relation: call.id,
            message: `calls \`${nameOf(calleeOf(call))}\``,
            source: call.location,
            element: handler.id,
        }));
    return [...writes, ...calls].sort((a, b) => compareSources(a.source, b.source));
}

function shown(effects: readonly Effect[]): readonly string[] {
    const different = [...new Set(effects.map(({ message }) => message))];
    return different.length <= SHOWN
        ? different
        : [...different.slice(0, SHOWN), `does ${counted(different.length - SHOWN, 'more thing')}`];
}

/** Most effects that the message names; all stand in the related locations. */
const SHOWN = 4;

function markIdempotent({ source, head }: Operation): readonly Fix[] {
    const at = head?.end;
    return at === undefined
        ? []
        : [
              {
                  title: 'Mark the handler as idempotent (once it is)',
                  safe: false,
                  edits: [{ uri: source.uri, range: { start: at, end: at }, newText: ' idempotent' }],
              },
          ];
}
