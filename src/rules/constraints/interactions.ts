import type { ConstraintVerb, Selector } from '../../model/constraint.ts';
import { callHops, isRouter } from '../../model/graphs/call-hops.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Publication, Subscription } from '../../model/messaging.ts';
import type { Relation } from '../../model/relation.ts';
import { selectables } from './selectables.ts';
import { type Selectable, selectable } from './selection.ts';

/** Somebody who does something with something, as constraints speak of it. */
export interface Interaction {
    readonly verb: ConstraintVerb;
    /** The relation that says so. */
    readonly relation: Relation;
    readonly subject: Selectable;
    readonly object: Selectable;
    /** Id of what the message names as the object. */
    readonly objectId: string;
}

/** Finds the interactions of a kind by what they are done with. To be had through `RuleContext.derive`. */
export function interactionsByObject(
    index: ModelIndex,
): (verb: ConstraintVerb, object: Selector) => readonly Interaction[] {
    const byVerb = new Map(
        Array.from(interactions(index), ([verb, all]) => [verb, selectables(index, all, ({ object }) => [object])]),
    );
    return (verb, object) => byVerb.get(verb)?.(object) ?? [];
}

function interactions(index: ModelIndex): ReadonlyMap<ConstraintVerb, readonly Interaction[]> {
    const accesses = [...accessesOf(index)];
    return new Map([
        ['call', [...callsOf(index)]],
        ['read', accesses.filter(({ verb }) => verb === 'read')],
        ['write', accesses.filter(({ verb }) => verb === 'write')],
        ['publish', index.model.publications.map((it) => messageOf(index, 'publish', it))],
        ['consume', index.model.subscriptions.map((it) => messageOf(index, 'consume', it))],
    ]);
}

/** Calls, to what they name and, through routers, to where they end up; a router that is called only passes on. */
function* callsOf(index: ModelIndex): Generator<Interaction> {
    for (const call of index.model.calls) {
        if (isRouter(index, call.source) && index.callsTo(call.source).length > 0) {
            continue;
        }
        const subject = selectable(index, call.sourceOperation, call.source);
        const direct = { target: call.target, targetOperation: call.targetOperation };
        const ends = isRouter(index, call.target) ? [direct, ...callHops(index, call)] : [direct];
        for (const { target, targetOperation } of ends) {
            yield {
                verb: 'call',
                relation: call,
                subject,
                object: selectable(index, targetOperation, target),
                objectId: targetOperation ?? target,
            };
        }
    }
}

function* accessesOf(index: ModelIndex): Generator<Interaction> {
    for (const access of index.model.storeAccesses) {
        yield {
            verb: access.mode,
            relation: access,
            subject: selectable(index, access.sourceOperation, access.source),
            object: selectable(index, access.store),
            objectId: access.store,
        };
    }
}

function messageOf(index: ModelIndex, verb: ConstraintVerb, message: Publication | Subscription): Interaction {
    return {
        verb,
        relation: message,
        subject: selectable(index, message.sourceOperation, message.source),
        object: selectable(index, message.event, index.channelOf(message)),
        objectId: message.event ?? message.channel ?? '',
    };
}
