import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import { saidValue } from '../model/said.ts';
import { callTime } from '../model/what-if/call-time.ts';
import { callsInto, type Work, type WorkGraph, workGraph } from '../model/what-if/work-graph.ts';
import { type WorstCaseWait, worstCaseWait } from '../model/what-if/worst-case-wait.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import { timeGiven } from './analysis/time-given.ts';
import { stagesText, waitLocations } from './analysis/wait-text.ts';
import { workPlace } from './analysis/work-place.ts';
import type { Fix, RelatedLocation } from './finding.ts';
import { type CallChains, raiseTimeouts } from './fixes/raise-timeouts.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds callers that give up before their callees do; see `timeout-inversion.md`. */
export const timeoutInversion = defineRule({
    id: 'timeout-inversion',
    category: 'resilience',
    severity: 'error',
    summary: 'A caller that gives up before what it called does',
    fixable: true,
    sources: [
        'Google, Site Reliability Engineering, chapter 22: deadline propagation',
        'Amazon Builders’ Library, Timeouts, retries and backoff with jitter',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const graph = derive(workGraph);
        const into = callsInto(index, graph);
        const chains: CallChains = { index, graph, callsInto: into, counts: isWaitedFor };
        const waitOf = rememberedWaits(index, graph, nameOf);
        for (const [node, calls] of [...into].sort(([a], [b]) => byCodeUnits(a, b))) {
            const waits = (graph.choices.get(node) ?? [node]).flatMap((id) => waitOf(id) ?? []);
            for (const call of calls) {
                const found = worstInversion(timeGiven(index, call), waits);
                if (found) {
                    yield report(call, found, chains, calls.length <= MOST_FIXED, nameOf);
                }
            }
        }
    },
});

/** What a callee needs. */
interface Need {
    readonly work: Work;
    /** Without optional calls that have a fallback. */
    readonly wait: WorstCaseWait;
    /** The longest single wait among all its calls, and the call. */
    readonly longest: { readonly call: Call; readonly perTry: Milliseconds };
    /** The sum of the waits, as words. */
    readonly text: string;
    /** Ids of its calls. */
    readonly relations: readonly string[];
    readonly related: readonly RelatedLocation[];
}

interface Inversion {
    readonly need: Need;
    readonly perTry: Milliseconds;
    /** A single try of a single call takes longer than the caller waits. */
    readonly bySingleCall: boolean;
}

/** An answer that can be done without, and is: its time is cut short by whoever falls back. */
function isWaitedFor(call: Call): boolean {
    return !(call.optional && call.effective.fallback.said === 'set');
}

function rememberedWaits(index: ModelIndex, graph: WorkGraph, nameOf: NameOf): (id: string) => Need | undefined {
    const known = new Map<string, Need | undefined>();
    return (id) => {
        if (!known.has(id)) {
            known.set(id, needOf(index, graph.works.get(id), nameOf));
        }
        return known.get(id);
    };
}

/** What a piece of work needs; nothing where it calls nobody in bounded time, or hands on the time that it is given. */
function needOf(index: ModelIndex, work: Work | undefined, nameOf: NameOf): Need | undefined {
    const propagated = saidValue(index.services.get(work?.service ?? '')?.propagates ?? { said: 'unknown' });
    if (!work || propagated?.includes('deadlines')) {
        return undefined;
    }
    const longest = work.calls
        .map(({ call }) => ({ call, perTry: callTime(call.effective).perTry }))
        .filter(({ perTry }) => Number.isFinite(perTry))
        .reduce<Need['longest'] | undefined>(
            (most, one) => (most && most.perTry >= one.perTry ? most : one),
            undefined,
        );
    if (!longest) {
        return undefined;
    }
    const wait = worstCaseWait(index, work, { counts: isWaitedFor });
    return {
        work,
        longest,
        wait,
        text: stagesText(wait, nameOf),
        relations: relationsOf(wait, longest.call),
        related: waitLocations(wait, nameOf),
    };
}

/** The worst of what a call may reach and gives too little time to. */
function worstInversion(perTry: Milliseconds, needs: readonly Need[]): Inversion | undefined {
    let worst: Inversion | undefined;
    for (const need of needs) {
        const bySingleCall = perTry < need.longest.perTry;
        const isInversion = bySingleCall || perTry < need.wait.total;
        const isWorse =
            worst === undefined ||
            (bySingleCall !== worst.bySingleCall ? bySingleCall : timeNeeded(need) > timeNeeded(worst.need));
        if (isInversion && isWorse) {
            worst = { need, perTry, bySingleCall };
        }
    }
    return worst;
}

function timeNeeded({ wait, longest }: Need): Milliseconds {
    return Math.ceil(Math.max(wait.total, longest.perTry));
}

/** Callers of one operation whose timeouts a fix would still raise one by one. */
const MOST_FIXED = 10;

function report(
    call: Call,
    { need, perTry, bySingleCall }: Inversion,
    chains: CallChains,
    isFixable: boolean,
    nameOf: NameOf,
): Report {
    const { index } = chains;
    const caller = `\`${nameOf(call.route === undefined ? callerOf(call) : `${call.source}:${call.route}`)}\``;
    const callee = `\`${nameOf(need.work.id)}\``;
    const given = formatDuration(perTry);
    const why = bySingleCall
        ? `which alone waits up to ${formatDuration(need.longest.perTry)} for \`${nameOf(calleeOf(need.longest.call))}\``
        : `whose calls can take ${atLeast(need)}${formatDuration(need.wait.total)}: ${need.text}`;
    return {
        severity: bySingleCall ? 'error' : 'warning',
        message: `${caller} waits ${given} for ${callee}, ${why}. It gives up while the work goes on unseen.`,
        source: call.location,
        element: callerOf(call),
        relations: [call.id, ...need.relations],
        decisive: [call.id, need.work.id],
        related: need.related,
        fixes: isFixable ? raiseTimeouts(chains, [{ call, timeout: timeNeeded(need) }]) : [],
        cause: {
            key: need.work.id,
            adds: `${caller} waits ${given} for ${callee}`,
            merge: (reports) => ({
                message: `${counted(reports.length, 'caller')} of ${callee} give up before it does: it can take ${atLeast(need)}${formatDuration(timeNeeded(need))} (${need.text}).`,
                source: workPlace(index, need.work).source,
                element: workPlace(index, need.work).element,
                fixes: isFixable ? fixTogether(chains, reports, need) : [],
            }),
        },
    };
}

/** The calls that are waited for, the longest first. */
function relationsOf(wait: WorstCaseWait, longest: Call): readonly string[] {
    const waited = wait.stages.flatMap(({ calls }) => calls.map(({ call }) => call.id));
    return [...new Set([longest.id, ...waited])].slice(0, MOST_RELATIONS);
}

const MOST_RELATIONS = 20;

function atLeast({ wait }: Need): string {
    return wait.atLeast ? 'at least ' : '';
}

function fixTogether(chains: CallChains, reports: readonly Report[], need: Need): readonly Fix[] {
    const calls = reports.flatMap(({ relations = [] }) => chains.index.calls.get(relations[0] ?? '') ?? []);
    return raiseTimeouts(
        chains,
        calls.map((call) => ({ call, timeout: timeNeeded(need) })),
    );
}
