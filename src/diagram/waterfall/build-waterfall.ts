import { type ExpectedTimes, expectedTimes, type TimedStep } from '../../model/flow/expected-times.ts';
import {
    type FlowAccess,
    type FlowBlock,
    type FlowCall,
    type FlowDelivery,
    type FlowPublication,
    firstActor,
} from '../../model/flow/flow.ts';
import { followScenario } from '../../model/flow/follow-scenario.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { lastName } from '../../model/qualified-name.ts';
import { formatDuration, formatShare, type Milliseconds } from '../../model/quantities.ts';
import type { Scenario } from '../../model/scenario.ts';
import { callTime } from '../../model/what-if/call-time.ts';
import { nameOf } from '../sequence/call-items.ts';
import { createParticipants } from '../sequence/participants.ts';
import type { ScenarioRequest } from '../sequence/scenario-views.ts';
import type { Participant } from '../sequence/sequence-view.ts';
import { loadText, timesText, UNFOLLOWED_TEXT } from '../sequence/wording.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import type { WaterfallRow, WaterfallView } from './waterfall-view.ts';

/** The trace to expect of a scenario. */
export function buildWaterfall({ index, scenario, head, findings, hidden }: ScenarioRequest): WaterfallView {
    const flow = followScenario(index, scenario);
    const times = expectedTimes(flow);
    const participants = createParticipants(index, undefined);
    const looks = new Map<string, Participant>();
    const context: RowContext = {
        index,
        findings,
        hidden,
        scale: times.scale,
        looksOf(id) {
            const known = looks.get(id);
            if (known) {
                return known;
            }
            participants.enter(id);
            const added = participants.all().at(-1);
            if (added) {
                looks.set(id, added);
            }
            return added;
        },
    };
    const rows = rowsOf(context, times.steps, 0);
    const later = flow.later.flatMap((delivery, i) => {
        const timed = times.later[i];
        return timed ? deliveryRows(context, delivery, timed) : [];
    });
    const counted =
        findings &&
        countFindings(
            findings,
            [...rows, ...later].flatMap((row) => [row.id, ...row.relations]),
        );
    return {
        kind: 'waterfall',
        ...head,
        subtitle: subtitle(scenario, times),
        scale: times.scale,
        rows,
        later,
        contexts: contextsOf([...looks.values()]),
        ...(findings ? { findings: { error: 0, warning: 0, info: 0, ...counted } } : {}),
        notes: [...head.notes, ...flow.notes, ...alternativesNote(times)],
    };
}

interface RowContext {
    readonly index: ModelIndex;
    readonly findings: FindingMarks | undefined;
    readonly hidden: ReadonlySet<string>;
    readonly scale: ExpectedTimes['scale'];
    looksOf(id: string): Participant | undefined;
}

function subtitle(scenario: Scenario, { scale, total, atLeast }: ExpectedTimes): string {
    const load = scenario.load ? ` · ${loadText(scenario.load)}` : '';
    if (scale === 'order') {
        return `Expected order of work${load} · no times are said, so every piece of work is drawn equally long`;
    }
    return atLeast
        ? `Expected trace, at least ${roughly(total)}${load} · some times are not said`
        : `Expected trace, ${roughly(total)}${load}`;
}

function alternativesNote({ alternatives }: ExpectedTimes): readonly string[] {
    return alternatives === 0
        ? []
        : [
              `Of alternatives the likelier is drawn, the first where nobody says; ${alternatives === 1 ? 'another one is' : `${alternatives} are`} left out.`,
          ];
}

function contextsOf(participants: readonly Participant[]): ReadonlyMap<number, string> {
    const contexts = new Map<number, string>();
    for (const { hue, context } of participants) {
        if (hue !== undefined && context !== undefined) {
            contexts.set(hue, lastName(context));
        }
    }
    return new Map([...contexts].sort(([a], [b]) => a - b));
}

/** The rows of steps and of what they cause. */
function rowsOf(context: RowContext, steps: readonly TimedStep[], depth: number): readonly WaterfallRow[] {
    return steps.flatMap((timed) => rowsOfStep(context, timed, depth));
}

