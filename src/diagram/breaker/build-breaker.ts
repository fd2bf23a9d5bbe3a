import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import { addTo } from '../../model/multimap.ts';
import type { PolicyBlock } from '../../model/policy.ts';
import { formatDuration, formatRate, formatShare } from '../../model/quantities.ts';
import { saidValue, UNKNOWN } from '../../model/said.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import { BREAKER_LIBRARIES, type BreakerBehaviour, breakerBehaviour } from './breaker-behaviour.ts';
import { compareBreaker } from './breaker-comparison.ts';
import { breakerExample } from './breaker-example.ts';
import { type BreakerHolder, callsOn, callText } from './breaker-holders.ts';
import type { BreakerFact, BreakerUses, BreakerView } from './breaker-view.ts';
import { machineWords } from './breaker-words.ts';

/** How the picture of a breaker is called and narrowed. */
export interface BreakerViewOptions {
    readonly view: string;
    readonly title?: string;
    readonly findings: FindingMarks | undefined;
    /** Whether a call belongs to what the view shows. */
    readonly shows: (call: Call) => boolean;
    readonly notes: readonly string[];
}

/** Most calls that are listed. */
const LISTED = 8;

/** The picture of the breaker that a holder says. */
export function breakerView(
    model: ArchitectureModel,
    holder: BreakerHolder,
    { view, title, findings, shows, notes }: BreakerViewOptions,
): BreakerView {
    const behaviour = breakerBehaviour(holder.breaker);
    const calls = callsOn(holder, model).filter(shows);
    const own = countFindings(findings, [holder.id]);
    const example = breakerExample(behaviour);
    const all = findings && { error: 0, warning: 0, info: 0, ...countFindings(findings, [holder.id, ...idsOf(calls)]) };
    const machine = machineWords(behaviour, fallbackText(holder.block));
    return {
        kind: 'breaker',
        view,
        title: title ?? `${holder.title} · Circuit breaker`,
        subtitle: `${holder.whose}${kindText(holder, behaviour)}`,
        subject: { kind: holder.kind, id: holder.id, ...(own ? { findings: own } : {}) },
        machine,
        facts: facts(holder, behaviour),
        usedBy: usesOf(calls, findings),
        ...(example ? { example } : {}),
        comparison: compareBreaker(holder.title, behaviour),
        ...(all ? { findings: all } : {}),
        notes,
        description: `CLOSED to OPEN: ${machine.opens.title}. OPEN to ${
            machine.halfOpen === undefined ? 'CLOSED' : 'HALF-OPEN'
        }: ${machine.waits.title}.${
            machine.closes && machine.reopens
                ? ` HALF-OPEN to CLOSED: ${machine.closes.title}; back to OPEN: ${machine.reopens.title}.`
                : ''
        } It stands on ${calls.length === 1 ? '1 call' : `${calls.length} calls`}.`,
    };
}

/** ` · as Polly does it` */
function kindText({ breaker }: BreakerHolder, { library }: BreakerBehaviour): string {
    if (library !== undefined) {
        return `, as ${BREAKER_LIBRARIES[library]} breaks`;
    }
    return breaker.kind === undefined ? '' : `, by ${breaker.kind}`;
}

/** The calls, those that read the same in one line. */
function usesOf(calls: readonly Call[], findings: FindingMarks | undefined): BreakerUses {
    const byText = new Map<string, string[]>();
    for (const call of calls) {
        addTo(byText, callText(call), call.id);
    }
    const uses = [...byText].map(([text, relations]) => {
        const counts = countFindings(findings, relations);
        return { text, relations, ...(counts ? { findings: counts } : {}) };
    });
    return { calls: uses.slice(0, LISTED), more: Math.max(0, uses.length - LISTED) };
}

function idsOf(calls: readonly Call[]): readonly string[] {
    return calls.map((call) => call.id);
}

function facts({ block }: BreakerHolder, behaviour: BreakerBehaviour): readonly BreakerFact[] {
    const filled = behaviour.filled.map((part) => PARTS[part]);
    const unsaid = behaviour.unsaid.map((part) => PARTS[part]);
    const library = behaviour.library && BREAKER_LIBRARIES[behaviour.library];
    return [
        { label: 'scope', value: scopeText(behaviour) },
        { label: 'counts as failure', value: failureText(block, behaviour) },
        { label: 'inside', value: nestingText(block) },
        ...(filled.length > 0 ? [{ label: 'by default', value: `${filled.join(', ')}: ${library} fills in` }] : []),
        ...(unsaid.length > 0 ? [{ label: 'not said', value: unsaid.join(', ') }] : []),
    ];
}

const PARTS = { opening: 'when it opens', wait: 'how long it waits', probing: 'what closes it' } as const;

function scopeText({ library, shared }: BreakerBehaviour): string {
    if (shared) {
        return 'one for all instances of the caller';
    }
    switch (library) {
        case 'istio':
        case 'envoy':
            return 'one per host of the target';
        case 'linkerd':
            return 'one per endpoint of the target';
        default:
            return 'one per caller instance and target';
    }
}

function failureText({ timeout = UNKNOWN }: PolicyBlock, { slow, library }: BreakerBehaviour): string {
    const limit = saidValue(timeout);
    const error = library === 'istio' || library === 'envoy' ? 'answers of 5xx' : 'errors';
    // With a rate of its own, slowness is judged by itself.
    const slowly = slow && slow.rate === undefined;
    return [
        error,
        ...(limit === undefined ? [] : [`timeout after ${formatDuration(limit)}`]),
        ...(slowly ? [`slower than ${formatDuration(slow.threshold)}`] : []),
        ...(slow && !slowly ? [`${formatShare(slow.rate ?? 1)} slower than ${formatDuration(slow.threshold)}`] : []),
    ].join(', ');
}

/** What wraps the call, from outside in: `retry 2 › breaker › timeout › bulkhead 20`. */
function nestingText(block: PolicyBlock): string {
    const { retry = UNKNOWN, limit = UNKNOWN, timeout = UNKNOWN, bulkhead = UNKNOWN } = block;
    const [retries, rate, time, places] = [saidValue(retry), saidValue(limit), saidValue(timeout), saidValue(bulkhead)];
    return [
        ...(retries ? [`retry ${retries.retries === 'forever' ? '∞' : retries.retries}`] : []),
        'breaker',
        ...(rate ? [`limit ${formatRate(rate.rate)}`] : []),
        ...(time === undefined ? [] : ['timeout']),
        ...(places ? [`bulkhead ${places.concurrent}`] : []),
    ].join(' › ');
}

function fallbackText({ fallback = UNKNOWN }: PolicyBlock): string | undefined {
    const said = saidValue(fallback);
    return said && (said.description ?? said.target ?? 'fallback');
}
