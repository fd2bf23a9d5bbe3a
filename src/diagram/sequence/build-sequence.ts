import {
    type FlowAccess,
    type FlowBlock,
    type FlowDelivery,
    type FlowPublication,
    type FlowStep,
    type FlowWork,
    firstActor,
    flowSteps,
    type ScenarioFlow,
} from '../../model/flow/flow.ts';
import { followScenario } from '../../model/flow/follow-scenario.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Publication } from '../../model/messaging.ts';
import { formatShare } from '../../model/quantities.ts';
import type { Scenario } from '../../model/scenario.ts';
import { countFindings } from '../views/finding-marks.ts';
import { dockedStores } from '../views/store-docking.ts';
import { callItem, nameOf, type Telling } from './call-items.ts';
import { createParticipants } from './participants.ts';
import type { ScenarioRequest } from './scenario-views.ts';
import {
    type Fragment,
    type PlainMessage,
    type SelfMessage,
    type SequenceItem,
    type SequenceView,
    sequenceItems,
} from './sequence-view.ts';
import { loadText, UNFOLLOWED_TEXT, workTimeText } from './wording.ts';

/** The sequence of a scenario. */
export function buildSequence({ index, scenario, head, findings, hidden }: ScenarioRequest): SequenceView {
    const flow = followScenario(index, scenario);
    const participants = createParticipants(index, findings);
    const teller: Teller = {
        index,
        findings,
        enter: participants.enter,
        hidden,
        docked: dockedStores(index.model),
        told: new Map(),
    };
    const items = stepItems(teller, flow.steps);
    const later = deliveries(teller, flow);
    const all = participants.all();
    const counted =
        findings &&
        countFindings(findings, [
            ...all.flatMap(({ id }) => [id, ...(index.services.get(id)?.operations ?? [])]),
            ...[...sequenceItems(items), ...sequenceItems(later)].flatMap((item) =>
                item.kind === 'fragment' ? [] : item.relations,
            ),
        ]);
    return {
        kind: 'sequence',
        ...head,
        subtitle: subtitle(scenario, items),
        participants: all,
        items,
        later,
        ...(findings ? { findings: { error: 0, warning: 0, info: 0, ...counted } } : {}),
        notes: [...head.notes, ...flow.notes],
    };
}

interface Teller extends Telling {
    readonly hidden: ReadonlySet<string>;
    readonly docked: ReadonlyMap<string, string>;
    /** Works that are told already, with the number of their steps. */
    readonly told: Map<string, number>;
}

function subtitle(scenario: Scenario, items: readonly SequenceItem[]): string {
    const waits = [...sequenceItems(items)].some((item) => item.kind === 'call' && item.wait);
    const load = scenario.load ? `, ${loadText(scenario.load)}` : '';
    return `Scenario${load}${waits ? ' · brackets show how long each caller waits' : ''}`;
}

function stepItems(teller: Teller, steps: readonly FlowStep[]): readonly SequenceItem[] {
    return steps.flatMap((step) => itemsOfStep(teller, step));
}

function itemsOfStep(teller: Teller, step: FlowStep): readonly SequenceItem[] {
    switch (step.kind) {
        case 'call': {
            const { call, work } = step;
            if (teller.hidden.has(call.target) || teller.hidden.has(call.source)) {
                return [];
            }
            // Those who talk first stand further left.
            teller.enter(call.source);
            teller.enter(call.target);
            return [callItem(teller, step, workItems(teller, work))];
        }
        case 'access':
            return teller.hidden.has(step.access.store) ? [] : [accessItem(teller, step)];
        case 'publication':
            return hides(teller, step.publication, step.channel) ? [] : [publicationItem(teller, step)];
        case 'block':
            return blockItem(teller, step);
    }
}

/** The work's own time, then its steps, then why it is not followed further. */
function workItems(teller: Teller, work: FlowWork): readonly SequenceItem[] {
    const on = teller.enter(work.element);
    const service = teller.index.services.get(work.element);
    const works = service !== undefined && service.kind !== 'router';
    const own = work.takes && works ? [selfItem(on, `works ${workTimeText(work.takes)}`, true)] : [];
    const unfollowed = work.unfollowed ? [selfItem(on, UNFOLLOWED_TEXT[work.unfollowed], false)] : [];
    if (isToldAbove(teller, work)) {
        return [selfItem(on, 'as above', false)];
    }
    return [...own, ...stepItems(teller, work.steps), ...unfollowed];
}

/** Shortest work that is not told a second time. */
const LONG = 4;

/** A long work that is told already, at least as far as it is followed here, is not told again. */
function isToldAbove({ told }: Teller, { node, steps }: FlowWork): boolean {
    const length = [...flowSteps(steps)].length;
    if (node === undefined || length < LONG) {
        return false;
    }
    const before = told.get(node) ?? 0;
    told.set(node, Math.max(before, length));
    return before >= length;
}

function selfItem(on: string, text: string, arrow: boolean): SelfMessage {
    return { kind: 'self', on, text, arrow, relations: [], description: text };
}

