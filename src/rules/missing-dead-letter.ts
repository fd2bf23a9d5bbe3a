import { z } from 'zod';
import type { Channel } from '../model/messaging.ts';
import { counted, listed } from '../model/wording.ts';
import { consumerLocations, consumersOf, deadLetterChannels, isDeadLetterChannel } from './analysis/channel-users.ts';
import { naming } from './analysis/naming.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule } from './rule.ts';

/** Finds topics and queues on which a bad message comes back for ever; see `missing-dead-letter.md`. */
export const missingDeadLetter = defineRule({
    id: 'missing-dead-letter',
    category: 'consistency',
    severity: 'warning',
    summary: 'A topic or queue whose consumers have nowhere to put a message that they cannot handle',
    fixable: true,
    sources: [
        'Amazon Builders’ Library, Avoiding insurmountable queue backlogs',
        'Hohpe, Woolf, Enterprise Integration Patterns: Dead Letter Channel',
        'Nygard, Release It!, 2nd edition, chapter 5',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        const nameOf = derive(naming);
        const parking = derive(deadLetterChannels);
        for (const channel of index.model.topics) {
            const consumers = consumersOf(index, channel);
            if (
                consumers.length === 0 ||
                !isAbsent(channel.deadletter) ||
                !comesAgain(channel) ||
                isDeadLetterChannel(channel, parking)
            ) {
                continue;
            }
            const names = [...new Set(consumers.map(({ source, sourceOperation }) => sourceOperation ?? source))];
            const who = names.slice(0, SHOWN).map((name) => `\`${nameOf(name)}\``);
            const more = names.length > SHOWN ? [counted(names.length - SHOWN, 'more')] : [];
            const reason = channel.deadletter.said === 'none' ? '`deadletter none`' : 'nobody sets one';
            yield {
                severity: 'warning',
                message: `\`${nameOf(channel.id)}\` has no dead-letter channel (${reason}): a message that ${listed([...who, ...more])} cannot handle comes back ${again(channel)}.`,
                source: channel.deadletter.said === 'none' ? channel.deadletter.source : channel.source,
                element: channel.id,
                relations: consumers.map(({ id }) => id),
                related: consumerLocations(consumers, nameOf),
                fixes: [addDeadLetter(channel)],
            };
        }
    },
});

/** Most consumers that the message names. */
const SHOWN = 4;

/**
 * Whether a message that was not handled is delivered again: not where redelivery is ruled out. On a compacted topic
 * the next state of the same key makes up for one that was skipped.
 */
function comesAgain({ redelivers, delivery, compacted }: Channel): boolean {
    const never = redelivers.said === 'none' || (redelivers.said === 'set' && redelivers.value.times === 0);
    return !never && delivery !== 'at-most-once' && !compacted;
}

function again({ redelivers }: Channel): string {
    return redelivers.said === 'set'
        ? `${counted(redelivers.value.times, 'time')} and is then lost, or blocks all behind it`
        : 'again and again, or blocks all behind it';
}

/** The language's own way: the channel's name with `Dlq` behind it. */
function addDeadLetter(channel: Channel): Fix {
    const statement = `deadletter ${channel.name}${channel.name.includes('-') ? '-dlq' : 'Dlq'}`;
    const { deadletter } = channel;
    return {
        title: `Set a dead-letter channel: ${statement}`,
        safe: false,
        edits: [
            deadletter.said === 'none'
                ? { uri: deadletter.source.uri, range: deadletter.source.extent, newText: statement }
                : insertStatements(channel, [statement]),
        ],
    };
}
