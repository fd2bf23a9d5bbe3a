import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { lastName } from '../model/qualified-name.ts';
import { naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { callToEvent, mentionedOperations } from './fixes/call-to-event.ts';
import { defineRule } from './rule.ts';

/** Finds calls that only tell somebody something; see `sync-notification.md`. */
export const syncNotification = defineRule({
    id: 'sync-notification',
    category: 'chattiness',
    severity: 'info',
    summary: 'A synchronous call that only tells something, and whose answer nobody uses',
    fixable: true,
    sources: [
        'Azure Architecture Center, Synchronous I/O antipattern',
        'Hohpe, Woolf, Enterprise Integration Patterns: Event Message',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const call of derive(ownCalls)) {
            const what = whatItDoes(index, call);
            if (call.ignoresReply && what !== undefined && !mustBeConfirmed(index, call)) {
                yield {
                    severity: 'info',
                    message: `\`${nameOf(callerOf(call))}\` waits for \`${nameOf(calleeOf(call))}\`, which ${what}, and does nothing with the answer: told by an event, it would neither wait nor fail when \`${nameOf(call.target)}\` is down.`,
                    source: call.location,
                    element: callerOf(call),
                    relations: [call.id],
                    decisive: [call.id],
                    fixes: callToEvent(index, call, [], () => derive(mentionedOperations)),
                };
            }
        }
    },
});

/** What a call sets off at its end, behind routers, if that is something to be told of and not a question. */
function whatItDoes(index: ModelIndex, call: Call): string | undefined {
    for (const { target, targetOperation } of callHops(index, call)) {
        const operation = index.operations.get(targetOperation ?? '');
        if (operation?.kind === 'command') {
            return 'changes state';
        }
        if (wordsOf(operation?.name ?? '').some(isNotifying) || wordsOf(lastName(target)).some(isNotifying)) {
            return 'sends word';
        }
    }
    return undefined;
}

/** Its failure has to be known: an operation on which much depends, or a step that can be undone. */
function mustBeConfirmed(index: ModelIndex, call: Call): boolean {
    return index.operations.get(call.targetOperation ?? '')?.critical === true || call.undoneBy !== undefined;
}

/** The words of a name, in small letters: `sendOrder-Mail` has `send`, `order` and `mail`. */
function wordsOf(name: string): readonly string[] {
    return name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/);
}

function isNotifying(word: string): boolean {
    return NOTIFYING.test(word);
}

const NOTIFYING =
    /^(e?mails?|mailer|mailing|notif(y|ier|ications?|ies)|audits?|auditing|sms|push|newsletters?|alerts?)$/;