/** A private store is spoken of at its service; one that several use takes part. */
function accessItem(teller: Teller, { access, share }: FlowAccess): SequenceItem {
    const { index, findings } = teller;
    const store = nameOf(index, access.store);
    const verb = access.mode === 'read' ? 'reads' : 'writes';
    const miss = share === undefined ? '' : `on a miss, ${formatShare(share)}`;
    const counted = countFindings(findings, [access.id]);
    const message = {
        relations: [access.id],
        ...(counted ? { findings: counted } : {}),
        description: `${nameOf(index, access.source)} ${verb} ${store}`,
    };
    if (teller.docked.get(access.store) === access.source) {
        const text = `${verb} ${store}${miss === '' ? '' : ` (${miss})`}`;
        const cache = index.stores.get(access.store)?.kind === 'cache';
        return { kind: 'self', on: access.source, text, glyph: cache ? 'event' : 'store', arrow: true, ...message };
    }
    return {
        kind: 'message',
        from: teller.enter(access.source),
        to: teller.enter(access.store),
        line: access.mode,
        label: access.schema === undefined ? verb : `${verb} ${access.schema}`,
        detail: miss,
        body: [],
        ...message,
    };
}

function publicationItem(teller: Teller, { publication, channel }: FlowPublication): PlainMessage {
    const { index, findings } = teller;
    const event = eventName(index, publication);
    const counted = countFindings(findings, [publication.id]);
    return {
        kind: 'message',
        from: teller.enter(publication.source),
        ...(channel === undefined ? {} : { to: teller.enter(carrierOf(index, channel)) }),
        line: 'event',
        label: event,
        detail: [
            ...(channel === undefined || publication.event === undefined ? [] : [nameOf(index, channel)]),
            ...(publication.through === undefined ? [] : [publication.through]),
        ].join(' · '),
        body: [],
        relations: [publication.id],
        ...(counted ? { findings: counted } : {}),
        description: `${nameOf(index, publication.source)} publishes ${event}`,
    };
}

function blockItem(teller: Teller, step: FlowBlock): readonly Fragment[] {
    const filled = step.branches
        .map(({ guard, steps }, i) => ({
            title: withShare(guard ?? (i > 0 ? 'else' : ''), step.share, i),
            items: stepItems(teller, steps),
            first: firstActor(steps),
        }))
        .filter(({ items }) => items.length > 0);
    const [first] = filled;
    if (!first?.first) {
        return [];
    }
    const isAlternative = step.block === 'alt';
    const isOneOf = isAlternative && step.branches[0]?.guard === undefined;
    return [
        {
            kind: 'fragment',
            fragment: BLOCKS[step.block][0],
            on: first.first,
            ...headOf(step, first.title),
            ...(step.block === 'loop' ? { glyph: 'retry' as const } : {}),
            sections: filled.map(({ title, items }, i) => ({
                items,
                ...(isAlternative && i > 0 ? { title: isOneOf ? 'or' : title } : {}),
            })),
        },
    ];
}

/** What stands above a block: `5 times` `each item`, `if` `a gift (20 %)`. */
function headOf(
    { block, branches, times, share }: FlowBlock,
    title: string,
): { readonly tab: string; readonly guard: string } {
    const [, tab] = BLOCKS[block];
    const condition = branches[0]?.guard;
    switch (block) {
        case 'alt':
            if (condition === undefined) {
                return { tab: 'one of', guard: '' };
            }
            return branches[0]?.steps.length === 0
                ? { tab: 'unless', guard: withShare(condition, share, 0) }
                : { tab, guard: title };
        case 'loop':
            return { tab: times === undefined ? tab : `${times} times`, guard: title };
        case 'undo':
            return { tab, guard: 'when a later step fails, the last first' };
        case 'par':
            return { tab, guard: '' };
    }
}

/** `a gift (20 %)` */
function withShare(guard: string, share: number | undefined, branch: number): string {
    return share === undefined ? guard : `${guard} (${formatShare(branch === 0 ? share : 1 - share)})`;
}

const BLOCKS = {
    par: ['parallel', 'in parallel'],
    alt: ['alternatives', 'if'],
    loop: ['loop', 'again'],
    undo: ['undo', 'undo'],
} as const;

/** What follows by message: from the broker, or straight from the publisher where no topic is known. */
function deliveries(teller: Teller, { later }: ScenarioFlow): readonly PlainMessage[] {
    return later
        .filter(
            ({ publication, subscription, channel }) =>
                !hides(teller, publication, channel) && !teller.hidden.has(subscription.source),
        )
        .map((delivery) => deliveryItem(teller, delivery));
}

function deliveryItem(teller: Teller, { publication, subscription, channel, work }: FlowDelivery): PlainMessage {
    const { index, findings } = teller;
    const event = eventName(index, publication);
    const relations = [subscription.id];
    const counted = countFindings(findings, relations);
    const handler = index.operations.get(subscription.sourceOperation ?? '');
    return {
        kind: 'message',
        from: teller.enter(channel === undefined ? publication.source : carrierOf(index, channel)),
        to: teller.enter(subscription.source),
        line: 'event',
        label: event,
        detail: handler?.idempotent ? 'idempotent' : '',
        ...(handler ? { operation: handler.id } : {}),
        body: workItems(teller, work),
        relations,
        ...(counted ? { findings: counted } : {}),
        description: `${nameOf(index, subscription.source)} receives ${event}`,
    };
}

function eventName(index: ModelIndex, { event, channel }: Publication): string {
    return nameOf(index, event ?? channel ?? '');
}

/** The broker of a channel, which stands for all its topics and queues. */
function carrierOf(index: ModelIndex, channel: string): string {
    return index.channels.get(channel)?.broker ?? channel;
}

function hides({ index, hidden }: Teller, { event, source }: Publication, channel: string | undefined): boolean {
    return [event, source, channel, channel === undefined ? undefined : carrierOf(index, channel)].some(
        (id) => id !== undefined && hidden.has(id),
    );
}