function rowsOfStep(context: RowContext, timed: TimedStep, depth: number): readonly WaterfallRow[] {
    const { step } = timed;
    switch (step.kind) {
        case 'call':
            return context.hidden.has(step.call.target)
                ? []
                : [callRow(context, step, timed, depth), ...rowsOf(context, timed.inside, depth + 1)];
        case 'access':
            return context.hidden.has(step.access.store) ? [] : [accessRow(context, step, timed, depth)];
        case 'block': {
            const inside = rowsOf(context, timed.inside, depth + 1);
            return inside.length === 0 ? [] : [loopRow(context, step, timed, depth), ...inside];
        }
        case 'publication':
            return hidesEvent(context, step) ? [] : [eventRow(context, step, timed, depth)];
    }
}

type Timing = Pick<
    WaterfallRow,
    'start' | 'end' | 'own' | 'said' | 'turns' | 'attempts' | 'abandonedUntil' | 'critical' | 'depth'
>;

function timingOf(timed: Omit<TimedStep, 'step'>, depth: number): Timing {
    const { start, end, own, said, turns, attempts, abandonedUntil, critical } = timed;
    const abandoned = abandonedUntil === undefined ? {} : { abandonedUntil };
    return { start, end, own, said, turns, attempts, ...abandoned, critical, depth };
}

function callRow(context: RowContext, step: FlowCall, timed: TimedStep, depth: number): WaterfallRow {
    const { index, findings, scale } = context;
    const { call, work, label } = step;
    const operation = index.operations.get(work.node ?? '');
    const looks = context.looksOf(call.target);
    const relations = call.id === undefined ? [] : [call.id];
    const counted = countFindings(findings, relations);
    const { perTry, tries } = callTime(call.effective);
    const what = label ?? operation?.endpoint ?? operation?.name ?? index.routes.get(work.node ?? '')?.path ?? '';
    const remark = joined([
        durationText(context, timed, work.unfollowed === undefined),
        timesText(call),
        timed.turns > 1 ? 'one after the other' : '',
        timed.guard ?? '',
        ...(Number.isFinite(perTry) ? [`timeout ${formatDuration(perTry)}`] : []),
        timed.attempts.length > 0 ? attemptsText(timed.attempts.length, tries) : '',
        call.optional ? 'optional' : '',
        call.ignoresReply ? 'not waited for' : '',
        work.unfollowed === undefined ? '' : UNFOLLOWED_TEXT[work.unfollowed],
    ]);
    return {
        ...timingOf(timed, depth),
        kind: 'work',
        id: operation?.id ?? call.target,
        title: looks?.title ?? call.target,
        what,
        glyph: looks?.glyph ?? 'service',
        ...hueOf(looks),
        ...(scale === 'time' && Number.isFinite(perTry) ? { timeout: timed.start + perTry } : {}),
        remark,
        relations,
        ...(counted ? { findings: counted } : {}),
        description: joined([`${nameOf(index, call.source)} calls ${nameOf(index, call.target)}`, what, remark]),
    };
}

/** All rounds of a loop; what is inside is told of the first. */
function loopRow({ index, scale }: RowContext, { branches }: FlowBlock, timed: TimedStep, depth: number): WaterfallRow {
    const [branch] = branches;
    const actor = firstActor(branch?.steps ?? []) ?? '';
    const rounds = `${timed.turns} times`;
    const remark = joined([
        scale === 'order' ? '' : roughly(timed.end - timed.start),
        'one round after the other, the first is told',
    ]);
    return {
        ...timingOf(timed, depth),
        kind: 'loop',
        id: actor,
        title: branch?.guard ?? '',
        what: rounds,
        glyph: 'retry',
        remark,
        relations: [],
        description: joined([`${nameOf(index, actor)} goes through ${branch?.guard ?? 'a loop'} ${rounds}`, remark]),
    };
}

function attemptsText(shown: number, tries: number): string {
    if (tries > shown) {
        return `${shown} tries and more run into it`;
    }
    return shown === 1 ? 'runs into it' : shown === 2 ? 'both tries run into it' : `all ${shown} tries run into it`;
}

