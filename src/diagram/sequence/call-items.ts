import { displayName } from '../../model/element.ts';
import type { FlowCall } from '../../model/flow/flow.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Fallback, PolicyOrigin, Retry } from '../../model/policy.ts';
import { lastName } from '../../model/qualified-name.ts';
import type { Operation } from '../../model/service.ts';
import { countFindings, type FindingMarks, marksOf, missingProperties } from '../views/finding-marks.ts';
import { isInherited, policyPill } from '../views/policy-pill.ts';
import type { PolicyPill } from '../views/view-graph.ts';
import type { CallMessage, Fragment, FragmentSection, SequenceItem } from './sequence-view.ts';
import { attemptsText, detailText, promiseText, retryText, timesText, workTimeText } from './wording.ts';

/** What the making of messages has to look up. */
export interface Telling {
    readonly index: ModelIndex;
    readonly findings: FindingMarks | undefined;
    /** Lets an element take part; its id. */
    enter(id: string): string;
}

/** The message of a call, in frames for what is repeated, tried again or done without. */
export function callItem(telling: Telling, step: FlowCall, body: readonly SequenceItem[]): SequenceItem {
    return inTimesFrame(step, inAttemptsFrame(telling, step, callMessage(telling, step, body)));
}

function callMessage(telling: Telling, step: FlowCall, body: readonly SequenceItem[]): CallMessage {
    const { index, findings } = telling;
    const { call, work } = step;
    const relations = call.id === undefined ? [] : [call.id];
    const counted = countFindings(findings, relations);
    const label = callLabel(index, step);
    const wait = step.compensates ? undefined : waitOf(telling, step);
    const operation = index.operations.get(work.node ?? '');
    const more = [
        ...(step.label === undefined || operation?.endpoint === undefined ? [] : [operation.endpoint]),
        ...(call.protocol === undefined ? [] : [call.protocol]),
        ...(operation?.idempotent ? ['idempotent'] : []),
    ];
    const external = index.externals.get(call.target);
    return {
        kind: 'call',
        from: telling.enter(call.source),
        to: telling.enter(call.target),
        line: step.compensates ? 'undo' : 'call',
        label,
        detail: detailText(step, step.compensates ? ['undo', ...more] : more),
        ...(work.node === undefined || external ? {} : { operation: work.node }),
        ...(wait ? { wait } : {}),
        answers: !call.ignoresReply,
        answer: external?.takes ? workTimeText(external.takes) : promiseText((operation ?? external)?.slo),
        body,
        relations,
        ...(counted ? { findings: counted } : {}),
        description: `${nameOf(index, call.source)} calls ${nameOf(index, call.target)}: ${label}`,
    };
}

/** What the scenario says; else the endpoint or the operation; else whom it goes to. */
function callLabel(index: ModelIndex, { call, label, work }: FlowCall): string {
    const operation = index.operations.get(work.node ?? '');
    if (label !== undefined) {
        return label;
    }
    if (operation) {
        return operationLabel(operation);
    }
    const route = index.routes.get(work.node ?? '');
    return route ? route.path : `calls ${nameOf(index, call.target)}`;
}

/** The endpoint, else service and name: `payments.charge`. */
function operationLabel({ endpoint, service, name }: Operation): string {
    return endpoint ?? `${lastName(service)}.${name}`;
}

/** How a call is protected, without what its frame says. */
function waitOf({ index, findings }: Telling, step: FlowCall): CallMessage['wait'] {
    const { call } = step;
    const relations = call.id === undefined ? [] : [call.id];
    const pill = policyPill(call, missingProperties(findings, relations), index.clients.has(call.source));
    const framed = framedPolicies(step);
    const items = (pill?.items ?? []).filter(
        ({ glyph }) => !(framed.retry && glyph === 'retry') && !(framed.fallback && glyph === 'fallback'),
    );
    const inverted = relations.some((id) =>
        marksOf(findings, id).some(({ rule, evidence }) => rule === 'timeout-inversion' && !evidence),
    );
    return pill && items.length > 0 ? { pill: { ...pill, items } satisfies PolicyPill, inverted } : undefined;
}