function accessRow(context: RowContext, step: FlowAccess, timed: TimedStep, depth: number): WaterfallRow {
    const { index, findings } = context;
    const { access, share } = step;
    const looks = context.looksOf(access.store);
    const counted = countFindings(findings, [access.id]);
    const verb = access.mode === 'read' ? 'reads' : 'writes';
    const remark = joined([
        durationText(context, timed, true),
        share === undefined ? '' : `on a miss, ${formatShare(share)} of the reads`,
        timed.guard ?? '',
    ]);
    return {
        ...timingOf(timed, depth),
        kind: 'access',
        id: access.store,
        title: nameOf(index, access.store),
        what: access.mode === 'read' ? 'read' : 'write',
        glyph: index.stores.get(access.store)?.kind === 'cache' ? 'event' : 'store',
        ...hueOf(looks),
        remark,
        relations: [access.id],
        ...(counted ? { findings: counted } : {}),
        description: joined([`${nameOf(index, access.source)} ${verb} ${nameOf(index, access.store)}`, remark]),
    };
}

function eventRow(
    { index, findings }: RowContext,
    { publication, channel }: FlowPublication,
    timed: TimedStep,
    depth: number,
): WaterfallRow {
    const event = nameOf(index, publication.event ?? channel ?? '');
    const counted = countFindings(findings, [publication.id]);
    return {
        ...timingOf(timed, depth),
        kind: 'event',
        id: publication.event ?? channel ?? publication.source,
        title: event,
        what: 'published',
        glyph: 'topic',
        remark: joined([
            ...(channel === undefined || publication.event === undefined ? [] : [`to ${nameOf(index, channel)}`]),
            publication.through ?? '',
            timed.guard ?? '',
        ]),
        relations: [publication.id],
        ...(counted ? { findings: counted } : {}),
        description: `${nameOf(index, publication.source)} publishes ${event}`,
    };
}

/** What a receiver does, from the moment of publication: how long the message travels nobody says. */
function deliveryRows(
    context: RowContext,
    { publication, subscription, channel, work }: FlowDelivery,
    timed: Omit<TimedStep, 'step'>,
): readonly WaterfallRow[] {
    const { index, findings, hidden } = context;
    if ([subscription.source, publication.event, channel].some((id) => id !== undefined && hidden.has(id))) {
        return [];
    }
    const looks = context.looksOf(subscription.source);
    const counted = countFindings(findings, [subscription.id]);
    const event = nameOf(index, publication.event ?? channel ?? '');
    const remark = joined([
        durationText(context, timed, true),
        work.unfollowed === undefined ? '' : UNFOLLOWED_TEXT[work.unfollowed],
    ]);
    return [
        {
            ...timingOf(timed, 0),
            kind: 'work',
            id: subscription.sourceOperation ?? subscription.source,
            title: looks?.title ?? subscription.source,
            what: `on ${event}`,
            glyph: looks?.glyph ?? 'service',
            ...hueOf(looks),
            remark,
            relations: [subscription.id],
            ...(counted ? { findings: counted } : {}),
            description: joined([`${nameOf(index, subscription.source)} receives ${event}`, remark]),
        },
        ...rowsOf(context, timed.inside, 1),
    ];
}

function hidesEvent({ hidden }: RowContext, { publication, channel }: FlowPublication): boolean {
    return [publication.event, channel].some((id) => id !== undefined && hidden.has(id));
}

/** How long something takes, and how much of it is its own work; silence is told, where it matters. */
function durationText({ scale }: RowContext, timed: Omit<TimedStep, 'step'>, followed: boolean): string {
    if (scale === 'order') {
        return '';
    }
    const whole = timed.end - timed.start;
    const own = timed.own.end - timed.own.start;
    const unsaid = timed.inside.length > 0 ? 'own time not said' : 'time not said';
    if (!timed.said) {
        return whole > 0 ? `${roughly(whole)} · ${unsaid}` : unsaid;
    }
    return timed.inside.length > 0 && followed && whole > own
        ? `${roughly(whole)} · own ${roughly(own)}`
        : roughly(whole);
}

/** A duration with three digits. */
function roughly(time: Milliseconds): string {
    return formatDuration(Number(time.toPrecision(3)));
}

function joined(parts: readonly string[]): string {
    return parts.filter((part) => part !== '').join(' · ');
}

function hueOf(looks: Participant | undefined): Pick<WaterfallRow, 'hue'> {
    return looks?.hue === undefined ? {} : { hue: looks.hue };
}