/** Retries and fallback get a frame where they are said for this very call; inherited ones stand in the pill. */
function framedPolicies({ call, compensates }: FlowCall): { readonly retry?: Retry; readonly fallback?: Fallback } {
    const { retry, fallback } = call.effective;
    const own = (origin: PolicyOrigin) => !compensates && !isInherited(origin, call);
    return {
        ...(retry.said === 'set' && retry.value.retries !== 0 && own(retry.origin) ? { retry: retry.value } : {}),
        ...(fallback.said === 'set' && own(fallback.origin) ? { fallback: fallback.value } : {}),
    };
}

/** A frame for what is tried again, or has something to fall back on. */
function inAttemptsFrame(telling: Telling, step: FlowCall, message: CallMessage): CallMessage | Fragment {
    const { retry, fallback } = framedPolicies(step);
    if (!retry && !fallback) {
        return message;
    }
    const first: FragmentSection = { items: [message] };
    const { breaker } = step.call.effective;
    return {
        kind: 'fragment',
        fragment: 'attempts',
        on: message.from,
        tab: retry ? attemptsText(retry.retries) : 'with a fallback',
        glyph: retry ? 'retry' : 'fallback',
        guard: retry ? retryText(retry) : '',
        sections: fallback
            ? [first, fallbackSection(telling, message.from, fallback, retry !== undefined, breaker.said === 'set')]
            : [first],
    };
}

function fallbackSection(
    { index, enter }: Telling,
    from: string,
    { description, target }: Fallback,
    retries: boolean,
    breaks: boolean,
): FragmentSection {
    const when = `${retries ? 'when attempts are used up' : 'when it fails'}${breaks ? ' or the breaker is open' : ''}`;
    const operation = index.operations.get(target ?? '');
    const name = operation ? operationLabel(operation) : nameOf(index, target ?? '');
    const what = description ?? (target === undefined ? '' : `ask ${name}`);
    const instead = target === undefined ? undefined : elementOf(index, target);
    const message = (to: string): CallMessage => ({
        kind: 'call',
        from,
        to: enter(to),
        line: 'call',
        label: operation ? name : `calls ${nameOf(index, to)}`,
        detail: '',
        ...(operation ? { operation: operation.id } : {}),
        answers: true,
        answer: '',
        body: [],
        relations: [],
        description: `${nameOf(index, from)} calls ${nameOf(index, to)} instead`,
    });
    return {
        title: `fallback, ${when}${what === '' ? '' : `: ${what}`}`,
        glyph: 'fallback',
        items: instead === undefined || instead === from ? [] : [message(instead)],
    };
}

/** The element that can be asked: a service for its operation; nothing for what takes no requests. */
function elementOf(index: ModelIndex, id: string): string | undefined {
    return index.serviceOf(id) ?? (index.externals.has(id) || index.stores.has(id) ? id : undefined);
}

/**
 * A frame for what is called several times, or perhaps in vain. One frame says all of it, except where each of several
 * calls is tried again by itself.
 */
function inTimesFrame(step: FlowCall, item: CallMessage | Fragment): SequenceItem {
    const { call } = step;
    const times = step.compensates ? '' : timesText(call);
    if (times === '' && !call.optional) {
        return item;
    }
    const words = [times, call.optional ? 'optional' : ''].filter((part) => part !== '').join(' · ');
    const without = call.optional ? 'goes on without the answer' : '';
    if (item.kind === 'fragment' && (times === '' || item.glyph === 'fallback')) {
        const guard = [item.guard, without].filter((part) => part !== '').join(' · ');
        return { ...item, tab: `${words} · ${item.tab}`, guard };
    }
    return {
        kind: 'fragment',
        fragment: times === '' ? 'optional' : call.parallel ? 'parallel' : 'loop',
        on: call.source,
        tab: words,
        guard: without,
        sections: [{ items: [item] }],
    };
}

/** What people call an element. */
export function nameOf(index: ModelIndex, id: string): string {
    const element = index.elements.get(id);
    if (element?.kind === 'external') {
        return element.name;
    }
    return element ? displayName(element) : id;
}
